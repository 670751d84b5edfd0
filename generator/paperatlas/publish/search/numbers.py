"""Numbers as short text, for many numbers at once: docs/search.md, "Numbers in text"."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.signedinteger[Any]]
Rows = NDArray[np.uint8]
"""A row of characters' codes for each number, 0 where there is no character."""

ALPHABET = "".join(chr(code) for code in range(33, 127) if chr(code) not in '"\\;|')
LAST, GOING_ON = 52, 28
_MARKS = LAST + GOING_ON
_GREATEST_MARK = 10
_CODES = np.array([ord(character) for character in ALPHABET], dtype=np.uint8)


def number_rows(numbers: Numbers) -> Rows:
    """The characters of each number, which is 0 or more."""
    columns = [_CODES[numbers % LAST]]
    left = numbers // LAST
    while left.any():
        columns.append(np.where(left > 0, _CODES[LAST + (left - 1) % GOING_ON], 0).astype(np.uint8))
        left = np.where(left > 0, (left - 1) // GOING_ON, 0)
    return np.column_stack(columns[::-1])


def mark_rows(counts: Numbers) -> Rows:
    """The characters that say how often a term stands in a document: none for once."""
    many = counts > _GREATEST_MARK
    place = np.where(many, _MARKS + _GREATEST_MARK - 1, _MARKS + np.clip(counts, 2, _GREATEST_MARK) - 2)
    marks = np.where(counts > 1, _CODES[place], 0).astype(np.uint8)[:, None]
    if not many.any():
        return marks
    return np.hstack([marks, np.where(many[:, None], number_rows(np.where(many, counts, 0)), 0).astype(np.uint8)])


def text_of(rows: Rows) -> bytes:
    """All rows behind each other."""
    return rows[rows > 0].tobytes()


def column(numbers: Numbers) -> str:
    """Numbers as one text."""
    return text_of(number_rows(numbers)).decode("ascii") if len(numbers) else ""
