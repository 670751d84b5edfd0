from __future__ import annotations

from paperatlas.enrich.atlas import enrich
from paperatlas.merge.papers import merge
from paperatlas.model.record import Origin, Record
from paperatlas.model.vocabulary import Topic, Vocabulary
from tests.small import small_atlas

TREE = (
    Topic("plants", "Plants", phrases=("plant",), topics=(Topic("moss", "Moss", phrases=("moss",)),)),
    Topic("sky", "Sky"),
)


def placed(**fields: object) -> list[str]:
    record = Record(origin=Origin("a.yml", 1, "yaml"), **{"title": "A title", **fields})  # type: ignore[arg-type]
    return [topic.slug for topic in enrich(merge([record])[0], Vocabulary(topics=TREE, file="t.yml")).papers[0].topics]


def test_paper_goes_to_the_subtopic_that_speaks() -> None:
    assert placed(title="Moss and other plants") == ["moss"]
    assert placed(title="Plants") == ["plants"]


def test_topics_of_the_record_win() -> None:
    assert placed(title="Moss", topics=("sky",)) == ["sky"]


def test_unknown_topic_of_a_record_takes_no_paper_out_of_the_tree() -> None:
    assert placed(title="Moss", topics=("skyy",)) == ["moss"]
    assert placed(title="Moss", topics=("skyy", "sky")) == ["sky"]


def test_topic_without_papers_is_left_out() -> None:
    record = Record(origin=Origin("a.yml", 1, "yaml"), title="Moss")
    atlas = enrich(merge([record])[0], Vocabulary(topics=TREE, file="t.yml"))
    assert [topic.slug for topic in atlas.topics] == ["plants"]


def test_scores_are_shares_of_the_best() -> None:
    for paper in small_atlas().papers:
        scores = [topic.score for topic in paper.topics]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score <= 1 for score in scores)


def test_topics_found_without_a_tree_cover_every_paper_with_readable_names() -> None:
    subjects = ("moss carpets", "rain gauges", "apple orchards")
    records = [
        Record(
            origin=Origin("a", n + 1, "json"),
            title=f"On {subjects[n % 3]}, volume {n}",
            abstract=f"We look at {subjects[n % 3]} and what {subjects[n % 3]} need in year {n}.",
        )
        for n in range(18)
    ]
    atlas = enrich(merge(records)[0], Vocabulary())
    assert atlas.topics_found
    assert all(paper.topics for paper in atlas.papers)
    assert {"Moss carpets", "Rain gauges", "Apple orchards"} <= {topic.name for topic in atlas.topics}
    assert enrich(merge(records[::-1])[0], Vocabulary()) == atlas


def test_reference_to_nothing_is_reported() -> None:
    record = Record(origin=Origin("a.yml", 1, "yaml"), id="moss-1", title="Moss")
    tree = (Topic("plants", "Plants", text="See [[moss-2]].", line=4),)
    atlas = enrich(merge([record])[0], Vocabulary(topics=tree, file="t.yml"))
    assert [str(issue) for issue in atlas.issues] == [
        't.yml:4: warning: "[[moss-2]]" leads to no paper: did you mean "moss-1"?'
    ]


def test_paper_goes_down_a_tree_of_four_levels() -> None:
    tree = (Topic("a", "Aa", topics=(Topic("b", "Bb", topics=(Topic("c", "Cc", topics=(Topic("moss", "Moss"),)),)),)),)
    record = Record(origin=Origin("a.yml", 1, "yaml"), title="On moss")
    atlas = enrich(merge([record])[0], Vocabulary(topics=tree, file="t.yml"))
    assert [topic.slug for topic in atlas.papers[0].topics] == ["moss"]
    assert [topic.slug for top in atlas.topics for topic in top.walk()] == ["a", "b", "c", "moss"]
