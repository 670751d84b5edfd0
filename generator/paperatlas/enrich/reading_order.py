"""A way through each topic: from an overview to the newest papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from paperatlas.enrich.terms import Terms
from paperatlas.model.paper import Paper
from paperatlas.model.path import Step
from paperatlas.model.surveys import is_survey
from paperatlas.model.vocabulary import Topic

MOST_STEPS = 10
_FEWEST_PAPERS = 6
"""A topic of fewer papers needs no way through."""
_NAMED, _CENTRAL, _NEWEST = 3, 4, 2
"""Most steps for papers that others name, for those in the middle, and for the newest."""


def reading_orders(papers: Sequence[Paper], terms: Terms, topics: Sequence[Topic]) -> dict[str, tuple[Step, ...]]:
    """For each topic at most ten of its papers in the order to read them, each with the reason.

    First a survey, or where there is none the paper that most others of the topic mention or cite, then
    more of these and those nearest to the topic's middle, the older ones first, and at the end the newest.
    A paper stands once, with its first reason. A topic of fewer than six papers has no order.

    Args:
        papers: the papers with their topics and relations, in the order of the rows of `terms`.
        terms: their terms.
        topics: the topic tree; a topic has the papers of its subtopics too.
    """
    known = [_candidate(paper) for paper in papers]
    rows: dict[str, list[int]] = defaultdict(list)
    for row, paper in enumerate(papers):
        for topic in paper.topics:
            rows[topic.slug].append(row)
    found = {}
    for node in (node for top in topics for node in top.walk()):
        inside = sorted({row for below in node.walk() for row in rows.get(below.slug, ())})
        if len(inside) >= _FEWEST_PAPERS:
            found[node.slug] = _order([known[row] for row in inside], _closeness(terms.matrix[inside]))
    return found


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What a paper's place in an order depends on."""

    id: str
    date: str
    is_survey: bool
    named_by: frozenset[str]
    """Papers that mention or cite it."""


def _candidate(paper: Paper) -> _Candidate:
    named_by = frozenset((*(mention.id for mention in paper.mentioned_by), *paper.cited_by)) - {paper.id}
    date = paper.published or (str(paper.year) if paper.year else "")
    return _Candidate(paper.id, date, is_survey(paper), named_by)


def _closeness(matrix: Any) -> np.ndarray:
    """Cosine of each row with the sum of all, rounded so that ties are ties everywhere."""
    middle = np.asarray(matrix.sum(axis=0)).ravel()
    return np.round(np.asarray(matrix @ middle).ravel() / (float(np.linalg.norm(middle)) or 1.0), 6)


def _order(papers: Sequence[_Candidate], closeness: np.ndarray) -> tuple[Step, ...]:
    near = {paper.id: float(value) for paper, value in zip(papers, closeness, strict=True)}
    because: dict[str, str] = {}
    by_id = {paper.id: paper for paper in papers}
    named = list(_named(papers, near))
    first = list(_surveys(papers, near)) or named[:1]
    middle = [*named, *_central(papers, near)]
    last = list(_newest(papers, near))
    for identifier, why in (*first, *middle, *last):
        because.setdefault(identifier, why)
    heads = [identifier for identifier, _ in first]
    tails = {identifier for identifier, _ in last} - {identifier for identifier, _ in (*first, *middle)}
    rest = sorted(because.keys() - set(heads), key=lambda one: (one in tails, by_id[one].date, one))
    return tuple(Step(identifier, because[identifier]) for identifier in (*heads, *rest)[:MOST_STEPS])


def _surveys(papers: Sequence[_Candidate], near: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    surveys = sorted((paper for paper in papers if paper.is_survey), key=lambda paper: (-near[paper.id], paper.id))
    yield from ((paper.id, "a survey of the field") for paper in surveys[:1])


def _named(papers: Sequence[_Candidate], near: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    """Papers that at least two others of the topic mention or cite."""
    here = {paper.id for paper in papers}
    times = {paper.id: len(paper.named_by & here) for paper in papers if paper.named_by}
    ranked = sorted((one for one in times if times[one] > 1), key=lambda one: (-times[one], -near[one], one))
    yield from ((one, f"mentioned or cited by {times[one]:,} others here") for one in ranked[:_NAMED])


def _central(papers: Sequence[_Candidate], near: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    ranked = sorted((paper.id for paper in papers if near[paper.id] > 0), key=lambda one: (-near[one], one))
    yield from ((one, "close to the middle of the topic") for one in ranked[:_CENTRAL])


def _newest(papers: Sequence[_Candidate], near: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    dated = [paper for paper in papers if paper.date]
    ranked = sorted(dated, key=lambda paper: (paper.date, near[paper.id], paper.id), reverse=True)
    yield from ((paper.id, "among the newest here") for paper in ranked[:_NEWEST])
