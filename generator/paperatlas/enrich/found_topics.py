"""Topics for a collection that has no topic tree.

Topics are phrases of the papers themselves, so that their names can be read. They are chosen one
by one so that each paper is as near as possible to some chosen phrase (facility location, a
submodular aim for which the greedy choice is near the best: Nemhauser, Wolsey and Fisher 1978).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from scipy import sparse

from paperatlas.enrich.terms import Terms
from paperatlas.enrich.topic_tree import LARGE, find_tree
from paperatlas.model.paper import Paper, PaperTag, PaperTopic
from paperatlas.model.vocabulary import Tag, Topic

_FEWEST, _MOST = 2, 16
_NEAR_BEST = 0.75
"""A further topic needs this share of the best one's closeness."""
_SMALLEST = 2
"""A topic with fewer papers is given up."""
_CANDIDATES = 300
"""Tags from which topics are chosen, the commonest."""
REST = Topic("other-papers", "Other papers")


def find_topics(
    papers: Sequence[Paper], terms: Terms, tags: Sequence[Tag], tagged: Mapping[str, tuple[PaperTag, ...]]
) -> tuple[tuple[Topic, ...], dict[str, tuple[PaperTopic, ...]]]:
    """Topics, the largest first, and the topics of each paper, the main one first.

    A large collection gets a tree of two levels (see `topic_tree.py`), a small one a single level.

    Args:
        papers: the papers, in the order of the rows of `terms`.
        terms: their terms.
        tags: the tags from which topics are chosen.
        tagged: tags of each paper.
    """
    if len(papers) >= LARGE:
        tree, in_tree = find_tree(papers, terms, tags, tagged)
        if tree:
            return _with_rest(tree, in_tree)
    closeness, candidates = _closeness(papers, terms, tags, tagged)
    chosen = _choose(closeness, _how_many(len(papers)))
    chosen = _with_enough(closeness, chosen)
    by_slug = {tag.slug: tag for tag in tags}
    topics = {index: _topic(by_slug[candidates[index]]) for index in chosen}
    placed = {paper.id: _places(closeness[row], chosen, candidates) for row, paper in enumerate(papers)}
    if any(not found for found in placed.values()):
        placed = {identifier: found or (PaperTopic(REST.slug, 0.1),) for identifier, found in placed.items()}
    size: dict[str, int] = {}
    for found in placed.values():
        size[found[0].slug] = size.get(found[0].slug, 0) + 1
    ordered = sorted(topics.values(), key=lambda topic: (-size.get(topic.slug, 0), topic.slug))
    if REST.slug in size:
        ordered.append(REST)
    return tuple(ordered), placed


def _with_rest(
    topics: tuple[Topic, ...], placed: Mapping[str, tuple[PaperTopic, ...]]
) -> tuple[tuple[Topic, ...], dict[str, tuple[PaperTopic, ...]]]:
    """The same with the papers that stand nowhere under the rest."""
    if all(placed.values()):
        return topics, dict(placed)
    return (*topics, REST), {paper: found or (PaperTopic(REST.slug, 0.1),) for paper, found in placed.items()}


def _how_many(papers: int) -> int:
    return max(_FEWEST, min(_MOST, round(math.sqrt(papers / 2))))


def _topic(tag: Tag) -> Topic:
    return Topic(tag.slug, tag.name, phrases=tag.phrases)


def _closeness(
    papers: Sequence[Paper], terms: Terms, tags: Sequence[Tag], tagged: Mapping[str, tuple[PaperTag, ...]]
) -> tuple[np.ndarray, list[str]]:
    """Cosine of each paper (rows) with the middle of each tag's papers (columns), and the tags' slugs."""
    uses = Counter(tag.slug for found in tagged.values() for tag in found)
    common = sorted((tag.slug for tag in tags if uses[tag.slug] >= _SMALLEST), key=lambda slug: (-uses[slug], slug))
    candidates = sorted(common[:_CANDIDATES])
    column = {slug: index for index, slug in enumerate(candidates)}
    pairs = [
        (row, column[tag.slug])
        for row, paper in enumerate(papers)
        for tag in tagged.get(paper.id, ())
        if tag.slug in column
    ]
    if not pairs or terms.matrix.shape[1] == 0:
        return np.zeros((len(papers), 0)), []
    rows, columns = zip(*pairs, strict=True)
    has = sparse.csr_matrix((np.ones(len(pairs)), (rows, columns)), shape=(len(papers), len(candidates)))
    middles = (has.T @ terms.matrix).tocsr()
    lengths = np.sqrt(np.asarray(middles.multiply(middles).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1
    closeness = np.asarray((terms.matrix @ middles.T).todense()) / lengths
    own = np.asarray(has.todense())
    return np.round(closeness * (0.6 + 0.4 * own), 9), candidates


def _choose(closeness: np.ndarray, count: int) -> list[int]:
    """Columns chosen greedily for the greatest sum over papers of their best closeness."""
    best = np.zeros(closeness.shape[0])
    chosen: list[int] = []
    for _ in range(min(count, closeness.shape[1])):
        gains = np.round(np.maximum(closeness - best[:, None], 0).sum(axis=0), 6)
        gains[chosen] = -1
        column = int(gains.argmax())
        if gains[column] <= 0:
            break
        chosen.append(column)
        best = np.maximum(best, closeness[:, column])
    return chosen


def _with_enough(closeness: np.ndarray, chosen: list[int]) -> list[int]:
    """The chosen columns without those that too few papers are nearest to."""
    while len(chosen) > 1:
        nearest = closeness[:, chosen].argmax(axis=1)
        reached = closeness[:, chosen].max(axis=1) > 0
        sizes = np.bincount(nearest[reached], minlength=len(chosen))
        smallest = int(sizes.argmin())
        if sizes[smallest] >= _SMALLEST:
            break
        chosen = [column for place, column in enumerate(chosen) if place != smallest]
    return chosen


def _places(row: np.ndarray, chosen: list[int], candidates: list[str]) -> tuple[PaperTopic, ...]:
    ranked = sorted(((float(row[column]), candidates[column]) for column in chosen), key=lambda p: (-p[0], p[1]))
    if not ranked or ranked[0][0] <= 0:
        return ()
    best = ranked[0][0]
    return tuple(PaperTopic(slug, round(near / best, 3)) for near, slug in ranked[:3] if near >= _NEAR_BEST * best)
