"""Digests of what files say of papers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from paperatlas.cite.naming import Names
from paperatlas.model.paper import Paper
from paperatlas.publish.incremental.program import digest_of_bytes


@dataclass(frozen=True)
class PaperDigests:
    """Digests of an atlas' papers: as long as one is the same, so is what is written of the paper."""

    cited: Callable[[Paper], bytes]
    """Of all that is known of a paper but by how much it has its topics and is near to others."""
    names: Names
    """What topics and tags are called."""

    def whole(self, paper: Paper) -> bytes:
        """Of all that is known of a paper."""
        figures = [topic.score for topic in paper.topics], [near.score for near in paper.related]
        return digest_of_bytes((self.cited(paper), repr(figures).encode()))

    def named(self, paper: Paper) -> bytes:
        """Of a paper with the names that it goes by: those of its topics and tags, and of what its summary names."""
        if paper.id not in self._named:
            names = self.names
            said = [names.topics.get(topic.slug) for topic in paper.topics]
            said += [names.tags.get(tag.slug) for tag in paper.tags]
            said.append(names.summary(paper) if paper.summary else None)
            self._named[paper.id] = digest_of_bytes((self.cited(paper), repr(said).encode("utf-8", "surrogatepass")))
        return self._named[paper.id]

    @cached_property
    def _named(self) -> dict[str, bytes]:
        return {}
