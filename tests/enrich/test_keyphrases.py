from __future__ import annotations

import pytest

from paperatlas.enrich.found_tags import find_tags
from paperatlas.enrich.keyphrases import keyphrases_of
from paperatlas.enrich.keywords import unknown_keywords
from paperatlas.enrich.texts import Texts, split_texts
from paperatlas.merge.papers import merge
from paperatlas.model.record import Origin, Record
from paperatlas.model.vocabulary import Tag

SUBJECTS = ("moss carpet", "rain gauge", "apple orchard", "stone wall", "pond weed")


def garden(papers: int = 40) -> Texts:
    return split_texts(
        (
            f"{n:03}",
            f"On {SUBJECTS[n % 5]}s, part {n}",
            f"Whoever looks at a {SUBJECTS[n % 5]} in year {n} learns it. The {SUBJECTS[n % 5]} (which is old) stays.",
        )
        for n in range(papers)
    )


def test_key_phrases_are_what_title_and_abstract_repeat() -> None:
    found = list(keyphrases_of(garden()))
    assert [phrases[0].written.rstrip("s") for phrases in found] == [SUBJECTS[n % 5] for n in range(40)]


def test_key_phrases_come_best_first_and_no_more_than_asked_for() -> None:
    for phrases in keyphrases_of(garden(), 2):
        assert len(phrases) <= 2
        assert [phrase.score for phrase in phrases] == sorted((phrase.score for phrase in phrases), reverse=True)


def test_key_phrase_does_not_cut_a_hyphenated_word_nor_cross_punctuation() -> None:
    texts = split_texts(
        [("a", "Text-to-image kettles", "We boil. Kettles, lids and text-to-image kettles.")].__iter__()
    )
    written = {phrase.written.lower() for phrases in keyphrases_of(texts) for phrase in phrases}
    assert "text-to-image kettles" in written
    assert not written & {"image kettles", "text", "boil kettles", "kettles lids"}


def test_papers_without_words_have_no_key_phrases() -> None:
    texts = split_texts([("a", "", ""), ("b", "", "")].__iter__())
    assert list(keyphrases_of(texts)) == [(), ()]
    assert list(keyphrases_of(split_texts([].__iter__()))) == []
    assert find_tags(texts) == ()


def test_tags_are_found_in_shared_key_phrases_whatever_the_order_of_papers() -> None:
    tags = find_tags(garden())
    assert {subject.capitalize() for subject in SUBJECTS} <= {tag.name.removesuffix("s") for tag in tags}
    assert tags == find_tags(garden())


def beside_others(title: str, body: str) -> Texts:
    """Twelve papers with this text among sixty about other things."""
    others = ("kettles", "lanterns", "gates", "walls", "ponds", "lids", "spoons", "ropes")
    return split_texts(
        (f"{n:02}", f"{title} {other}" if n % 5 == 0 else f"Old {other}", f"{body if n % 5 == 0 else ''} {other} rust.")
        for n in range(60)
        for other in (others[n % 8],)
    )


def test_tag_is_not_named_after_a_word_that_only_has_its_stem() -> None:
    tags = find_tags(beside_others("Localization of", "Local rims of local makers and local"))
    (tag,) = [tag for tag in tags if tag.slug.startswith("local")]
    assert (tag.name, tag.phrases) == ("Localization", ("localization",))


def test_spellings_that_differ_in_hyphens_alone_are_one_tag() -> None:
    forms = {0: "bottom-up fences", 1: "bottomup fences"}
    texts = split_texts(
        (
            f"{n:03}",
            f"{form.capitalize()} of {SUBJECTS[n % 5]}s",
            f"We build {form}, and see how {form} last {n} years.",
        )
        for n in range(80)
        for form in (forms.get(n % 8, "old kettles"),)
    )
    tags = [tag for tag in find_tags(texts) if "up" in tag.name.casefold()]
    assert [tag.name.casefold().replace("-", "") for tag in tags] == ["bottomup fences"]
    assert {"bottom up fence", "bottomup fence"} <= set(tags[0].phrases)


def test_acronym_in_the_plural_may_be_a_tag() -> None:
    assert "UAVs" in {tag.name for tag in find_tags(beside_others("UAVs over", "UAVs see"))}


@pytest.mark.parametrize(
    ("written", "name"),
    [("STONE BRIDGES", "Stone bridges"), ("DESCRIPTIONS", "Descriptions"), ("RGB SLAM", "RGB SLAM")],
)
def test_tag_from_titles_in_capitals_is_written_small(written: str, name: str) -> None:
    assert name in {tag.name for tag in find_tags(beside_others(f"ON {written} OF", written))}


def test_words_of_a_paper_are_given_back_by_its_identifier() -> None:
    text = split_texts([("a", "Tin kettles", "Half-full kettles, (boiled).")].__iter__())["a"]
    assert [word.written for word in text.title] == ["Tin", "kettles"]
    assert [(word.key, word.joined, word.apart) for word in text.body] == [
        ("half", False, True),
        ("full", True, False),
        ("kettle", False, False),
        ("boiled", False, True),
    ]


def test_keywords_unknown_to_the_vocabulary_come_with_their_papers() -> None:
    records = [
        Record(origin=Origin("a.bib", n, "bibtex"), title=f"Paper {n}", keywords=keywords)
        for n, keywords in enumerate(
            (("Moss", "tin kettles"), ("tin kettle", "damp mosses"), ("Tin kettle", "lids")), 1
        )
    ]
    found = unknown_keywords(merge(records)[0], (Tag("moss", "Moss"),))
    assert [(unknown.keyword.lower(), len(unknown.papers)) for unknown in found] == [("tin kettle", 3), ("lids", 1)]
