"""What pages of several types have in them."""

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
    """What every list says of the paper, as Markdown: `pieces.paper` makes it once."""
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
class Rest:
    """Papers that a list leaves out, since there are too many."""

    listed: int
    """Papers that it shows, the newest ones."""
    total: int
    """Papers that there are."""
    href: str | None
    """Where all of them are found, if anywhere: an address relative to the page's own, for HTML."""


ALONE = Parts(1, 1, None, None)
"""Of a list that fits one page."""


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file of the site that is no page."""

    label: str
    href: str
    """Address relative to the page's own."""


@dataclass(frozen=True, slots=True)
class Front:
    """The page's front matter."""

    title: str
    description: str
    kind: str
    """Page type, for the theme: `home`, `paper`, `topic`, `tag`, `person`, `venue`, `organisation`, `list`, `index`,
    `about`, `search`, `map`, `statistics` or `removed`."""
