"""The MkDocs plugin: it puts the Markdown tree among the hand-written pages and dresses the theme.

It only wires: reading, merging, enriching and rendering live in the stages, the output folder in
`staging.py`, the look in `theme/`.
"""

from __future__ import annotations

import html
import logging
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

from paperatlas.cite.references import References
from paperatlas.model.atlas import Atlas
from paperatlas.model.page import Page, PageTree, Section
from paperatlas.model.standing import page_address
from paperatlas.pipeline import load_atlas, options_of, page_tree
from paperatlas.publish.aside import aside
from paperatlas.publish.beside import write_copy, write_downloads, write_search
from paperatlas.publish.cards.card import Card
from paperatlas.publish.cards.files import cards_of, write_cards
from paperatlas.publish.downloads import MOST_FOR_PEOPLE
from paperatlas.publish.fast.files import KnownFiles, can_be_quick, first_pages, first_paths, permalink
from paperatlas.publish.fast.pages import Work, cores, write_text
from paperatlas.publish.fast.theme import Rendered, Theme
from paperatlas.publish.handwritten import in_the_way
from paperatlas.publish.heads import STAND_IN, Heads
from paperatlas.publish.html import lean, lean_content, repair, without_root
from paperatlas.publish.incremental.fingerprint import site_key
from paperatlas.publish.incremental.ledger import Ledger
from paperatlas.publish.incremental.manifest import Manifest
from paperatlas.publish.incremental.output import Output
from paperatlas.publish.incremental.pages import Pages, write_changed
from paperatlas.publish.incremental.parts import Parts
from paperatlas.publish.incremental.program import program_key
from paperatlas.publish.navigation import first_navigation, fitting, paths_of
from paperatlas.publish.offline import copy as offline_copy
from paperatlas.publish.plugin_options import PaperAtlasConfig
from paperatlas.publish.policy import with_policy
from paperatlas.publish.progress import Progress
from paperatlas.publish.redirects import list_redirects, redirects
from paperatlas.publish.references import KEPT, hand, references_of
from paperatlas.publish.search.documents import Document
from paperatlas.publish.search.languages import UnfitLanguageError, term_of_languages
from paperatlas.publish.search.pages import document_of_page, is_left_out_of_search
from paperatlas.publish.sitemap import sitemap
from paperatlas.publish.staging import StagingError, refuse_overlap
from paperatlas.publish.stock_search import leave_out
from paperatlas.publish.style import style
from paperatlas.publish.symbolic_links import refuse_links
from paperatlas.settings import Settings, changes_feed, edit_base, is_link_out_of, issues_base

log = logging.getLogger("mkdocs.plugins.paperatlas")

THEME = Path(__file__).parent / "theme"
STYLE = "assets/paperatlas.css"
START = "assets/paperatlas-start.js"
"""These two are filled in with what is configured."""
_LARGE = 1_000
"""Papers from which on a process of its own is worth its start."""
_OURS = ("paperatlas", "<unknown>")
"""What stands as the maker of the pages that this plugin adds, during its events and after them."""

data_instead: ContextVar[Path | None] = ContextVar("data_instead", default=None)
"""A data folder that a command names instead of the configured one."""


class PaperAtlasPlugin(BasePlugin[PaperAtlasConfig]):
    """Adds the pages of a collection to a site."""

    def __init__(self) -> None:
        self._command = "build"
        self._ledger: Ledger | None = None
        self._parts: dict[bytes, bytes] = {}
        self._output: Output | None = None
        self._quick: Pages | None = None
        self._is_complete = False
        self._progress = Progress()
        self._built = self._pages = 0
        self._atlas: Atlas | None = None
        self._redirects: dict[str, str] = {}
        self._site: MkDocsConfig | None = None
        self._heads: Heads | None = None
        self._cards: Mapping[str, Card] = {}
        self._tree: PageTree | None = None
        self._left_out: set[str] = set()
        self._replaced: set[str] = set()
        self._sections: tuple[Section, ...] = ()
        self._by_hand: list[Document] = []
        self._has_own_navigation = False
        self._nav: Navigation | None = None
        self._env: Environment | None = None
        self._rendered_key, self._rendered = "", Rendered()
        self._files: Files | None = None
        self._empty: frozenset[str] = frozenset()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remembers whether a site is built to stay or only to be looked at."""
        self._command = command

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Adds the theme's overrides and the navigation, and turns the output to a folder beside the old one."""
        self._progress = Progress()
        self._site = config
        self._is_complete, self._quick = False, None
        if sum(isinstance(plugin, PaperAtlasPlugin) for plugin in config.plugins.values()) > 1:
            raise PluginError(f"{config.config_file_path}: error: paperatlas stands twice under plugins: remove one")
        if config.theme.name == "material":
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
            leave_out(config.plugins)
            _give_own_picture(config)
            self._prepare_copy(config)
            config.theme.static_templates.update((STYLE, START))
            if STYLE not in config.extra_css:
                config.extra_css.insert(0, STYLE)
        self._has_own_navigation = config.nav is None
        if config.nav is None:
            config.nav = first_navigation(Path(config.docs_dir))
        try:
            term_of_languages(self.config.search_languages)
        except UnfitLanguageError as problem:
            raise PluginError(f"{config.config_file_path}: error: {problem}") from None
        data = self.settings(config).data
        if data.is_dir():
            config.watch.append(str(data))
        self._stage(config)
        return config

    def settings(self, config: MkDocsConfig) -> Settings:
        """What the configuration says, in the form of the stages."""
        root = Path(config.config_file_path).parent if config.config_file_path else Path()
        editing = edit_base(self.config.edit_base, config.repo_url, config.edit_uri)
        return Settings(
            root=root,
            data=data_instead.get() or root / self.config.data_dir,
            docs=Path(config.docs_dir),
            site_name=config.site_name,
            site_description=config.site_description or "",
            page_size=max(1, self.config.page_size),
            newest=max(0, self.config.newest),
            references=self.config.references,
            edit_base=editing,
            has_files=True,
            has_people_files=self._atlas is not None and len(self._atlas.papers) <= MOST_FOR_PEOPLE,
            has_texts=self._atlas is not None and len(self._atlas.papers) <= self.config.markdown_pages,
            has_feeds=bool(config.site_url),
            issues_base=issues_base(config.repo_url),
            changes=changes_feed(editing, self.config.data_dir),
        )

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds the pages of the collection; a hand-written page in the way of one of them stays."""
        refuse_links(files)
        settings = self.settings(config)
        if data_instead.get() is None and is_link_out_of(settings.data, settings.root):
            raise PluginError(
                f"{settings.data}: error: a symbolic link that leads out of the project: put the folder here"
            )
        if not settings.data.is_dir():
            raise PluginError(f"{settings.data}: error: there is no such folder: put your lists of papers there")
        atlas = self._atlas = load_atlas(settings, self._progress.tell)
        settings = self.settings(config)
        by_hand = frozenset(files.src_uris)
        self._redirects, clashes = redirects(atlas.papers, by_hand)
        self._redirects |= list_redirects(atlas, by_hand)
        self._progress.report((*atlas.issues, *clashes))
        # Nobody shares a link to the site that is being worked on.
        has_cards = config.site_url and self._command != "serve"
        self._cards = cards_of(atlas, config.site_name, self.config.card_images) if has_cards else {}
        self._heads = Heads.of(atlas, config.site_name, config.site_url, self._cards.keys(), settings.has_texts)
        written = self._references(config, atlas)
        tree = page_tree(atlas, settings, written)
        self._empty = tree.empty
        if self._has_own_navigation:
            config.nav = fitting(config.nav or (), tree)
        in_navigation = set(paths_of(config.nav))
        self._left_out, self._replaced = set(), set()
        self._sections = tree.sections if settings.has_texts else ()
        self._by_hand = []
        self._tree = tree if self._may_be_quick(config) else None
        if self._tree:
            files = KnownFiles(files, tree.sections, config)
            made: Iterator[Page] = first_pages(tree.sections, in_navigation)
            self._warn(first_paths(tree.sections), by_hand)
        else:
            made = (page for section in tree.sections for item in section.items for page in section.make(item))
        for page in made:
            if in_the_way(page.path, by_hand):
                self._warn((page.path,), by_hand)
                continue
            self._left_out.add(page.path)
            inclusion = InclusionLevel.INCLUDED if page.path in in_navigation else InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, page.path, content=page.text, inclusion=inclusion))
        self._built, self._pages = 0, len(files.documentation_pages())
        self._progress.tell("building the pages", always=True)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remembers the navigation for the pages that are made the quick way."""
        self._nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Gives the theme its style sheet; remembers its templates for the pages that are made the quick way."""
        env.globals["paperatlas_style"] = style()
        env.globals["paperatlas_empty"] = self._empty
        self._env, self._files = env, files
        return env

    def on_page_content(self, html: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Remembers what a page that is not ours says; says how far the build is where it takes long."""
        self._built += 1
        self._progress.tell(f"{self._built:,} of {self._pages:,} pages")
        if page.file.generated_by not in _OURS and not is_left_out_of_search(page):
            self._by_hand.append(document_of_page(str(page.title or ""), page.url, html))
        return lean_content(html) if page.file.generated_by in _OURS else html

    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:
        """Repairs the theme's HTML and puts the page's own tags into its head."""
        output = self._finished(output, config)
        if self._heads is None or STAND_IN in page.meta:
            return output
        title, kind = html.unescape(str(page.meta.get("title", ""))), str(page.meta.get("page_type", ""))
        return self._heads.insert(output, self._heads.head(page.file.src_uri, page.file.url, title, kind))

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Repairs the theme's HTML of pages without content, such as the one for a missing address."""
        if not template_name.endswith(".html"):
            return output_content
        return self._finished(output_content if config.site_url else without_root(output_content), config)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Removes what would differ between two builds of the same data, and sums up."""
        site = Path(config.site_dir)
        (site / "sitemap.xml.gz").unlink(missing_ok=True)
        addresses = [file.url for file in self._files.documentation_pages()] if self._files else []
        self._quick = self._write_quickly(config)
        self._write_texts(site)
        addresses += self._quick.addresses if self._quick else []
        gone = {page_address(gone.id) for gone in self._atlas.removed} if self._atlas else set()
        addresses = [address for address in addresses if address not in gone]
        for name, text in sitemap(addresses, config.site_url).items():
            (site / name).write_text(text, encoding="utf-8")
        for name, text in self._redirects.items():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_text(text, encoding="utf-8")
        is_large = self._atlas is not None and len(self._atlas.papers) >= _LARGE
        with aside(
            lambda: write_downloads(self._atlas, config, bool(self._sections)),
            is_large and cores() > 1 and self._command != "serve",
        ):
            self._write_search(config)
        if self._output is not None:
            self._progress.tell("drawing the cards")
            write_cards(self._cards, site, self._output.target, 1 if self._command == "serve" else cores())
        write_copy(config)
        self._is_complete = True
        if self._command == "serve":
            # Nothing is asked of plugins after this while the site is served.
            self._put_into_place()
        if self._atlas is not None:
            self._progress.sum_up(self._atlas)

    def on_build_error(self, *, error: Exception) -> None:
        """Remembers that the build failed."""
        self._is_complete = False

    def on_shutdown(self) -> None:
        """Puts a complete site into its place, and gives up anything else."""
        if self._output is None:
            return
        if self._is_complete and self._command != "serve":
            self._put_into_place()
        output, self._output, self._ledger = self._output, None, None
        output.discard()
        if self._site is not None:
            self._site.site_dir = str(output.target)

    def _put_into_place(self) -> None:
        assert self._output is not None
        pages = self._quick or Pages(Manifest(), (), 0)
        self._output.finish(pages.manifest, pages.kept)
        self._progress.weigh(sum(file.size for file in pages.manifest.files.values()))

    def _finished(self, output: str, config: MkDocsConfig) -> str:
        """A page repaired, shortened where the theme is one we know, and with its policy."""
        output = repair(output)
        output = lean(output) if config.theme.name == "material" else output
        return with_policy(output) if self.config.content_security_policy else output

    def _may_be_quick(self, config: MkDocsConfig) -> bool:
        """Whether no other plugin, hook or setting wants to see each page."""
        return self.config.fast and can_be_quick(config)

    def _write_quickly(self, config: MkDocsConfig) -> Pages | None:
        """Writes the pages that MkDocs does not know of, but those that an earlier build made alike."""
        if not self._tree or self._nav is None or self._env is None or self._files is None or self._heads is None:
            return None
        assert self._output is not None
        has_cards = {path.split("/")[0] for path in self._cards}
        key = site_key(config, self._nav, options_of(self.settings(config)), sorted(self._left_out), sorted(has_cards))
        if self._rendered_key != key:
            self._rendered_key, self._rendered = key, Rendered()
        theme = Theme(
            config, self._nav, self._env, self._files, permalink(config), self._heads, rendered=self._rendered
        )
        work = Work(theme, self._tree, frozenset(self._left_out), Path(config.site_dir))
        processes = 1 if self._command == "serve" else cores()
        return write_changed(
            work, self._output, key, processes, lambda done: self._progress.tell(f"{done:,} pages written")
        )

    def _write_texts(self, site: Path) -> None:
        """Writes what stands beside pages that were not made the quick way."""
        by_builder = self._left_out - self._replaced
        for section in self._sections:
            for item in section.items:
                if section.path(item) in by_builder:
                    for text in section.texts(item):
                        write_text(site, text)

    def _write_search(self, config: MkDocsConfig) -> None:
        """Writes the files of the search."""
        if config.theme.name != "material" or self._atlas is None:
            return
        self._progress.tell("writing the search")
        with self._kept_parts(config, program_key()) as parts:
            write_search(self._atlas, self._by_hand, self.config.search_languages, parts, Path(config.site_dir))

    def _references(self, config: MkDocsConfig, atlas: Atlas) -> Mapping[str, References]:
        """The papers' references, new ones only where earlier builds have not written them alike."""
        self._progress.tell("writing the references")
        with self._kept_parts(config, hand(), KEPT) as kept:
            processes = 1 if self._command == "serve" else cores()
            return references_of(atlas, self.config.references, kept, processes)

    @contextmanager
    def _kept_parts(
        self, config: MkDocsConfig, program: str, name: str = "parts"
    ) -> Iterator[MutableMapping[bytes, bytes]]:
        """What earlier builds kept of papers: in memory while the site is served, else in the cache folder."""
        if self._command == "serve":
            yield self._parts
            return
        parts = Parts(self.settings(config).root / self.config.cache_dir, program, name)
        try:
            yield parts
        finally:
            parts.close()

    def _prepare_copy(self, config: MkDocsConfig) -> None:
        """Adds the page for times without network. While a site is worked on, browsers shall keep nothing."""
        config.theme["has_offline_copy"] = self.config.offline_copy and self._command != "serve"
        if config.theme["has_offline_copy"]:
            config.theme.static_templates.add(offline_copy.PAGE)

    def _warn(self, paths: Iterable[str], by_hand: frozenset[str]) -> None:
        """Leaves out generated pages in whose place a hand-written one stands."""
        for path in paths:
            if other := in_the_way(path, by_hand):
                self._left_out.add(path)
                self._replaced.add(path)
                if other not in self.config.keep_pages:
                    log.warning(
                        f"{other}: warning: stands in the way of a generated page, which is left out: "
                        f"rename it, or list it under keep_pages to replace that page on purpose"
                    )

    def _stage(self, config: MkDocsConfig) -> None:
        """Turns the output to a folder beside the site; while a site is served, its manifest is only held in memory."""
        settings = self.settings(config)
        is_served = self._command == "serve"
        try:
            if not is_served:
                refuse_overlap(Path(config.site_dir), [Path.cwd(), settings.root, Path(config.docs_dir)], settings.data)
            if self._ledger is None:
                self._ledger = Ledger(
                    None if is_served else settings.root / self.config.cache_dir, Path(config.site_dir)
                )
            self._output = Output(Path(config.site_dir), self._ledger)
        except StagingError as problem:
            raise Abort(str(problem)) from None
        config.site_dir = str(self._output.folder)


def _give_own_picture(config: MkDocsConfig) -> None:
    """Our logo and favicon, where the configuration names none."""
    icons = config.theme.get("icon") or {}
    if config.theme.get("favicon") == "assets/images/favicon.png":
        config.theme["favicon"] = "assets/favicon.svg"
    if not config.theme.get("logo") and not icons.get("logo"):
        config.theme["logo"] = "assets/logo.svg"
