"""How near papers are to each other by their words.

A paper is compared together with the papers nearest to it: their words are added to its own, as
pseudo-relevance feedback adds words to a query (Rocchio 1971, "Relevance feedback in information
retrieval"), so that two papers can be near that say the same in different words. The added papers
are never written out as words: everything follows from the cosines C of the papers themselves and
the feedback B = 1 + β·N, N the nearest of each as shares of 1; the products are B·C·Bᵀ.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sparse_dot_topn import sp_matmul_topn

Vector = npt.NDArray[np.float64]

_ADDED = 5
"""Nearest papers whose words are added to a paper's own."""
_ADDED_WEIGHT = 0.6
_MOST_PAPERS = 1500
"""Terms of more papers lead to no candidates, so that the work grows as the number of papers; they count in cosines."""
_CANDIDATES = 40
"""Nearest papers that are kept of each while neighbours' neighbours are looked for."""
_LEAST_COSINE = 0.02
_ROWS = 4096
"""Rows worked on at a time where a product would need much memory."""
_PAIRS = 32_768
"""Pairs worked on at a time."""
THREADS = 4
"""Threads that multiply matrices."""


@dataclass(frozen=True, slots=True)
class Closeness:
    """What the nearness of papers is computed from."""

    terms: Any
    """CSR matrix (papers × terms), rows of unit length or empty."""
    cosines: Any
    """CSR matrix (papers × papers): of each row the greatest cosines, its own 1 among them."""
    feedback: Any
    """CSR matrix (papers × papers): 1 for the paper itself and the weights of the papers added to it."""
    lengths: Vector
    """Length of each paper's row of terms with those of the added papers."""


def closeness_of(matrix: Any, threads: int = THREADS) -> Closeness:
    """Makes ready the comparison of papers.

    Args:
        matrix: CSR matrix (papers × terms), rows of unit length or empty.
        threads: that may work on it.
    """
    terms = matrix.astype(np.float32)
    telling = _unit_rows(_without_hubs(terms))
    cosines = _top(telling, telling.T.tocsr(), _CANDIDATES, threads)
    if telling.shape != terms.shape:
        cosines = _exact(cosines, terms)
    feedback = _feedback(cosines)
    return Closeness(terms, cosines, feedback, _lengths(feedback, terms))


def similarity(closeness: Closeness, paper: int) -> Vector:
    """The nearness of every paper to one, between 0 and 1, rounded; that of the paper itself is 0.

    Args:
        closeness: the papers compared.
        paper: row of the paper.
    """
    query = closeness.feedback[paper] @ closeness.terms
    found = closeness.feedback @ (closeness.terms @ query.T.toarray().ravel())
    scale = closeness.lengths * closeness.lengths[paper]
    scores = np.divide(found, scale, out=np.zeros(len(scale)), where=scale > 0)
    scores[paper] = 0.0
    return np.asarray(np.clip(scores.round(4), 0.0, 1.0))


def ranking(closeness: Closeness, paper: int) -> list[int]:
    """All other papers, the nearest to one first; ties in the order of the rows."""
    order = np.argsort(-similarity(closeness, paper), kind="stable")
    return [int(other) for other in order if other != paper]


def nearest(closeness: Closeness, count: int, threads: int = THREADS) -> Any:
    """Of every paper the nearest, as `similarity` has them, but found among its neighbours and theirs.

    Gives a CSR matrix (papers × papers) of nearness, the greatest first in each row, at most `count` of them.
    """
    reached = (closeness.cosines @ closeness.feedback.T).tocsr()
    found = _top(closeness.feedback, reached, count, threads)
    places = _rows_of(found)
    scale = closeness.lengths[places] * closeness.lengths[found.indices]
    values = np.clip(np.divide(found.data, scale, out=np.zeros(len(scale)), where=scale > 0).round(4), 0.0, 1.0)
    found.data = np.where(places == found.indices, 0.0, values)
    return _greatest_first(found)


def _without_hubs(matrix: Any) -> Any:
    papers = np.bincount(matrix.indices, minlength=matrix.shape[1])
    return matrix[:, papers <= _MOST_PAPERS].tocsr() if (papers > _MOST_PAPERS).any() else matrix


def _unit_rows(matrix: Any) -> Any:
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1.0
    scaled = matrix.copy()
    scaled.data = scaled.data / np.repeat(lengths, np.diff(matrix.indptr)).astype(np.float32)
    return scaled


def _top(left: Any, right: Any, count: int, threads: int) -> Any:
    """The greatest `count` values of each row of a product, beside that of the diagonal."""
    if 0 in (*left.shape, *right.shape):
        return sparse.csr_matrix((left.shape[0], right.shape[1]), dtype=np.float32)
    return sp_matmul_topn(left, right, top_n=count + 1, threshold=_LEAST_COSINE, sort=True, n_threads=threads)


def _exact(found: Any, terms: Any) -> Any:
    """The cosines of the same pairs over all terms."""
    places = _rows_of(found)
    values = []
    for start in range(0, len(places), _PAIRS):
        ones, others = (side[start : start + _PAIRS] for side in (places, found.indices))
        values.append(np.asarray(terms[ones].multiply(terms[others]).sum(axis=1)).ravel())
    data = np.concatenate(values).astype(np.float32) if values else found.data
    return _greatest_first(sparse.csr_matrix((data.round(6), found.indices, found.indptr), shape=found.shape))


def _greatest_first(matrix: Any) -> Any:
    """The positive values of each row, the greatest first; ties in the order of the columns."""
    places = _rows_of(matrix)
    keep = matrix.data > 0
    order = np.lexsort((matrix.indices[keep], -matrix.data[keep], places[keep]))
    starts = np.concatenate([[0], np.cumsum(np.bincount(places[keep], minlength=matrix.shape[0]))])
    return sparse.csr_matrix((matrix.data[keep][order], matrix.indices[keep][order], starts), shape=matrix.shape)


def _feedback(cosines: Any) -> Any:
    """The papers themselves and, weighted by their cosines, the nearest others."""
    places = _rows_of(cosines)
    others = places != cosines.indices
    rank = np.cumsum(others) - 1
    first = np.concatenate([[0], np.cumsum(np.bincount(places[others], minlength=cosines.shape[0]))])[:-1]
    chosen = others & (rank - first[places] < _ADDED)
    near = sparse.csr_matrix(
        (cosines.data[chosen].astype(np.float64), (places[chosen], cosines.indices[chosen])), shape=cosines.shape
    )
    totals = np.asarray(near.sum(axis=1)).ravel()
    near.data *= _ADDED_WEIGHT / np.repeat(totals, np.diff(near.indptr))
    return (near + sparse.identity(cosines.shape[0], format="csr")).tocsr().astype(np.float32)


def _lengths(feedback: Any, terms: Any) -> Vector:
    squares = []
    for start in range(0, feedback.shape[0], _ROWS):
        block = feedback[start : start + _ROWS] @ terms
        squares.append(np.asarray(block.multiply(block).sum(axis=1)).ravel())
    return np.sqrt(np.concatenate(squares)) if squares else np.zeros(0)


def _rows_of(matrix: Any) -> npt.NDArray[np.int64]:
    """For each value of a CSR matrix its row."""
    return np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
