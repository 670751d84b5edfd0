"""The words that two papers share, found for many pairs at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from paperatlas.enrich.phrases import key_of
from paperatlas.enrich.terms import Terms
from paperatlas.text.words import stem

_LOOKED_AT = 10
"""Strongest shared terms of which those to show are chosen."""
_LEAST_SHARE = 0.2
"""Share of the strongest one's weight that another one needs."""
_ENDS_OF_COMPOUNDS = frozenset(
    stem(word) for word in "agnostic art aware based driven end free guided hoc level like order shot wise".split()
)
"""Second halves of words with a hyphen, behind which a pair of words begins in the middle of a thing."""


def shared_terms(terms: Terms, first: Sequence[int], second: Sequence[int], count: int) -> Iterator[tuple[str, ...]]:
    """For each pair of papers the terms they share, the weightiest first, at most `count`.

    The weight is the product of the two papers' weights; ties in the order of the terms. Which are shown
    tells `telling`.

    Args:
        terms: the papers' terms.
        first: rows of the pairs' first papers.
        second: rows of their second papers.
        count: most terms of a pair.
    """
    ones, others = (np.asarray(side, dtype=np.int64) for side in (first, second))
    size = terms.matrix.shape[0]
    distinct, number = np.unique(np.minimum(ones, others) * size + np.maximum(ones, others), return_inverse=True)
    product = terms.matrix[distinct // max(size, 1)].multiply(terms.matrix[distinct % max(size, 1)]).tocsr()
    places = np.repeat(np.arange(len(distinct)), np.diff(product.indptr))
    order = np.lexsort((product.indices, -product.data.round(6), places))
    rank = np.arange(len(order)) - product.indptr[places]
    best = order[rank < _LOOKED_AT]
    columns, weights = product.indices[best].tolist(), product.data[best].round(6).tolist()
    shown = {column: terms.shown[column] for column in set(columns)}
    ends = np.minimum(np.diff(product.indptr), _LOOKED_AT).cumsum().tolist()
    words = [(shown[column], weight) for column, weight in zip(columns, weights, strict=True)]
    found = [telling(words[start:end], count) for start, end in zip([0, *ends[:-1]], ends, strict=True)]
    return map(found.__getitem__, number.tolist())


def telling(words: Sequence[tuple[str, float]], count: int) -> tuple[str, ...]:
    """The terms to show of those that two papers share, at most `count`.

    A term that has a word of one chosen before, begins with the end of a compound ("based optimization"),
    or weighs little beside the first one is left out.

    Args:
        words: the terms with their weights, the weightiest first.
        count: most terms.
    """
    chosen: list[str] = []
    said: set[str] = set()
    for term, weight in words:
        stems = _stems(term)
        if len(chosen) == count or weight < _LEAST_SHARE * words[0][1]:
            break
        if stems and said.isdisjoint(stems) and not (len(stems) > 1 and stems[0] in _ENDS_OF_COMPOUNDS):
            chosen.append(term)
            said.update(stems)
    return tuple(chosen)


@lru_cache(maxsize=200_000)
def _stems(term: str) -> tuple[str, ...]:
    return tuple(stem(key_of(word)) for word in term.replace("-", " ").split())
