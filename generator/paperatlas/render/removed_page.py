"""The page that stands in the place of a paper that is gone: its address still answers, and says why."""

from __future__ import annotations

from paperatlas.model.dates import spoken_date
from paperatlas.model.page import Page
from paperatlas.model.paper import Paper
from paperatlas.render import addresses
from paperatlas.render.book import Book
from paperatlas.render.contexts.paper import RemovedPage
from paperatlas.render.contexts.parts import Chip, Front
from paperatlas.render.markdown import prose, title
from paperatlas.render.page import filled

_UNNAMED = "A paper that was here"


def removed_page(book: Book, identifier: str) -> Page:
    """The notice at the address of a removed paper."""
    path = addresses.paper(identifier)
    gone = book.removed[identifier]
    heading = gone.title or _UNNAMED
    other = book.listed.get(gone.instead) if gone.instead else None
    context = RemovedPage(
        front=Front(heading, "This paper is no longer part of the collection.", "removed"),
        title=title(heading),
        reason=prose(gone.reason),
        date=spoken_date(gone.date) if gone.date else None,
        instead=_way(other, path) if other else None,
        all_papers=addresses.relative(addresses.index(addresses.PAPERS), path),
    )
    return filled(path, "removed", context)


def _way(paper: Paper, path: str) -> Chip:
    return Chip(title(paper.display_title), addresses.relative(addresses.paper(paper.id), path))
