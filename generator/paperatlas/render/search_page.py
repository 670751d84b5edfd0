"""The page of the search, which is a list by topic and year where no script runs."""

from __future__ import annotations

from paperatlas.model.page import Page
from paperatlas.render import addresses
from paperatlas.render.book import Book
from paperatlas.render.contexts.parts import Chip, Front
from paperatlas.render.contexts.whole import SearchPage
from paperatlas.render.contributing import suggestion
from paperatlas.render.markdown import escape
from paperatlas.render.page import filled
from paperatlas.render.rows import topic_chip


def search_page(book: Book) -> Page:
    """The page that a script turns into the search; without it, ways to the papers by topic and year."""
    path = addresses.SEARCH
    context = SearchPage(
        front=Front(
            "Search", f"Search {book.options.site_name} by words, topic, tag, year, venue and author.", "search"
        ),
        topics=tuple(
            topic_chip(book, topic.slug, path, book.papers_of_topic.size(topic.slug)) for topic in book.atlas.topics
        ),
        years=tuple(
            Chip(
                escape(year if year != addresses.UNDATED else "Undated"),
                addresses.relative(addresses.year(year), path),
                None,
                book.papers_of_year.size(year),
            )
            for year in book.papers_of_year
        ),
        suggest=suggestion(book.options),
        all_papers=addresses.relative(addresses.index(addresses.PAPERS), path),
    )
    return filled(path, "search", context)
