"""Pages about the whole collection."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from paperatlas.render.contexts.parts import Chip, FileLink, Front, Group, Row, Timeline


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page."""

    front: Front
    title: str
    text: str
    figures: tuple[Chip, ...]
    """Numbers of papers, topics, tags and papers with code, each with its page."""
    topics: tuple[Group, ...]
    topics_found: bool
    map: str | None
    """Address of the map, where there is one."""
    newest: tuple[Row, ...]
    newest_title: str
    more: Chip
    timeline: Timeline | None
    start: tuple[Row, ...]
    """Papers to start with, each with the reason."""
    follow: tuple[Chip, ...]
    """Ways to hear of what is new, and to suggest a paper."""
    files: tuple[FileLink, ...]
    """The collection as a feed and in formats for programs."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The search, and what stands in its place where no script runs."""

    front: Front
    topics: tuple[Chip, ...]
    """The main topics."""
    years: tuple[Chip, ...]
    all_papers: str
    """Address of the list of all papers."""
    suggest: Chip | None
    """Where a paper can be suggested."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A reader's own list, and what stands in its place where no script runs."""

    front: Front
    all_papers: str
    """Address of the list of all papers."""


@dataclass(frozen=True, slots=True)
class MapPage:
    """The map of the collection."""

    front: Front
    papers: int
    linked: int
    """Papers that are links on the map; fewer than all where it shows how dense they are."""
    picture: Markup
    """A block of HTML."""
    topics: tuple[Chip, ...]
    """The main topics, whose colours are the map's."""
    all_papers: str


@dataclass(frozen=True, slots=True)
class StatisticsPage:
    """The collection in numbers; pictures and tables are blocks of HTML."""

    front: Front
    figures: tuple[Chip, ...]
    years: Markup | None
    """Papers by year, and how many of them with code."""
    undated: int
    earlier: int
    """Papers of years before the first one drawn."""
    topics: Markup | None
    """Papers of each main topic by year."""
    meeting: Markup | None
    """Papers that stand under two main topics."""
    lists: tuple[Group, ...]
    """The commonest tags, venues and people."""


@dataclass(frozen=True, slots=True)
class AboutPage:
    """What this site is and where its papers come from."""

    front: Front
    papers: int
    sources: tuple[tuple[str, str, int], ...]
    """File, format in words, and number of records."""
    topics_found: bool
    untitled: int
    version: str
    site_name: str
    saved: str
    """Address of the reader's own list."""
    suggest: Chip | None
    """Where a paper can be suggested."""
