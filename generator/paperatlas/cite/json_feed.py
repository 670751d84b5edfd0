"""Feeds as JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>)."""

from __future__ import annotations

from collections.abc import Iterable

from paperatlas.cite.feeds import Feed, Item
from paperatlas.cite.json_form import dumps
from paperatlas.cite.plain import address, plain

NAME = "feed.json"
"""The file beside the page."""


def json_feed(feed: Feed, items: Iterable[str]) -> str:
    """The feed, one item on each line.

    Args:
        feed: the feed.
        items: its papers as `json_item` gives them, in the same order.
    """
    page = address(feed.page)
    head = dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": plain(feed.title),
            "home_page_url": page,
            "feed_url": page + NAME,
            "authors": [{"name": plain(feed.publisher)}],
        }
    )
    lines = ",\n".join(items)
    return f'{head[:-1]}, "items": [\n{lines}\n]}}\n' if lines else f'{head[:-1]}, "items": []}}\n'


def json_item(item: Item) -> str:
    """A paper as an item, on one line."""
    page = address(item.page)
    values: dict[str, object] = {
        "id": page,
        "url": page,
        "external_url": item.elsewhere,
        "title": item.title,
        "content_text": item.summary or item.title,
        "date_published": item.published,
        "date_modified": item.updated,
        "authors": [{"name": name} for name in item.authors],
        "tags": item.categories,
    }
    return dumps({name: value for name, value in values.items() if value})
