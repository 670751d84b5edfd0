"""The words that two papers share, found for many pairs at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from paperatlas.enrich.terms import Terms

_PAIRS = 16384
"""Pairs worked on at a time."""
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
    shown: dict[int, str] = {}
    for start in range(0, len(first), _PAIRS):
        ones, others = (np.asarray(side[start : start + _PAIRS], dtype=np.int64) for side in (first, second))
        product = terms.matrix[ones].multiply(terms.matrix[others]).tocsr()
        places = np.repeat(np.arange(len(ones)), np.diff(product.indptr))
        order = np.lexsort((product.indices, -product.data.round(6), places))
        columns = product.indices[order]
        shown |= {column: terms.shown[column] for column in set(columns.tolist()) - shown.keys()}
        for begin, end in zip(product.indptr[:-1].tolist(), product.indptr[1:].tolist(), strict=True):
            yield _chosen(shown, columns[begin : min(end, begin + _LOOKED_AT)].tolist(), count)


def _chosen(shown: Mapping[int, str], columns: Sequence[int], count: int) -> tuple[str, ...]:
    chosen: list[str] = []
    for column in columns:
        term = shown[column]
        if term and not any(term in taken or taken in term for taken in chosen):
            chosen.append(term)
            if len(chosen) == count:
                break
    return tuple(chosen)
