"""Spellings of one person's name joined where ORCIDs or co-authors show that they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from paperatlas.enrich.name_register import VERY_COMMON, NameRegister
from paperatlas.enrich.unions import Unions
from paperatlas.text.person_names import PersonName, may_be_variants

_MOST_ALIKE = 100
"""More names with a family name and a first given name in common are nobody's variants."""
_ENOUGH = 1.0
_ENOUGH_FOR_COMMON = 2.0
_OF_COMMON = 0.34
"""What a co-author with a very common name counts for; another one counts for 1."""

Sides = frozenset[tuple[Hashable, int]]
"""Wishes for difference that concern some papers of a name, each with the side on which they stand."""


@dataclass(slots=True)
class Bearer:
    """Papers of one name that are one person's."""

    number: int
    """The name."""
    papers: list[int]
    orcid: str | None
    sides: Sides = frozenset()


@dataclass(slots=True)
class _Group:
    """Bearers who are one person."""

    names: list[PersonName]
    papers: set[int]
    orcids: set[str]
    sides: set[tuple[Hashable, int]] = field(default_factory=set)


class Variants:
    """Bearers of names, at first each a person of their own."""

    def __init__(self, register: NameRegister, bearers: Sequence[Bearer]) -> None:
        self._register = register
        self._bearers = bearers
        self._unions = Unions()
        self._groups: dict[int, _Group] = {}

    def find(self, bearer: int) -> int:
        """The bearer who stands for the person."""
        return self._unions.find(bearer)

    def join(self, one: int, other: int) -> bool:
        """Makes one person of two unless a curator called them different; tells whether they are one now."""
        one, other = self.find(one), self.find(other)
        mine, theirs = self._group(one), self._group(other)
        if one == other:
            return True
        sides = dict(mine.sides)
        if any(sides.get(wish, side) != side for wish, side in theirs.sides):
            return False
        kept = self._unions.join(one, other)
        self._groups.pop(max(one, other))
        self._groups[kept] = _Group(
            [*mine.names, *theirs.names],
            mine.papers | theirs.papers,
            mine.orcids | theirs.orcids,
            mine.sides | theirs.sides,
        )
        return True

    def join_by_orcid(self) -> None:
        """Joins bearers with the same ORCID."""
        first: dict[str, int] = {}
        for place, bearer in enumerate(self._bearers):
            if bearer.orcid:
                self.join(first.setdefault(bearer.orcid, place), place)

    def join_by_coauthors(self) -> None:
        """Joins bearers whose names can be variants and who have written papers with the same people.

        The surest come first, and all names of a person must fit each other, so that `Jane Doe` is
        either `Jane A. Doe` or `Jane B. Doe`. Two authors of one paper are two people.
        """
        found = ((self._shared(one, other), one, other) for one, other in sorted(set(self._alike())))
        pairs = sorted((-weight, one, other) for weight, one, other in found if weight >= self._needed(one, other))
        for _, one, other in pairs:
            mine, theirs = self._group(self.find(one)), self._group(self.find(other))
            if mine is not theirs and _may_join(mine, theirs):
                self.join(one, other)

    def _group(self, root: int) -> _Group:
        group = self._groups.get(root)
        if group is None:
            bearer = self._bearers[root]
            name = self._register.names[bearer.number]
            orcids = {bearer.orcid} if bearer.orcid else set()
            group = self._groups[root] = _Group([name], set(bearer.papers), orcids, set(bearer.sides))
        return group

    def _alike(self) -> Iterator[tuple[int, int]]:
        blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
        names = self._register.names
        for place, bearer in enumerate(self._bearers):
            name = names[bearer.number]
            if name.has_full_given:
                given = {form for forms in name.givens for form in (forms[0], "".join(forms))}
                for key in product(name.families, given):
                    blocks[key].append(place)
        for block in blocks.values():
            if 1 < len(block) <= _MOST_ALIKE:
                for one, other in combinations(block, 2):
                    mine, theirs = self._bearers[one].number, self._bearers[other].number
                    if mine != theirs and may_be_variants(names[mine], names[theirs]):
                        yield one, other

    def _needed(self, one: int, other: int) -> float:
        names = (self._register.names[self._bearers[place].number] for place in (one, other))
        return _ENOUGH_FOR_COMMON if any(self._register.commonness(name) >= VERY_COMMON for name in names) else _ENOUGH

    def _shared(self, one: int, other: int) -> float:
        """How many co-authors two bearers share, those with very common names for less."""
        first, second = (self._company(place) for place in (one, other))
        common = self._register.common_marks
        return sum(_OF_COMMON if mark in common else 1.0 for mark in first & second)

    def _company(self, place: int) -> set[str]:
        bearer = self._bearers[place]
        return set().union(*(self._register.company(bearer.number, paper) for paper in bearer.papers))


def _may_join(one: _Group, other: _Group) -> bool:
    return (
        len(one.orcids | other.orcids) < 2
        and one.papers.isdisjoint(other.papers)
        and all(
            not (mine.has_full_given and theirs.has_full_given) or may_be_variants(mine, theirs)
            for mine in one.names
            for theirs in other.names
        )
    )
