"""Papers in lists, and links to tags and topics."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from markupsafe import Markup

from paperatlas.model.paper import Paper
from paperatlas.render import addresses, wording
from paperatlas.render.book import Book
from paperatlas.render.contexts.parts import Chip, Row, RowFacts, Stop
from paperatlas.render.curated import curated_plain
from paperatlas.render.markdown import escape, prose, title
from paperatlas.render.pieces import paper as paper_text
from paperatlas.text.clean import shorten

_ROOT = "\0"
"""Stands for the way to the root of the tree in what is made once for pages of every depth; no text holds it."""
_LINE = 180
"""Longest beginning of a summary in a list, in characters."""
_CARD_LINE = 120

Form = Literal["plain", "card", "listed"]
"""How a paper stands in a list: `listed` ones have tags, a filter and an order, `card` ones an order."""


def row(book: Book, paper: Paper, page: str, why: str | None = None, form: Form = "plain") -> Row:
    """A paper as a row on `page`.

    Args:
        book: has the paper.
        paper: what the row is of.
        page: where it stands.
        why: the reason why it stands there.
        form: what the row shows beside the title.
    """
    made = book.once(("row", paper.id, form), lambda: paper_text(_facts(book, paper, form), form))
    return Row(Markup(made.replace(_ROOT, addresses.root(page))), why)  # noqa: S704 - an address


def rows(book: Book, papers: Iterable[Paper], page: str, form: Form = "plain") -> tuple[Row, ...]:
    """Papers as rows of a list on `page`."""
    return tuple(row(book, paper, page, form=form) for paper in papers)


def stop(book: Book, paper: Paper, page: str, why: str) -> Stop:
    """A paper on a way through a topic, on `page`."""
    href = addresses.relative(addresses.paper(paper.id), page)
    return Stop(_title(book, paper), href, _said(paper), why)


def line_of(book: Book, paper: Paper, page: str, why: str, is_dated: bool = False) -> Stop:
    """A paper as a short line on `page`, with its date where it does not stand under its day."""
    date = wording.date_shown(paper) if is_dated else None
    facts = tuple(fact for fact in (date, paper.venue, wording.short_who(paper)) if fact)
    return Stop(_title(book, paper), addresses.relative(addresses.paper(paper.id), page), facts, why)


def _facts(book: Book, paper: Paper, form: Form) -> RowFacts:
    """What rows say of a paper, with addresses from the root."""
    is_short = form == "listed" and not book.scale.has_texts_in_lists
    tags = [] if is_short else [tag.slug for tag in paper.tags[:3] if tag.slug in book.tags]
    return RowFacts(
        title=_title(book, paper),
        href=_ROOT + addresses.paper(paper.id),
        date=paper.published or (str(paper.year) if paper.year else None),
        facts=_said(paper),
        line=None if is_short else _card_line(book, paper) if form == "card" else _line(book, paper),
        code=paper.code[0] if paper.code else None,
        tags=tuple(Chip(escape(book.tags[slug].name), _ROOT + addresses.tag(slug)) for slug in tags),
    )


def _title(book: Book, paper: Paper) -> Markup:
    return book.mark(paper.topics[0].slug if paper.topics else None) + title(paper.display_title)


def _said(paper: Paper) -> tuple[str, ...]:
    return tuple(fact for fact in (wording.date_shown(paper), paper.venue, wording.short_who(paper)) if fact)


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
    text = curated_plain(book, paper.summary) if paper.summary else paper.abstract
    return shorten(text.split("\n\n")[0], limit) if text else None


def _line(book: Book, paper: Paper) -> Markup | None:
    line = plain_line(book, paper, _LINE)
    return prose(line) if line else None


def _card_line(book: Book, paper: Paper) -> Markup | None:
    """The beginning of a curator's summary; an abstract begins with what everybody knows."""
    line = plain_line(book, paper, _CARD_LINE) if paper.summary else None
    return prose(line) if line else None
