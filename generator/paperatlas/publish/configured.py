"""What a site's configuration says, in the form of the stages."""

from __future__ import annotations

from contextvars import ContextVar
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from paperatlas.publish.plugin_options import PaperAtlasConfig
from paperatlas.settings import Settings, changes_feed, edit_base, is_link_out_of, issues_base

data_instead: ContextVar[Path | None] = ContextVar("data_instead", default=None)
"""A data folder that a command names instead of the configured one."""


def settings_of(options: PaperAtlasConfig, config: MkDocsConfig, papers: int | None = None) -> Settings:
    """What the stages have to know.

    Args:
        options: of the plugin.
        config: of the site.
        papers: how many papers there are, where that is known: very many have fewer files beside them.
    """
    root = Path(config.config_file_path).parent if config.config_file_path else Path()
    editing = edit_base(options.edit_base, config.repo_url, config.edit_uri)
    return Settings(
        root=root,
        data=data_instead.get() or root / options.data_dir,
        docs=Path(config.docs_dir),
        site_name=config.site_name,
        site_description=config.site_description or "",
        page_size=max(1, options.page_size),
        newest=max(0, options.newest),
        references=options.references,
        edit_base=editing,
        has_files=True,
        lean_from=options.lean_from,
        has_texts=papers is not None and papers <= options.markdown_pages,
        has_feeds=bool(config.site_url),
        issues_base=issues_base(config.repo_url),
        changes=changes_feed(editing, options.data_dir),
    )


def require_data(settings: Settings) -> None:
    """Refuses a data folder that is missing or lies elsewhere, unless a command named it.

    Raises:
        PluginError: with the folder and the remedy.
    """
    if data_instead.get() is None and is_link_out_of(settings.data, settings.root):
        raise PluginError(f"{settings.data}: error: a symbolic link that leads out of the project: put the folder here")
    if not settings.data.is_dir():
        raise PluginError(f"{settings.data}: error: there is no such folder: put your lists of papers there")
