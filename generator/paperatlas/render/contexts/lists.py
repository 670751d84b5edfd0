"""Lists of papers, indexes of such lists, and the archive by days."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from paperatlas.render.contexts.parts import ALONE, Chip, FileLink, Front, Group, Parts, Rest, Row, Stop, Timeline


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list of papers: a tag, a year, all papers, papers with code."""

    front: Front
    title: Markup
    trail: tuple[Chip, ...]
    """The way here from the index."""
    rows: tuple[Row, ...]
    parts: Parts
    text: Markup | None = None
    """Explanation of the list."""
    rest: Rest | None = None
    near: tuple[Chip, ...] = ()
    """Other lists like this one."""
    near_label: str = ""
    below: tuple[Chip, ...] = ()
    """Subtopics."""
    marks: tuple[Chip, ...] = ()
    """Tags that mark the papers of the list."""
    figures: tuple[str, ...] = ()
    """What the list, or a part of it behind the first, holds, in a few numbers."""
    files: tuple[FileLink, ...] = ()
    """The list as a feed and as BibTeX."""
    timeline: Timeline | None = None
    start: tuple[Stop, ...] = ()
    """A way through the papers, in the order to read them, each with the reason."""
    also: tuple[str, ...] = ()
    """Other names of what the list is about."""
    note: str | None = None
    """What a reader should know of the list before trusting it."""
    actions: tuple[Chip, ...] = ()
    """Ways to elsewhere, such as a person's ORCID record."""
    months: tuple[Chip, ...] = ()
    """Months of the year whose papers these are."""
    topics: tuple[Chip, ...] = ()
    """Topics of the papers."""
    people: tuple[Chip, ...] = ()
    """People of the list, or co-authors of a person."""
    people_label: str = ""
    nothing: str = "No papers here yet."
    """What an empty list says: what would stand there, and where it comes from."""


@dataclass(frozen=True, slots=True)
class IndexPage:
    """An index of lists: topics, tags, years."""

    front: Front
    title: str
    text: Markup | None
    """A sentence about the index."""
    groups: tuple[Group, ...]
    cards: tuple[Group, ...] = ()
    """Groups without links, which need no headings."""
    figures: tuple[str, ...] = ()
    """How much the whole index holds, where this page is a part of it."""
    letters: tuple[Chip, ...] = ()
    """The first page of each letter, where the index has several pages."""
    parts: Parts = ALONE
    nothing: str = "Nothing here yet."
    """What an empty index says: what would stand there, and where it comes from."""


@dataclass(frozen=True, slots=True)
class Day:
    """What came in on a day."""

    name: str
    """The day in words."""
    papers: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """The archive, or a month of it."""

    front: Front
    title: str
    trail: tuple[Chip, ...]
    """The way here from the archive."""
    figures: tuple[str, ...]
    discussed: tuple[Stop, ...]
    """The papers that readers discuss most, each with how much."""
    days: tuple[Day, ...]
    """The latest first."""
    months: tuple[Group, ...]
    """Links to months."""
    parts: Parts
