"""What a paper's topics and tags are called, and its text in plain words, for formats that leave the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from paperatlas.cite.plain import plain
from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import Paper
from paperatlas.text.wiki import Reference, without_references


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a collection."""

    papers: Mapping[str, Paper]
    """By identifier."""
    topics: Mapping[str, str]
    """By slug, of every level."""
    tags: Mapping[str, str]
    """By slug."""

    @classmethod
    def of(cls, atlas: Atlas) -> Names:
        """The names of an atlas."""
        topics = {topic.slug: topic.name for top in atlas.topics for topic in top.walk()}
        return cls(atlas.paper_by_id(), topics, {tag.slug: tag.name for tag in atlas.tags})

    def categories(self, paper: Paper) -> list[str]:
        """Names of the paper's topics, then of its tags, each once."""
        topics = (self.topics.get(topic.slug) for topic in paper.topics)
        tags = (self.tags.get(tag.slug) for tag in paper.tags)
        return list(dict.fromkeys(plain(name) for name in (*topics, *tags) if name))

    def summary(self, paper: Paper) -> str:
        """What the paper is about on one line: the curators' summary, else the abstract; empty where neither is."""
        if paper.summary:
            return plain(without_references(paper.summary, self._name).replace("\n\n", " "))
        return plain((paper.abstract or "").replace("\n\n", " "))

    def _name(self, reference: Reference) -> str | None:
        if reference.kind == "paper":
            paper = self.papers.get(reference.slug)
            return paper.display_title if paper else None
        return (self.topics if reference.kind == "topic" else self.tags).get(reference.slug)
