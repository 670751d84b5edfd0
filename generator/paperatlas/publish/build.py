"""One build of a site: the collection, its pages among the others, and what is written beside them."""

from __future__ import annotations

import html
import logging
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

from paperatlas.cite.references import References
from paperatlas.forking import cores
from paperatlas.model.atlas import Atlas
from paperatlas.model.page import PAPERS, PageTree
from paperatlas.model.paper import Paper
from paperatlas.model.scale import scale_of
from paperatlas.model.standing import page_address
from paperatlas.pipeline import load_atlas, options_of, page_tree
from paperatlas.publish.aside import aside, told_to_builder
from paperatlas.publish.beside import write_copy, write_downloads, write_files, write_search
from paperatlas.publish.cards.card import Card
from paperatlas.publish.cards.files import cards_of, write_cards
from paperatlas.publish.configured import require_data, settings_of
from paperatlas.publish.early import EarlyPages
from paperatlas.publish.fast.files import permalink
from paperatlas.publish.fast.pages import Work
from paperatlas.publish.fast.theme import Theme
from paperatlas.publish.heads import STAND_IN, Heads
from paperatlas.publish.incremental.derived import Deriving
from paperatlas.publish.incremental.fingerprint import site_key
from paperatlas.publish.incremental.manifest import Derivation, Manifest
from paperatlas.publish.incremental.output import Output
from paperatlas.publish.incremental.pages import Pages, write_changed
from paperatlas.publish.incremental.program import program_key
from paperatlas.publish.incremental.site_files import SiteFiles
from paperatlas.publish.memory import give_back
from paperatlas.publish.navigation import fitting
from paperatlas.publish.own_pages import OwnPages
from paperatlas.publish.plugin_options import PaperAtlasConfig
from paperatlas.publish.progress import Progress
from paperatlas.publish.redirects import list_redirects, redirects
from paperatlas.publish.references import KEPT, hand, references_of
from paperatlas.publish.search.documents import Document
from paperatlas.publish.search.pages import document_of_page, is_left_out_of_search
from paperatlas.publish.session import Session
from paperatlas.publish.sitemap import sitemap
from paperatlas.publish.sources import Sources
from paperatlas.settings import Settings

log = logging.getLogger("mkdocs.plugins.paperatlas")

_LARGE = 1_000
"""Papers from which on a process of its own is worth its start."""


class Build:
    """What the hooks of one build learn one after the other, and what the last ones make of it.

    `add_pages` comes first, then `env` and `nav` are set, then the builder shows its pages, then `finish`
    writes what it has not made.
    """

    def __init__(self, config: MkDocsConfig, options: PaperAtlasConfig, session: Session) -> None:
        """Turns the output to a folder beside the site.

        Raises:
            StagingError: where the site's folder holds something else, which would be lost.
        """
        self._config, self._options, self._session = config, options, session
        self._progress = Progress()
        self._cache = settings_of(options, config).root / options.cache_dir
        self._output: Output = session.output(Path(config.site_dir), self._cache)
        config.site_dir = str(self._output.folder)
        self.is_complete = False
        """Whether the site is finished."""
        self.env: Environment | None = None
        """The theme's templates."""
        self.nav: Navigation | None = None
        self._by_hand: list[Document] = []
        self._cards: Mapping[str, Card] = {}
        self._shown = self._to_show = 0
        self._written: Pages | None = None
        self._key = ""
        self._early: EarlyPages | None = None
        self._sources: Sources | None = None
        self._same: list[str] = []
        self._derived = Derivation()

    @told_to_builder()
    def add_pages(self, files: Files, fits_navigation: bool) -> Files:
        """The site's files with the pages of the collection.

        Args:
            files: the hand-written pages and the theme's files.
            fits_navigation: whether the navigation is ours and shall lead only to pages that have something to show.

        Raises:
            PluginError: where there are no data.
            AsideError: where a process was ended from outside.
        """
        config, options = self._config, self._options
        require_data(settings_of(options, config))
        self._atlas = atlas = self._load()
        give_back(len(atlas.papers))
        self._settings = settings = settings_of(options, config, len(atlas.papers))
        self._scale = scale_of(len(atlas.papers), settings.lean_from)
        by_hand = frozenset(files.src_uris)
        moved, clashes = redirects(atlas.papers, by_hand)
        self._redirects = moved | list_redirects(atlas, by_hand)
        self._progress.report((*atlas.issues, *clashes))
        # Nobody shares a link to the site that is being worked on.
        if config.site_url and not self._session.is_served:
            self._cards = cards_of(atlas, config.site_name, options.card_images)
        self._heads = self._heads_of(atlas, settings)
        tree = page_tree(atlas, settings, self._references(atlas))
        self.empty = tree.empty
        if fits_navigation:
            config.nav = fitting(config.nav or (), tree)
        self._pages = OwnPages(tree, options.fast, options.keep_pages)
        self._files = self._pages.add_to(files, config)
        self._to_show = len(self._files.documentation_pages())
        self._progress.tell("building the pages", always=True)
        return self._files

    def shows(self, page: SitePage, content: str, is_by_hand: bool) -> None:
        """Hears what a page says that the builder makes; says how far the build is where it takes long."""
        self._shown += 1
        self._progress.tell(f"{self._shown:,} of {self._to_show:,} pages")
        if is_by_hand and not is_left_out_of_search(page):
            self._by_hand.append(document_of_page(str(page.title or ""), page.url, content))

    def with_head(self, output: str, page: SitePage) -> str:
        """A page with its own tags in its head."""
        if STAND_IN in page.meta:
            return output
        title, kind = html.unescape(str(page.meta.get("title", ""))), str(page.meta.get("page_type", ""))
        return self._heads.insert(output, self._heads.head(page.file.src_uri, page.file.url, title, kind))

    @told_to_builder()
    def finish(self) -> None:
        """Writes all that the builder has not, and removes what would differ between two builds of the same data."""
        site, atlas = Path(self._config.site_dir), self._atlas
        (site / "sitemap.xml.gz").unlink(missing_ok=True)
        self._written = self._write_quickly()
        give_back(len(atlas.papers))
        write_files(site, {text.path: text.text for text in self._pages.texts()})
        write_files(site, sitemap(self._addresses(), self._config.site_url))
        write_files(site, self._redirects)
        is_large = len(atlas.papers) >= _LARGE
        with aside(
            lambda: write_downloads(atlas, self._config, self._settings, self._digest, self._deriving()),
            is_large and self._scale.has_texts_in_lists and cores() > 1 and not self._session.is_served,
        ) as downloads:
            self._write_search(site)
        self._same, self._derived = downloads.result
        self._progress.tell("drawing the cards")
        write_cards(self._cards, site, self._output.target, self._session.processes)
        write_copy(self._config)
        self.is_complete = True
        if self._session.is_served:
            # Nothing is asked of plugins after this while the site is served.
            self._put_into_place()
        self._progress.sum_up(atlas)

    def show_changed(self) -> bool:
        """Shows what changed records say in the finished site while it is served, ahead of the next build.

        Only the pages of the collection are looked after; the whole site has to be built soon.

        Returns:
            False where nothing can be shown: no data have changed, or not they alone, or very many pages.
        """
        before, written = self._sources, self._written
        if not self.is_complete or before is None or written is None or not self._data.is_dir():
            return False
        sources = Sources.now(self._config, self._data, before)
        if sources.data.same_as(before.data) or not sources.others.same_as(before.others):
            return False
        self._sources = sources
        atlas = self._session.atlas(sources.data, lambda: load_atlas(self._settings, map_later=True))
        settings = settings_of(self._options, self._config, len(atlas.papers))
        tree = page_tree(atlas, settings, self._references(atlas))
        target = self._output.target
        work = self._work(tree, self._heads_of(atlas, settings), SiteFiles(target, target, {}))
        if self._early is None:
            self._early = EarlyPages(written.manifest, self._pages.not_quick)
        is_shown = self._early.write(work)
        if is_shown:
            log.info("changed records are shown; the rest of the site follows")
        return is_shown

    def end(self) -> None:
        """Puts a complete site into its place, and gives up anything else."""
        if self.is_complete and not self._session.is_served:
            self._put_into_place()
        self._output.discard()
        self._config.site_dir = str(self._output.target)

    def _put_into_place(self) -> None:
        pages = self._written or Pages(Manifest(), (), 0)
        pages.manifest.derived = self._derived
        self._output.finish(pages.manifest, (*pages.kept, *self._same))
        self._progress.weigh(sum(file.size for file in pages.manifest.files.values()))

    def _addresses(self) -> list[str]:
        """Of all pages but those that only say that a paper is gone."""
        found = [file.url for file in self._files.documentation_pages()]
        found += self._written.addresses if self._written else []
        gone = {page_address(gone.id) for gone in self._atlas.removed}
        return [address for address in found if address not in gone]

    def _digest(self, paper: Paper) -> bytes:
        """Most papers' digests are there already, since their pages need them."""
        return self._pages.tree.digest((PAPERS, paper.id))

    def _deriving(self) -> Deriving:
        previous = self._output.previous
        return Deriving(self._output.files, program_key(), previous.derived if previous else None)

    @property
    def _data(self) -> Path:
        return settings_of(self._options, self._config).data

    def _load(self) -> Atlas:
        settings = settings_of(self._options, self._config)
        if not self._session.is_served:
            return load_atlas(settings, self._progress.tell, processes=self._session.processes)
        self._sources = Sources.now(self._config, settings.data)
        return self._session.atlas(
            self._sources.data, lambda: load_atlas(settings, self._progress.tell, map_later=True)
        )

    def _heads_of(self, atlas: Atlas, settings: Settings) -> Heads:
        config, scale = self._config, scale_of(len(atlas.papers), settings.lean_from)
        return Heads.of(atlas, config.site_name, config.site_url, self._cards.keys(), settings.has_texts, scale)

    def _write_quickly(self) -> Pages | None:
        """Writes the pages that MkDocs does not know of, but those that an earlier build made alike."""
        if not self._pages.is_quick or self.nav is None or self.env is None:
            return None
        has_cards = {path.split("/")[0] for path in self._cards}
        left_out = sorted(self._pages.not_quick)
        self._key = site_key(self._config, self.nav, options_of(self._settings), left_out, sorted(has_cards))
        return write_changed(
            self._work(self._pages.tree, self._heads, self._output.files),
            self._output,
            self._key,
            self._session.processes,
            lambda done: self._progress.tell(f"{done:,} pages written"),
        )

    def _work(self, tree: PageTree, heads: Heads, files: SiteFiles) -> Work:
        """What there is to write, with the theme of this build."""
        assert self.nav is not None
        assert self.env is not None
        theme = Theme(self._config, self.nav, self.env, self._files, permalink(self._config), heads)
        theme.rendered = self._session.rendered(self._key)
        return Work(theme, tree, frozenset(self._pages.not_quick), files)

    def _write_search(self, site: Path) -> None:
        if self._config.theme.name != "material":
            return
        self._progress.tell("writing the search")
        with self._session.parts(self._cache, program_key()) as parts:
            write_search(
                self._atlas, self._by_hand, self._options.search_languages, parts, site, self._scale.pages_from
            )

    def _references(self, atlas: Atlas) -> Mapping[str, References]:
        """The papers' references, new ones only where earlier builds have not written them alike."""
        self._progress.tell("writing the references")
        with self._session.parts(self._cache, hand(), KEPT) as kept:
            return references_of(atlas, self._options.references, kept, self._session.processes)
