from __future__ import annotations

import pytest

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


RIVALS = Vocabulary(tags=(Tag("moss", "Moss"), Tag("rain", "Rain gauges"), Tag("elm", "Elm"), Tag("colour", "Colour")))


@pytest.mark.parametrize(
    "sentence",
    [
        "Unlike moss, ferns climb walls.",
        "Ferns grow without moss on walls.",
        "The fern outperforms moss on walls.",
        "We plant ferns instead of moss on walls.",
        "Ferns are hardier than moss on walls.",
        "Walls carry plants such as ferns, moss, and ivy.",
        "Walls carry plants, e.g., ferns and moss.",
    ],
)
def test_mention_in_passing_earns_no_tag(sentence: str) -> None:
    record = Record(origin=Origin("a.yml", 1, "yaml"), title="Walls", abstract=sentence)
    assert enrich(merge([record])[0], RIVALS).papers[0].tags == ()


def test_word_that_is_meant_earns_its_tag_beside_a_mention_in_passing() -> None:
    text = "Unlike ivy, moss needs no soil. Walls carry plants such as ferns. Moss wins."
    record = Record(origin=Origin("a.yml", 1, "yaml"), title="Walls", abstract=text)
    assert [tag.slug for tag in enrich(merge([record])[0], RIVALS).papers[0].tags] == ["moss"]


def test_british_and_american_spellings_are_one() -> None:
    assert [tag.slug for tag in enrich(merge([titled("Colors of walls")])[0], RIVALS).papers[0].tags] == ["colour"]


def test_acronym_that_papers_define_counts_for_its_phrase_in_other_papers() -> None:
    defining = [titled(f"Wall {n}", "Rain gauges (RG) are read daily.") for n in range(2)]
    atlas = enrich(merge([*defining, titled("Other walls", "We read the RG twice.")])[0], RIVALS)
    assert all([(tag.slug, tag.because[-1]) for tag in paper.tags] == [("rain", "RG")] for paper in atlas.papers)


def test_phrase_that_an_acronym_of_the_vocabulary_stands_for_counts_for_it() -> None:
    defining = [titled(f"Wall {n}", "Rain gauges (RG) are read daily.") for n in range(2)]
    papers = merge([*defining, titled("Other walls", "We read rain gauges twice.")])[0]
    atlas = enrich(papers, Vocabulary(tags=(Tag("rg", "RG"),)))
    assert all(tag.slug == "rg" for paper in atlas.papers for tag in paper.tags)
    assert all(paper.tags for paper in atlas.papers)


def test_phrase_of_nearly_every_paper_is_reported_with_its_line() -> None:
    papers = merge([titled(f"Walls of moss {n}", f"It is the {n}th.") for n in range(20)])[0]
    atlas = enrich(papers, Vocabulary(tags=(Tag("moss", "Moss", line=7),), file="topics.yml"))
    issues = [issue for issue in atlas.issues if "moss" in issue.finding]
    assert [(issue.file, issue.line) for issue in issues] == [("topics.yml", 7)]
    assert issues[0].finding == 'the phrase "Moss" of tag "moss" stands in 20 of 20 papers'


def titled(title: str, abstract: str = "") -> Record:
    return Record(origin=Origin("a.yml", 1, "yaml"), title=title, abstract=abstract)
