"""The pages of a collection among the others of a site."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from paperatlas.model.page import Page, PageTree
from paperatlas.publish.fast.files import KnownFiles, can_be_quick, first_pages, first_paths
from paperatlas.publish.handwritten import in_the_way
from paperatlas.publish.navigation import paths_of

log = logging.getLogger("mkdocs.plugins.paperatlas")


class OwnPages:
    """Which of the collection's pages MkDocs makes, which are made the quick way, and which others replace."""

    def __init__(self, tree: PageTree, may_be_quick: bool, wanted_by_hand: Collection[str]) -> None:
        """Nothing is added yet.

        Args:
            tree: all pages of the collection.
            may_be_quick: whether the quick way may be taken where the configuration allows it.
            wanted_by_hand: hand-written pages that replace ours on purpose.
        """
        self.tree = tree
        self.is_quick = False
        """Whether MkDocs makes only the pages of the navigation."""
        self.not_quick: set[str] = set()
        """Paths of first pages that are not made the quick way: MkDocs makes them, or others replace them."""
        self._replaced: set[str] = set()
        self._may_be_quick = may_be_quick
        self._wanted_by_hand = wanted_by_hand

    def add_to(self, files: Files, config: MkDocsConfig) -> Files:
        """The site's files with ours; of those that hand-written pages replace is told."""
        by_hand = frozenset(files.src_uris)
        in_navigation = set(paths_of(config.nav))
        # No other plugin, hook or setting may want to see each page.
        self.is_quick = self._may_be_quick and can_be_quick(config)
        if self.is_quick:
            files = KnownFiles(files, self.tree.sections, config)
            for path in first_paths(self.tree.sections):
                self._is_replaced(path, by_hand)
            made: Iterator[Page] = first_pages(self.tree.sections, in_navigation)
        else:
            made = (page for section in self.tree.sections for item in section.items for page in section.make(item))
        for page in made:
            if page.path in self._replaced or self._is_replaced(page.path, by_hand):
                continue
            self.not_quick.add(page.path)
            inclusion = InclusionLevel.INCLUDED if page.path in in_navigation else InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, page.path, content=page.text, inclusion=inclusion))
        return files

    def texts(self) -> Iterator[Page]:
        """What stands beside the pages that MkDocs makes."""
        by_builder = self.not_quick - self._replaced
        for section in self.tree.sections:
            for item in section.items:
                if section.path(item) in by_builder:
                    yield from section.texts(item)

    def _is_replaced(self, path: str, by_hand: frozenset[str]) -> bool:
        other = in_the_way(path, by_hand)
        if other is None:
            return False
        self.not_quick.add(path)
        self._replaced.add(path)
        if other not in self._wanted_by_hand:
            log.warning(
                f"{other}: warning: stands in the way of a generated page, which is left out: "
                f"rename it, or list it under keep_pages to replace that page on purpose"
            )
        return True
