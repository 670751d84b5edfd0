"""Which papers are new, and what a digest says of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from paperatlas.cite.naming import Names
from paperatlas.cite.parts import best_url
from paperatlas.cite.plain import address, plain
from paperatlas.model.dates import spoken_date
from paperatlas.model.order import most_discussed_first, newest_first
from paperatlas.model.paper import Paper
from paperatlas.text.clean import counted, shorten

ORDERS = {"discussed": most_discussed_first, "date": newest_first}
"""Orders of the papers, by the words of the command."""
_TEXT = 400
_SHOWN_AUTHORS = 4


@dataclass(frozen=True, slots=True)
class Part:
    """The site, and the part of its collection that a digest is of."""

    site_name: str
    site_url: str | None
    """Whole address of the site, with a slash at its end, where it is known."""
    about: str
    """The part in words; empty for the whole collection."""
    since: str
    """The first day of what is new, `YYYY-MM-DD`."""
    until: str | None = None
    """The day before which it ends; without one it ends now."""

    @property
    def period(self) -> str:
        """When what is new came, in words."""
        if self.until is None:
            return f"since {spoken_date(self.since)}"
        last = (date.fromisoformat(self.until) - timedelta(days=1)).isoformat()
        first = spoken_date(self.since)
        return f"on {first}" if last == self.since else f"from {first} to {spoken_date(last)}"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a digest says of a paper; plain text throughout."""

    title: str
    url: str
    """Whole address of the paper's page on the site, else of the paper itself; empty where neither is known."""
    facts: tuple[str, ...]
    """Who, when, where, its topic and what readers say: short, in this order."""
    text: str
    """The summary, or the beginning of the abstract."""
    code: str
    """Address of the code; empty where none is known."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What is new."""

    part: Part
    total: int
    """New papers, those behind the last entry too."""
    entries: tuple[Entry, ...]

    @property
    def subject(self) -> str:
        """What is new, in one line."""
        about = f" ({self.part.about})" if self.part.about else ""
        news = counted(self.total, "new paper") if self.total else "no new papers"
        return f"{self.part.site_name}{about}: {news} {self.part.period}"

    @property
    def more(self) -> int:
        """Papers that found no room."""
        return self.total - len(self.entries)


def published_since(papers: Iterable[Paper], since: str, until: str | None = None) -> tuple[Paper, ...]:
    """The papers published on a day or after it, and before another one; a month or a year counts as its first day."""
    dated = [(paper, _first_day(paper.published)) for paper in papers if paper.published]
    return tuple(paper for paper, day in dated if since <= day and (until is None or day < until))


def is_among(paper: Paper, known: Collection[str]) -> bool:
    """Whether a paper is known under its own identifier or a former one."""
    return any(name in known for name in (paper.id, *paper.aliases))


def digest_of(papers: Iterable[Paper], names: Names, part: Part, order: str, most: int) -> Digest:
    """The digest of papers that are new.

    Args:
        papers: the new ones, in any order.
        names: what topics and other papers are called.
        part: of what the digest is.
        order: one of `ORDERS`.
        most: papers that get an entry.
    """
    new = sorted(papers, key=ORDERS[order])
    return Digest(part, len(new), tuple(_entry(paper, names, part.site_url) for paper in new[:most]))


def _entry(paper: Paper, names: Names, root: str | None) -> Entry:
    said = (
        _who(paper),
        spoken_date(paper.published) if paper.published else str(paper.year or ""),
        plain(paper.venue),
        plain(names.topics.get(paper.topics[0].slug)) if paper.topics else "",
        counted(paper.comment_count, "comment") if paper.comment_count else "",
        counted(paper.upvotes, "vote") if paper.upvotes else "",
    )
    return Entry(
        title=plain(paper.display_title),
        url=f"{root}papers/{paper.id}/" if root else best_url(paper),
        facts=tuple(fact for fact in said if fact),
        text=shorten(names.summary(paper), _TEXT),
        code=address(paper.code[0]) if paper.code else "",
    )


def _who(paper: Paper) -> str:
    names = [plain(name.name) for name in paper.authors[:_SHOWN_AUTHORS]]
    more = max(len(paper.authors), paper.author_count or 0) - len(names)
    if names:
        return ", ".join(names) + (f" and {more:,} more" if more else " and others" if paper.more_authors else "")
    return plain(paper.organisation) or (counted(more, "author") if more else "")


def _first_day(date: str) -> str:
    return date + "-01-01"[len(date) - 4 :]
