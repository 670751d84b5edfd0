"""A tree of two levels for a large collection that has no topic tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from paperatlas.enrich.covering import covering
from paperatlas.enrich.factors import group_middles, memberships, middles
from paperatlas.enrich.terms import Terms, of_unit_length
from paperatlas.enrich.topic_names import best_names, fit_of_names
from paperatlas.model.paper import PaperTopic
from paperatlas.model.vocabulary import Tag, Topic

LARGE = 150
"""Papers from which on topics have subtopics."""
_MAIN_TOPICS = ((20_000, 8), (10**9, 12))
"""Main topics up to a number of papers. Few steps: at each one all topics change."""
_MOST_BELOW, _PAPERS_BELOW = 6, 25
"""Most subtopics of a topic, and papers for each of them if all topics were of one size."""
_TERM = 10
"""Papers in which a term must stand to count."""
_LEAST_PAPERS, _LEAST_SHARE = 5, 0.0025
"""Papers, and their share of all, that a phrase must have to be a subtopic."""
_CLEAR = 3
"""Power of the shares by which papers choose subtopics: what lies between two topics has hardly a say."""
_WITHOUT_IT = 0.6
"""What closeness to a phrase counts for a paper that does not have it."""
_FARTHEST, _AS_NEAR = 0.25, 0.5
"""A paper without a subtopic's phrase belongs there if it is half as near as all but this share of those with it."""
_NEAR_BEST = 0.75
"""A further topic needs this share of the nearest one's closeness."""
_MOST = 3


@dataclass(frozen=True, slots=True)
class _Fit:
    """What topics are worked out from."""

    rows: Any
    """CSR matrix (papers × common terms), rows of unit length or empty."""
    sample: int
    tags: Sequence[Tag]
    having: Any
    """CSR matrix (papers × tags) of ones."""
    shares: np.ndarray
    """How much each paper of the sample belongs to each main topic."""

    def closeness(self, papers: Any, tags: Any) -> np.ndarray:
        """How near papers are to phrases: cosine with the middle of a phrase's papers, less for papers without it."""
        phrases = middles(self.rows[: self.sample], self.having[: self.sample, tags])
        own = self.having[papers][:, tags].toarray()
        return np.asarray((self.rows[papers] @ phrases.T) * (_WITHOUT_IT + (1 - _WITHOUT_IT) * own))


def find_tree(
    terms: Terms, tags: Sequence[Tag], having: Any, sample: int
) -> tuple[tuple[Topic, ...], list[tuple[PaperTopic, ...]]]:
    """Main topics with subtopics, the largest first, and each paper's topics, the main one first.

    Main topics are the directions in which the words of the sample's papers vary together. Subtopics are
    phrases whose papers lie in a main topic's direction, chosen so that its papers are near to them.
    Every paper is placed at the nearest of both, or of the first alone where no phrase is near; one that nothing
    places has no topic. Scores are
    shares of the nearest main topic's closeness.

    Args:
        terms: the papers' terms.
        tags: the tags that may name a topic, by slug.
        having: CSR matrix (papers × tags) of ones.
        sample: papers that topics are worked out from; they stand first.
    """
    count = next(topics for limit, topics in _MAIN_TOPICS if sample < limit)
    common = np.flatnonzero(np.bincount(terms.steady[:sample].indices, minlength=terms.steady.shape[1]) >= _TERM)
    rows = of_unit_length(terms.steady[:, common])
    groups = group_middles(rows[:sample], [terms.steady_shown[column] for column in common.tolist()], count)
    if not len(groups):
        return (), [()] * rows.shape[0]
    shares = memberships(rows[:sample] @ groups.T)
    names = best_names(fit_of_names(having[:sample], shares), tags)
    by_size = np.argsort(-shares.sum(axis=0).round(3), kind="stable").tolist()
    named = [(group, tag) for group in by_size if (tag := names[group]) is not None]
    if not named:
        return (), [()] * rows.shape[0]
    chosen = [group for group, _ in named]
    fit = _Fit(rows, sample, tags, having, shares[:, chosen])
    mains = [tag for _, tag in named]
    below = _below(fit, mains)
    closeness = rows @ groups[chosen].T
    phrases = _phrases_of_rows(fit, closeness, below)
    slugs = [tags[tag].slug for tag in mains]
    placed = [
        _places(near, slugs, tags[phrase].slug if phrase >= 0 else None)
        for near, phrase in zip(closeness, phrases.tolist(), strict=True)
    ]
    return tuple(
        _topic(tags[tag], tuple(_topic(tags[child]) for child in found))
        for tag, found in zip(mains, below, strict=True)
    ), placed


def _topic(tag: Tag, below: tuple[Topic, ...] = ()) -> Topic:
    return Topic(tag.slug, tag.name, phrases=tag.phrases, topics=below)


def _below(fit: _Fit, mains: Sequence[int]) -> list[list[int]]:
    """For each main topic the phrases that are its subtopics, the one with most papers first; two or none.

    A phrase belongs to the main topic to which most of its papers belong.
    """
    having = fit.having[: fit.sample]
    papers = np.asarray(having.sum(axis=0)).ravel()
    home = np.asarray(having.T @ fit.shares).round(6).argmax(axis=1)
    home[papers < max(_LEAST_PAPERS, _LEAST_SHARE * fit.sample)] = -1
    home[list(mains)] = -1
    most = min(_MOST_BELOW, fit.sample // (len(mains) * _PAPERS_BELOW))
    found = []
    for place in range(len(mains)):
        candidates = np.flatnonzero(home == place)
        closeness = fit.closeness(slice(fit.sample), candidates)
        chosen = candidates[covering(closeness, most, fit.shares[:, place] ** _CLEAR)]
        by_size = sorted(chosen.tolist(), key=lambda tag: (-papers[tag], tag))
        found.append(by_size if len(by_size) > 1 else [])
    return found


def _phrases_of_rows(fit: _Fit, closeness: np.ndarray, below: Sequence[Sequence[int]]) -> np.ndarray:
    """For each paper the nearest subtopic of its nearest main topic; -1 where there is none.

    A paper without a subtopic's phrase that is much farther from it than those that have it stays above.
    """
    found = np.full(len(closeness), -1)
    nearest = np.where(closeness.max(axis=1) > 0, closeness.argmax(axis=1), -1)
    for place, phrases in enumerate(below):
        inside = np.flatnonzero(nearest == place)
        if phrases and len(inside):
            near = fit.closeness(inside, phrases)
            has_it = fit.having[inside][:, phrases].toarray() > 0
            near[~has_it & (near < _AS_NEAR * _WITHOUT_IT * _usual(fit, phrases))] = 0
            found[inside] = np.where(near.max(axis=1) > 0, np.array(phrases)[near.argmax(axis=1)], -1)
    return found


def _usual(fit: _Fit, phrases: Sequence[int]) -> np.ndarray:
    """For each phrase how near a paper of the sample that has it is at least, but for the farthest quarter."""
    near = fit.closeness(slice(fit.sample), phrases)
    having = fit.having[: fit.sample][:, phrases].toarray() > 0
    return np.array([np.quantile(near[having[:, column], column], _FARTHEST) for column in range(len(phrases))])


def _places(closeness: np.ndarray, slugs: Sequence[str], below: str | None) -> tuple[PaperTopic, ...]:
    """The nearest main topic, or its subtopic, and others nearly as near."""
    first = int(closeness.argmax())
    best = float(closeness[first])
    if best <= 0:
        return ()
    others = sorted(
        ((float(near) / best, slugs[column]) for column, near in enumerate(closeness) if column != first),
        key=lambda pair: (-pair[0], pair[1]),
    )
    further = (PaperTopic(slug, round(share, 3)) for share, slug in others[: _MOST - 1] if share >= _NEAR_BEST)
    return (PaperTopic(below or slugs[first], 1.0), *further)
