"""Points of a map fitted into its frame, and set apart so that each can be seen."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.spatial import KDTree

Points = npt.NDArray[np.float64]

MOST_APART = 2_000
"""Points up to which each is set apart from the others; of more, a picture shows how dense they are."""
_SHARE = 0.55
"""How much of the frame the points with the room around them may fill."""
_WIDEST = 0.05
"""Most room around a point, as a share of the frame's width."""
_BY_RANK = 0.6
_PASSES = 80
_OUTSIDE = 0.5
"""Share of the points, in per cent, that may lie beyond the frame's edges and are drawn in."""


def fitted(points: Points) -> Points:
    """The points stretched over the frame from 0 to 1; the few outermost come in to its edge.

    Each coordinate is half the point's place and half its rank, which narrows empty stretches and
    gives crowded ones room.
    """
    low, high = np.percentile(points, (_OUTSIDE, 100 - _OUTSIDE), axis=0)
    places = np.clip((points - low) / np.maximum(high - low, 1e-9), 0.0, 1.0)
    ranks = np.argsort(np.argsort(points, axis=0, kind="stable"), axis=0, kind="stable") / max(len(points) - 1, 1)
    return np.asarray(((1 - _BY_RANK) * places + _BY_RANK * ranks).round(6))


def spread(points: Points) -> Points:
    """The points moved apart where two lie closer than there is room for, each as little as possible."""
    if not 1 < len(points) <= MOST_APART:
        return points
    room = min(_WIDEST, float(np.sqrt(_SHARE / len(points))))
    # Points at one place are told apart by their rank.
    angle = np.arange(len(points)) * 2.399963
    moved = points + 1e-4 * np.column_stack((np.cos(angle), np.sin(angle)))
    for _ in range(_PASSES):
        pairs = KDTree(moved).query_pairs(room, output_type="ndarray")
        if not len(pairs):
            break
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        apart = moved[pairs[:, 0]] - moved[pairs[:, 1]]
        far = np.maximum(np.sqrt((apart**2).sum(axis=1)), 1e-9)
        push = apart * (0.5 * (room - far) / far)[:, None]
        for axis in range(2):
            moved[:, axis] += np.bincount(pairs[:, 0], push[:, axis], minlength=len(moved))
            moved[:, axis] -= np.bincount(pairs[:, 1], push[:, axis], minlength=len(moved))
        moved = np.clip(moved, 0.0, 1.0)
    return np.asarray(moved)
