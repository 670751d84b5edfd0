"""The words that two papers share, found for many pairs at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from paperatlas.enrich.terms import Terms

_LOOKED_AT = 10
"""Strongest shared terms of which those to show are chosen."""


def shared_terms(terms: Terms, first: Sequence[int], second: Sequence[int], count: int) -> Iterator[tuple[str, ...]]:
    """For each pair of papers the terms they share, the weightiest first, at most `count`.

    The weight is the product of the two papers' weights; ties in the order of the terms. A term that
    is part of one chosen before, or holds it, is left out.

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
    columns = product.indices[best].tolist()
    shown = {column: terms.shown[column] for column in set(columns)}
    ends = np.minimum(np.diff(product.indptr), _LOOKED_AT).cumsum().tolist()
    words = [shown[column] for column in columns]
    found = [_chosen(words[start:end], count) for start, end in zip([0, *ends[:-1]], ends, strict=True)]
    return map(found.__getitem__, number.tolist())


def _chosen(words: Sequence[str], count: int) -> tuple[str, ...]:
    chosen: list[str] = []
    for term in words:
        for taken in chosen:
            if term in taken or taken in term:
                break
        else:
            if term:
                chosen.append(term)
                if len(chosen) == count:
                    break
    return tuple(chosen)
