from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from paperatlas.merge import comparison
from paperatlas.merge.identity import group, same_works
from paperatlas.merge.portrait import Portrait
from paperatlas.model.record import Identifier, Name, Origin, Record

TITLE = "Tin Gardens and Their Kettles"
WORDS = (
    "kettle garden ledger chalk canal ladder whistle noon rain wall weather tin page foot tool lid lamp rope sand bell"
)
TEXT = " ".join(f"{word} {number}" for number, word in enumerate(WORDS.split() * 2))
PEOPLE = (Name("Ada Example"), Name("Bo Beispiel"), Name("Cy Ejemplo"))
OTHERS = (Name("Di Primer"), Name("Ed Esempio"))
OTHER_TEXT = " ".join(f"{word} {number + 100}" for number, word in enumerate(WORDS.split() * 2))


def record(line: int, **fields: Any) -> Record:
    return Record(origin=Origin("data/x.json", line, "json"), **fields)


def groups(*records: Record) -> list[list[int]]:
    return [[member.origin.line for member in group] for group in same_works(records)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"arxiv_id": "2101.00010"}, {"arxiv_id": "2101.00010", "title": "Other"}),
        ({"doi": "10.1000/182"}, {"doi": "10.1000/182"}),
        ({"arxiv_id": "2101.00010"}, {"doi": "10.48550/arxiv.2101.00010"}),
        ({"arxiv_id": "2101.00010"}, {"doi": "10.48550/arxiv.2101.00010v2"}),
        ({"title": TITLE}, {"title": "TIN GARDENS, and their kettles!"}),
        ({"title": TITLE, "arxiv_id": "2101.00010"}, {"title": TITLE, "doi": "10.1000/182"}),
        ({"title": TITLE, "year": 2021}, {"title": TITLE, "year": 2023}),
        ({"title": TITLE, "authors": (Name("Ada Example"),)}, {"title": TITLE}),
        (
            {"title": TITLE, "authors": (Name("Ada Example"),)},
            {"title": TITLE, "authors": (Name("A. EXAMPLE", "EXAMPLE"),)},
        ),
        ({"title": "Preface", "authors": (Name("Ada Zoë"),)}, {"title": "Preface", "authors": (Name("A. Zoe"),)}),
        ({"title": "Preface", "abstract": TEXT}, {"title": "Preface", "abstract": TEXT}),
        ({"title": TITLE, "abstract": TEXT}, {"abstract": TEXT}),
        ({"abstract": TEXT}, {"abstract": TEXT + " and a few more words"}),
        ({"title": TITLE, "abstract": TEXT}, {"title": "A Later Name for It", "abstract": TEXT}),
        ({"doi": "10.18653/v1/p18-1001"}, {"ids": (Identifier("acl", "P18-1001"),)}),
        ({"doi": "10.18653/v1/2020.acl-main.1"}, {"ids": (Identifier("acl", "2020.acl-main.1"),)}),
        ({"arxiv_id": "2101.00010"}, {"ids": (Identifier("dblp", "journals/corr/abs-2101-00010"),)}),
        ({"ids": (Identifier("pubmed", "12345"),)}, {"ids": (Identifier("pubmed", "12345"),), "title": TITLE}),
        ({"doi": "10.1101/2020.01.01.123456"}, {"doi": "10.1101/2020.01.01.123456v2"}),
        ({"doi": "10.1000/182"}, {"doi": "10.1000/182/full"}),
        ({"doi": "10.1000/b978-2.5"}, {"doi": "10.1000/b978-2/5"}),
        ({"doi": "10.1201/9781315372884"}, {"doi": "10.4324/9781315372884"}),
        # a preprint and its published version
        (
            {"title": TITLE, "authors": PEOPLE, "doi": "10.1101/2020.01.01.123456", "year": 2018},
            {"title": TITLE, "authors": PEOPLE, "doi": "10.1000/182", "year": 2022},
        ),
        (
            {"title": TITLE, "authors": PEOPLE, "doi": "10.2139/ssrn.1234567"},
            {"title": TITLE, "authors": PEOPLE, "doi": "10.5281/zenodo.7654321"},
        ),
        ({"arxiv_id": "2101.00010", "doi": "10.1000/182"}, {"arxiv_id": "2101.00010", "doi": "10.1000/183"}),
        # databases that keep a work twice
        (
            {"title": TITLE, "authors": PEOPLE, "ids": (Identifier("openalex", "W12345"),)},
            {"title": TITLE, "authors": PEOPLE, "ids": (Identifier("openalex", "W54321"),)},
        ),
        # one of two different DOIs must be wrong
        (
            {"title": TITLE, "doi": "10.1000/182", "year": 2020, "venue": "Tin J.", "volume": "7", "pages": "31–40"},
            {"title": TITLE, "doi": "10.1000/812", "year": 2020, "venue": "Tin Journal", "volume": "7", "pages": "31"},
        ),
        # spelling
        ({"title": TITLE, "authors": PEOPLE}, {"title": "Tin Gardens and Thier Ketles", "authors": PEOPLE}),
        ({"title": "Über Gärten & Kessel aus Zinn"}, {"title": "Uber Garten and Kessel aus Zinn"}),
        ({"title": "Pots: " + TITLE, "authors": PEOPLE}, {"title": TITLE, "authors": PEOPLE}),
        ({"title": TITLE + ": A Survey of Pots", "authors": PEOPLE}, {"title": TITLE, "authors": PEOPLE}),
        ({"title": TITLE}, {"title": "[Retracted] " + TITLE}),
        ({"title": TITLE}, {"title": "RETRACTED ARTICLE: " + TITLE}),
        ({"title": TITLE}, {"title": TITLE + " (Extended Abstract)"}),
        ({"title": TITLE, "authors": PEOPLE}, {"title": TITLE[:32] + "…", "authors": PEOPLE}),
        ({"title": "Garden Nets", "authors": PEOPLE, "year": 2020}, {"title": "Garden nets", "authors": PEOPLE}),
    ],
)
def test_records_of_the_same_work_are_one_group(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert groups(record(1, **one), record(2, **other)) == [[1, 2]]
    assert groups(record(1, **other), record(2, **one)) == [[1, 2]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"title": TITLE, "arxiv_id": "2101.00010"}, {"title": TITLE, "arxiv_id": "2101.00011"}),
        ({"title": TITLE, "doi": "10.1000/182"}, {"title": TITLE, "doi": "10.1000/183"}),
        ({"abstract": TEXT, "arxiv_id": "2101.00010"}, {"abstract": TEXT, "doi": "10.48550/arxiv.2101.00011"}),
        ({"title": TITLE, "year": 2021}, {"title": TITLE, "year": 2024}),
        ({"title": TITLE, "authors": (Name("Ada Example"),)}, {"title": TITLE, "authors": (Name("Bo Beispiel"),)}),
        ({"title": "Preface"}, {"title": "Preface"}),
        ({"title": "Preface", "abstract": TEXT}, {"title": "Preface", "abstract": OTHER_TEXT}),
        ({"title": TITLE}, {"title": TITLE + " II"}),
        ({"abstract": TEXT}, {"abstract": OTHER_TEXT}),
        ({"abstract": "Too short to tell."}, {"abstract": "Too short to tell."}),
        ({"title": TITLE}, {"name": TITLE}),
        # companions, parts and other sorts of publication
        ({"title": TITLE, "authors": PEOPLE}, {"title": "Erratum: " + TITLE, "authors": PEOPLE}),
        ({"title": TITLE, "authors": PEOPLE}, {"title": "Correction to: " + TITLE, "authors": PEOPLE}),
        ({"title": TITLE, "authors": PEOPLE}, {"title": "Reply to: " + TITLE, "authors": PEOPLE}),
        ({"title": TITLE, "authors": PEOPLE}, {"title": TITLE + " (vol 12, pg 34, 2010)", "authors": PEOPLE}),
        ({"title": TITLE + ": Part I", "authors": PEOPLE}, {"title": TITLE + ": Part II", "authors": PEOPLE}),
        ({"title": TITLE, "authors": PEOPLE}, {"title": TITLE + ": Part II", "authors": PEOPLE}),
        ({"title": TITLE + " 2", "authors": PEOPLE}, {"title": TITLE + " 3", "authors": PEOPLE}),
        ({"title": "Macroscopic " + TITLE, "authors": PEOPLE}, {"title": "Microscopic " + TITLE, "authors": PEOPLE}),
        ({"title": "Typical " + TITLE, "authors": PEOPLE}, {"title": "Atypical " + TITLE, "authors": PEOPLE}),
        ({"title": TITLE + " in mice", "authors": PEOPLE}, {"title": TITLE + " in rats", "authors": PEOPLE}),
        (
            {"title": TITLE, "authors": PEOPLE, "kind": "thesis"},
            {"title": TITLE, "authors": PEOPLE, "kind": "journal"},
        ),
        # a conference paper and its extension
        (
            {"title": TITLE, "authors": PEOPLE, "kind": "conference", "venue": "Kettle Days", "pages": "1–9"},
            {"title": TITLE, "authors": PEOPLE, "venue": "Tin Studies", "volume": "4", "pages": "100–120"},
        ),
        # columns that come again in each issue
        (
            {"title": TITLE, "authors": PEOPLE, "venue": "Tin J.", "volume": "4", "issue": "1", "pages": "3"},
            {"title": TITLE, "authors": PEOPLE, "venue": "Tin J.", "volume": "4", "issue": "2", "pages": "103"},
        ),
        (
            {"title": TITLE, "authors": (Name("Anonymous"),), "venue": "Tin J.", "volume": "4", "year": 2020},
            {"title": TITLE, "authors": (Name("Anonymous"),), "venue": "Tin J.", "volume": "5", "year": 2021},
        ),
        (
            {"title": TITLE, "authors": PEOPLE, "kind": "software"},
            {"title": TITLE + ": Core Routines", "authors": PEOPLE, "kind": "software"},
        ),
        # editorials of other years and issues
        (
            {"title": "Editorial", "authors": PEOPLE, "year": 2020},
            {"title": "Editorial", "authors": PEOPLE, "year": 2021},
        ),
        (
            {"title": "Guest Editorial: Pots and Pans", "authors": PEOPLE, "year": 2020, "issue": "1"},
            {"title": "Guest Editorial: Pots and Pans", "authors": PEOPLE, "year": 2020, "issue": "2"},
        ),
        # an abstract that a source gives to the wrong paper
        (
            {"title": TITLE, "authors": PEOPLE, "abstract": TEXT},
            {"title": "Sand Clocks for Noon Bells", "authors": OTHERS, "abstract": TEXT},
        ),
        # another subtitle, as the abstracts tell
        (
            {"title": TITLE, "authors": PEOPLE, "abstract": TEXT},
            {"title": TITLE + ": Completeness Results", "authors": PEOPLE, "abstract": OTHER_TEXT},
        ),
        (
            {"title": TITLE, "authors": PEOPLE, "ids": (Identifier("pubmed", "12345"),), "venue": "Tin Studies"},
            {"title": TITLE, "authors": PEOPLE, "ids": (Identifier("pubmed", "12346"),), "venue": "Tin Studies"},
        ),
    ],
)
def test_records_that_may_be_of_different_works_stay_apart(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert groups(record(1, **one), record(2, **other)) == [[1], [2]]


def test_titles_that_differ_in_a_formula_stay_apart() -> None:
    assert (
        len(
            groups(
                record(1, title="Kettles over $L_1$ gardens in chalk"),
                record(2, title="Kettles over $L_2$ gardens in chalk"),
            )
        )
        == 2
    )


def test_group_grows_from_record_to_record() -> None:
    one, other = record(1, title=TITLE, arxiv_id="2101.00010"), record(2, title=TITLE, doi="10.1000/182")
    assert groups(one, other, record(3, doi="10.1000/182"), record(4, arxiv_id="2101.00010")) == [[1, 2, 3, 4]]


def test_contradiction_keeps_whole_groups_apart() -> None:
    one, other = record(1, title=TITLE, arxiv_id="2101.00010"), record(2, title=TITLE, arxiv_id="2101.00011")
    assert sorted(map(len, same_works([one, other, record(3, title=TITLE)]))) == [1, 2]


def test_records_with_one_id_are_one_work_unless_their_titles_differ() -> None:
    same = [replace(record(1, title=TITLE), id="a"), replace(record(2, abstract="Words."), id="a")]
    assert len(same_works(same)) == 1
    other = [replace(record(1, title=TITLE), id="a"), replace(record(2, title="Quite another title"), id="a")]
    assert len(same_works(other)) == 2


def test_no_record_is_lost_or_doubled() -> None:
    records = [record(line, title=f"Title number {line % 7} of many") for line in range(50)]
    assert sorted(line for group in groups(*records) for line in group) == list(range(50))


def test_comparisons_grow_with_the_number_of_records_and_not_with_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    by_title = comparison.by_title

    def counting(one: Portrait, other: Portrait) -> int | None:
        nonlocal compared
        compared += 1
        return by_title(one, other)

    monkeypatch.setattr(comparison, "by_title", counting)
    count = 400
    same_works(
        [record(line, title="One Title for All of Them", year=1900 + line % 90, abstract=TEXT) for line in range(count)]
    )
    assert compared <= 20 * count


def test_records_of_one_line_are_grouped_alike_in_any_order() -> None:
    records = [replace(record(1, title=TITLE, year=year), venue=venue) for year in (2001, 2021) for venue in "ab"]
    assert same_works(records) == same_works(records[::-1])


def test_work_that_only_all_records_together_tell_is_found() -> None:
    title_alone = record(1, title="Tin", doi="10.1000/182")
    people_alone = record(2, doi="10.1000/182", authors=PEOPLE, year=2021)
    assert groups(title_alone, people_alone, record(3, title="Tin", authors=PEOPLE, year=2021)) == [[1, 2, 3]]


def test_record_without_authors_does_not_join_two_works_of_other_people() -> None:
    one, other = record(1, title=TITLE, authors=PEOPLE), record(2, title=TITLE, authors=OTHERS)
    assert sorted(map(len, same_works([one, other, record(3, title=TITLE)]))) == [1, 2]


def test_shared_identifier_of_quite_other_papers_is_doubted() -> None:
    one = record(1, title=TITLE, authors=PEOPLE, doi="10.1000/182")
    other = record(2, title="Sand Clocks for Noon Bells", authors=OTHERS, doi="10.1000/182")
    found = group([one, other])
    assert len(found.works) == 2
    assert found.doubted == [("doi", one, other)]


def test_third_record_with_a_doubted_identifier_finds_its_own_work() -> None:
    one = record(1, title=TITLE, authors=PEOPLE, doi="10.1000/182")
    other = record(2, title="Sand Clocks for Noon Bells", authors=OTHERS, doi="10.1000/182")
    third = record(3, title="Sand clocks for noon bells", authors=OTHERS, doi="10.1000/182")
    assert groups(one, other, third) == [[1], [2, 3]]


def test_shared_identifier_is_doubted_where_titles_and_another_identifier_say_otherwise() -> None:
    one = record(1, title=TITLE, doi="10.1000/182", arxiv_id="2101.00010")
    assert groups(one, record(2, title="Sand Clocks for Noon", doi="10.1000/182", arxiv_id="2101.00011")) == [[1], [2]]
    assert groups(one, record(2, title="Sand Clocks for Noon", doi="10.1000/182")) == [[1, 2]]
