"""The index cut into small texts: docs/search.md, "Terms"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from paperatlas.publish.search.numbers import Numbers, Rows, mark_rows, number_rows, text_of
from paperatlas.publish.search.terms import FieldTable, Table

TARGET = 9000
"""Characters of a shard; one frequent term may be longer."""
_ALONE = TARGET // 3
"""Characters of a term's postings from which it has a shard of its own."""
_LENGTHS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Shard:
    """Consecutive terms."""

    first: str
    """Separates it from the shard before: no greater than the first term, greater than the last one before."""
    terms: str
    postings: str
    is_alone: bool


def cut(table: Table, short: Sequence[bool], names: FieldTable) -> list[Shard]:
    """The terms of a table in shards.

    Args:
        table: the index.
        short: for each field whether its lengths stand beside the postings.
        names: the names that have a term, with the same numbers of terms.
    """
    columns = [_Coded(field, is_short, len(table.terms)) for field, is_short in zip(table.fields, short, strict=True)]
    columns.append(_Coded(names, False, len(table.terms), counted=False))
    postings = ["|".join(parts).rstrip("|") for parts in zip(*(column.texts() for column in columns), strict=True)]
    shards: list[Shard] = []
    start = size = 0
    for number, text in enumerate(postings):
        length = len(text) + len(table.terms[number]) + 1
        if number > start and (size + length > TARGET or length > _ALONE):
            shards.append(_shard(table, postings, start, number))
            start, size = number, 0
        size += length
        if length > _ALONE:
            shards.append(_shard(table, postings, start, number + 1))
            start, size = number + 1, 0
    if start < len(postings):
        shards.append(_shard(table, postings, start, len(postings)))
    return shards


def front_coded(words: Sequence[str]) -> str:
    """Sorted words, each with the number of characters shared with the one before."""
    before = ""
    coded = []
    for word in words:
        coded.append(_after(word, before))
        before = word
    return " ".join(coded)


class _Coded:
    """All postings of a field as one text, and where each term's begin."""

    def __init__(self, field: FieldTable, is_short: bool, size: int, counted: bool = True) -> None:
        rows = _rows(field, is_short, counted)
        lengths = (rows > 0).sum(axis=1)
        self._text = text_of(rows).decode("ascii")
        ends = np.concatenate([[0], np.cumsum(lengths)])
        self._bounds = ends[np.searchsorted(field.terms, np.arange(size + 1))].tolist()

    def texts(self) -> Iterator[str]:
        return (self._text[start:end] for start, end in pairwise(self._bounds))


def _rows(field: FieldTable, is_short: bool, counted: bool) -> Rows:
    columns = [number_rows(_gaps(field.terms, field.documents))]
    if counted:
        columns.append(mark_rows(field.counts))
    if is_short:
        columns.append(number_rows(field.lengths[field.documents]))
    return np.hstack(columns)


def _gaps(terms: Numbers, documents: Numbers) -> Numbers:
    """Distances between the documents of a term, less one; the first from -1."""
    gaps = np.diff(documents, prepend=-1) - 1
    firsts = np.flatnonzero(np.diff(terms, prepend=-1))
    gaps[firsts] = documents[firsts]
    return gaps


def _shard(table: Table, postings: list[str], start: int, end: int) -> Shard:
    terms = table.terms[start:end]
    coded = []
    before = ""
    for place, term in enumerate(terms):
        forms = "".join(f",{_after(form, term)}" for form in table.forms[start + place])
        coded.append(_after(term, before) + forms)
        before = term
    return Shard(
        first=_separator(table.terms[start - 1] if start else "", terms[0]),
        terms=" ".join(coded),
        postings=";".join(postings[start:end]) + ";",
        is_alone=end - start == 1 and len(postings[start]) + len(terms[0]) + 1 > _ALONE,
    )


def _after(word: str, before: str) -> str:
    shared = 0
    for one, other in zip(word[: len(_LENGTHS) - 1], before, strict=False):
        if one != other or ord(one) > 0xFFFF:
            break
        shared += 1
    return _LENGTHS[shared] + word[shared:]


def _separator(before: str, first: str) -> str:
    """The shortest beginning of `first` that is greater than `before`."""
    low = before.encode("utf-16-be")
    for length in range(1, len(first) + 1):
        if first[:length].encode("utf-16-be") > low:
            return first[:length]
    return first
