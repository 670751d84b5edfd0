from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from paperatlas.merge import identity
from paperatlas.merge.identity import same_works
from paperatlas.model.record import Name, Origin, Record

TITLE = "Tin Gardens and Their Kettles"
WORDS = (
    "kettle garden ledger chalk canal ladder whistle noon rain wall weather tin page foot tool lid lamp rope sand bell"
)
TEXT = " ".join(f"{word} {number}" for number, word in enumerate(WORDS.split() * 2))
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
    overlap = identity._overlap

    def counting(one: str, other: str) -> float:
        nonlocal compared
        compared += 1
        return overlap(one, other)

    monkeypatch.setattr(identity, "_overlap", counting)
    count = 400
    same_works(
        [record(line, title="One Title for All of Them", year=1900 + line % 90, abstract=TEXT) for line in range(count)]
    )
    assert compared <= 8 * count
