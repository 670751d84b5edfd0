"""What one source says of one paper."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = (
    "journal",
    "conference",
    "workshop",
    "preprint",
    "book",
    "chapter",
    "proceedings",
    "thesis",
    "report",
    "dataset",
    "software",
    "web",
    "other",
)
"""Sorts of publication; `journal` and `conference` are papers of theirs, `proceedings` the whole volume."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as the source gives it. Usable as a key."""

    name: str
    """The whole name in reading order: given name, particle, family name, suffix."""
    family: str | None = None
    """The family name without its particle: `Beethoven`."""
    given: str | None = None
    orcid: str | None = None
    """Sixteen digits in four groups, `0000-0002-1825-0097`, without the address."""
    particle: str | None = None
    """What stands before the family name: `van`, `de la`."""
    suffix: str | None = None
    """What stands behind the family name: `Jr.`, `III`."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address that belongs to a paper."""

    kind: str
    """`project`, `video`, `data`, `model`, `demo`, `supplement` or `other`."""
    url: str
    """An `http` or `https` address."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A paper's identifier other than its arXiv identifier and its DOI."""

    scheme: str
    """One of the schemes of `model/identifiers.py`: `pubmed`, `acl`, `openreview`, …"""
    value: str
    """In the one form that `parse_identifier` gives it."""


@dataclass(frozen=True, slots=True)
class Extra:
    """A field of a source for which the model has no place."""

    name: str
    """The source's own word for it, in lower case."""
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Where something was read."""

    file: str
    """Path relative to the project, with forward slashes."""
    line: int
    """One-based line at which the record starts."""
    format: str
    """Name of the reader, as in `read/formats.py`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The bibliographic fields that a record and a paper share.

    Unknown is `None` or an empty tuple. Text is plain Unicode with mathematics as TeX
    between dollar signs (see `text/math.py`); it is never markup.
    """

    title: str | None = None
    """The title as the source gives it, TeX turned to text."""
    name: str | None = None
    """A name to show where no source gives a title, such as the method's own."""
    abstract: str | None = None
    summary: str | None = None
    """One to three sentences by the collection's own editors."""
    authors: tuple[Name, ...] = ()
    more_authors: bool | None = None
    """True where the source says that there are more authors than it names ("and others")."""
    author_count: int | None = None
    """Number of authors, where a source gives only that."""
    editors: tuple[Name, ...] = ()
    organisation: str | None = None
    organisation_handle: str | None = None
    """The organisation's short name on the source's platform."""
    published: str | None = None
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    updated: str | None = None
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    year: int | None = None
    venue: str | None = None
    """Where the paper appeared, as people write it: `EMNLP 2025 (Findings)`."""
    kind: str | None = None
    """What sort of publication it is, one of `KINDS`."""
    volume: str | None = None
    issue: str | None = None
    """The number of the issue within the volume."""
    pages: str | None = None
    """First and last page, `101–110`, or an article's number."""
    publisher: str | None = None
    page_count: int | None = None
    arxiv_id: str | None = None
    """arXiv identifier without its version: `2510.14253`, `quant-ph/0201082`."""
    arxiv_version: int | None = None
    doi: str | None = None
    """DOI in lower case, without a resolver."""
    ids: tuple[Identifier, ...] = ()
    """Other identifiers, at most one of each scheme."""
    url: str | None = None
    """The paper's own page at its publisher or source."""
    pdf: str | None = None
    code: tuple[str, ...] = ()
    """Addresses of the paper's source code."""
    links: tuple[Link, ...] = ()
    keywords: tuple[str, ...] = ()
    """The source's own keywords."""
    comment: str | None = None
    """The authors' free comment, as arXiv shows it."""
    comment_count: int | None = None
    """Number of readers' comments on the source's platform."""
    upvotes: int | None = None
    references: tuple[str, ...] = ()
    """Identifiers or addresses of cited works, as the source writes them."""
    note: str | None = None
    """A remark of whoever kept the record, such as BibTeX's `note`."""
    status: str | None = None
    """`retracted` or `withdrawn` where a source says so."""
    extra: tuple[Extra, ...] = ()
    """What else the source says, kept but not shown."""
    seen_in: tuple[str, ...] = ()
    """Lists and pages the facts were taken from, named by a curator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Facts):
    """One source's statement of one paper, with a curator's wishes where it is hand-written."""

    origin: Origin
    id: str | None = None
    """The identifier of the page, where a hand-written record fixes it."""
    aliases: tuple[str, ...] = ()
    """Former identifiers, which redirect to this one."""
    tags: tuple[str, ...] = ()
    """Slugs of tags set by hand, which replace the automatic ones."""
    not_tags: tuple[str, ...] = ()
    """Slugs of tags that are never to be given automatically."""
    topics: tuple[str, ...] = ()
    """Slugs of topics set by hand, the main one first."""
