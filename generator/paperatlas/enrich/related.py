"""Papers near each other, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from sparse_dot_topn import sp_matmul_topn

from paperatlas.enrich.terms import Terms
from paperatlas.model.paper import Mention, Paper, PaperTag, Related

MAX_RELATED = 8
"""Most related papers of a paper."""
_CANDIDATES = 24
_LEAST_SCORE = 0.06
_MENTION_BONUS, _CODE_BONUS, _TAG_BONUS = 0.15, 0.2, 0.02
_COMMON_TAG = 0.25
"""Share of the papers beyond which a common tag is no reason."""
_MAX_TERMS, _MAX_SHARED_TAGS = 4, 3


def relate(
    papers: Sequence[Paper],
    terms: Terms,
    tags: Mapping[str, tuple[PaperTag, ...]],
    tag_names: Mapping[str, str],
    mentions: Mapping[str, tuple[Mention, ...]],
) -> dict[str, tuple[Related, ...]]:
    """For each paper at most eight others, the nearest first, each with reasons.

    The score is the cosine of the papers' terms, raised where one mentions the other, where both
    share a code repository, and a little for each tag in common that is not on everything. Ties
    go to the smaller identifier.

    Args:
        papers: the papers, in the order of the rows of `terms`.
        terms: their terms.
        tags: tags of each paper.
        tag_names: names of the tags by slug.
        mentions: mentions of each paper.
    """
    near = _neighbours(terms)
    for first, second in _linked_pairs(papers, mentions):
        near[first].setdefault(second, 0.0)
        near[second].setdefault(first, 0.0)
    frequency = Counter(tag.slug for found in tags.values() for tag in found)
    telling = {slug for slug, papers_with in frequency.items() if papers_with <= max(2, _COMMON_TAG * len(papers))}
    reasons = _Reasons(papers, terms, tags, tag_names, mentions, frequency, telling)
    result = {}
    for index, paper in enumerate(papers):
        ranked = sorted(
            ((reasons.score(index, other, cosine), other) for other, cosine in near[index].items()),
            key=lambda pair: (-pair[0], papers[pair[1]].id),
        )
        chosen = [(score, other) for score, other in ranked if score >= _LEAST_SCORE][:MAX_RELATED]
        result[paper.id] = tuple(
            Related(papers[other].id, score, reasons.words(index, other)) for score, other in chosen
        )
    return result


def _neighbours(terms: Terms) -> list[dict[int, float]]:
    matrix = terms.matrix
    if matrix.shape[0] == 0 or matrix.shape[1] == 0:
        return [{} for _ in range(matrix.shape[0])]
    top = sp_matmul_topn(matrix, matrix.T.tocsr(), top_n=_CANDIDATES + 1, threshold=0.03, sort=True)
    found: list[dict[int, float]] = []
    for row in range(matrix.shape[0]):
        start, end = top.indptr[row], top.indptr[row + 1]
        pairs = zip(top.indices[start:end].tolist(), top.data[start:end].tolist(), strict=True)
        found.append({other: float(score) for other, score in pairs if other != row})
    return found


def _linked_pairs(papers: Sequence[Paper], mentions: Mapping[str, tuple[Mention, ...]]) -> list[tuple[int, int]]:
    """Pairs of papers of which one mentions the other or that share a code repository."""
    place = {paper.id: index for index, paper in enumerate(papers)}
    pairs = [(place[one], place[mention.id]) for one, found in mentions.items() for mention in found]
    by_code: dict[str, list[int]] = defaultdict(list)
    for index, paper in enumerate(papers):
        for address in paper.code:
            by_code[address.rstrip("/").lower()].append(index)
    for sharing in by_code.values():
        pairs.extend((sharing[0], other) for other in sharing[1:20])
    return pairs


class _Reasons:
    """Scores and words for pairs of papers."""

    def __init__(
        self,
        papers: Sequence[Paper],
        terms: Terms,
        tags: Mapping[str, tuple[PaperTag, ...]],
        tag_names: Mapping[str, str],
        mentions: Mapping[str, tuple[Mention, ...]],
        frequency: Mapping[str, int],
        telling: set[str],
    ) -> None:
        self._papers = papers
        self._terms = terms
        self._tags = [{tag.slug for tag in tags.get(paper.id, ())} & telling for paper in papers]
        self._tag_names = tag_names
        self._frequency = frequency
        self._mentions = [{mention.id: mention.name for mention in mentions.get(paper.id, ())} for paper in papers]
        self._code = [{address.rstrip("/").lower() for address in paper.code} for paper in papers]

    def score(self, one: int, other: int, cosine: float) -> float:
        score = cosine + _TAG_BONUS * min(3, len(self._tags[one] & self._tags[other]))
        if self._papers[other].id in self._mentions[one] or self._papers[one].id in self._mentions[other]:
            score += _MENTION_BONUS
        if self._code[one] & self._code[other]:
            score += _CODE_BONUS
        return round(min(score, 1.0), 4)

    def words(self, one: int, other: int) -> tuple[str, ...]:
        reasons = []
        if name := self._mentions[one].get(self._papers[other].id):
            reasons.append(f"introduces {name}, mentioned here")
        if name := self._mentions[other].get(self._papers[one].id):
            reasons.append(f"mentions {name}")
        if self._code[one] & self._code[other]:
            reasons.append("same code")
        shared = sorted(self._tags[one] & self._tags[other], key=lambda slug: (self._frequency[slug], slug))
        if shared:
            names = ", ".join(self._tag_names.get(slug, slug) for slug in shared[:_MAX_SHARED_TAGS])
            reasons.append(f"both on {names}")
        if words := self._shared_terms(one, other):
            reasons.append(f"shared words: {', '.join(words)}")
        return tuple(reasons)

    def _shared_terms(self, one: int, other: int) -> list[str]:
        matrix = self._terms.matrix
        product = matrix[one].multiply(matrix[other]).tocoo()
        order = np.lexsort((product.col, -product.data.round(9)))
        chosen: list[str] = []
        for place in order:
            shown = self._terms.shown[product.col[place]]
            inside = any(shown in taken or taken in shown for taken in chosen)
            if shown and not inside:
                chosen.append(shown)
            if len(chosen) == _MAX_TERMS:
                break
        return chosen
