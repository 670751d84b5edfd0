"""What each template is given: one dataclass a page type.

Text in these values is plain and is escaped when it is put into the page; a `Markup` value is
Markdown that is safe already.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Chip:
    """A short link, such as a tag or a button."""

    label: Markup
    """What it says."""
    href: str
    """Address relative to the page, or a web address."""
    hint: str | None = None
    """What a pointer on it shows."""
    count: int | None = None
    """Papers behind it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paper in a list."""

    text: Markup
    """What every list says of the paper, as Markdown: the macro `paper` makes it once."""
    why: str | None = None
    """Why it stands in this list."""


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What a list says of a paper."""

    title: Markup
    href: str
    date: str | None
    """Date in the form of the model, for sorting."""
    facts: tuple[str, ...]
    """Date, venue, who: short, in this order."""
    line: Markup | None
    """The beginning of the summary or abstract."""
    code: str | None
    """Address of the paper's code."""
    tags: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A paper on a way through a topic, or on a day."""

    title: Markup
    href: str
    facts: tuple[str, ...]
    """As in a list."""
    why: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A year in a timeline."""

    year: str
    href: str | None
    """The year's page."""
    count: int
    """Papers of the year."""
    height: int
    """From 1 to 10, as a share of the tallest; 0 for a year without papers."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Papers by year, the oldest first."""

    bars: tuple[Bar, ...]
    undated: int
    """Papers without a year."""
    earlier: int
    """Papers of years before the first one shown."""


@dataclass(frozen=True, slots=True)
class Citation:
    """How a paper is cited; every text is safe within an HTML block."""

    bibtex: Markup
    carried: tuple[tuple[Markup, Markup], ...]
    """What the other formats have beside the entry, for the page's script: names and values of attributes."""
    references: tuple[tuple[Markup, Markup], ...]
    """Names of styles, and the reference in each."""
    is_nameless: bool
    """Whether no source names an author."""
    files: Markup | None
    """Address of the page with the collection in every format."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Where a page of a long list stands among the others."""

    number: int
    """This page, from 1."""
    total: int
    """Pages of the list."""
    newer: str | None
    """Address of the page before."""
    older: str | None
    """Address of the page behind."""
    numbers: tuple[tuple[int, Markup], ...] = ()
    """Pages to go to at once, with their addresses for HTML, this one among them; of very many pages only some."""


@dataclass(frozen=True, slots=True)
class Front:
    """The page's front matter."""

    title: str
    description: str
    kind: str
    """Page type, for the theme: `home`, `paper`, `topic`, `tag`, `person`, `venue`, `organisation`, `list`, `index`,
    `about`, `search`, `map`, `statistics` or `removed`."""


@dataclass(frozen=True, slots=True)
class FactOrigin:
    """Where facts of a paper came from."""

    facts: str
    """The fields in words."""
    file: str
    line: int
    format: str
    """What the source is, in words."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a paper has a tag."""

    name: str
    """The tag's name."""
    words: tuple[str, ...]
    """Words of the paper; empty where a curator set the tag."""


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A paper."""

    front: Front
    title: Markup
    title_given: bool
    """Whether a source gives the title."""
    facts: tuple[str, ...]
    """Authors or their number, organisation, dates, venue, pages, comments."""
    status: str | None
    """`retracted` or `withdrawn`."""
    versions: tuple[Chip, ...]
    """Preprint and published version, each with its address or none."""
    more_authors: tuple[Markup, ...]
    """Authors behind those whom the facts name, with links."""
    all_authors: Markup | None
    """Every author as plain names, where there are too many for links."""
    actions: tuple[Chip, ...]
    """Ways to the paper, its code and its other material."""
    summary: Markup | None
    abstract: Markup | None
    topics: tuple[Chip, ...]
    tags: tuple[Chip, ...]
    neighbourhood: Markup | None
    """The papers nearest to it as a picture, a block of HTML; nothing for too few."""
    related: tuple[Row, ...]
    mentions: tuple[Row, ...]
    mentioned_by: tuple[Row, ...]
    cites: tuple[Row, ...]
    cited_by: tuple[Row, ...]
    citation: Citation
    origins: tuple[FactOrigin, ...]
    seen_in: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    changes: tuple[Chip, ...]
    """Where the record can be changed, and where a mistake can be told."""
    comment: str | None
    steps: tuple[Chip, ...]
    """The newer and the older paper of the main topic."""
    steps_topic: str | None
    """Name of that topic."""


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file of the site that is no page."""

    label: str
    href: str
    """Address relative to the page's own."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list of papers: a tag, a year, all papers, papers with code."""

    front: Front
    title: Markup
    trail: tuple[Chip, ...]
    """The way here from the index."""
    text: Markup | None
    """Explanation of the list."""
    rows: tuple[Row, ...]
    parts: Parts
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
    topics: tuple[Chip, ...] = ()
    """Topics of the papers."""
    people: tuple[Chip, ...] = ()
    """People of the list, or co-authors of a person."""
    people_label: str = ""
    nothing: str = "No papers here yet."
    """What an empty list says: what would stand there, and where it comes from."""


@dataclass(frozen=True, slots=True)
class Group:
    """Links under a heading."""

    title: str | None
    href: str | None
    count: int | None
    text: Markup | None
    chips: tuple[Chip, ...]
    mark: Markup | None = None
    """The topic's colour."""


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
    parts: Parts = Parts(1, 1, None, None)
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
class RemovedPage:
    """What stands in the place of a paper that is gone."""

    front: Front
    title: Markup
    reason: Markup
    date: str | None
    """When it was removed, in words."""
    instead: Chip | None
    """The paper to read instead."""
    all_papers: str
    """Address of the list of all papers."""


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
