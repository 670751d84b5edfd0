"""Which records are of the same work.

By identifiers first, then by title with authors and year, then by the abstract's own words.
Records whose identifiers contradict each other stay apart, whatever else they share.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from paperatlas.model.identifiers import arxiv_id_of_doi
from paperatlas.model.record import Record
from paperatlas.text.words import fold, title_key, words

_SHINGLE = 5
"""Words in a run by which abstracts are compared."""
_SKETCH = 6
"""Smallest hashes of an abstract's runs that are kept to find candidates."""
_SAME_WITHOUT_TITLE, _SAME_DESPITE_TITLE = 0.6, 0.8
"""Share of common runs from which two abstracts are one: where a title is missing, and where titles differ."""
_SHORT_TITLE = 16
"""A title with fewer letters ("Editorial", "Introduction") says nothing without a common author."""
_YEARS_APART = 2


def same_works(records: Sequence[Record]) -> list[list[Record]]:
    """The records grouped by work.

    The result does not depend on the order of the records: groups and their members come in the
    order of their origins. Time grows with the number of records, not with its square.
    """
    ordered = sorted(records, key=lambda record: record.origin)
    groups = _Groups(ordered)
    for pairs in (_by_identifier(ordered), _by_id(ordered), _by_title(ordered), _by_abstract(ordered)):
        for first, second in pairs:
            groups.join(first, second)
    return groups.members()


def identifiers(record: Record) -> dict[str, str]:
    """The identifiers of a record by scheme; an arXiv DOI counts as the arXiv identifier it is."""
    found = {}
    if record.arxiv_id:
        found["arxiv"] = record.arxiv_id
    if record.doi:
        arxiv = arxiv_id_of_doi(record.doi)
        if arxiv:
            found.setdefault("arxiv", arxiv.id)
        else:
            found["doi"] = record.doi
    return found


@dataclass(slots=True)
class _Group:
    records: list[int]
    known: dict[str, str] = field(default_factory=dict)


class _Groups:
    """Sets of records, joined pair by pair unless their identifiers contradict."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records
        self._group_of = [_Group([index], identifiers(record)) for index, record in enumerate(records)]

    def join(self, first: int, second: int) -> None:
        one, other = self._group_of[first], self._group_of[second]
        if one is other:
            return
        if any(other.known.get(scheme, value) != value for scheme, value in one.known.items()):
            return
        if len(one.records) < len(other.records):
            one, other = other, one
        one.records.extend(other.records)
        one.known.update(other.known)
        for index in other.records:
            self._group_of[index] = one

    def members(self) -> list[list[Record]]:
        seen: dict[int, _Group] = {}
        for group in self._group_of:
            seen.setdefault(id(group), group)
        return [[self._records[index] for index in sorted(group.records)] for group in seen.values()]


def _by_identifier(records: Sequence[Record]) -> Iterator[tuple[int, int]]:
    yield from _pairs_with_first(
        ((scheme, value), index)
        for index, record in enumerate(records)
        for scheme, value in identifiers(record).items()
    )


def _by_id(records: Sequence[Record]) -> Iterator[tuple[int, int]]:
    """Records that a person calls the same, unless their titles say otherwise."""
    pairs = _pairs_with_first((record.id, index) for index, record in enumerate(records) if record.id)
    for first, second in pairs:
        one, other = records[first].title, records[second].title
        if not (one and other and title_key(one) != title_key(other)):
            yield first, second


def _pairs_with_first(keyed: Iterable[tuple[object, int]]) -> Iterator[tuple[int, int]]:
    first: dict[object, int] = {}
    for key, index in keyed:
        if key in first:
            yield first[key], index
        else:
            first[key] = index


def _by_title(records: Sequence[Record]) -> Iterator[tuple[int, int]]:
    shelves: dict[str, list[int]] = defaultdict(list)
    for index, record in enumerate(records):
        if record.title and (key := title_key(record.title)):
            shelves[key].append(index)
    for key, shelf in shelves.items():
        for place, second in enumerate(shelf):
            for first in shelf[max(0, place - 8) : place]:
                if _may_be_same(records[first], records[second], _weight(key) < _SHORT_TITLE):
                    yield first, second


def _weight(key: str) -> int:
    """How much a title says: letters, where a Chinese or Japanese character counts for three."""
    return sum(3 if character >= "\u2e80" else 1 for character in key)


def _may_be_same(one: Record, other: Record, is_short: bool) -> bool:
    """Whether two records with the same title agree in authors and year as far as these are known."""
    if one.year and other.year and abs(one.year - other.year) > _YEARS_APART:
        return False
    if one.authors and other.authors:
        return not _families(one).isdisjoint(_families(other))
    if is_short:
        return bool(one.abstract and other.abstract and _overlap(one.abstract, other.abstract) >= _SAME_WITHOUT_TITLE)
    return True


def _families(record: Record) -> set[str]:
    return {fold(name.family or name.name.rsplit(" ", 1)[-1]) for name in record.authors}


def _by_abstract(records: Sequence[Record]) -> Iterator[tuple[int, int]]:
    """Pairs with abstracts nearly alike, found over the smallest hashes of their runs of words."""
    shelves: dict[int, list[int]] = defaultdict(list)
    for index, record in enumerate(records):
        if record.abstract:
            for value in _sketch(record.abstract):
                shelves[value].append(index)
    checked: set[tuple[int, int]] = set()
    for shelf in shelves.values():
        for place, second in enumerate(shelf):
            for first in shelf[max(0, place - 8) : place]:
                if (first, second) not in checked:
                    checked.add((first, second))
                    if _same_abstract(records[first], records[second]):
                        yield first, second


def _same_abstract(one: Record, other: Record) -> bool:
    both_titled = bool(one.title and other.title)
    needed = _SAME_DESPITE_TITLE if both_titled else _SAME_WITHOUT_TITLE
    return _overlap(one.abstract or "", other.abstract or "") >= needed


@lru_cache(maxsize=4096)
def _shingles(text: str) -> frozenset[int]:
    run = [fold(word) for word in words(text)]
    return frozenset(zlib.crc32(" ".join(run[i : i + _SHINGLE]).encode()) for i in range(len(run) - _SHINGLE + 1))


def _sketch(text: str) -> list[int]:
    shingles = _shingles(text)
    return sorted(shingles)[:_SKETCH] if len(shingles) >= 2 * _SKETCH else []


def _overlap(one: str, other: str) -> float:
    """Jaccard similarity of the two texts' runs of words, 0 to 1."""
    first, second = _shingles(one), _shingles(other)
    union = len(first | second)
    return len(first & second) / union if union else 0.0
