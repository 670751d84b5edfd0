from __future__ import annotations

import math
import random

import pytest

from paperatlas.enrich.layout import place_on_map
from paperatlas.enrich.layout_spacing import spread
from paperatlas.model.paper import PaperTopic, Related
from paperatlas.model.vocabulary import Topic

TREE = (Topic("kettles", "Kettles", topics=(Topic("tin-kettles", "Tin kettles"),)), Topic("mosses", "Mosses"))
KETTLES = [f"kettle-{number:02d}" for number in range(40)]
MOSSES = [f"moss-{number:02d}" for number in range(40)]


def placed(order: list[str]) -> dict[str, tuple[float, float]]:
    related = {
        one: tuple(Related(kind[(place + step) % len(kind)], 0.5, ()) for step in (1, 2))
        for kind in (KETTLES, MOSSES)
        for place, one in enumerate(kind)
    }
    topics = {one: (PaperTopic("tin-kettles", 1.0),) for one in KETTLES} | {
        one: (PaperTopic("mosses", 1.0),) for one in MOSSES
    }
    return place_on_map(order, related, topics, TREE)


def mean_distance(places: dict[str, tuple[float, float]], some: list[str], others: list[str]) -> float:
    found = [math.dist(places[one], places[other]) for one in some for other in others if one != other]
    return sum(found) / len(found)


def test_papers_of_a_topic_stand_nearer_to_each_other_than_to_another_topic() -> None:
    places = placed(KETTLES + MOSSES)
    assert mean_distance(places, KETTLES, KETTLES) < 0.7 * mean_distance(places, KETTLES, MOSSES)


def test_places_do_not_depend_on_the_order_of_the_papers() -> None:
    shuffled = KETTLES + MOSSES
    random.Random(1).shuffle(shuffled)
    assert placed(shuffled) == placed(KETTLES + MOSSES)


def test_every_place_is_within_the_frame() -> None:
    assert all(0 <= number <= 1 for place in placed(KETTLES + MOSSES).values() for number in place)


def test_few_papers_do_not_cover_each_other() -> None:
    places = sorted(placed(KETTLES + MOSSES).values())
    nearest = min(math.dist(one, other) for place, one in enumerate(places) for other in places[:place])
    assert nearest > 0.02


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_collection_of_hardly_any_papers_without_topics_or_relations_has_places(count: int) -> None:
    assert len(place_on_map([f"p{number}" for number in range(count)], {}, {}, ())) == count


def test_relation_to_a_paper_that_is_not_there_is_passed_over() -> None:
    assert len(place_on_map(["a", "b"], {"a": (Related("gone", 0.9, ()),)}, {}, ())) == 2


def test_points_at_one_place_are_set_apart() -> None:
    import numpy as np

    moved = spread(np.full((30, 2), 0.5))
    assert len({tuple(point) for point in moved.round(3).tolist()}) == 30
