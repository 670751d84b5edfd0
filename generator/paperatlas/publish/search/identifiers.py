"""Which number a paper has in the search: so that what is known by its identifier can be shown and cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from paperatlas.publish.search.numbers import column

CHUNK = 500
"""Papers that stand in a file on average."""
_BASIS, _PRIME, _ALL = 0x811C9DC5, 0x01000193, 0xFFFFFFFF


def fnv1a(text: str) -> int:
    """The 32-bit FNV-1a hash of a text in ASCII, which decides in which file an identifier stands."""
    value = _BASIS
    for character in text:
        value = (value ^ ord(character)) * _PRIME & _ALL
    return value


def identifier_files(identifiers: Sequence[str]) -> Iterator[list[str]]:
    """The content of each file: its identifiers, and their numbers as a column.

    Args:
        identifiers: those of all papers; a paper's number is its place.
    """
    files: list[list[int]] = [[] for _ in range(-(-len(identifiers) // CHUNK))]
    for number, identifier in enumerate(identifiers):
        files[fnv1a(identifier) % len(files)].append(number)
    for numbers in files:
        yield [" ".join(identifiers[number] for number in numbers), column(np.array(numbers, dtype=np.int64))]
