"""Which pages have to be made, since something that they took has changed."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from paperatlas.model.page import PageTree, Read
from paperatlas.publish.incremental.manifest import Made, Manifest

Place = tuple[int, int]
"""The number of a section, and that of an item in it."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The pages of a site, parted into those that stay and those that are made."""

    kept: Mapping[str, Made]
    """By the path of the first page."""
    wanted: tuple[Place, ...]
    """What is to be made, in the order of the sections."""


class Digests:
    """Digests of what pages took, each made once."""

    def __init__(self, tree: PageTree, reads: Sequence[Read]) -> None:
        """Nothing is made yet.

        Args:
            tree: all pages, as they are to be now.
            reads: what was taken; the list may grow.
        """
        self._tree, self._reads = tree, reads
        self._known: list[bytes | None] = []

    def of(self, places: Iterable[int]) -> str:
        """One digest of the things at some places of the list."""
        known = self._known
        known.extend([None] * (len(self._reads) - len(known)))
        return blake2b(b"".join([known[place] or self._make(place) for place in places]), digest_size=16).hexdigest()

    def _make(self, place: int) -> bytes:
        made = self._known[place] = self._tree.digest(self._reads[place])
        return made


def select(
    tree: PageTree, previous: Manifest | None, intact: Container[str], passed_over: Container[str] = ()
) -> Selection:
    """Parts the pages of a tree.

    Args:
        tree: all pages, as they are to be now.
        previous: what an earlier build made with the same configuration; nothing stays without it.
        intact: files of that build that are still there as it wrote them.
        passed_over: paths of first pages that are not looked at, and stand in neither part.
    """
    kept: dict[str, Made] = {}
    wanted: list[Place] = []
    digests = Digests(tree, previous.reads if previous else ())
    items = previous.items if previous else {}
    for number, section in enumerate(tree.sections):
        for place, item in enumerate(section.items):
            path = section.path(item)
            if path in passed_over:
                continue
            made = items.get(path)
            if made and all(file in intact for file in made.files) and made.digest == digests.of(made.reads):
                kept[path] = made
            else:
                wanted.append((number, place))
    return Selection(kept, tuple(wanted))
