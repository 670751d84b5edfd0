"""Feeds of papers, to be followed in a feed reader.

Atom: RFC 4287. JSON Feed 1.1: <https://www.jsonfeed.org/version/1.1/>.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from paperatlas.cite.plain import plain
from paperatlas.model.paper import Paper

MOST_ENTRIES = 30
"""Papers in a feed, the newest."""
_MOST_AUTHORS = 30


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of papers that can be followed."""

    title: str
    page: str
    """Whole address of the page with the same papers."""
    address: str
    """Whole address of the feed itself, without its ending."""
    papers: tuple[Paper, ...]
    """The papers of which something can be told by date, the latest change first."""


def feed_of(title: str, page: str, papers: Iterable[Paper]) -> Feed:
    """A feed of the papers that have a date, the latest change first; papers without one cannot be new."""
    dated = [paper for paper in papers if _stamp(paper)]
    latest = sorted(dated, key=lambda paper: (_stamp(paper), paper.id), reverse=True)[:MOST_ENTRIES]
    return Feed(title, page, f"{page}feed", tuple(latest))


def atom(feed: Feed, root: str, categories: dict[str, Sequence[str]]) -> str:
    """The feed as Atom.

    Args:
        feed: the feed.
        root: the site's whole address, with a slash at its end.
        categories: names of topics and tags for each paper's identifier.
    """
    updated = _stamp(feed.papers[0]) if feed.papers else "1970-01-01T00:00:00Z"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_text(feed.title)}</title>",
        f"<id>{escape(feed.page)}</id>",
        f"<updated>{updated}</updated>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(feed.address + ".xml")}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(feed.page)}/>',
        "<generator>paperatlas</generator>",
        *(_atom_entry(paper, root, categories.get(paper.id, ())) for paper in feed.papers),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _atom_entry(paper: Paper, root: str, categories: Sequence[str]) -> str:
    page = f"{root}papers/{paper.id}/"
    names = [name.name for name in paper.authors[:_MOST_AUTHORS]] or [paper.organisation or "Unknown"]
    parts = [
        "<entry>",
        f"<title>{_text(paper.display_title)}</title>",
        f"<id>{escape(page)}</id>",
        f'<link rel="alternate" type="text/html" href={quoteattr(page)}/>',
        f"<updated>{_stamp(paper)}</updated>",
        f"<published>{_time(paper.published) or _stamp(paper)}</published>",
        *(f"<author><name>{_text(name)}</name></author>" for name in names),
        *(f"<category term={quoteattr(plain(name))}/>" for name in categories),
        *([f"<summary>{_text(_summary(paper))}</summary>"] if _summary(paper) else []),
        "</entry>",
    ]
    return "\n".join(parts)


def json_feed(feed: Feed, root: str, categories: dict[str, Sequence[str]]) -> str:
    """The feed as JSON Feed."""
    items = [_json_item(paper, root, categories.get(paper.id, ())) for paper in feed.papers]
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": plain(feed.title),
        "home_page_url": feed.page,
        "feed_url": f"{feed.address}.json",
        "items": items,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _json_item(paper: Paper, root: str, categories: Sequence[str]) -> dict[str, object]:
    page = f"{root}papers/{paper.id}/"
    item: dict[str, object] = {
        "id": page,
        "url": page,
        "title": plain(paper.display_title),
        "content_text": plain(_summary(paper)) or plain(paper.display_title),
        "date_published": _time(paper.published) or _stamp(paper),
        "date_modified": _stamp(paper),
    }
    if paper.authors:
        item["authors"] = [{"name": plain(name.name)} for name in paper.authors[:_MOST_AUTHORS]]
    if categories:
        item["tags"] = [plain(name) for name in categories]
    return item


def _summary(paper: Paper) -> str:
    return paper.summary or paper.abstract or ""


def _stamp(paper: Paper) -> str:
    """When the paper last changed, as RFC 3339; empty where no source says so."""
    return max(_time(paper.updated), _time(paper.published), _time(str(paper.year) if paper.year else None))


def _time(date: str | None) -> str:
    if not date:
        return ""
    year, month, day = (*date.split("-"), "01", "01")[:3]
    return f"{year}-{month}-{day}T00:00:00Z"


def _text(text: str) -> str:
    return escape(plain(text))
