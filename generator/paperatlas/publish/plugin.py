"""The MkDocs plugin: each event of a build is handed to what knows what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

from paperatlas.publish import joined
from paperatlas.publish.build import Build
from paperatlas.publish.configured import settings_of
from paperatlas.publish.dressing import dress, theme_may_wait
from paperatlas.publish.html import lean, lean_content, repair, without_root
from paperatlas.publish.navigation import first_navigation
from paperatlas.publish.plugin_options import PaperAtlasConfig
from paperatlas.publish.policy import with_policy
from paperatlas.publish.search.languages import UnfitLanguageError, term_of_languages
from paperatlas.publish.served import Served
from paperatlas.publish.session import Session
from paperatlas.publish.staging import StagingError, refuse_overlap
from paperatlas.publish.symbolic_links import refuse_links

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_OURS = ("paperatlas", "<unknown>")
"""What stands as the maker of the pages that this plugin adds, during its events and after them."""


class PaperAtlasPlugin(BasePlugin[PaperAtlasConfig]):
    """Adds the pages of a collection to a site."""

    def __init__(self) -> None:
        self._session = Session(is_served=False)
        self._has_own_navigation = False
        self._begun: Build | None = None
        self._served: Served | None = None

    @property
    def _build(self) -> Build:
        assert self._begun is not None
        return self._begun

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remembers whether a site is built to stay or only to be looked at."""
        self._session = Session(command == "serve")

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Adds the theme's overrides and the navigation, and turns the output to a folder beside the old one."""
        if sum(isinstance(plugin, PaperAtlasPlugin) for plugin in config.plugins.values()) > 1:
            raise PluginError(f"{config.config_file_path}: error: paperatlas stands twice under plugins: remove one")
        try:
            term_of_languages(self.config.search_languages)
        except UnfitLanguageError as problem:
            raise PluginError(f"{config.config_file_path}: error: {problem}") from None
        # While a site is worked on, browsers shall keep nothing.
        dress(config, self.config.offline_copy and not self._session.is_served)
        self._has_own_navigation = config.nav is None
        if config.nav is None:
            config.nav = first_navigation(Path(config.docs_dir))
        settings = settings_of(self.config, config)
        if settings.data.is_dir():
            config.watch.append(str(settings.data))
        try:
            if not self._session.is_served:
                refuse_overlap(Path(config.site_dir), [Path.cwd(), settings.root, Path(config.docs_dir)], settings.data)
            self._begun = Build(config, self.config, self._session)
        except StagingError as problem:
            raise Abort(str(problem)) from None
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds the pages of the collection; a hand-written page in the way of one of them stays."""
        refuse_links(files)
        return self._build.add_pages(files, self._has_own_navigation)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remembers the navigation for the pages that are made the quick way."""
        self._build.nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Gives the theme its style sheet and script; remembers its templates for the pages made the quick way."""
        env.globals["paperatlas_style"], env.globals["paperatlas_script"] = joined.style(), joined.script()
        env.globals["paperatlas_empty"] = self._build.empty
        env.globals["paperatlas_theme_may_wait"] = theme_may_wait(config)
        if self._session.is_served:
            env.bytecode_cache = self._session.compiled
        self._build.env = env
        return env

    def on_page_content(self, html: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Notes what a page says for the search, and shortens it where it is ours."""
        is_ours = page.file.generated_by in _OURS
        self._build.shows(page, html, not is_ours)
        return lean_content(html) if is_ours else html

    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:
        """Repairs the theme's HTML and puts the page's own tags into its head."""
        return self._build.with_head(self._finished(output, config), page)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Repairs the theme's HTML of pages without content, such as the one for a missing address."""
        if not template_name.endswith(".html"):
            return output_content
        return self._finished(output_content if config.site_url else without_root(output_content), config)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes what MkDocs has not written."""
        self._build.finish()

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Has changes seen soon, and changed records shown before the whole site is built."""
        from paperatlas.publish.watching import look_soon

        look_soon(server, config, settings_of(self.config, config).data)
        self._served = Served(self.show_changed, builder)
        server.builder = self._served.build
        server.watch(str(self._served.bell))
        return server

    def show_changed(self) -> bool:
        """Shows changed records in the site that was built last; see `Build.show_changed`."""
        return self._begun is not None and self._begun.show_changed()

    def on_build_error(self, *, error: Exception) -> None:
        """Remembers that the build failed."""
        if self._begun is not None:
            self._begun.is_complete = False

    def on_shutdown(self) -> None:
        """Puts a complete site into its place, and gives up anything else."""
        if self._served is not None:
            self._served.end()
        if self._begun is not None:
            ended, self._begun = self._begun, None
            self._session.end()
            ended.end()

    def _finished(self, output: str, config: MkDocsConfig) -> str:
        """A page repaired, shortened where the theme is one we know, and with its policy."""
        output = repair(output)
        output = lean(output) if config.theme.name == "material" else output
        return with_policy(output) if self.config.content_security_policy else output
