"""The key phrases of papers: the few phrases of title and abstract that say what a paper is about.

Candidates are stretches of words without stop words; a logistic model over where and how often
they stand and how common they are in the collection ranks them, as in KEA (Witten et al. 1999).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from paperatlas.enrich.phrase_features import FEATURES, Features, Statistics, features, statistics
from paperatlas.enrich.texts import Texts

MAX_PHRASES = 10
_BLOCK = 2000
"""Papers whose phrases are weighed at once."""
_WEIGHTS = {
    "title": (-0.04, 0.00),
    "times": (0.99, 0.64),
    "early": (-0.16, -0.52),
    "spread": (0.29, 0.16),
    "whole": (-0.06, 0.28),
    "frequency": (0.82, -2.84),
    "rare_word": (0.43, -0.28),
    "common_word": (0.29, 0.09),
    "cohesion": (2.67, 2.09),
    "in_titles": (2.95, -52.09),
    "wholes": (2.56, 0.61),
    "first_begins": (-0.99, -0.90),
    "last_ends": (-0.40, 0.26),
    "two_words": (2.35, 1.97),
    "three_words": (2.64, 2.19),
    "four_words": (1.60, 1.29),
    "first_common": (-0.40, -0.53),
    "last_common": (-0.53, -0.12),
    "first_ing": (-1.30, -0.92),
    "last_ing": (0.87, 1.04),
    "first_ed": (-0.68, -0.19),
    "last_ed": (-1.39, -1.22),
    "last_adjective": (-0.29, -0.47),
    "adverb": (-1.98, -1.36),
    "acronym": (0.45, 0.43),
    "digit": (0.19, 0.05),
}
"""Log-odds that authors name the phrase as a keyword, for collections with and without titles, as
`benchmarks/keyphrases.py --learn` learnt them."""


@dataclass(frozen=True, slots=True)
class KeyPhrase:
    """A phrase that says what a paper is about."""

    written: str
    """As the paper writes it where it stands first."""
    score: float
    """Log-odds of being a keyword, but for a constant; comparable within a collection."""


@dataclass(frozen=True, slots=True)
class RankedPhrases:
    """The best phrases of some papers, as arrays of one length, by paper and then the best first."""

    row: Any
    phrase: Any
    place: Any
    score: Any


def keyphrases_of(texts: Texts, most: int = MAX_PHRASES) -> Iterator[tuple[KeyPhrase, ...]]:
    """The key phrases of each paper of a collection in turn, the best first; ties go to what stands earlier."""
    known = statistics(texts)
    for first, ranked in ranked_phrases(known, most):
        length = known.found.length_of(ranked.phrase)
        found: list[list[KeyPhrase]] = [[] for _ in range(min(_BLOCK, len(texts) - first))]
        columns = (ranked.row, ranked.place, length, ranked.score)
        for row, place, size, score in zip(*(column.tolist() for column in columns), strict=True):
            found[row - first].append(KeyPhrase(texts.written_run(place, place + size), round(score, 4)))
        yield from map(tuple, found)


def ranked_phrases(known: Statistics, most: int) -> Iterator[tuple[int, RankedPhrases]]:
    """Blocks of papers: the row of the first and the best phrases of each, at most so many a paper."""
    texts = known.found.texts
    titles = np.diff(texts.starts)[::2]
    weights = weights_for(bool(len(texts)) and float((titles > 0).mean()) >= 0.5)
    for first in range(0, len(texts), _BLOCK):
        yield first, _best(features(known, first, min(first + _BLOCK, len(texts))), weights, most)


def weights_for(with_titles: bool) -> Any:
    """The weight of each of `FEATURES`."""
    return np.array([_WEIGHTS.get(name, (0.0, 0.0))[0 if with_titles else 1] for name in FEATURES], np.float32)


def _best(candidates: Features, weights: Any, most: int) -> RankedPhrases:
    scores = np.zeros(len(candidates.row))
    for weight, column in zip(weights.tolist(), candidates.values.T, strict=True):
        scores += weight * column
    scores = scores.round(6)
    order = np.lexsort((candidates.place, -scores, candidates.row))
    row = candidates.row[order]
    rank = np.arange(len(row)) - np.searchsorted(row, row)
    order = order[rank < most]
    return RankedPhrases(candidates.row[order], candidates.phrase[order], candidates.place[order], scores[order])
