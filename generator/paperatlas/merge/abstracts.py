"""How much two abstracts have in common, by their runs of words."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from heapq import nsmallest

from paperatlas.text.math import replace_math
from paperatlas.text.words import fold

_RUN = 5
"""Words in a run by which abstracts are compared."""
_SKETCH = 6
"""Smallest hashes of an abstract's runs that are kept to find candidates."""
_WORD = re.compile(r"[^\W_]+")


def sketch(text: str) -> list[int]:
    """The few runs that stand for an abstract, those with the smallest hashes; none for a text too short to tell.

    Two texts with most of their runs in common very likely have one of these in common: Broder,
    "On the resemblance and containment of documents", 1997.
    """
    runs = _hashes(text)
    return nsmallest(_SKETCH, runs) if len(runs) >= 2 * _SKETCH else []


def overlap(one: str, other: str) -> float:
    """Jaccard similarity of the two texts' runs of words, 0 to 1."""
    first, second = _runs(one), _runs(other)
    common = len(first & second)
    union = len(first) + len(second) - common
    return common / union if union else 0.0


@lru_cache(maxsize=4096)
def _runs(text: str) -> frozenset[int]:
    return _hashes(text)


def _hashes(text: str) -> frozenset[int]:
    plain = replace_math(text) if "$" in text else text
    folded = plain.lower() if plain.isascii() else fold(plain)
    words = _WORD.findall(folded)
    starts, joined, place = [], " ".join(words).encode("utf-8", "surrogatepass"), 0
    for word in words:
        starts.append(place)
        place += (len(word) if word.isascii() else len(word.encode("utf-8", "surrogatepass"))) + 1
    ends = [*starts[_RUN:], place] if len(words) >= _RUN else []
    view = memoryview(joined)
    return frozenset(zlib.crc32(view[start : end - 1]) for start, end in zip(starts, ends, strict=False))
