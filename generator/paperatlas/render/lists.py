"""Lists of papers by what they have in common; a page may take a part of one, or no more than its length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from paperatlas.model.paper import Paper
from paperatlas.render.reads import Index, Notes, digest_of, digest_of_all

_SIZE, _PART = "#", ":"
"""Behind the index's name: only the length of a list was asked for, or a part of it."""


class Lists(Index[Sequence[Paper]]):
    """Lists of papers whose use is noted."""

    __slots__ = ("_papers",)

    def __init__(self, name: str, values: Mapping[str, Sequence[Paper]], notes: Notes, papers: Index[Paper]) -> None:
        """Keeps `values` under a name.

        Args:
            name: of the index, alike in every build.
            values: the lists by key.
            notes: where their use is noted.
            papers: the papers of which the lists are, with their digests.
        """
        super().__init__(name, values, notes, lambda listed: self._digest_of(cast("Sequence[Paper]", listed)))
        self._papers = papers

    def size(self, key: str) -> int:
        """How many papers a list has: what takes no more stays the same when one of them changes."""
        self._notes.note(f"{self._name}{_SIZE}", key)
        return len(self._values.get(key, ()))

    def part(self, key: str, start: int, stop: int) -> Sequence[Paper]:
        """The papers of a list from one place to before another."""
        self._notes.note(f"{self._name}{_PART}", f"{start}{_PART}{stop}{_PART}{key}")
        return self._values[key][start:stop]

    def aspect(self, kind: str, key: str | None) -> bytes:
        """A digest of a length, a part or of what every index has."""
        if key and kind == _SIZE:
            return digest_of(len(self._values.get(key, ())))
        if key and kind == _PART:
            start, stop, name = key.split(_PART, 2)
            return self._digest_of(self._values.get(name, ())[int(start) : int(stop)])
        return super().aspect(kind, key)

    def _digest_of(self, listed: Sequence[Paper]) -> bytes:
        return digest_of_all([self._papers.digest(paper.id) for paper in listed])


@dataclass(frozen=True, slots=True)
class Members:
    """The papers of one of the lists, all or a part of them."""

    lists: Lists
    key: str

    def all(self) -> Sequence[Paper]:
        """All of them, none where there is no such list."""
        found: Sequence[Paper] = self.lists.get(self.key, ())
        return found

    def part(self, start: int, stop: int) -> Sequence[Paper]:
        """Those from one place to before another."""
        return self.lists.part(self.key, start, stop)

    def __len__(self) -> int:
        return self.lists.size(self.key)
