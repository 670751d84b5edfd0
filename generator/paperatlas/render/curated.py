"""Texts that curators write, with references to papers, topics and tags: `[[id]]`, `[[topic:slug|words]]`."""

from __future__ import annotations

from markupsafe import Markup

from paperatlas.render import addresses
from paperatlas.render.book import Book
from paperatlas.render.markdown import link, prose, title
from paperatlas.text.wiki import split_references


def curated(book: Book, text: str, page: str) -> Markup:
    """A curator's text as Markdown for a page at `page`, its references as links."""
    return Markup("\n\n").join(_paragraph(book, part, page) for part in text.split("\n\n"))


def curated_plain(book: Book, text: str) -> str:
    """A curator's text with its references as their words."""
    return "".join(
        piece if isinstance(piece, str) else piece.words or target_of(book, piece.kind, piece.slug)[1]
        for piece in split_references(text)
    )


def _paragraph(book: Book, text: str, page: str) -> Markup:
    parts = []
    for piece in split_references(text):
        if isinstance(piece, str):
            lead, body, tail = _edges(piece)
            parts.append(Markup(lead) + prose(body) + Markup(tail))  # noqa: S704 - spaces
            continue
        target, name = target_of(book, piece.kind, piece.slug)
        label = title(piece.words or name)
        parts.append(label if target is None else link(label, addresses.relative(target, page)))
    return Markup("".join(parts))  # noqa: S704 - each part is safe


def target_of(book: Book, kind: str, slug: str) -> tuple[str | None, str]:
    """The path and the name of the page that a reference leads to; no path and the slug where there is none."""
    if kind == "paper" and slug in book.listed:
        return addresses.paper(slug), book.listed[slug].display_title
    if kind == "topic" and slug in book.topics:
        return addresses.topic(slug), book.topics[slug].name
    if kind == "tag" and slug in book.tags:
        return addresses.tag(slug), book.tags[slug].name
    return None, slug


def _edges(text: str) -> tuple[str, str, str]:
    body = text.strip(" ")
    start = text.index(body) if body else 0
    return text[:start], body, text[start + len(body) :]
