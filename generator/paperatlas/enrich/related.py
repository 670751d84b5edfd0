"""Papers near each other, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from paperatlas.enrich.citations import Citations
from paperatlas.enrich.closeness import Closeness, closeness_of, nearest
from paperatlas.enrich.shared_terms import shared_terms
from paperatlas.enrich.signals import Pair, Signals
from paperatlas.enrich.terms import Terms
from paperatlas.model.paper import Mention, Paper, PaperTag, Related

MAX_RELATED = 8
"""Most related papers of a paper."""
_CANDIDATES = 16
_LEAST_SCORE = 0.08
_NEARLY_THE_SAME = 0.65
"""Cosine of two papers' own words from which one is taken for another form of the other."""
_MAX_TERMS = 4
_NONE: frozenset[int] = frozenset()
_MOST_SHARING = 20
"""Papers of one code repository, or of one cited work, that are compared by it."""
_COUPLED = 10
"""Papers with the most cited works in common that are compared."""


def relate(
    papers: Sequence[Paper],
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
        terms: their terms.
        tags: tags of each paper.
        tag_names: names of the tags by slug.
        mentions: mentions of each paper.
        citations: what they cite; nothing without it.
    """
    closeness = closeness_of(terms.matrix)
    signals = Signals(papers, tags, tag_names, mentions, citations or Citations())
    same = _same_texts(closeness)
    linked = _linked(papers, mentions, citations or Citations())
    order = {place: rank for rank, place in enumerate(sorted(range(len(papers)), key=lambda place: papers[place].id))}
    chosen: list[Pair] = []
    for place, near in enumerate(_near(closeness)):
        links = linked.get(place, _NONE)
        for other in links:
            near.setdefault(other, 0.0)
        pairs = [signals.compare(place, other, words, other in links) for other, words in near.items()]
        pairs.sort(key=lambda pair: (-pair.score, order[pair.other]))
        chosen.extend(_best(pairs, same))
    words = shared_terms(terms, [pair.paper for pair in chosen], [pair.other for pair in chosen], _MAX_TERMS)
    result: dict[str, list[Related]] = {paper.id: [] for paper in papers}
    for pair, shared in zip(chosen, words, strict=True):
        reasons = signals.reasons(pair)
        if shared:
            reasons = (*reasons, f"shared words: {', '.join(shared)}")
        if reasons:
            result[papers[pair.paper].id].append(Related(papers[pair.other].id, pair.score, reasons))
    return {identifier: tuple(found) for identifier, found in result.items()}


def _near(closeness: Closeness) -> Iterator[dict[int, float]]:
    """For each paper the papers near it by their words."""
    found = nearest(closeness, _CANDIDATES)
    for start, end in zip(found.indptr[:-1].tolist(), found.indptr[1:].tolist(), strict=True):
        yield dict(zip(found.indices[start:end].tolist(), found.data[start:end].tolist(), strict=True))


def _best(pairs: Sequence[Pair], same: Mapping[int, set[int]]) -> list[Pair]:
    kept: list[Pair] = []
    taken: set[int] = set()
    for pair in pairs:
        if pair.score < _LEAST_SCORE or len(kept) == MAX_RELATED:
            break
        if taken.isdisjoint(same.get(pair.other, ())):
            kept.append(pair)
            taken.add(pair.other)
    return kept


def _same_texts(closeness: Closeness) -> dict[int, set[int]]:
    """Papers that are nearly the same text."""
    cosines = closeness.cosines.tocoo()
    alike = (cosines.data >= _NEARLY_THE_SAME) & (cosines.row != cosines.col)
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in zip(cosines.row[alike].tolist(), cosines.col[alike].tolist(), strict=True):
        found[one].add(other)
        found[other].add(one)
    return found


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
