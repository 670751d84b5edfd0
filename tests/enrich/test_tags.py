from __future__ import annotations

from paperatlas.enrich.atlas import enrich
from paperatlas.merge.papers import merge
from paperatlas.model.paper import Paper
from paperatlas.model.record import Origin, Record
from paperatlas.model.vocabulary import Tag, Vocabulary
from tests.small import small_atlas

VOCABULARY = Vocabulary(tags=(Tag("moss", "Moss", aliases=("MSS",)), Tag("rain", "Rain")), file="topics.yml")


def tagged(**fields: object) -> Paper:
    record = Record(origin=Origin("a.yml", 1, "yaml"), **{"title": "A title", **fields})  # type: ignore[arg-type]
    return enrich(merge([record])[0], VOCABULARY).papers[0]


def test_tag_comes_with_the_words_that_earned_it() -> None:
    paper = small_atlas().paper_by_id()["lichen-net"]
    assert [(tag.slug, tag.because) for tag in paper.tags] == [("watering", ("sprinkler",))]


def test_tags_of_the_record_replace_the_automatic_ones() -> None:
    assert [tag.slug for tag in tagged(title="Moss", tags=("rain",)).tags] == ["rain"]


def test_tag_that_the_record_forbids_is_not_given() -> None:
    assert tagged(title="Moss and rain", not_tags=("rain",)).tags[0].slug == "moss"
    assert len(tagged(title="Moss and rain", not_tags=("rain",)).tags) == 1


def test_acronym_matches_in_capitals_only() -> None:
    assert [tag.slug for tag in tagged(title="On MSS").tags] == ["moss"]
    assert tagged(title="On mss").tags == ()


def test_unknown_tag_of_a_record_is_kept_and_reported() -> None:
    record = Record(origin=Origin("a.yml", 1, "yaml"), title="T", tags=("mos",))
    atlas = enrich(merge([record])[0], VOCABULARY)
    assert atlas.papers[0].tags[0].slug == "mos"
    assert [(issue.finding, issue.remedy) for issue in atlas.issues] == [('unknown tag "mos"', 'did you mean "moss"?')]


def test_collection_without_a_vocabulary_gets_tags_from_its_own_phrases() -> None:
    subjects = ("moss carpets", "rain gauges", "apple orchards", "stone walls", "pond weeds")
    records = [
        Record(
            origin=Origin("a.txt", n + 1, "json"),
            title=f"On {subjects[n % 5]}, part {n}",
            abstract=f"Whoever looks at {subjects[n % 5]} in year {n} learns what grows there.",
        )
        for n in range(20)
    ]
    atlas = enrich(merge(records)[0], Vocabulary())
    assert "Moss carpets" in {tag.name for tag in atlas.tags}
    assert all(tag.because for paper in atlas.papers for tag in paper.tags)
