"""Where each paper stands on the map of the collection.

Near papers shall stand near each other, and a topic's papers together. Main topics are placed by how
much their papers are related, as classical multidimensional scaling places them (Torgerson 1952,
"Multidimensional scaling: I. Theory and method"); papers begin around their topic and are then drawn
to their related papers and pushed from papers taken by chance, with the forces of UMAP (McInnes, Healy
and Melville 2018, arXiv:1802.03426). The chance is seeded, every step is a sum in a fixed order, and
the work grows as the number of papers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from paperatlas.enrich.layout_spacing import fitted, spread
from paperatlas.model.paper import PaperTopic, Related
from paperatlas.model.vocabulary import Topic

Points = npt.NDArray[np.float64]

_ROUNDS = 120
_PUSHES = 5
"""Papers taken by chance of which each paper is pushed away in a round."""
_PUSH = 0.8
_HOME = 0.10
"""Pull to the middle of the paper's topic, beside a pull of 1 to its related papers."""
_OTHER_TOPIC = 0.25
"""Weight of a relation to a paper of another main topic."""
_WIDE = 8.0
"""Half the width of the field in which topics are placed, in units of the forces' reach."""
_SEED = 20
_GOLDEN_ANGLE = np.pi * (3 - np.sqrt(5))


@dataclass(frozen=True, slots=True)
class _Graph:
    """Relations in both directions, by the paper they start from."""

    start: npt.NDArray[np.int64]
    end: npt.NDArray[np.int64]
    weight: Points
    """Shares of each paper's pulls; those of a paper sum to 1."""
    size: int
    linked: npt.NDArray[np.int64]
    """The papers that have relations."""
    first: npt.NDArray[np.int64]
    """For each of these where its relations begin."""


def place_on_map(
    identifiers: Sequence[str],
    related: Mapping[str, Sequence[Related]],
    topics: Mapping[str, Sequence[PaperTopic]],
    tree: Sequence[Topic],
) -> dict[str, tuple[float, float]]:
    """Coordinates of each paper from 0 to 1, across and down, rounded.

    Args:
        identifiers: of the papers.
        related: related papers of each.
        topics: topics of each paper, the main one first.
        tree: the topics, of which those of the highest level are kept together.
    """
    order = sorted(identifiers)
    if not order:
        return {}
    group = _groups(order, topics, tree)
    graph = _graph(order, related, group)
    middles = _middles(graph, group)
    points = spread(fitted(_settled(graph, group, middles)))
    return {identifier: (x, y) for identifier, (x, y) in zip(order, points.round(4).tolist(), strict=True)}


def _groups(
    order: Sequence[str], topics: Mapping[str, Sequence[PaperTopic]], tree: Sequence[Topic]
) -> npt.NDArray[np.int64]:
    """For each paper the number of its main topic; papers without one share the last number."""
    number = {topic.slug: place for place, top in enumerate(tree) for topic in top.walk()}
    return np.array(
        [
            next((number[topic.slug] for topic in topics.get(one, ()) if topic.slug in number), len(tree))
            for one in order
        ],
        np.int64,
    )


def _graph(order: Sequence[str], related: Mapping[str, Sequence[Related]], group: npt.NDArray[np.int64]) -> _Graph:
    place = {identifier: index for index, identifier in enumerate(order)}
    ties = [
        (place[one], place[near.id], near.score) for one in order for near in related.get(one, ()) if near.id in place
    ]
    one = np.array([tie[0] for tie in ties], np.int64)
    other = np.array([tie[1] for tie in ties], np.int64)
    score = np.array([tie[2] for tie in ties], np.float64)
    start, end, weight = np.concatenate((one, other)), np.concatenate((other, one)), np.concatenate((score, score))
    weight = np.where(group[start] == group[end], weight, weight * _OTHER_TOPIC)
    pairs, number = np.unique(start * len(order) + end, return_inverse=True)
    start, end = pairs // len(order), pairs % len(order)
    weight = np.asarray(np.bincount(number, weight, minlength=len(pairs)), np.float64)
    linked, first = np.unique(start, return_index=True)
    totals = np.bincount(start, weight, minlength=len(order))
    return _Graph(start, end, weight / totals[start], len(order), linked, first)


def _middles(graph: _Graph, group: npt.NDArray[np.int64]) -> Points:
    """The middle of each topic: topics with more relations between them stand nearer."""
    count = int(group.max()) + 1
    ties = np.bincount(group[graph.start] * count + group[graph.end], graph.weight, minlength=count * count)
    ties = ties.reshape(count, count)
    sizes = np.maximum(np.bincount(group, minlength=count), 1)
    nearness = (ties + ties.T) / np.sqrt(sizes[:, None] * sizes[None, :])
    np.fill_diagonal(nearness, 0)
    distance = 1 / (0.15 + nearness / max(float(nearness.max()), 1e-9))
    np.fill_diagonal(distance, 0)
    return _scaled(distance)


def _scaled(distance: Points) -> Points:
    """Points in the plane whose distances are like the given ones, the farthest at the field's edge."""
    count = len(distance)
    centring = np.eye(count) - 1 / count
    values, vectors = np.linalg.eigh(-0.5 * centring @ (distance**2) @ centring)
    points = np.zeros((count, 2))
    for axis, place in enumerate(range(count - 1, max(count - 3, -1), -1)):
        vector = vectors[:, place].round(9)
        sign = 1.0 if vector[np.argmax(np.abs(vector))] >= 0 else -1.0
        points[:, axis] = sign * vector * np.sqrt(max(float(values[place]), 0.0))
    # By ranks along each axis, half and half, so that a single far topic does not press the others together.
    for axis in range(2):
        ranks = np.argsort(np.argsort(points[:, axis], kind="stable"), kind="stable")
        reach = max(float(np.abs(points[:, axis]).max()), 1e-9)
        points[:, axis] = 0.5 * points[:, axis] / reach + 0.5 * (2 * ranks / max(count - 1, 1) - 1)
    return np.asarray((_WIDE * points).round(6))


def _settled(graph: _Graph, group: npt.NDArray[np.int64], middles: Points) -> Points:
    """The papers where pulls and pushes hold each other."""
    chance = np.random.default_rng(_SEED)
    home = middles[group]
    points = home + _around(group)
    for step in range(_ROUNDS):
        if step > _ROUNDS // 3:
            # By now topics may drift to those they are related to.
            home = _means(points, group)
        force = _pulls(graph, points) + _HOME * (home - points)
        for _ in range(_PUSHES):
            force += _PUSH * _push(points - points[chance.integers(graph.size, size=graph.size)])
        points = points + (1 - step / _ROUNDS) * np.clip(force, -2, 2)
    return points


def _means(points: Points, group: npt.NDArray[np.int64]) -> Points:
    """For each paper the middle of its topic's papers as they stand."""
    sizes = np.maximum(np.bincount(group), 1)
    sums = [np.bincount(group, points[:, axis]) / sizes for axis in range(2)]
    return np.column_stack(sums)[group]


def _around(group: npt.NDArray[np.int64]) -> Points:
    """A place in a spiral around the middle for each paper of a topic."""
    rank = np.zeros(len(group))
    for number in range(int(group.max()) + 1):
        members = group == number
        rank[members] = np.arange(int(members.sum()))
    sizes = np.bincount(group)[group]
    radius = 2.0 * np.sqrt((rank + 0.5) / sizes)
    return np.column_stack((radius * np.cos(rank * _GOLDEN_ANGLE), radius * np.sin(rank * _GOLDEN_ANGLE)))


def _pulls(graph: _Graph, points: Points) -> Points:
    """What draws each paper to its relations. Both axes by themselves: rows of two numbers are slow to work on."""
    across, down = (np.ascontiguousarray(points[:, axis]) for axis in range(2))
    across, down = across[graph.end] - across[graph.start], down[graph.end] - down[graph.start]
    strength = graph.weight * 2 / (1 + (across * across + down * down))
    pulls = np.zeros((graph.size, 2))
    if len(graph.first):
        pulls[graph.linked, 0] = np.add.reduceat(strength * across, graph.first)
        pulls[graph.linked, 1] = np.add.reduceat(strength * down, graph.first)
    return pulls


def _push(apart: Points) -> Any:
    square = apart[:, 0] ** 2 + apart[:, 1] ** 2
    return apart * (2 / ((0.05 + square) * (1 + square)))[:, None]
