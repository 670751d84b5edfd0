"""What besides their words brings two papers near: citations, mentions, code, authors and tags."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse

from paperatlas.enrich.citations import Citations
from paperatlas.enrich.phrases import split_words
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


class Pairs(NamedTuple):
    """Papers and others near them, as arrays of one length."""

    paper: Any
    """Row of the paper."""
    other: Any
    """Row of the other."""
    score: Any
    linked: Any
    """Whether citations, mentions or code may link the two."""


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
        # The rarest first, so that the first tags of a row are those to name.
        rare = sorted(
            (slug for slug in frequency if frequency[slug] <= limit), key=lambda slug: (frequency[slug], slug)
        )
        self._ids = [paper.id for paper in papers]
        self._tag_names = [tag_names.get(slug, slug) for slug in rare]
        self._tag_words = [frozenset(word.key for word in split_words(name)) for name in self._tag_names]
        self._tags = _members([[tag.slug for tag in tags.get(paper.id, ())] for paper in papers], rare)
        self._mentions = [{mention.id: mention.name for mention in mentions.get(paper.id, ())} for paper in papers]
        self._cites = [frozenset(citations.cites.get(paper.id, ())) for paper in papers]
        self._works = [citations.works.get(paper.id, nothing) for paper in papers]
        self._code = [frozenset(address.rstrip("/").lower() for address in paper.code) for paper in papers]
        self._names = [{fold(name.name): name.name for name in paper.authors if " " in name.name} for paper in papers]
        self._authors = _members(self._names, sorted({name for names in self._names for name in names}))

    def scored(self, pairs: Pairs) -> Pairs:
        """The pairs with scores between 0 and 1, where so far they have the nearness of the words."""
        score = np.array(pairs.score, np.float64)
        score += _TAG * np.minimum(_MOST_TAGS, _sizes(_common(self._tags, pairs)))
        score += _AUTHOR * np.minimum(_MOST_AUTHORS, _sizes(_common(self._authors, pairs)))
        for place in np.flatnonzero(pairs.linked).tolist():
            score[place] += self._linked(int(pairs.paper[place]), int(pairs.other[place]))
        return pairs._replace(score=np.minimum(score, 1.0).round(4))

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

    def reasons(self, pairs: Pairs) -> Iterator[tuple[str, ...]]:
        """For each pair why the other paper is near, said from the page of the first; shared words apart."""
        tags = _common(self._tags, pairs)
        starts, columns = tags.indptr.tolist(), tags.indices.tolist()
        authors = _sizes(_common(self._authors, pairs)).tolist()
        sides = (pairs.paper.tolist(), pairs.other.tolist(), pairs.linked.tolist())
        for place, (one, other, is_linked) in enumerate(zip(*sides, strict=True)):
            reasons = self._links(one, other) if is_linked else []
            if authors[place]:
                reasons.append(self._shared_authors(one, other))
            if shared := self._told(columns[starts[place] : starts[place + 1]]):
                reasons.append(f"both on {', '.join([self._tag_names[column] for column in shared])}")
            yield tuple(reasons)

    def _told(self, tags: Sequence[int]) -> list[int]:
        """Of some tags those to name: none within the name of another, the rarest first."""
        words = self._tag_words
        whole = [tag for tag in tags if not any(words[tag] < words[other] for other in tags)]
        return whole[:_MOST_TAGS]

    def _links(self, one: int, other: int) -> list[str]:
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
        return reasons

    def _coupled(self, one: int, other: int) -> int:
        if not self._works[one]:
            return 0
        common = len(self._works[one] & self._works[other])
        return common if common >= _LEAST_COUPLED else 0

    def _shared_authors(self, one: int, other: int) -> str:
        shared = [name for key, name in self._names[one].items() if key in self._names[other]]
        more = len(shared) - _MOST_AUTHORS
        named = ", ".join(shared[:_MOST_AUTHORS])
        return f"also by {named} and {more} more" if more > 0 else f"also by {named}"


def _members(having: Sequence[Collection[str]], known: Sequence[str]) -> Any:
    """CSR matrix of ones: for each paper which of the known things it has."""
    column = {thing: place for place, thing in enumerate(known)}
    rows = [sorted({column[thing] for thing in things if thing in column}) for things in having]
    indices = np.fromiter((place for row in rows for place in row), np.int32)
    starts = np.concatenate(([0], np.cumsum([len(row) for row in rows]))).astype(np.int32)
    return sparse.csr_matrix((np.ones(len(indices), np.float32), indices, starts), shape=(len(rows), len(column)))


def _common(members: Any, pairs: Pairs) -> Any:
    """CSR matrix: for each pair what both papers have."""
    return members[pairs.paper].multiply(members[pairs.other]).tocsr()


def _sizes(matrix: Any) -> Any:
    return np.diff(matrix.indptr)
