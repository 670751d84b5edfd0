"""Topics for a collection that has no topic tree.

Topics are phrases of the papers themselves, so that their names can be read. They are chosen one
by one so that each paper is as near as possible to some chosen phrase. Only the papers of the steady
part have a say in that (see `steady.py`); all are placed.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy import sparse

from paperatlas.enrich.covering import covering
from paperatlas.enrich.factors import middles
from paperatlas.enrich.terms import Terms
from paperatlas.enrich.topic_names import names_a_thing, naming_tags
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
_WITHOUT_IT = 0.6
"""What closeness to a tag's papers counts for a paper without the tag."""
_USUAL_LETTERS, _MOST_WORTH = 16, 1.5
"""A longer name says more: it is worth its letters as a share of these, up to so much."""
REST = Topic("other-papers", "Other papers")


def find_topics(
    papers: Sequence[Paper],
    terms: Terms,
    tags: Sequence[Tag],
    tagged: Mapping[str, tuple[PaperTag, ...]],
    sample: int | None = None,
) -> tuple[tuple[Topic, ...], dict[str, tuple[PaperTopic, ...]]]:
    """Topics, the largest first, and the topics of each paper, the main one first.

    A large collection gets a tree of two levels (see `topic_tree.py`), a small one a single level.

    Args:
        papers: the papers, in the order of the rows of `terms`.
        terms: their terms.
        tags: the tags from which topics are chosen.
        tagged: tags of each paper.
        sample: papers that topics are worked out from, which stand first; all without it.
    """
    sample = len(papers) if sample is None else sample
    if sample >= LARGE:
        names = naming_tags(tags)
        tree, in_tree = find_tree(terms, names, _having(papers, names, tagged), sample)
        if tree:
            return _with_rest(tree, {paper.id: found for paper, found in zip(papers, in_tree, strict=True)})
    uses = Counter(tag.slug for paper in papers[:sample] for tag in tagged.get(paper.id, ()))
    telling = [tag for tag in tags if names_a_thing(tag.name)] or tags
    common = sorted(
        (tag for tag in telling if uses[tag.slug] >= _SMALLEST), key=lambda tag: (-uses[tag.slug], tag.slug)
    )
    candidates = sorted(common[:_CANDIDATES], key=lambda tag: tag.slug)
    closeness = _closeness(terms.steady, _having(papers, candidates, tagged), sample)
    worth = np.array([min(_MOST_WORTH, len(tag.name) / _USUAL_LETTERS) for tag in candidates])
    chosen = _with_enough(closeness[:sample], covering(closeness[:sample], _how_many(sample), worth=worth))
    slugs = [tag.slug for tag in candidates]
    placed = {paper.id: _places(closeness[row], chosen, slugs) for row, paper in enumerate(papers)}
    size = Counter(found[0].slug for paper in papers[:sample] for found in (placed[paper.id],) if found)
    ordered = sorted(
        (_topic(candidates[column]) for column in chosen), key=lambda topic: (-size[topic.slug], topic.slug)
    )
    return _with_rest(tuple(ordered), placed)


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


def _having(papers: Sequence[Paper], tags: Sequence[Tag], tagged: Mapping[str, tuple[PaperTag, ...]]) -> Any:
    """CSR matrix (papers × tags) of ones: who has which."""
    column = {tag.slug: index for index, tag in enumerate(tags)}
    rows = [sorted(column[tag.slug] for tag in tagged.get(paper.id, ()) if tag.slug in column) for paper in papers]
    indices = np.array([index for row in rows for index in row], np.int32)
    starts = np.concatenate(([0], np.cumsum([len(row) for row in rows]))).astype(np.int32)
    return sparse.csr_matrix((np.ones(len(indices), np.float32), indices, starts), shape=(len(papers), len(tags)))


def _closeness(matrix: Any, having: Any, sample: int) -> np.ndarray:
    """Cosine of each paper (rows) with the middle of each tag's papers (columns), less for papers without the tag."""
    near = np.asarray(matrix @ middles(matrix[:sample], having[:sample]).T)
    return np.asarray(near * (_WITHOUT_IT + (1 - _WITHOUT_IT) * having.toarray())).round(9)


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
