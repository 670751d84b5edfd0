"""What a feed of papers tells of each, and which papers it holds; `atom.py` and `json_feed.py` write it down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from operator import itemgetter

from paperatlas.cite.naming import Names
from paperatlas.cite.parts import best_url
from paperatlas.cite.plain import plain
from paperatlas.model.paper import Paper
from paperatlas.text.clean import shorten

_MOST_AUTHORS = 30


@dataclass(frozen=True, slots=True)
class Item:
    """What a feed tells of a paper; plain text throughout."""

    page: str
    """Whole address of the paper's page, which is also the item's identifier."""
    title: str
    authors: tuple[str, ...]
    """The authors, or the organisation; empty where neither is known."""
    published: str
    """RFC 3339."""
    updated: str
    """When the paper itself last changed, RFC 3339."""
    categories: tuple[str, ...]
    """Names of topics and tags."""
    summary: str
    """Empty where no source says anything."""
    elsewhere: str
    """The paper's address at its publisher or source; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of papers that can be followed."""

    title: str
    page: str
    """Whole address of the page with the same papers, which ends in a slash."""
    publisher: str
    """Name of the site, which answers for entries without an author."""
    papers: tuple[Paper, ...]
    """The latest change first."""

    @property
    def updated(self) -> str:
        """When the list last changed, RFC 3339."""
        return stamp(self.papers[0]) if self.papers else "1970-01-01T00:00:00Z"


@dataclass(frozen=True)
class Chronicle:
    """The papers of a collection by their latest change."""

    papers: tuple[Paper, ...]

    @cached_property
    def newest(self) -> str:
        """The latest change of all, RFC 3339; empty where no paper has a date."""
        return max(self._stamps.values(), default="")

    def latest(self, papers: Iterable[Paper], most: int, since: str = "") -> tuple[Paper, ...]:
        """The papers that changed last, since a time of RFC 3339; one without a date cannot be new."""
        stamps = self._stamps
        recent = ((stamp, paper.id, paper) for paper in papers if (stamp := stamps[paper.id]) and stamp >= since)
        return tuple(paper for _, _, paper in nlargest(most, recent, key=itemgetter(0, 1)))

    @cached_property
    def _stamps(self) -> dict[str, str]:
        return {paper.id: stamp(paper) for paper in self.papers}


def item_of(paper: Paper, root: str, names: Names, length: int) -> Item:
    """What a feed tells of a paper that has a date.

    Args:
        paper: the paper.
        root: the site's whole address, with a slash at its end.
        names: what topics and tags are called.
        length: longest summary in characters; the paper's page has the whole.
    """
    names_given = [plain(name.name) for name in paper.authors[:_MOST_AUTHORS]]
    authors = tuple(name for name in names_given or [plain(paper.organisation)] if name)
    updated = stamp(paper)
    return Item(
        page=f"{root}papers/{paper.id}/",
        title=plain(paper.display_title) or paper.id,
        authors=authors,
        published=_time(paper.published) or updated,
        updated=updated,
        categories=tuple(names.categories(paper)),
        summary=shorten(names.summary(paper), length),
        elsewhere=best_url(paper),
    )


def stamp(paper: Paper) -> str:
    """When the paper last changed, as RFC 3339; empty where no source says so.

    A day begins at midnight UTC, a month and a year with their first day.
    """
    return _time(max(paper.updated or "", paper.published or "", str(paper.year or "")))


def _time(date: str | None) -> str:
    return f"{date}{'-01-01'[len(date) - 4 :]}T00:00:00Z" if date else ""
