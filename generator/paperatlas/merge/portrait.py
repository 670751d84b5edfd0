"""What of a record tells its work from others, in the form in which it is compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from paperatlas.merge.abstracts import sketch
from paperatlas.merge.identifiers import identities
from paperatlas.merge.people import Person, person
from paperatlas.merge.precedence import is_preprint, is_published
from paperatlas.merge.shelves import title_shelves
from paperatlas.merge.titles import Title, read_title
from paperatlas.model.record import Record
from paperatlas.text.words import fold

_CLASSES = {
    "journal": "paper",
    "conference": "paper",
    "workshop": "paper",
    "preprint": "paper",
    "report": "paper",
    "chapter": "paper",
    "thesis": "thesis",
    "dataset": "dataset",
    "software": "software",
    "book": "book",
    "proceedings": "book",
}
"""Kinds that sources take for one another stand in one class; those left out say nothing."""
_NOBODY = frozenset({"anonymous", "anon", "unknown", "n.n", "no author", "no authors listed", "author unknown"})
"""What stands in the place of an author."""
_NUMBER = re.compile(r"[A-Za-z]*\d+")
_WORD = re.compile(r"[^\W_]+")
_LINKING = frozenset("a an and at de der des du et for in la of on the to und".split())


@dataclass(frozen=True, slots=True)
class Portrait:
    """A record seen for comparison."""

    known: dict[str, str]
    """Identifiers by scheme, see `identities`."""
    title: Title | None
    authors: tuple[Person, ...]
    are_whole: bool
    """Whether the source names all authors, as far as it says."""
    year: int | None
    is_preprint: bool
    is_published: bool
    sort: str | None
    """A class of kinds."""
    venue: tuple[str, ...]
    """The venue's words, folded, without linking ones."""
    place: tuple[str | None, str | None, str | None]
    """Volume, issue and first page."""
    abstract: str | None
    sketch: tuple[int, ...]
    """The shelves for the abstract."""
    shelves: tuple[int, ...]
    """The shelves for title and authors."""


def portrait(record: Record) -> Portrait:
    """The record as it is compared."""
    title = read_title(record.title) if record.title else None
    authors = tuple(person(name) for name in record.authors if name.name.casefold().strip("[]. ") not in _NOBODY)
    return Portrait(
        known=identities(record),
        title=title,
        authors=authors,
        are_whole=not record.more_authors,
        year=record.year or (int(record.published[:4]) if record.published else None),
        is_preprint=is_preprint(record),
        is_published=is_published(record),
        sort=_CLASSES.get(record.kind or ""),
        venue=_venue_words(record.venue) if record.venue else (),
        place=(_first(record.volume), _first(record.issue), _first(record.pages)),
        abstract=record.abstract,
        sketch=tuple(sketch(record.abstract)) if record.abstract else (),
        shelves=title_shelves(title, authors),
    )


@lru_cache(maxsize=16_384)
def _venue_words(venue: str) -> tuple[str, ...]:
    words = (word for word in _WORD.findall(fold(venue)) if word not in _LINKING)
    return tuple(word for word in words if not word.isdigit())


def _first(text: str | None) -> str | None:
    """The first number of a volume or a range of pages, with the letters before it."""
    match = _NUMBER.search(text) if text else None
    return match[0].casefold().lstrip("0") or None if match else None
