"""How much two abstracts have in common, by their runs of words."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

from paperatlas.text.math import replace_math
from paperatlas.text.words import fold

_RUN = 5
"""Words in a run by which abstracts are compared."""
_SKETCH = 6
"""Smallest hashes of an abstract's runs that are kept to find candidates."""
_SORT = 2
"""Last two bits of the words with which the runs begin that go first: `n`, `r` and `f` among them."""
_WORD = re.compile(r"[^\W_]+")
_MARKS = "“”‘’–—"
"""Signs that many a text has which is in ASCII otherwise."""
_ASCII = bytes(ord(chr(byte).lower()) if chr(byte).isalnum() and byte < 128 else ord(" ") for byte in range(256))
"""Letters and digits in lower case, and a space for everything else."""


def sketch(text: str) -> list[int]:
    """The few runs that stand for an abstract, those with the smallest hashes; none for a text too short to tell.

    Two texts with most of their runs in common very likely have one of these in common: Broder,
    "On the resemblance and containment of documents", 1997. Runs that begin with a word of one sort, a fifth
    of them, go before the others: so the others of a long text need not be hashed.
    """
    words = _words(text)
    if len(words) < 2 * _SKETCH + _RUN - 1:
        return []
    first = {
        zlib.crc32(b" ".join(words[start : start + _RUN]))
        for start, word in enumerate(words[: 1 - _RUN])
        if word[-1] & 3 == _SORT
    }
    if len(first) >= _SKETCH:
        return sorted(first)[:_SKETCH]
    runs = _hashes(words)
    return [*sorted(first), *sorted(runs - first)][:_SKETCH] if len(runs) >= 2 * _SKETCH else []


def overlap(one: str, other: str) -> float:
    """Jaccard similarity of the two texts' runs of words, 0 to 1."""
    first, second = _runs(one), _runs(other)
    common = len(first & second)
    union = len(first) + len(second) - common
    return common / union if union else 0.0


@lru_cache(maxsize=4096)
def _runs(text: str) -> frozenset[int]:
    return _hashes(_words(text))


def _hashes(words: list[bytes]) -> frozenset[int]:
    starts = range(len(words) - _RUN + 1)
    return frozenset(zlib.crc32(b" ".join(words[start : start + _RUN])) for start in starts)


def _words(text: str) -> list[bytes]:
    """The words of a text, folded, without mathematics."""
    plain = replace_math(text) if "$" in text else text
    if not plain.isascii():
        for mark in _MARKS:
            plain = plain.replace(mark, " ")
    if plain.isascii():
        return plain.encode("ascii").translate(_ASCII).split()
    return [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(fold(plain))]
