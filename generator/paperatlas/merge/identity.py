"""Which records are of the same work.

By a person's wishes first, then by identifiers, then by title with authors and year, then by the abstract's own words.
Records whose identifiers contradict each other stay apart, unless another identifier or a person joins them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from paperatlas.merge import candidates, comparison
from paperatlas.merge.fields import combined
from paperatlas.merge.groups import Group, Groups
from paperatlas.merge.portrait import Portrait, portrait
from paperatlas.merge.titles import Alike, alike
from paperatlas.merge.wanted import Sides, refused, resolve
from paperatlas.model.issue import Issue
from paperatlas.model.record import Record
from paperatlas.model.wishes import Wishes

_NO_WISHES = Wishes()
_NO_SIDES: Sides = frozenset()
_HEADS = 8
"""Works with one identifier among which another record of it looks for its own."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Records grouped by work."""

    works: list[list[Record]]
    """Groups and their members in the order of their origins."""
    doubted: list[tuple[str, Record, Record]]
    """Records that share an identifier and nothing else, and so are kept apart, with the identifier's scheme."""
    issues: list[Issue]
    """What is wrong with the wishes."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What is known of a work so far."""

    members: tuple[int, ...]
    """Its records by their places, in ascending order."""
    record: Record
    """What they say together."""
    portrait: Portrait
    sides: Sides
    is_new: bool
    """Whether it has not been compared yet."""


def group(records: Iterable[Record], wishes: Wishes = _NO_WISHES) -> Grouping:
    """The records grouped by work.

    What records say together may tell that another one is of the same work, although no single one does: so works are
    compared again until none is joined with another. Grouping works once more therefore changes nothing. The result
    does not depend on the order of the records. Time grows with their number, not with its square.

    Args:
        records: what the sources say.
        wishes: what a person says of which are the same and which are not.
    """
    ordered = in_order(records)
    wanted = resolve(wishes, ordered)
    issues = list(wanted.issues)
    works = [
        _Work((place,), record, portrait(record), wanted.sides.get(place, _NO_SIDES), True)
        for place, record in enumerate(ordered)
    ]
    groups = _groups(works)
    for first, second, wish in wanted.same:
        if not groups.join(first, second):
            issues.append(refused(wish, ordered[first], ordered[second]))
    doubted: list[tuple[str, int, int]] = []
    while True:
        doubted += _join_identified(works, groups)
        _join_alike(works, groups)
        found = groups.members()
        if len(found) == len(works):
            break
        works = _grown(works, found, ordered)
        groups = _groups(works)
    work_of = {place: number for number, work in enumerate(works) for place in work.members}
    return Grouping(
        works=[[ordered[place] for place in work.members] for work in sorted(works, key=lambda work: work.members)],
        doubted=[
            (scheme, ordered[one], ordered[other])
            for scheme, one, other in dict.fromkeys(doubted)
            if work_of[one] != work_of[other]
        ],
        issues=issues,
    )


def same_works(records: Iterable[Record]) -> list[list[Record]]:
    """The records grouped by work, without anybody's wishes."""
    return group(records).works


def in_order(records: Iterable[Record]) -> list[Record]:
    """The records by origin; those of one origin by what they say."""
    ordered: list[Record] = []
    for _, run in groupby(sorted(records, key=lambda record: record.origin), key=lambda record: record.origin):
        twins = list(run)
        ordered.extend(twins if len(twins) == 1 else sorted(twins, key=repr))
    return ordered


def _groups(works: Sequence[_Work]) -> Groups:
    return Groups([work.portrait for work in works], [work.sides for work in works])


def _grown(works: Sequence[_Work], groups: Iterable[Sequence[int]], ordered: Sequence[Record]) -> list[_Work]:
    """The works after a round of joining, in the order of their origins."""
    grown = []
    for numbers in groups:
        parts = [works[number] for number in numbers]
        if len(parts) == 1:
            one = parts[0]
            grown.append(_Work(one.members, one.record, one.portrait, one.sides, False))
            continue
        members = tuple(sorted(place for part in parts for place in part.members))
        record = combined([ordered[place] for place in members])
        sides = frozenset().union(*(part.sides for part in parts))
        grown.append(_Work(members, record, portrait(record), sides, True))
    return sorted(grown, key=lambda work: (work.record.origin, work.members))


def _join_identified(works: Sequence[_Work], groups: Groups) -> list[tuple[str, int, int]]:
    """Joins works that share an identifier; gives back records of those that nevertheless seem to be two."""
    doubted = []
    heads: dict[Hashable, list[int]] = defaultdict(list)
    for index, work in enumerate(works):
        known = work.portrait.known.items()
        for key in [*known, ("id", work.record.id)] if work.record.id else known:
            may_join = _may_share_an_id if key[0] == "id" else _may_share_an_identifier
            for head in heads[key]:
                if (work.is_new or works[head].is_new) and groups.join_if(head, index, may_join):
                    break
            else:
                if heads[key] and key[0] != "id":
                    doubted.append((key[0], works[heads[key][0]].members[0], work.members[0]))
                if len(heads[key]) < _HEADS:
                    heads[key].append(index)
    return doubted


def _join_alike(works: Sequence[_Work], groups: Groups) -> None:
    """Joins works alike in title, the surest first, then works alike in their abstracts."""
    portraits = [work.portrait for work in works]
    new = [work.is_new for work in works]
    for pairs, compare in (
        (candidates.by_title, comparison.by_title),
        (candidates.by_abstract, comparison.by_abstract),
    ):
        found = [
            (-sureness, first, second)
            for first, second in pairs(portraits, new)
            if not groups.are_one(first, second)
            and (sureness := compare(portraits[first], portraits[second])) is not None
        ]
        for _, first, second in sorted(found):
            groups.join_if(first, second, _may_be_alike)


def _may_share_an_identifier(one: Group, other: Group, first: Portrait, second: Portrait) -> bool:
    """Whether a shared identifier is believed: not where titles, and people or another identifier, say otherwise."""
    if not comparison.are_far_apart(first, second):
        return True
    return not comparison.is_contradicted(first, second) and not one.contradicts(other)


def _may_share_an_id(one: Group, other: Group, first: Portrait, second: Portrait) -> bool:
    """Whether two records that a person called alike are one: nothing speaks against it."""
    if first.title and second.title and alike(first.title, second.title) is not Alike.EQUAL:
        return False
    return not one.contradicts(other)


def _may_be_alike(one: Group, other: Group, first: Portrait, second: Portrait) -> bool:
    """Whether groups that look alike may be one: neither identifiers nor any two records speak against it."""
    if one.contradicts(other) and not comparison.is_same_place(first, second):
        return False
    return not any(comparison.is_contradicted(mine, theirs) for mine in one.voices() for theirs in other.voices())
