"""Topics near each other: those that papers stand under together."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import permutations

from paperatlas.model.paper import PaperTopic
from paperatlas.model.vocabulary import Topic

_MOST = 5
_FEWEST, _LEAST_SHARE = 2, 0.1
"""Papers of a topic, and their share, that stand under a neighbour too."""


def with_neighbours(topics: Sequence[Topic], placed: Iterable[Sequence[PaperTopic]]) -> tuple[Topic, ...]:
    """The tree with neighbours for topics that have none from a curator.

    Neighbours are at most five topics that share most papers with a topic, as a share of the root of their
    own size: at least two, and one in ten. None of them stands above or below the topic or another of its neighbours.

    Args:
        topics: the tree.
        placed: topics of the papers that have a say.
    """
    above = _above(topics)
    size: Counter[str] = Counter()
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for found in placed:
        slugs = {slug for topic in found if topic.slug in above for slug in (topic.slug, *above[topic.slug])}
        size.update(slugs)
        for one, other in permutations(sorted(slugs), 2):
            shared[one][other] += 1

    def near(topic: Topic) -> tuple[str, ...]:
        common = shared[topic.slug]
        ranked = sorted(
            (slug for slug in common if common[slug] >= max(_FEWEST, _LEAST_SHARE * size[topic.slug])),
            key=lambda slug: (-round(common[slug] / math.sqrt(size[slug]), 6), slug),
        )
        chosen: list[str] = []
        for slug in ranked:
            if not any(_in_line(above, slug, other) for other in (topic.slug, *chosen)):
                chosen.append(slug)
        return tuple(chosen[:_MOST])

    def filled(topic: Topic) -> Topic:
        return replace(topic, neighbours=topic.neighbours or near(topic), topics=tuple(map(filled, topic.topics)))

    return tuple(map(filled, topics))


def _above(topics: Iterable[Topic]) -> dict[str, tuple[str, ...]]:
    """For each topic those above it, the nearest first."""
    found: dict[str, tuple[str, ...]] = {}
    waiting: list[tuple[Topic, tuple[str, ...]]] = [(topic, ()) for topic in topics]
    while waiting:
        topic, over = waiting.pop()
        found[topic.slug] = over
        waiting.extend((child, (topic.slug, *over)) for child in topic.topics)
    return found


def _in_line(above: Mapping[str, Sequence[str]], one: str, other: str) -> bool:
    return one == other or one in above[other] or other in above[one]
