"""The page of one paper."""

from __future__ import annotations

from markupsafe import Markup

from paperatlas.cite.bibtex import bibtex_entry
from paperatlas.model.page import Page
from paperatlas.model.paper import Mention, Paper
from paperatlas.model.record import Origin
from paperatlas.render import addresses, wording
from paperatlas.render.book import Book
from paperatlas.render.contexts import Chip, Evidence, FactOrigin, Front, PaperPage, Row
from paperatlas.render.markdown import escape, preformatted, prose, title
from paperatlas.render.page import filled
from paperatlas.render.rows import plain_line, row, tag_chip, topic_chip

_DESCRIPTION = 160


def paper_page(book: Book, paper: Paper) -> Page:
    """The page of `paper`."""
    path = addresses.paper(paper.id)
    context = PaperPage(
        front=Front(paper.display_title, plain_line(book, paper, _DESCRIPTION) or paper.display_title, "paper"),
        title=title(paper.display_title),
        title_given=paper.title_given,
        who=wording.who(paper),
        when_and_where=wording.when_and_where(paper),
        actions=tuple(Chip(escape(label), address) for label, address in wording.ways(paper)),
        summary=book.text(paper.summary, path) if paper.summary else None,
        abstract=prose(paper.abstract) if paper.abstract else None,
        topics=_topics(book, paper, path),
        tags=tuple(
            tag_chip(book, tag.slug, path, f"because of: {', '.join(tag.because)}" if tag.because else None)
            for tag in paper.tags
            if tag.slug in book.tags
        ),
        related=_related(book, paper, path),
        mentions=_mentions(book, paper.mentions, path, "mentions {}"),
        mentioned_by=_mentions(book, paper.mentioned_by, path, "mentions {}"),
        bibtex=preformatted(bibtex_entry(paper).strip()),
        origins=tuple(_origins(paper)),
        seen_in=paper.seen_in,
        evidence=tuple(
            Evidence(tag_chip(book, tag.slug, path), tag.because) for tag in paper.tags if tag.slug in book.tags
        ),
        edit=_edit(book, paper.sources[0]),
        comment=paper.comment,
    )
    return filled(path, "paper", context, paper.sources[0].file)


def _topics(book: Book, paper: Paper, path: str) -> tuple[Chip, ...]:
    """Links to the paper's topics, each below its main topic's name."""
    chips = []
    for placed in paper.topics:
        if placed.slug in book.topics:
            names = " › ".join(topic.name for topic in book.trail(book.topics[placed.slug]))
            chip = topic_chip(book, placed.slug, path)
            chips.append(Chip(escape(names), chip.href))
    return tuple(chips)


def _related(book: Book, paper: Paper, path: str) -> tuple[Row, ...]:
    return tuple(
        row(book, book.papers[near.id], path, "; ".join(near.because) or None)
        for near in paper.related
        if near.id in book.papers
    )


def _mentions(book: Book, mentions: tuple[Mention, ...], path: str, words: str) -> tuple[Row, ...]:
    return tuple(
        row(book, book.papers[mention.id], path, words.format(mention.name))
        for mention in mentions
        if mention.id in book.papers
    )


def _origins(paper: Paper) -> list[FactOrigin]:
    return [
        FactOrigin(label, origin.file, origin.line, wording.FORMATS.get(origin.format, origin.format))
        for field, label in wording.FIELDS.items()
        if (origin := paper.provenance.get(field))
    ]


def _edit(book: Book, origin: Origin) -> Chip | None:
    if not book.options.edit_base:
        return None
    return Chip(Markup("Edit this record"), f"{book.options.edit_base.rstrip('/')}/{origin.file}")
