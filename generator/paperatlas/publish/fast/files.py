"""What the site builder has to know of pages that it does not make itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from paperatlas.model.page import Page, Section

_PART = re.compile(r"(.+)/page/\d+\.md")
_PLUGINS = frozenset({"paperatlas"})
"""Plugins that need not see every page."""
_EXTENSIONS = frozenset({"toc", "tables", "fenced_code"})
"""Markdown extensions whose part in our own pages is known."""


class KnownFiles(Files):
    """The site's files, and among them, wherever they are asked for, the pages made the quick way.

    Links from hand-written pages to papers are resolved by them; the builder does not make them.
    """

    def __init__(self, files: Files, sections: Sequence[Section], config: MkDocsConfig) -> None:
        super().__init__([*files])
        self._config = config
        self._known = frozenset(first_paths(sections))

    def get_file_from_path(self, path: str) -> File | None:
        """The file at a path, made up for the occasion where it is one of our pages."""
        found = super().get_file_from_path(path)
        part = _PART.fullmatch(path)
        if found is not None or not (path in self._known or (part and f"{part[1]}/index.md" in self._known)):
            return found
        return File.generated(self._config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)


def first_paths(sections: Sequence[Section]) -> Iterator[str]:
    """The path of the first page of every item."""
    for section in sections:
        yield from map(section.path, section.items)


def first_pages(sections: Sequence[Section], paths: Collection[str]) -> Iterator[Page]:
    """The first pages of the items at these paths."""
    for section in sections:
        for item in section.items:
            if section.path(item) in paths:
                yield next(section.make(item))


def permalink(config: MkDocsConfig) -> str | None:
    """What a heading's link to itself shows; none where headings have no such link."""
    chosen = config.mdx_configs.get("toc", {}).get("permalink")
    if chosen in (None, False, ""):
        return None
    return "&para;" if chosen is True else str(chosen)


def can_be_quick(config: MkDocsConfig) -> bool:
    """Whether nothing that a site may configure wants to see or change each page.

    The quick way knows the Material theme, addresses that are folders, and Markdown without
    extensions that change what our own pages say.
    """
    toc: dict[str, Any] = config.mdx_configs.get("toc", {})
    return (
        config.theme.name == "material"
        and bool(config.use_directory_urls)
        and not config.hooks
        and set(config.plugins) <= _PLUGINS
        and set(config.markdown_extensions) <= _EXTENSIONS
        and set(toc) <= {"permalink"}
        and isinstance(toc.get("permalink"), bool | None)
    )
