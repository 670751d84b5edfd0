from __future__ import annotations

import pytest

from paperatlas.enrich.mentions import find_mentions
from paperatlas.enrich.texts import texts_of
from paperatlas.merge.papers import merge
from paperatlas.model.record import Origin, Record

OWNER = ("KettleNet: Boiling Early", "We propose KettleNet.", 2020)


def mentioned(*texts: tuple[str, str, int | None]) -> set[str]:
    records = [
        Record(origin=Origin("x", line, "json"), title=title, abstract=abstract, year=year)
        for line, (title, abstract, year) in enumerate(texts, 1)
    ]
    papers = merge(records)[0]
    return {mention.name for found in find_mentions(papers, texts_of(papers)).values() for mention in found}


def test_later_paper_mentions_the_method() -> None:
    assert mentioned(OWNER, ("Spoons", "We beat KettleNet.", 2021)) == {"KettleNet"}
    assert mentioned(OWNER, ("Spoons", "We beat KettleNet.", None)) == {"KettleNet"}


def test_name_that_an_older_paper_uses_is_not_the_newer_ones() -> None:
    later = ("Spoons", "We beat KettleNet.", 2021)
    assert not mentioned(OWNER, later, ("Forks", "KettleNet is well known.", 2019))


@pytest.mark.parametrize(
    ("owner", "abstracts"),
    [
        ("High-Tin: A Set of Kettles", ("We need high-tin kettles and High-Tin spoons.",)),
        ("Kettles and Vehicles (AKVs)", ("We drive AKVs.",)),
        ("STKN: Kettles", ("Some STKNs exist, such as STKN.",)),
    ],
)
def test_word_for_a_sort_of_thing_is_no_name(owner: str, abstracts: tuple[str, ...]) -> None:
    assert not mentioned((owner, "x", 2020), *((f"Other {n}", text, 2021) for n, text in enumerate(abstracts)))


@pytest.mark.parametrize(("name", "found"), [("Predictive Kettle Control", set()), ("Predictive Kettle Rims", None)])
def test_name_that_ends_in_the_word_for_a_field_is_nobodys(name: str, found: set[str] | None) -> None:
    owner = ("Moving kettles", f"We propose {name}, which moves.", 2020)
    assert mentioned(owner, ("Spoons", f"We use {name}.", 2021)) == ({name} if found is None else found)


def test_paper_that_explains_an_acronym_means_its_own() -> None:
    owner = ("KTLE: Kettles", "x", 2020)
    assert not mentioned(owner, ("Spoons", "A knob that leaves early (KTLE) is bent.", 2021))
    assert mentioned(owner, ("Spoons", "We bend KTLE.", 2021)) == {"KTLE"}


def test_acronym_that_two_others_explain_is_everybodys() -> None:
    owner = ("KTLE: Kettles", "x", 2020)
    explained = [(f"Other {n}", "A knob that leaves early (KTLE).", 2021) for n in range(2)]
    assert not mentioned(owner, *explained, ("Spoons", "We bend KTLE.", 2021))


def test_known_thing_named_in_passing_is_not_coined() -> None:
    owner = ("On kettles", "We propose a lid for automated underwater kettles (AUKT).", 2020)
    assert not mentioned(owner, ("Spoons", "AUKT sink.", 2021))
    own = ("On kettles", "We propose an automated underwater kettle (AUKT).", 2020)
    assert mentioned(own, ("Spoons", "AUKT sinks.", 2021)) == {"AUKT"}


def test_name_of_several_words_is_found() -> None:
    owner = ("Kettles", "We propose Slow Kettle Whistle, which whistles.", 2020)
    assert mentioned(owner, ("Spoons", "We beat Slow Kettle Whistle.", 2021)) == {"Slow Kettle Whistle"}
    assert not mentioned(owner, ("Spoons", "We hear a slow kettle whistle.", 2021))


def test_name_with_a_sign_at_its_end_is_another_name() -> None:
    owners = (("KettleNet++: Boiling Sooner", "We propose KettleNet++.", 2020), OWNER)
    assert mentioned(*owners, ("Spoons", "We beat KettleNet++.", 2021)) == {"KettleNet++"}
