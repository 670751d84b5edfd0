"""The whole of this stage: the atlas in, the Markdown tree out."""

from __future__ import annotations

from collections.abc import Iterator

from paperatlas.model.atlas import Atlas
from paperatlas.model.page import Page
from paperatlas.render.book import Book
from paperatlas.render.front_pages import about_page, home_page
from paperatlas.render.index_pages import index_pages
from paperatlas.render.list_pages import all_pages, tag_pages, topic_pages, year_pages
from paperatlas.render.options import Options
from paperatlas.render.paper_page import paper_page


def render(atlas: Atlas, options: Options) -> Iterator[Page]:
    """Every page of the site as Markdown, no two with the same path."""
    book = Book(atlas, options)
    yield home_page(book)
    yield about_page(book)
    yield from index_pages(book)
    yield from all_pages(book)
    for topic in book.topics.values():
        yield from topic_pages(book, topic)
    for tag in atlas.tags:
        yield from tag_pages(book, tag)
    for year, papers in book.papers_of_year.items():
        yield from year_pages(book, year, papers)
    for paper in atlas.papers:
        yield paper_page(book, paper)
