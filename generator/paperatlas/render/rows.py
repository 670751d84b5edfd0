"""Papers in lists, and links to tags and topics."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from paperatlas.model.paper import Paper
from paperatlas.render import addresses, wording
from paperatlas.render.book import Book
from paperatlas.render.contexts import Chip, Row
from paperatlas.render.markdown import escape, prose, title
from paperatlas.text.clean import shorten

_LINE = 180
"""Longest beginning of a summary in a list, in characters."""


def row(book: Book, paper: Paper, page: str, why: str | None = None) -> Row:
    """A paper as a row of a list on `page`."""
    facts = [fact for fact in (wording.date_shown(paper), paper.venue, wording.short_who(paper)) if fact]
    tags = tuple(tag_chip(book, tag.slug, page) for tag in paper.tags[:3] if tag.slug in book.tags)
    return Row(
        title=book.mark(paper.topics[0].slug if paper.topics else None) + title(paper.display_title),
        href=addresses.relative(addresses.paper(paper.id), page),
        date=paper.published or (str(paper.year) if paper.year else None),
        facts=tuple(facts),
        line=_line(book, paper),
        code=paper.code[0] if paper.code else None,
        tags=tags,
        why=why,
    )


def rows(book: Book, papers: Iterable[Paper], page: str) -> tuple[Row, ...]:
    """Papers as rows of a list on `page`."""
    return tuple(row(book, paper, page) for paper in papers)


def tag_chip(book: Book, slug: str, page: str, hint: str | None = None, count: int | None = None) -> Chip:
    """A link to a tag's page."""
    return Chip(escape(book.tags[slug].name), addresses.relative(addresses.tag(slug), page), hint, count)


def person_chip(book: Book, slug: str, page: str, count: int | None = None) -> Chip:
    """A link to a person's page."""
    label = wording.kept_apart(book.people[slug].name)
    return Chip(label, addresses.relative(addresses.person(slug), page), None, count)


def topic_chip(book: Book, slug: str, page: str, count: int | None = None) -> Chip:
    """A link to a topic's page."""
    label = book.mark(slug) + escape(book.topics[slug].name)
    return Chip(label, addresses.relative(addresses.topic(slug), page), None, count)


def plain_line(book: Book, paper: Paper, limit: int) -> str | None:
    """The beginning of the summary, or of the abstract, references as their words."""
    text = book.plain(paper.summary) if paper.summary else paper.abstract
    return shorten(text.split("\n\n")[0], limit) if text else None


def _line(book: Book, paper: Paper) -> Markup | None:
    line = plain_line(book, paper, _LINE)
    return prose(line) if line else None
