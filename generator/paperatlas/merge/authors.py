"""The authors of a paper, from the record that names them most fully."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from paperatlas.merge.people import is_same_person, person
from paperatlas.merge.precedence import HAND, by_trust
from paperatlas.model.record import Name, Record


def fullest(group: Sequence[Record]) -> Record | None:
    """The record whose authors are taken: the most trusted, or one that names the same people more fully.

    What is written by hand stands. A list that breaks off ("and others") gives way to one that goes on.

    Args:
        group: records of one work, the most trusted first.
    """
    givers = [record for record in group if record.authors]
    if not givers:
        return None
    best = givers[0]
    if by_trust(best)[0] == HAND:
        return best
    for record in givers[1:]:
        if _goes_on(best, record) or (_are_same(best.authors, record.authors) and _fullness(record) > _fullness(best)):
            best = record
    return best


def with_orcids(authors: tuple[Name, ...], group: Sequence[Record]) -> tuple[Name, ...]:
    """The authors with the ORCIDs that any record of the group gives to the same people."""
    known: list[str | None] = [name.orcid for name in authors]
    for record in group:
        if not any(name.orcid for name in record.authors) or not _are_same(authors, record.authors):
            continue
        known = [mine or theirs.orcid for mine, theirs in zip(known, record.authors, strict=True)]
    if len({orcid for orcid in known if orcid}) < sum(orcid is not None for orcid in known):
        return authors  # one ORCID for two people: a source is mistaken
    return tuple(
        replace(name, orcid=orcid) if orcid and not name.orcid else name
        for name, orcid in zip(authors, known, strict=True)
    )


def _are_same(one: Sequence[Name], other: Sequence[Name]) -> bool:
    """Whether two lists name the same people in the same order."""
    return len(one) == len(other) and _agree(one, other)


def _goes_on(short: Record, long: Record) -> bool:
    """Whether one list breaks off and the other begins with the same people and goes on."""
    return bool(short.more_authors and len(long.authors) > len(short.authors) and _agree(short.authors, long.authors))


def _agree(one: Sequence[Name], other: Sequence[Name]) -> bool:
    return all(is_same_person(person(mine), person(theirs)) for mine, theirs in zip(one, other, strict=False))


def _fullness(record: Record) -> tuple[bool, int, int]:
    """Whether the list is whole, how many given names it writes out, and how many names it cuts into parts."""
    full = sum(any(len(word.strip(".")) > 2 for word in _given(name).split()) for name in record.authors)
    return (not record.more_authors, full, sum(name.family is not None for name in record.authors))


def _given(name: Name) -> str:
    return name.given if name.given is not None else " ".join(name.name.split()[:-1])
