"""Sets of records that grow pair by pair, and what speaks against a further join."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from paperatlas.merge.identifiers import TELLING_APART
from paperatlas.merge.portrait import Portrait
from paperatlas.merge.wanted import Sides

_VOICES = 6
"""Records of a group that are heard before it is joined with another, so that large groups take no longer."""


@dataclass(slots=True)
class Group:
    """Records of one work."""

    members: list[int]
    portraits: list[Portrait]
    known: dict[str, set[str]]
    """The identifiers that tell works apart, by scheme."""
    sides: Sides
    """Wishes for difference that concern the group, each with the side on which it stands."""

    def contradicts(self, other: Group) -> bool:
        """Whether the two have identifiers of one scheme and none in common."""
        return any(
            scheme in other.known and values.isdisjoint(other.known[scheme]) for scheme, values in self.known.items()
        )

    def is_kept_from(self, other: Group) -> bool:
        """Whether a person said that the two are different."""
        mine = dict(self.sides)
        return any(mine.get(wish, side) != side for wish, side in other.sides)

    def voices(self) -> list[Portrait]:
        """Records that speak for the group: its first few."""
        return self.portraits[:_VOICES]


Condition = Callable[[Group, Group, Portrait, Portrait], bool]


class Groups:
    """All records, at first each a group of its own."""

    def __init__(self, portraits: Sequence[Portrait], sides: Sequence[Sides]) -> None:
        self._portraits = portraits
        self._sides = sides
        # Most records stay alone: a group is made when it is first asked for.
        self._group_of: list[Group | None] = [None] * len(portraits)

    def are_one(self, first: int, second: int) -> bool:
        """Whether two records are in one group."""
        return self._group_of[first] is not None and self._group_of[first] is self._group_of[second]

    def join_if(self, first: int, second: int, may_join: Condition) -> bool:
        """Joins the groups of two records where the condition holds and no person said otherwise."""
        one, other = self._group(first), self._group(second)
        if one is other:
            return True
        if not may_join(one, other, self._portraits[first], self._portraits[second]):
            return False
        return self.join(first, second)

    def join(self, first: int, second: int) -> bool:
        """Joins the groups of two records unless a person said that they are different."""
        one, other = self._group(first), self._group(second)
        if one is other:
            return True
        if one.is_kept_from(other):
            return False
        if len(one.members) < len(other.members):
            one, other = other, one
        one.members.extend(other.members)
        one.portraits.extend(other.portraits)
        one.sides |= other.sides
        for scheme, values in other.known.items():
            one.known.setdefault(scheme, set()).update(values)
        for index in other.members:
            self._group_of[index] = one
        return True

    def members(self) -> list[list[int]]:
        """The groups in the order of their first records, each in the order of its records."""
        found: list[list[int]] = []
        seen: set[int] = set()
        for index, group in enumerate(self._group_of):
            if group is None:
                found.append([index])
            elif id(group) not in seen:
                seen.add(id(group))
                found.append(sorted(group.members))
        return found

    def _group(self, index: int) -> Group:
        group = self._group_of[index]
        if group is None:
            known = self._portraits[index].known.items()
            identifiers = {scheme: {value} for scheme, value in known if scheme in TELLING_APART}
            group = Group([index], [self._portraits[index]], identifiers, self._sides[index])
            self._group_of[index] = group
        return group
