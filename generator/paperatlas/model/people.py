"""People, venues and organisations of a collection."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coauthor:
    """Somebody with whom a person wrote papers."""

    slug: str
    """The other person."""
    count: int
    """Papers that both wrote."""


@dataclass(frozen=True, slots=True)
class Person:
    """An author of papers of the collection, under all the names that were found to be the same person's."""

    slug: str
    name: str
    """The spelling most papers have, in reading order."""
    sort_name: str
    """The family name first: `Doe, Jane`; a name without parts as it is."""
    variants: tuple[str, ...]
    """Other spellings, the commonest first."""
    orcid: str | None
    """Sixteen digits in four groups, as in `Name`."""
    papers: tuple[str, ...]
    """Identifiers of the papers, newest first."""
    coauthors: tuple[Coauthor, ...]
    """The most frequent ones, most papers first; those of very long lists of authors are not counted."""
    may_be_several: bool = False
    """Whether the name is so common that the papers may be several people's."""


@dataclass(frozen=True, slots=True)
class Venue:
    """A journal, a series of conferences or of workshops, through all its years."""

    slug: str
    name: str
    """As people call it: `EMNLP`, `Journal of Moss`."""
    long_name: str | None
    """The whole name, where `name` is a short one."""
    variants: tuple[str, ...]
    """How sources write it, where that is neither of the names, the commonest first."""
    papers: tuple[str, ...]
    """Identifiers of the papers, newest first."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that papers name as theirs."""

    slug: str
    name: str
    papers: tuple[str, ...]
    """Identifiers of the papers, newest first."""
