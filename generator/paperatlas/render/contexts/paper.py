"""The page of a paper, and what stands in the place of one that is gone."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from paperatlas.render.contexts.parts import Chip, Front, Row


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
    """Words of the paper that speak for the tag."""
    is_set: bool
    """Whether its record has the tag, whatever the words."""


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
