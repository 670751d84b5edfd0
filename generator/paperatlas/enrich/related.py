"""Papers near each other, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from paperatlas.enrich.citations import Citations
from paperatlas.enrich.neighbourhoods import Neighbourhoods
from paperatlas.enrich.shared_terms import shared_terms
from paperatlas.enrich.signals import Pairs, Signals
from paperatlas.enrich.terms import Terms
from paperatlas.model.paper import Mention, Paper, PaperTag, Related

MAX_RELATED = 8
"""Most related papers of a paper."""
_LEAST_SCORE = 0.08
_MAX_TERMS = 4
_PAIRS = 16384
"""Pairs explained at a time."""
_MOST_SHARING = 20
"""Papers of one code repository, or of one cited work, that are compared by it."""
_COUPLED = 10
"""Papers with the most cited works in common that are compared."""


def relate(
    papers: Sequence[Paper],
    near: Neighbourhoods,
    terms: Terms,
    tags: Mapping[str, tuple[PaperTag, ...]],
    tag_names: Mapping[str, str],
    mentions: Mapping[str, tuple[Mention, ...]],
    citations: Citations | None = None,
) -> dict[str, tuple[Related, ...]]:
    """For each paper at most eight others, the nearest first, each with reasons.

    The score is the nearness of the papers' words (`closeness.py`), raised where one cites or mentions
    the other, by cited works in common (bibliographic coupling, Kessler 1963), and by code, authors and
    tags in common. Of papers that are nearly the same text only the nearest is named. Ties go to the
    smaller identifier.

    Args:
        papers: the papers, in the order of the rows of `terms`.
        near: what is near them by their words.
        terms: their terms.
        tags: tags of each paper.
        tag_names: names of the tags by slug.
        mentions: mentions of each paper.
        citations: what they cite; nothing without it.
    """
    signals = Signals(papers, tags, tag_names, mentions, citations or Citations())
    candidates = _candidates(near.near, _linked(papers, mentions, citations or Citations()))
    chosen = _best(signals.scored(candidates), papers, near.same)
    del candidates
    result: dict[str, list[Related]] = {paper.id: [] for paper in papers}
    # Most pairs are named on both sides, for the same reasons.
    told: dict[tuple[str, ...], tuple[str, ...]] = {}
    for start in range(0, len(chosen.paper), _PAIRS):
        pairs = Pairs(*(column[start : start + _PAIRS] for column in chosen))
        words = shared_terms(terms, pairs.paper, pairs.other, _MAX_TERMS)
        columns = (pairs.paper.tolist(), pairs.other.tolist(), pairs.score.tolist())
        for one, other, score, reasons, shared in zip(*columns, signals.reasons(pairs), words, strict=True):
            said = "\n".join(reasons).casefold()
            new = [word for word in shared if word.casefold() not in said]
            if new:
                reasons = (*reasons, f"shared words: {', '.join(new)}")
            if reasons:
                result[papers[one].id].append(Related(papers[other].id, score, told.setdefault(reasons, reasons)))
    return {identifier: tuple(found) for identifier, found in result.items()}


def _candidates(near: Any, linked: Mapping[int, set[int]]) -> Pairs:
    """Each paper with those near it by their words, and with those that are linked to it."""
    count = near.shape[0]
    codes = np.repeat(np.arange(count), np.diff(near.indptr)) * count + near.indices
    links = np.array(sorted(one * count + other for one, others in linked.items() for other in others), np.int64)
    more = np.setdiff1d(links, codes)
    paper, other = np.divmod(np.concatenate((codes, more)), max(count, 1))
    is_linked = np.concatenate((np.isin(codes, links), np.ones(len(more), bool)))
    return Pairs(paper, other, np.concatenate((near.data, np.zeros(len(more)))), is_linked)


def _best(pairs: Pairs, papers: Sequence[Paper], same: Mapping[int, set[int]]) -> Pairs:
    """Of each paper the best pairs, the best first; of other papers that are the same text only the best."""
    by_id = sorted(range(len(papers)), key=lambda row: papers[row].id)
    rank_of_id = np.argsort(np.array(by_id, np.int64))
    order = np.lexsort((rank_of_id[pairs.other], -pairs.score, pairs.paper))
    order = order[pairs.score[order] >= _LEAST_SCORE]
    ranked = Pairs(*(column[order] for column in pairs))
    kept = np.ones(len(order), bool)
    doubtful = np.isin(ranked.other, list(same))
    taken: dict[int, set[int]] = defaultdict(set)
    for place in np.flatnonzero(doubtful).tolist():
        one, other = int(ranked.paper[place]), int(ranked.other[place])
        kept[place] = taken[one].isdisjoint(same[other])
        if kept[place]:
            taken[one].add(other)
    ranked = Pairs(*(column[kept] for column in ranked))
    rank = np.arange(len(ranked.paper)) - np.searchsorted(ranked.paper, ranked.paper)
    return Pairs(*(column[rank < MAX_RELATED] for column in ranked))


def _linked(
    papers: Sequence[Paper], mentions: Mapping[str, tuple[Mention, ...]], citations: Citations
) -> dict[int, set[int]]:
    """Papers to compare although their words may be far apart."""
    place = {paper.id: index for index, paper in enumerate(papers)}
    pairs = [(place[one], place[mention.id]) for one, found in mentions.items() for mention in found]
    pairs += [(place[one], place[cited]) for one, found in citations.cites.items() for cited in found]
    by_code: dict[str, list[int]] = defaultdict(list)
    for index, paper in enumerate(papers):
        for address in paper.code:
            by_code[address.rstrip("/").lower()].append(index)
    for sharing in by_code.values():
        pairs += [(one, other) for one in sharing[:_MOST_SHARING] for other in sharing[:_MOST_SHARING] if one < other]
    linked: dict[int, set[int]] = defaultdict(set)
    for one, other in (*pairs, *_coupled(place, citations)):
        linked[one].add(other)
        linked[other].add(one)
    return linked


def _coupled(place: Mapping[str, int], citations: Citations) -> Iterator[tuple[int, int]]:
    """Each paper with those that cite the most of the same works."""
    citing: dict[str, list[str]] = defaultdict(list)
    for identifier in sorted(citations.works):
        for work in citations.works[identifier]:
            citing[work].append(identifier)
    for identifier, works in citations.works.items():
        common = Counter(
            other
            for work in works
            if len(citing[work]) <= _MOST_SHARING
            for other in citing[work]
            if other != identifier
        )
        ranked = sorted(common.items(), key=lambda item: (-item[1], item[0]))
        yield from ((place[identifier], place[other]) for other, _ in ranked[:_COUPLED])
