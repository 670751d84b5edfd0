"""What records of one paper say against each other, and what deserves a look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperatlas.merge.comparison import are_far_apart
from paperatlas.merge.identifiers import identities
from paperatlas.merge.portrait import portrait
from paperatlas.merge.precedence import HAND, by_trust, dates_the_published, has_publishers_doi
from paperatlas.model.issue import Issue, warning
from paperatlas.model.record import Origin, Record

_MERGE_FILE = "merge.yml in the data folder"
_YEARS_APART = 1
"""Years between statements of one publication that are no conflict: online first and in print."""


def conflicts(
    named: Sequence[tuple[str, list[Record]]], doubted: Sequence[tuple[str, Record, Record]]
) -> Iterator[Issue]:
    """An issue for each contradiction, at the less trusted of the two records.

    Args:
        named: papers' identifiers, each with its records, the most trusted first.
        doubted: records kept apart although they share an identifier of the named scheme.
    """
    for identifier, members in named:
        first = members[0]
        if first.id and identifier != first.id:
            finding = f'another paper is called "{first.id}" too, so this one is called "{identifier}"'
            yield _issue(first, finding, "give one of them another id")
        if len(members) > 1:
            yield from _written_twice(members)
            yield from _two_dois(members)
            yield from _other_titles(members)
            yield from _other_years(members)
    for scheme, first, second in doubted:
        finding = f"has the {scheme} identifier of {_place(first.origin)}, but another title"
        yield _issue(second, finding, f"correct one of them, or call the two the same in {_MERGE_FILE}")


def _written_twice(members: Sequence[Record]) -> Iterator[Issue]:
    by_hand = [record for record in members if record.origin.format == "yaml"]
    for record in by_hand[1:]:
        yield _issue(record, f"the same paper as {_place(by_hand[0].origin)}", "keep one of the two records")


def _two_dois(members: Sequence[Record]) -> Iterator[Issue]:
    known = [(identities(record).get("doi"), record) for record in members if has_publishers_doi(record)]
    for doi, record in known[1:]:
        if doi != known[0][0]:
            first = known[0][1]
            finding = f"is of one paper with {_place(first.origin)}, but has the DOI {record.doi}, not {first.doi}"
            yield _issue(record, finding, f"correct one of them, or call the two different in {_MERGE_FILE}")
            return


def _other_titles(members: Sequence[Record]) -> Iterator[Issue]:
    titled = [record for record in members if record.title]
    if len({record.title for record in titled}) < 2:
        return
    first = portrait(titled[0])
    for record in titled[1:]:
        other = portrait(record)
        if are_far_apart(first, other) and not first.known.items().isdisjoint(other.known.items()):
            shared = min(first.known.items() & other.known.items())
            finding = f"has the {shared[0]} identifier of {_place(titled[0].origin)}, but another title"
            yield _issue(record, finding, f"correct one of them, or call the two different in {_MERGE_FILE}")
            return


def _other_years(members: Sequence[Record]) -> Iterator[Issue]:
    if by_trust(members[0])[0] == HAND and members[0].year:
        return  # a person has decided
    dated = [record for record in members if record.year and dates_the_published(record)]
    for record in dated[1:]:
        first = dated[0]
        if abs((first.year or 0) - (record.year or 0)) > _YEARS_APART:
            finding = f"says that the paper is of {record.year}, but {_place(first.origin)} says {first.year}"
            yield _issue(record, finding, f"correct one of them, or call the two different in {_MERGE_FILE}")
            return


def _issue(record: Record, finding: str, remedy: str) -> Issue:
    return warning(record.origin.file, record.origin.line, finding, remedy)


def _place(origin: Origin) -> str:
    return f"{origin.file}:{origin.line}" if origin.line else origin.file
