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


def group_rows(matrix: Any, names: Sequence[str], count: int, fewest: int) -> np.ndarray:
    """For each row the number of its group, below `count`; -1 for a row without terms.

    The leading singular vectors of the degree-normalised matrix, turned by varimax, give the groups
    (Rohe and Zeng 2023, "Vintage factor analysis with varimax performs statistical inference"); one
    step of spherical k-means brings the rows at the edges home. There is no choice of starting
    points, so that a few rows more leave most of the others where they were.

    Args:
        matrix: CSR matrix of rows of unit length.
        names: the terms of its columns.
        count: groups wanted.
        fewest: rows that a term must stand in to count.
    """
    common = np.flatnonzero(np.bincount(matrix.indices, minlength=matrix.shape[1]) >= fewest)
    kept = _unit_rows(matrix[:, common])
    empty = np.asarray(kept.sum(axis=1)).ravel() == 0
    if min(kept.shape) <= count + _SPARE:
        return np.where(empty, -1, 0)
    left = _singular_vectors(_degree_normalised(kept), [names[column] for column in common.tolist()], count) * np.sqrt(
        kept.shape[0]
    )
    factors = left @ _varimax(left)
    factors *= np.where((factors**3).sum(axis=0) < 0, -1, 1)
    groups = (kept @ middles(kept, factors.argmax(axis=1), count).T).argmax(axis=1)
    return np.where(empty, -1, groups)


def middles(matrix: Any, groups: np.ndarray, count: int) -> np.ndarray:
    """The direction of each group's rows, of unit length; rows in group -1 count nowhere."""
    inside = np.flatnonzero(groups >= 0)
    ones = np.ones(len(inside), dtype=np.float32)
    member = sparse.csr_matrix((ones, (groups[inside], inside)), shape=(count, matrix.shape[0]))
    sums = (member @ matrix).toarray()
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def _unit_rows(matrix: Any) -> Any:
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return (sparse.diags(1 / np.where(lengths == 0, 1, lengths)) @ matrix).tocsr().astype(np.float32)


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
