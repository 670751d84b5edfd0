"""The navigation of a site whose configuration has none."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from paperatlas.model.page import PEOPLE_INDEXES, PICTURES, PageTree

_BEFORE = (
    ("Home", "index.md"),
    ("Topics", "topics/index.md"),
    ("Tags", "tags/index.md"),
    ("People", "authors/index.md"),
    ("Venues", "venues/index.md"),
    ("Years", "years/index.md"),
    ("All papers", "papers/index.md"),
    ("With code", "code/index.md"),
    ("Map", "map.md"),
    ("Statistics", "statistics.md"),
)
_BEHIND = (("About", "about.md"),)
_MAY_LACK = frozenset({"authors/index.md", "venues/index.md", "map.md", "statistics.md"})
"""Pages that a collection may lack."""
_OF_OTHERS = frozenset({"index.md", "about.md", "README.md"})


def first_navigation(docs: Path) -> list[Any]:
    """The navigation before anything is known of the collection: its pages, then the hand-written ones at the top."""
    by_hand = sorted(path.name for path in docs.glob("*.md") if path.name not in _OF_OTHERS)
    return [*({name: path} for name, path in _BEFORE), *by_hand, *({name: path} for name, path in _BEHIND)]


def fitting(navigation: Iterable[Any], tree: PageTree) -> list[Any]:
    """A first navigation without pages that this collection lacks or that have nothing to show."""
    sections = [section for section in tree.sections if section.name in (PEOPLE_INDEXES, PICTURES)]
    there = {section.path(item) for section in sections for item in section.items}
    left_out = (_MAY_LACK - there) | tree.empty
    return [item for item in navigation if left_out.isdisjoint(paths_of(item))]


def paths_of(navigation: Any) -> list[str]:
    """The paths that a navigation, or an entry of one, leads to."""
    if isinstance(navigation, str):
        return [navigation]
    if isinstance(navigation, dict):
        return [path for value in navigation.values() for path in paths_of(value)]
    return [path for item in navigation or () for path in paths_of(item)]
