"""The map of the collection."""

from __future__ import annotations

from paperatlas.model.page import Page
from paperatlas.render import addresses
from paperatlas.render.book import Book
from paperatlas.render.contexts.parts import Front
from paperatlas.render.contexts.whole import MapPage
from paperatlas.render.map_picture import draw_map
from paperatlas.render.page import filled
from paperatlas.render.rows import topic_chip


def map_page(book: Book) -> Page:
    """Papers placed by likeness, and the legend of their colours."""
    path = addresses.MAP
    picture = draw_map(book, path)
    papers = len(book.atlas.papers)
    context = MapPage(
        front=Front("Map", f"{papers:,} papers placed by what they say, coloured by topic.", "map"),
        papers=papers,
        linked=picture.linked,
        picture=picture.html,
        topics=tuple(
            topic_chip(book, topic.slug, path, book.papers_of_topic.size(topic.slug)) for topic in book.atlas.topics
        ),
        all_papers=addresses.relative(addresses.index(addresses.PAPERS), path),
    )
    return filled(path, "map", context)
