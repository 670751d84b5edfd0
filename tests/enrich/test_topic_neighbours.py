from __future__ import annotations

from paperatlas.enrich.atlas import enrich
from paperatlas.enrich.topic_neighbours import with_neighbours
from paperatlas.merge.papers import merge
from paperatlas.model.paper import PaperTopic
from paperatlas.model.record import Origin, Record
from paperatlas.model.vocabulary import Topic, Vocabulary

TREE = (
    Topic("kettles", "Kettles", topics=(Topic("tin", "Tin kettles"), Topic("clay", "Clay kettles"))),
    Topic("lanterns", "Lanterns", topics=(Topic("wicks", "Wicks"),)),
    Topic("walls", "Walls"),
)


def neighbours(*placed: tuple[str, ...], tree: tuple[Topic, ...] = TREE) -> dict[str, tuple[str, ...]]:
    papers = [tuple(PaperTopic(slug, 1.0) for slug in slugs) for slugs in placed]
    return {topic.slug: topic.neighbours for top in with_neighbours(tree, papers) for topic in top.walk()}


def test_topics_that_share_papers_are_neighbours_and_none_is_above_or_below_another() -> None:
    found = neighbours(("tin", "wicks"), ("tin", "wicks"), ("clay", "tin"), ("clay", "tin"), ("walls",), ("walls",))
    assert found["tin"] == ("clay", "lanterns")
    assert found["wicks"] == ("kettles",)
    assert found["kettles"] == ("lanterns",)
    assert found["walls"] == ()


def test_one_paper_makes_no_neighbours() -> None:
    assert not any(neighbours(("tin", "walls")).values())


def test_neighbours_that_a_curator_wrote_stay() -> None:
    tree = (Topic("a", "A", neighbours=("c",)), Topic("b", "B"), Topic("c", "C"))
    found = neighbours(("a", "b"), ("a", "b"), tree=tree)
    assert found == {"a": ("c",), "b": ("a",), "c": ()}


def test_few_papers_of_a_large_topic_make_no_neighbour() -> None:
    found = neighbours(*[("tin",)] * 28, ("tin", "walls"), ("tin", "walls"))
    assert found["tin"] == ()
    assert found["walls"] == ("kettles",)


def test_papers_of_a_collection_make_neighbours() -> None:
    titles = [f"Tin kettles and wicks, volume {n}" for n in range(3)]
    records = [Record(origin=Origin("a", n + 1, "json"), title=title) for n, title in enumerate(titles)]
    atlas = enrich(merge(records)[0], Vocabulary(topics=TREE, file="t.yml"))
    assert {topic.slug: topic.neighbours for topic in atlas.topics} == {
        "kettles": ("lanterns",),
        "lanterns": ("kettles",),
    }
