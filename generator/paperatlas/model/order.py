"""Orders of papers in lists."""

from __future__ import annotations

from paperatlas.model.paper import Paper


def newest_first(paper: Paper) -> tuple[bool, tuple[int, ...], str, str]:
    """A key to sort by: the latest publication first, undated papers last; then by title."""
    date = paper.published or (str(paper.year) if paper.year else "")
    parts = tuple(-int(part) for part in date.split("-")) if date else ()
    return (not date, parts, paper.display_title.casefold(), paper.id)


def most_discussed_first(paper: Paper) -> tuple[object, ...]:
    """A key to sort by: most readers' comments first, then most votes, then the latest publication."""
    return (-(paper.comment_count or 0), -(paper.upvotes or 0), *newest_first(paper))
