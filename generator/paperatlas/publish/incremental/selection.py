"""Which pages have to be made, since something that they took has changed."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
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


def select(tree: PageTree, previous: Manifest | None, intact: Container[str]) -> Selection:
    """Parts the pages of a tree.

    Args:
        tree: all pages, as they are to be now.
        previous: what an earlier build made with the same configuration; nothing stays without it.
        intact: files of that build that are still there as it wrote them.
    """
    kept: dict[str, Made] = {}
    wanted: list[Place] = []
    digests: list[bytes | None] = [None] * len(previous.reads) if previous else []

    def digest(place: int) -> bytes:
        assert previous is not None
        found = digests[place]
        if found is None:
            found = digests[place] = tree.digest(previous.reads[place])
        return found

    items = previous.items if previous else {}
    for number, section in enumerate(tree.sections):
        for place, item in enumerate(section.items):
            path = section.path(item)
            made = items.get(path)
            if made and all(file in intact for file in made.files) and made.digest == digest_of(made.reads, digest):
                kept[path] = made
            else:
                wanted.append((number, place))
    return Selection(kept, tuple(wanted))


def digest_of(reads: Iterable[int], digest: Callable[[int], bytes]) -> str:
    """One digest of all things that pages took."""
    whole = blake2b(digest_size=16)
    for place in reads:
        whole.update(digest(place))
    return whole.hexdigest()


def made_of(manifest: Manifest, tree: PageTree, reads: Iterable[Read], files: Iterable[str]) -> Made:
    """The note of pages that were just made, for a manifest."""
    places = manifest.places_of(reads)
    return Made(places, digest_of(places, lambda place: tree.digest(manifest.reads[place])), tuple(files))
