"""The whole collection, ready to be rendered."""

from __future__ import annotations

from dataclasses import dataclass, field

from paperatlas.model.issue import Issue
from paperatlas.model.paper import Paper
from paperatlas.model.vocabulary import Tag, Topic


@dataclass(frozen=True, slots=True)
class Atlas:
    """Papers with their tags, topics and relations.

    Papers stand newest first; undated ones last, by title.
    """

    papers: tuple[Paper, ...]
    topics: tuple[Topic, ...]
    """The topic tree; topics without papers are left out."""
    tags: tuple[Tag, ...]
    """Tags in use, by name."""
    topics_found: bool = False
    """Whether the topics were found automatically rather than written by a person."""
    issues: tuple[Issue, ...] = field(default=())

    def paper_by_id(self) -> dict[str, Paper]:
        """Papers by identifier."""
        return {paper.id: paper for paper in self.papers}
