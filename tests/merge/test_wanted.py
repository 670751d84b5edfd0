from __future__ import annotations

from typing import Any

import pytest

from paperatlas.merge.papers import merge
from paperatlas.model.issue import Issue
from paperatlas.model.paper import Paper
from paperatlas.model.record import Extra, Name, Origin, Record
from paperatlas.model.wishes import Wish, Wishes

TITLE = "Tin Gardens and Their Kettles"


def record(line: int, **known: Any) -> Record:
    return Record(origin=Origin("data/x.bib", line, "bibtex"), **known)


def wishes(*lists: tuple[bool, tuple[str, ...]]) -> Wishes:
    made = (Wish(names, same, Origin("data/merge.yml", line, "merge")) for line, (same, names) in enumerate(lists, 2))
    return Wishes(tuple(made))


def merged(records: list[Record], *lists: tuple[bool, tuple[str, ...]]) -> tuple[list[list[int]], tuple[Issue, ...]]:
    papers, issues = merge(records, wishes(*lists))
    assert merge(records[::-1], wishes(*lists)) == (papers, issues)
    return sorted(map(_lines, papers)), issues


def _lines(paper: Paper) -> list[int]:
    return sorted(origin.line for origin in paper.sources)


ONE = record(1, title=TITLE, doi="10.1000/182", extra=(Extra("citekey", "tin20"),), url="https://example.org/tin")
OTHER = record(9, title="Sand Clocks for Noon Bells", arxiv_id="2101.00010", authors=(Name("Bo Beispiel"),))


@pytest.mark.parametrize(
    "name",
    [
        "10.1000/182",
        "https://doi.org/10.1000/182",
        "doi-10.1000-182",
        "data/x.bib:1",
        "data/x.bib#tin20",
        "https://example.org/tin",
    ],
)
def test_records_that_a_person_calls_the_same_are_one_paper(name: str) -> None:
    assert merged([ONE, OTHER]) == ([[1], [9]], ())
    for second in ("2101.00010", "arXiv:2101.00010v3", "https://arxiv.org/pdf/2101.00010", "arxiv-2101.00010"):
        assert merged([ONE, OTHER], (True, (name, second)))[0] == [[1, 9]]


def test_records_with_contradicting_identifiers_are_one_where_a_person_says_so() -> None:
    records = [record(1, title=TITLE, arxiv_id="2101.00010"), record(2, title=TITLE, arxiv_id="2101.00011")]
    assert merged(records)[0] == [[1], [2]]
    assert merged(records, (True, ("2101.00010", "2101.00011")))[0] == [[1, 2]]


def test_records_that_a_person_calls_different_stay_apart() -> None:
    records = [record(1, title=TITLE), record(2, title=TITLE), record(3, title=TITLE, doi="10.1000/182")]
    assert merged(records)[0] == [[1, 2, 3]]
    found, issues = merged(records, (False, ("data/x.bib:1", "data/x.bib:2")))
    assert (sorted(map(len, found)), issues) == ([1, 2], ())
    three = (False, ("data/x.bib:1", "data/x.bib:2", "10.1000/182"))
    assert merged(records, three) == ([[1], [2], [3]], ())


def test_difference_holds_against_a_shared_identifier() -> None:
    records = [record(1, title=TITLE, doi="10.1000/182"), record(2, title=TITLE, doi="10.1000/182")]
    assert merged(records, (False, ("data/x.bib:1", "data/x.bib:2")))[0] == [[1], [2]]


def test_name_that_leads_nowhere_is_reported_on_its_line() -> None:
    _, (issue,) = merged([ONE, OTHER], (True, ("2101.00010", "tin-gardens")))
    assert (issue.file, issue.line) == ("data/merge.yml", 2)
    assert issue.finding == '"tin-gardens" is no record of the collection'
    assert "data/2024.bib:118" in issue.remedy


def test_page_that_was_meant_is_suggested() -> None:
    _, (issue,) = merged([ONE, OTHER], (True, ("2101.00010", "doi-10.1000-183")))
    assert issue.remedy == 'did you mean "doi-10.1000-182"?'


def test_line_with_several_records_is_no_name() -> None:
    twins = [record(1, title=f"{TITLE} {number}") for number in ("one", "two")]
    _, (issue,) = merged([*twins, OTHER], (True, ("data/x.bib:1", "2101.00010")))
    assert "is a line with 2 records" in issue.finding


def test_two_names_of_one_record_are_not_different() -> None:
    _, (issue,) = merged([ONE, OTHER], (False, ("10.1000/182", "data/x.bib:1")))
    assert "name the same record, data/x.bib:1" in issue.finding


def test_same_and_different_at_once_is_reported() -> None:
    names = ("10.1000/182", "2101.00010")
    found, (issue,) = merged([ONE, OTHER], (True, names), (False, names))
    assert found == [[1], [9]]
    assert issue.finding == "data/x.bib:1 and data/x.bib:9 are called both the same and different"


def test_without_wishes_nothing_is_looked_up() -> None:
    assert merge([ONE, OTHER], Wishes()) == merge([ONE, OTHER])
