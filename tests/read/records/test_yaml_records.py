from __future__ import annotations

import pytest

from paperatlas.model.record import Name
from paperatlas.read.records.yaml_records import looks_like, read
from paperatlas.read.source import Reading, Source
from tests.read.excerpts import YAML


def read_text(text: str, file: str = "data/papers/tin-gardens.yml") -> Reading:
    return read(Source(file, text))


def test_record_is_read_with_its_id_from_the_file_name() -> None:
    (record,) = read_text(YAML).records
    assert record.id == "tin-gardens"
    assert record.title == "Tin Gardens: Kettles at Noon"
    assert record.arxiv_id == "2101.00010"
    assert record.authors == (
        Name("Ada Example", "Example", "Ada"),
        Name("Bo Beispiel", "Beispiel", "Bo", "0000-0002-1825-0097"),
    )
    assert (record.published, record.year) == ("2021-01-05", 2021)
    assert record.origin.line == 2


def test_stated_id_goes_before_the_file_name() -> None:
    assert read_text("title: A\nid: other-name\n").records[0].id == "other-name"


def test_broken_id_falls_back_to_the_file_name() -> None:
    reading = read_text("title: A\nid: ../x\n")
    assert reading.records[0].id == "tin-gardens"
    assert [issue.line for issue in reading.issues] == [2]


@pytest.mark.parametrize(
    ("file", "identifier"),
    [("data/Tin Gardens.yml", "tin-gardens"), ("data/index.yml", "paper-index"), ("a/CON.yml", "paper-con")],
)
def test_file_name_that_is_no_slug_is_slugified_and_reported(file: str, identifier: str) -> None:
    reading = read_text("title: A\n", file)
    assert reading.records[0].id == identifier
    assert [(issue.severity, issue.file) for issue in reading.issues] == [("warning", file)]


@pytest.mark.parametrize(
    "text", ["- title: A\n- title: B\n", "title: A\n---\ntitle: B\n", "- title: A\n---\n- title: B\n"]
)
def test_several_records_of_a_file_take_no_id_from_its_name(text: str) -> None:
    records = read_text(text).records
    assert [(record.title, record.id) for record in records] == [("A", None), ("B", None)]


@pytest.mark.parametrize(
    "broken",
    ["title: [", "title: a: b", "title: B\n  title: C", "title: &a B", "title: !!str B", 'title: "B', "{", "*a"],
)
def test_broken_item_of_a_list_keeps_the_others(broken: str) -> None:
    reading = read_text(f"- title: A\n- {broken}\n- title: D\n  year: never\n")
    assert [record.title for record in reading.records][:: len(reading.records) - 1] == ["A", "D"]
    lines = [issue.line for issue in reading.issues]
    assert lines[0] in (2, 3, 4)
    assert reading.issues[-1].line == 4 + broken.count("\n")


def test_items_of_a_broken_list_keep_their_lines() -> None:
    reading = read_text("# list\n- title: A\n- title: [\n\n- title: C\n  year: never\n")
    assert [record.origin.line for record in reading.records] == [2, 5]
    assert reading.issues[-1].line == 6


def test_broken_list_behind_a_document_mark_is_reported_once() -> None:
    assert len(read_text("---\n- title: A\n- title: [\n- title: C\n").issues) == 1


def test_document_mark_at_the_end_is_no_record() -> None:
    reading = read_text("title: A\n---\n")
    assert reading.issues == ()
    assert reading.records[0].id == "tin-gardens"


def test_broken_document_keeps_the_others() -> None:
    assert [record.title for record in read_text("title: A\n---\ntitle: [\n---\ntitle: C\n").records] == ["A", "C"]


def test_record_that_is_no_mapping_is_reported() -> None:
    reading = read_text("- title: A\n- just text\n- [a]\n")
    assert len(reading.records) == 1
    assert [(issue.line, issue.finding) for issue in reading.issues] == [
        (2, "a record must be a mapping, not text"),
        (3, "a record must be a mapping, not a list"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: A\n", True),
        ("# comment\n\ntitle: A\n", True),
        ("---\n# comment\narxiv_id: 2101.00010\n", True),
        ("- title: A\n", True),
        ("title:\n  A\n", True),
        ("Title: A\n", False),
        ("titles: A\n", False),
        ("title:A\n", False),
        ("other: A\ntitle: B\n", True),
        ("other: A\n", False),
        ("Prose.\ntitle: A\n", False),
    ],
)
def test_yaml_is_recognised_by_its_first_line_and_a_known_key(text: str, expected: bool) -> None:
    assert looks_like(text) is expected
