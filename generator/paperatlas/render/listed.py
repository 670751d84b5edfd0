"""Papers as lists show them."""

from __future__ import annotations

from paperatlas.model.paper import Paper, PaperTag

BEGINNING = 1_000
"""Characters of an abstract of which lists show a part."""
_SHOWN = (
    "id",
    "title",
    "title_given",
    "name",
    "summary",
    "authors",
    "more_authors",
    "author_count",
    "organisation",
    "organisation_handle",
    "published",
    "updated",
    "year",
    "venue",
    "kind",
    "code",
    "comment_count",
    "upvotes",
    "status",
    "topics",
    "people",
    "venue_slug",
    "organisation_slug",
)


def listed(paper: Paper) -> Paper:
    """The paper with nothing but what lists and pictures of papers show.

    So a page that lists a paper does not change with all that only the paper's own page tells. What
    is missing here is missing in every list, which tests see at once.
    """
    return Paper(
        sources=(),
        abstract=paper.abstract[:BEGINNING] if paper.abstract else None,
        tags=tuple(PaperTag(tag.slug) for tag in paper.tags),
        **{name: getattr(paper, name) for name in _SHOWN},
    )
