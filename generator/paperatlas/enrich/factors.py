"""Groups of papers from the directions in which their words vary together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zlib import crc32

import numpy as np
from scipy import sparse

_SPARE = 20
_ROUNDS = 20
_TURNS = 200
_STILL = 1e-7
_SHARPNESS = 4.0
"""A row whose best value is a standard deviation ahead belongs to it fifty times as much as to the next."""


def group_middles(matrix: Any, names: Sequence[str], count: int) -> np.ndarray:
    """The directions of groups of rows, each of unit length; none where there are too few rows or terms.

    The leading singular vectors of the degree-normalised matrix, turned by varimax, give the groups
    (Rohe and Zeng 2023, "Vintage factor analysis with varimax performs statistical inference"). There is
    no choice of starting points, and a row between two groups counts in both, so that a few rows more
    leave most of the others where they were.

    Args:
        matrix: CSR matrix of rows of unit length.
        names: the terms of its columns.
        count: groups wanted.
    """
    if min(matrix.shape) <= count + _SPARE:
        return np.zeros((0, matrix.shape[1]), np.float32)
    left = _singular_vectors(_degree_normalised(matrix), names, count) * np.sqrt(matrix.shape[0])
    factors = left @ _varimax(left)
    factors *= np.where((factors**3).sum(axis=0) < 0, -1, 1)
    return middles(matrix, memberships(factors))


def memberships(nearness: np.ndarray) -> np.ndarray:
    """How much each row belongs to each column: shares of 1, nearly all of it with the greatest value."""
    scaled = nearness * (_SHARPNESS / max(float(nearness.std()), 1e-9))
    powers = np.exp(scaled - scaled.max(axis=1, keepdims=True, initial=0))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float64)


def middles(matrix: Any, weights: Any) -> np.ndarray:
    """The direction of the weighted sum of rows for each column of weights, of unit length or 0.

    Args:
        matrix: CSR matrix (rows × terms).
        weights: how much each row counts for each middle, as an array or a sparse matrix.
    """
    sums = (weights.T @ matrix).toarray() if sparse.issparse(weights) else np.asarray(matrix.T @ weights).T
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def _degree_normalised(matrix: Any) -> Any:
    rows, columns = (np.asarray(matrix.sum(axis=axis)).ravel() for axis in (1, 0))
    left, right = (sparse.diags(1 / np.sqrt(sums + sums.mean())) for sums in (rows, columns))
    return (left @ matrix @ right).tocsr().astype(np.float32)


def _singular_vectors(matrix: Any, names: Sequence[str], count: int) -> np.ndarray:
    """Leading left singular vectors by subspace iteration (Halko, Martinsson and Tropp 2011)."""
    right = _chance(names, count + _SPARE)
    for _ in range(_ROUNDS):
        left = _principal(matrix @ right).astype(np.float32)
        right = _principal(matrix.T @ left).astype(np.float32)
    return _principal(matrix @ right)[:, :count]


def _chance(names: Sequence[str], count: int) -> np.ndarray:
    """Numbers between -1 and 1 as if by chance, of each term always the same whatever other terms there are."""
    digests = np.array([crc32(name.encode()) for name in names], np.uint64)[:, None]
    mixed = (digests + np.uint64(1)) * (
        np.arange(count, dtype=np.uint64) * np.uint64(2) + np.uint64(0x9E3779B97F4A7C15)
    )
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return np.asarray((mixed >> np.uint64(40)) / 2**23 - 1, np.float32)


def _principal(columns: np.ndarray) -> np.ndarray:
    """Left singular vectors of a tall matrix, by the few numbers of its Gram matrix."""
    exact = columns.astype(np.float64)
    values, vectors = np.linalg.eigh(exact.T @ exact)
    scale = np.sqrt(np.maximum(values, values[-1] * 1e-12 + 1e-300))
    return np.asarray(exact @ (vectors / scale)[:, ::-1])


def _varimax(vectors: np.ndarray) -> np.ndarray:
    """The rotation that makes each column as uneven as it can be (Kaiser 1958)."""
    rotation = np.eye(vectors.shape[1])
    for _ in range(_TURNS):
        turned = vectors @ rotation
        slope = vectors.T @ (turned**3 - turned * (turned**2).mean(axis=0))
        one, _, other = np.linalg.svd(slope)
        following = one @ other
        if np.abs(following - rotation).max() < _STILL:
            break
        rotation = following
    return rotation
