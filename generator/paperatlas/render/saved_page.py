"""The page that a script turns into a reader's own list, kept by the browser."""

from __future__ import annotations

from paperatlas.model.page import Page
from paperatlas.render import addresses
from paperatlas.render.book import Book
from paperatlas.render.contexts.parts import Front
from paperatlas.render.contexts.whole import SavedPage
from paperatlas.render.page import filled


def saved_page(book: Book) -> Page:
    """The reader's list; without a script, why there is none."""
    path = addresses.SAVED
    description = f"The papers of {book.options.site_name} that you have saved or read, with your notes."
    context = SavedPage(
        front=Front("Your reading list", description, "saved"),
        all_papers=addresses.relative(addresses.index(addresses.PAPERS), path),
    )
    return filled(path, "saved", context)
