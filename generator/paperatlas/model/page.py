"""A page of the Markdown tree."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file of the tree."""

    path: str
    """Path from the root of the tree, with forward slashes."""
    text: str
    """The file's content."""
    source: str | None = None
    """The data file that the page can be edited in."""
