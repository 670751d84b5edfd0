from __future__ import annotations

import pytest

from paperatlas.enrich.atlas import enrich
from paperatlas.enrich.keywords import known_keywords
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
        "Ferns need no moss on walls.",
        "Ferns do not require moss on walls.",
        "Ferns never use moss on walls.",
        "Ferns need neither moss nor shade.",
        "Ferns grow with no additional moss.",
        "Shade eliminates the need for moss on walls.",
        "Moss is not needed on walls.",
        "Unlike earlier walls that were covered in moss, ours are bare.",
        "A moss-free wall is dry, and so is a non-moss wall.",
    ],
)
def test_mention_in_passing_earns_no_tag(sentence: str) -> None:
    record = Record(origin=Origin("a.yml", 1, "yaml"), title="Walls", abstract=sentence)
    assert enrich(merge([record])[0], RIVALS).papers[0].tags == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Not only does moss grow on walls.",
        "There is no doubt that gardeners want moss on walls.",
        "Moss is not only needed on walls.",
        "We show the need for moss on walls.",
        "There is no wall. Moss grows on stones.",
    ],
)
def test_word_beside_a_negation_of_something_else_earns_its_tag(sentence: str) -> None:
    record = Record(origin=Origin("a.yml", 1, "yaml"), title="Walls", abstract=sentence)
    assert [tag.slug for tag in enrich(merge([record])[0], RIVALS).papers[0].tags] == ["moss"]


def test_title_that_denies_a_thing_earns_no_tag() -> None:
    papers = merge([titled("Moss-free walls"), titled("Non-moss plants of walls and stones")])[0]
    assert not any(paper.tags for paper in enrich(papers, RIVALS).papers)


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


def test_keyword_that_the_vocabulary_knows_always_earns_its_tag() -> None:
    others = [Tag(f"t{n}", f"Lantern {word}") for n, word in enumerate(("hooks", "wicks", "rims", "lids"))]
    vocabulary = Vocabulary(tags=(Tag("moss", "Moss", aliases=("bryophytes",)), *others))
    text = "Lantern hooks, lantern wicks, lantern rims and lantern lids. Lantern hooks, lantern wicks, lantern rims."
    record = Record(origin=Origin("a.bib", 1, "bibtex"), title="Lantern lids", abstract=text, keywords=("Bryophyte",))
    found = {tag.slug: tag.because for tag in enrich(merge([record])[0], vocabulary).papers[0].tags}
    assert found["moss"] == ("Bryophyte",)


def test_keyword_with_a_tags_name_inside_is_no_more_than_its_words() -> None:
    assert list(known_keywords(merge([titled("Walls", keywords=("rain gauge", "moss carpets"))])[0], RIVALS.tags)) == [
        (0, 1)
    ]


def test_phrase_of_few_papers_is_reported_where_it_is_in_all() -> None:
    papers = merge([titled(f"Walls of moss {n}", f"It is the {n}th.") for n in range(6)])[0]
    vocabulary = Vocabulary(
        tags=(Tag("moss", "Moss", phrases=("mosses",), line=7), Tag("wall", "Ivy", line=9)), file="topics.yml"
    )
    assert [(issue.line, issue.finding) for issue in enrich(papers, vocabulary).issues] == [
        (7, 'the phrase "Moss" of tag "moss" stands in 6 of 6 papers')
    ]


def test_name_that_two_tags_have_is_reported() -> None:
    tags = (
        Tag("act", "ACT", line=3),
        Tag("moss", "Moss", aliases=("Bryophytes",), line=5),
        Tag("liverwort", "Liverwort", aliases=("bryophyte", "Act"), line=8),
    )
    issues = enrich((), Vocabulary(tags=tags, file="topics.yml")).issues
    assert [(issue.line, issue.finding) for issue in issues] == [
        (8, 'the alias "bryophyte" of tag "liverwort" is one of tag "moss" too')
    ]


def titled(title: str, abstract: str = "", keywords: tuple[str, ...] = ()) -> Record:
    return Record(origin=Origin("a.yml", 1, "yaml"), title=title, abstract=abstract, keywords=keywords)
