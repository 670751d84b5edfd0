"""What a site may choose about its pages."""

from __future__ import annotations

from dataclasses import dataclass

from paperatlas.model.scale import LEAN_FROM


@dataclass(frozen=True, slots=True)
class Options:
    """Choices that change the pages, not the data."""

    site_name: str = "Papers"
    site_description: str = ""
    page_size: int = 50
    """Papers on one page of a list."""
    newest: int = 12
    """Papers on the home page."""
    edit_base: str | None = None
    """Web address before a data file's path that leads to its editor."""
    has_files: bool = False
    """Whether exports stand beside the pages."""
    lean_from: int = LEAN_FROM
    """Papers from which on pages are as lean as they can be."""
    has_texts: bool = False
    """Whether each paper's page has its Markdown beside it."""
    has_feeds: bool = False
    """Whether feeds stand beside the pages too."""
    issues_base: str | None = None
    """Web address at which readers tell of mistakes."""
    changes: str | None = None
    """Web address of the feed of changes to the data."""
    version: str = ""
    """Version of the generator, for the page about the site."""
