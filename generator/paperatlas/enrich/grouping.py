"""Things put together by a number they have."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import sparse

_FEW = 200_000
"""So few values are sorted sooner than a place for each digest is cleared."""


def grouped(numbers: Any, count: int) -> Any:
    """The places of things with number 0, then of those with 1 and so on, each in their order.

    Counts instead of comparing, so that the work grows as the number of things.

    Args:
        numbers: of the things, all below `count`.
        count: how many numbers there are.
    """
    rows = (np.ones(len(numbers), bool), (numbers, np.arange(len(numbers), dtype=np.int32)))
    return sparse.coo_matrix(rows, shape=(count, max(len(numbers), 1))).tocsr().indices


def seen_twice(codes: Any) -> Any:
    """Whether each value may stand more than once, told by a digest to sort fewer of them."""
    digest = (codes * 0x9E3779B1 >> 8) & 0x7FFFFF
    if len(digest) < _FEW:
        _, number, count = np.unique(digest, return_inverse=True, return_counts=True)
        return count[number] > 1
    return np.bincount(digest, minlength=1)[digest] > 1
