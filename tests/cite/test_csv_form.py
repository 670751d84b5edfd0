from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given

from paperatlas.cite.csv_form import COLUMNS, csv_table, guard
from paperatlas.cite.plain import plain
from paperatlas.model.paper import Paper
from paperatlas.model.record import Name

from .samples import papers, quick, texts


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), strict=True))


def test_several_values_stand_in_one_cell(published: Paper) -> None:
    (row,) = rows(csv_table((published,)))
    assert tuple(row) == COLUMNS
    assert row["authors"] == "Smith, Zoë; van Beethoven, Ludwig; Qwen Team"
    assert row["keywords"] == "knowledge graphs; agents"
    assert (row["year"], row["published"], row["title_given"]) == ("2025", "2025-11-04", "yes")


def test_semicolon_inside_a_value_does_not_part_it(published: Paper) -> None:
    paper = replace(published, keywords=("a; b", "c"), code=("https://example.org/a;b",))
    (row,) = rows(csv_table((paper,)))
    assert row["keywords"] == "a, b; c"
    assert row["code"] == "https://example.org/a%3Bb"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_cell_that_would_run_as_a_formula_gets_an_apostrophe(start: str) -> None:
    assert guard(f"{start}1") == f"'{start}1"


def test_author_named_like_a_formula_is_guarded(published: Paper) -> None:
    (row,) = rows(csv_table((replace(published, authors=(Name('\n=HYPERLINK("https://example.org")'),)),)))
    assert row["authors"] == '\'=HYPERLINK("https://example.org")'


@quick
@given(papers)
def test_any_paper_is_one_row_that_reads_back(paper: Paper) -> None:
    text = csv_table((paper,))
    (row,) = rows(text)
    assert text.count("\n") == 2
    assert row["title"] == guard(plain(paper.display_title))
    assert row["abstract"] == guard(plain(paper.abstract))


@quick
@given(texts)
def test_no_guarded_cell_starts_a_formula(text: str) -> None:
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r"))
