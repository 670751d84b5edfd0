"""Indexes over something, and notes of what is looked up in them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import cached_property
from typing import TypeVar, cast

from paperatlas.model.page import WHOLE, Page, Read
from paperatlas.render.reads import Index, Notes, V, digest_in, digest_of, index

T = TypeVar("T")
_MOST_MADE = 16_000
"""Things that are kept for other pages: more would be most of the memory of a process that writes pages."""


class Noting:
    """Something that is looked up by indexes, each a property of a class below this one that `index` marks."""

    def __init__(self) -> None:
        self._notes = Notes()
        self._is_complete = False
        self._indexes: dict[str, Index[object]] = {}
        self._made: dict[Hashable, tuple[object, tuple[Read, ...]]] = {}

    def note_all(self) -> None:
        """Notes that somebody looks at everything."""
        self._notes.note(*WHOLE)

    def noted(self, make: Callable[[], list[Page]]) -> tuple[list[Page], tuple[Read, ...]]:
        """Makes pages, and tells what they took from the collection."""
        self.complete()
        with self._notes.taken() as taken:
            made = make()
        return made, tuple(taken)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made at the first use; what it takes from the collection is noted at every use.

        All that was made is given up when it becomes too much.
        """
        if key not in self._made:
            self.complete()
            if len(self._made) >= _MOST_MADE:
                self._made.clear()
            with self._notes.taken() as taken:
                value = make()
            self._made[key] = value, tuple(taken)
        found, reads = self._made[key]
        self._notes.note_all(reads)
        return cast("T", found)

    def digest(self, read: Read) -> bytes:
        """A digest of something that a page took, of this or of another build."""
        self.complete()
        if read == WHOLE:
            return self._digest_of_all
        return digest_in(self._indexes, read)

    def digest_of_whole(self) -> bytes:
        """A digest of all that may be looked up."""
        raise NotImplementedError

    @cached_property
    def _digest_of_all(self) -> bytes:
        return self.digest_of_whole()

    def complete(self) -> None:
        """Makes all indexes, which are otherwise made when first used: what one takes from another is no page's."""
        if not self._is_complete:
            self._is_complete = True
            for name, value in vars(type(self)).items():
                if isinstance(value, index):
                    getattr(self, name)

    def _index(self, name: str, values: Mapping[str, V], digest: Callable[[V], bytes] = digest_of) -> Index[V]:
        made = Index(name, values, self._notes, digest)
        self._indexes[name] = made  # type: ignore[assignment]
        return made
