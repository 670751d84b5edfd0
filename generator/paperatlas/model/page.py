"""A page of the Markdown tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Read = tuple[str, str | None]
"""Something that a page took from the collection: the name of an index, and a key or, for all of it, `None`."""

PAPERS = "papers"
"""The index of the papers by identifier."""

WHOLE: Read = ("atlas", None)
"""Everything: what is taken by a page that looks at the whole collection."""

PEOPLE_INDEXES = "people indexes"
"""The section of the indexes of people, venues and organisations, which a collection may lack."""

PICTURES = "pictures"
"""The section of the map and the statistics, which a small collection lacks."""


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file of the tree."""

    path: str
    """Path from the root of the tree, with forward slashes."""
    text: str
    """The file's content."""


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one kind: what each is about, and how it is made, so that they can be made apart."""

    name: str
    items: Sequence[Any]
    make: Callable[[Any], Iterator[Page]]
    """The pages of one item, the first one's path as `path` says."""
    path: Callable[[Any], str]
    """The path of an item's first page."""
    texts: Callable[[Any], Iterator[Page]] = lambda _: iter(())
    """Files that stand beside the pages of an item as they are; their paths are those in the site."""
    looks_at_few: bool = False
    """Whether each item looks at a small part of the collection only. Such sections stand last."""


@dataclass(frozen=True, slots=True)
class PageTree:
    """All pages of a site, with a way to tell which of them an earlier build made alike."""

    sections: tuple[Section, ...]
    noted: Callable[[Callable[[], list[Page]]], tuple[list[Page], tuple[Read, ...]]]
    """Makes pages, and tells what they took from the collection."""
    digest: Callable[[Read], bytes]
    """A digest of something that was taken: as long as it is the same, so are the pages that took no other thing."""
    empty: frozenset[str]
    """Paths of pages that have nothing to show in this collection, and only say what would stand there."""
