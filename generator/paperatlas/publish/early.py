"""Changed records in a site that is served, shown ahead of the next build."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from paperatlas.model.page import WHOLE
from paperatlas.publish.fast.pages import Work, write_pages
from paperatlas.publish.incremental.manifest import Made, Manifest
from paperatlas.publish.incremental.selection import Digests, select

_MANY = 1_000
"""More changed pages than these are made with all others at once."""


class EarlyPages:
    """Pages written into a finished site.

    The files' sizes and times in the manifest stay as they were, so that the next build makes these pages again.
    """

    def __init__(self, manifest: Manifest, by_builder: AbstractSet[str]) -> None:
        """Nothing is written yet.

        Args:
            manifest: of the finished site; it learns what the pages took.
            by_builder: paths of pages that the site builder makes, which wait for it.
        """
        self._manifest = manifest
        self._by_builder = frozenset(by_builder)
        self._intact = set(manifest.files)

    def write(self, work: Work) -> bool:
        """Writes the pages that have changed; false, and nothing is written, where they are very many.

        Those that show the whole collection, its map among them, take the longest and wait for the next build.
        """
        waiting = self._by_builder | self._of_the_whole()
        places = select(work.tree, self._manifest, self._intact, waiting).wanted
        if len(places) > _MANY:
            return False
        digests = Digests(work.tree, self._manifest.reads)
        for item in write_pages(work, places, 1, lambda _: None, self._manifest.places_of):
            self._manifest.items[item.path] = Made(item.reads, digests.of(item.reads), item.files)
            self._intact.update(item.files)
        return True

    def _of_the_whole(self) -> set[str]:
        whole = next(iter(self._manifest.places_of([WHOLE])))
        return {path for path, made in self._manifest.items.items() if whole in made.reads}
