"""One work, merged from all records of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from paperatlas.model.dates import year_of
from paperatlas.model.record import Facts, Origin


@dataclass(frozen=True, slots=True)
class PaperTag:
    """A tag on a paper."""

    slug: str
    because: tuple[str, ...] = ()
    """The words of the paper that earned the tag; empty where a curator set it."""


@dataclass(frozen=True, slots=True)
class PaperTopic:
    """A topic of a paper."""

    slug: str
    score: float
    """Between 0 and 1; 1 where a curator set it."""


@dataclass(frozen=True, slots=True)
class Related:
    """A paper near another one."""

    id: str
    score: float
    """Cosine of the two papers' words, raised by other reasons; 0 to 1."""
    because: tuple[str, ...]
    """Reasons in words a reader understands, the strongest first."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A method's name in one paper's text that another paper introduces."""

    id: str
    """The other paper."""
    name: str
    """The method's name as written."""


@dataclass(frozen=True, slots=True)
class Version:
    """A form in which a paper appeared."""

    kind: str
    """`preprint` or `published`."""
    date: str | None
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    venue: str | None
    """The journal or proceedings, or the preprint's server as the source writes it."""
    url: str | None
    """An `http` or `https` address of this version."""
    origin: Origin
    """The most trusted record of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Facts):
    """A work of the collection with everything known and found about it."""

    id: str
    """Stable identifier, the last part of the page's address: see `model/slugs.py`."""
    title_given: bool
    """Whether any source gives a title."""
    sources: tuple[Origin, ...]
    """The records it was merged from, the most trusted first."""
    provenance: Mapping[str, Origin] = field(default_factory=lambda: MappingProxyType({}))
    """For each known field of `Facts` the record that gave it."""
    versions: tuple[Version, ...] = ()
    """Preprint and published version, the earlier kind first; empty where only one of the two is known."""
    aliases: tuple[str, ...] = ()
    wanted_tags: tuple[str, ...] = ()
    unwanted_tags: tuple[str, ...] = ()
    wanted_topics: tuple[str, ...] = ()
    tags: tuple[PaperTag, ...] = ()
    topics: tuple[PaperTopic, ...] = ()
    """Main topic first."""
    related: tuple[Related, ...] = ()
    mentions: tuple[Mention, ...] = ()
    mentioned_by: tuple[Mention, ...] = ()
    cites: tuple[str, ...] = ()
    """Papers of the collection that this one cites, in the order of its references."""
    cited_by: tuple[str, ...] = ()
    """Papers of the collection that cite this one."""
    people: tuple[str, ...] = ()
    """For each of the authors the slug of the person."""
    venue_slug: str | None = None
    """The series in which the paper appeared."""
    organisation_slug: str | None = None

    @property
    def publication_year(self) -> int | None:
        """The year to file and cite the paper under: the stated one, else that of its date."""
        return self.year or year_of(self.published)

    @property
    def display_title(self) -> str:
        """The title, or where there is none the name to show, or the identifier."""
        return self.title or self.name or self.id
