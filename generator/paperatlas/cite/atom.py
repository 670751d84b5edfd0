"""Feeds as Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable

from paperatlas.cite.feeds import Feed, Item
from paperatlas.cite.plain import address, plain

NAME = "feed.xml"
"""The file beside the page."""


_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def atom(feed: Feed, entries: Iterable[str]) -> str:
    """The feed, one entry on each line.

    Args:
        feed: the feed.
        entries: its papers as `atom_entry` gives them, in the same order.
    """
    page = address(feed.page)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_text(plain(feed.title))}</title>",
        f"<id>{_text(page)}</id>",
        f"<updated>{feed.updated}</updated>",
        f"<author><name>{_text(plain(feed.publisher))}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={_quoted(page + NAME)}/>',
        f'<link rel="alternate" type="text/html" href={_quoted(page)}/>',
        "<generator>paperatlas</generator>",
        *entries,
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def atom_entry(item: Item) -> str:
    """A paper as an entry, on one line."""
    page = address(item.page)
    parts = [
        f"<entry><title>{_text(item.title)}</title><id>{_text(page)}</id><link href={_quoted(page)}/>",
        f'<link rel="related" href={_quoted(item.elsewhere)}/>' if item.elsewhere else "",
        f"<updated>{item.updated}</updated><published>{item.published}</published>",
        *(f"<author><name>{_text(name)}</name></author>" for name in item.authors),
        *(f"<category term={_quoted(name)}/>" for name in item.categories),
        f"<summary>{_text(item.summary)}</summary>" if item.summary else "",
        "</entry>",
    ]
    return "".join(parts)


def _text(text: str) -> str:
    return text.translate(_MARKUP) if "&" in text or "<" in text or ">" in text else text


def _quoted(text: str) -> str:
    return f'"{_text(text).replace(chr(34), "&quot;")}"'
