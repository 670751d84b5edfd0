"""A small invented collection that shows every kind of page, and what is built from it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from paperatlas.model.atlas import Atlas
from paperatlas.pipeline import load_atlas, pages
from paperatlas.settings import Settings

DATA = Path(__file__).parent / "data"
SETTINGS = Settings(
    root=DATA.parent,
    data=DATA,
    site_name="Small Garden",
    site_description="Papers on gardens that nobody planted.",
    page_size=3,
    newest=2,
    edit_base="https://github.com/example/garden/edit/main",
    has_files=True,
    has_feeds=True,
    changes="https://github.com/example/garden/commits/main/data.atom",
)


@cache
def small_atlas() -> Atlas:
    """The collection, read, merged and enriched."""
    return load_atlas(SETTINGS)


@cache
def small_pages() -> dict[str, str]:
    """The collection's Markdown tree: text by path."""
    return {page.path: page.text for page in pages(small_atlas(), SETTINGS)}
