"""The papers near each paper by its words alone, of which the related ones are chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from paperatlas.enrich.closeness import THREADS, Closeness, closeness_of, nearest

_CANDIDATES = 16
_NEARLY_THE_SAME = 0.65
"""Cosine of two papers' own words from which one is taken for another form of the other."""


@dataclass(frozen=True, slots=True)
class Neighbourhoods:
    """What is near papers by their words, by the rows of the papers."""

    near: Any
    """CSR matrix (papers × papers) of nearness, the greatest first in each row."""
    same: Mapping[int, set[int]]
    """Papers that are nearly the same text."""


def neighbourhoods(matrix: Any, threads: int = THREADS) -> Neighbourhoods:
    """What is near each paper.

    Args:
        matrix: CSR matrix (papers × terms), rows of unit length or empty.
        threads: that may work on it; a forked process must do with one.
    """
    closeness = closeness_of(matrix, threads)
    return Neighbourhoods(nearest(closeness, _CANDIDATES, threads), _same_texts(closeness))


def _same_texts(closeness: Closeness) -> dict[int, set[int]]:
    cosines = closeness.cosines.tocoo()
    alike = (cosines.data >= _NEARLY_THE_SAME) & (cosines.row != cosines.col)
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in zip(cosines.row[alike].tolist(), cosines.col[alike].tolist(), strict=True):
        found[one].add(other)
        found[other].add(one)
    return dict(found)
