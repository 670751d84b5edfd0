"""Few phrases that many papers are near to."""

from __future__ import annotations

import numpy as np


def covering(
    closeness: np.ndarray, count: int, weights: np.ndarray | None = None, worth: np.ndarray | None = None
) -> list[int]:
    """Columns chosen one by one for the greatest sum over rows of their best closeness, at most so many.

    This is facility location, a submodular aim for which the greedy choice is near the best
    (Nemhauser, Wolsey and Fisher 1978). Ties go to the column that stands first.

    Args:
        closeness: how near each row is to each column.
        count: columns wanted.
        weights: how much each row counts; all the same without it.
        worth: how much each column's gain counts; all the same without it.
    """
    counts = np.ones(closeness.shape[0]) if weights is None else weights
    factors = np.ones(closeness.shape[1]) if worth is None else worth
    best = np.zeros(closeness.shape[0])
    chosen: list[int] = []
    for _ in range(min(count, closeness.shape[1])):
        gains = np.round(counts @ np.maximum(closeness - best[:, None], 0) * factors, 6)
        gains[chosen] = -1
        column = int(gains.argmax())
        if gains[column] <= 0:
            break
        chosen.append(column)
        best = np.maximum(best, closeness[:, column])
    return chosen
