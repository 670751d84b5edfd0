"""What besides their words brings two papers near: citations, mentions, code, authors and tags."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from paperatlas.enrich.citations import Citations
from paperatlas.model.paper import Mention, Paper, PaperTag
from paperatlas.text.words import fold

_CITATION, _COUPLING, _MENTION, _CODE, _AUTHOR, _TAG = 0.15, 0.3, 0.15, 0.2, 0.03, 0.02
"""What each adds to the score; coupling is multiplied by its cosine, authors and tags by their number."""
_MOST_AUTHORS, _MOST_TAGS = 2, 3
"""Authors and tags in common beyond which more add nothing and are not named."""
_COMMON_TAG = 0.25
"""Share of the papers beyond which a common tag is no reason."""
_LEAST_COUPLED = 2
"""Cited works that two papers must have in common; one is often a tool of the trade."""


class Pair(NamedTuple):
    """A paper and another one near it, by their rows."""

    paper: int
    other: int
    score: float


class Signals:
    """Scores of pairs of papers, and the reasons in words."""

    def __init__(
        self,
        papers: Sequence[Paper],
        tags: Mapping[str, tuple[PaperTag, ...]],
        tag_names: Mapping[str, str],
        mentions: Mapping[str, tuple[Mention, ...]],
        citations: Citations,
    ) -> None:
        nothing: frozenset[str] = frozenset()
        frequency = Counter(tag.slug for found in tags.values() for tag in found)
        limit = max(2, _COMMON_TAG * len(papers))
        self._ids = [paper.id for paper in papers]
        self._frequency, self._tag_names = frequency, tag_names
        self._tags = [{tag.slug for tag in tags.get(p.id, ()) if frequency[tag.slug] <= limit} for p in papers]
        self._mentions = [{mention.id: mention.name for mention in mentions.get(paper.id, ())} for paper in papers]
        self._cites = [frozenset(citations.cites.get(paper.id, ())) for paper in papers]
        self._works = [citations.works.get(paper.id, nothing) for paper in papers]
        self._code = [frozenset(address.rstrip("/").lower() for address in paper.code) for paper in papers]
        self._names = [{fold(name.name): name.name for name in paper.authors if " " in name.name} for paper in papers]
        self._authors = [frozenset(names) for names in self._names]

    def compare(self, one: int, other: int, words: float, are_linked: bool) -> Pair:
        """The two papers with their score, between 0 and 1.

        Args:
            one: row of the paper.
            other: row of the other.
            words: how near they are by their words.
            are_linked: whether citations, mentions or code may link them.
        """
        score = words
        if shared := self._tags[one] & self._tags[other]:
            score += _TAG * min(_MOST_TAGS, len(shared))
        if authors := self._authors[one] & self._authors[other]:
            score += _AUTHOR * min(_MOST_AUTHORS, len(authors))
        if are_linked:
            score += self._linked(one, other)
        return Pair(one, other, round(min(score, 1.0), 4))

    def _linked(self, one: int, other: int) -> float:
        score = 0.0
        if self._ids[other] in self._mentions[one] or self._ids[one] in self._mentions[other]:
            score += _MENTION
        if self._ids[other] in self._cites[one] or self._ids[one] in self._cites[other]:
            score += _CITATION
        if coupled := self._coupled(one, other):
            score += _COUPLING * coupled / math.sqrt(len(self._works[one]) * len(self._works[other]))
        if not self._code[one].isdisjoint(self._code[other]):
            score += _CODE
        return score

    def reasons(self, pair: Pair) -> tuple[str, ...]:
        """Why the other paper is near, said from the page of the first; shared words apart."""
        one, other = pair.paper, pair.other
        reasons = []
        if self._ids[other] in self._cites[one]:
            reasons.append("cited here")
        if self._ids[one] in self._cites[other]:
            reasons.append("cites this")
        if coupled := self._coupled(one, other):
            reasons.append(f"both cite {coupled} of the same works")
        if name := self._mentions[one].get(self._ids[other]):
            reasons.append(f"introduces {name}, mentioned here")
        if name := self._mentions[other].get(self._ids[one]):
            reasons.append(f"mentions {name}")
        if self._code[one] & self._code[other]:
            reasons.append("same code")
        if authors := self._shared_authors(one, other):
            reasons.append(authors)
        if shared := self._tags[one] & self._tags[other]:
            rarest = sorted(shared, key=lambda slug: (self._frequency[slug], slug))[:_MOST_TAGS]
            reasons.append(f"both on {', '.join(self._tag_names.get(slug, slug) for slug in rarest)}")
        return tuple(reasons)

    def _coupled(self, one: int, other: int) -> int:
        if not self._works[one]:
            return 0
        common = len(self._works[one] & self._works[other])
        return common if common >= _LEAST_COUPLED else 0

    def _shared_authors(self, one: int, other: int) -> str | None:
        shared = [name for key, name in self._names[one].items() if key in self._authors[other]]
        if not shared:
            return None
        more = len(shared) - _MOST_AUTHORS
        named = ", ".join(shared[:_MOST_AUTHORS])
        return f"also by {named} and {more} more" if more > 0 else f"also by {named}"
