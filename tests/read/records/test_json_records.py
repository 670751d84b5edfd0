from __future__ import annotations

import pytest

from paperatlas.read.formats import detect
from paperatlas.read.records.json_records import read, read_lines
from paperatlas.read.source import Reading, Source
from tests.read.excerpts import FILLER


def read_text(text: str) -> Reading:
    return read(Source("data/x.json", text))


def titles(reading: Reading) -> list[str | None]:
    return [record.title for record in reading.records]


@pytest.mark.parametrize(
    "text",
    [
        '[{"title": "A"}, {"title": "B"}]',
        '{"papers": [{"title": "A"}, {"title": "B"}]}',
        '{ "records" : [{"title": "A"},\n{"title": "B"}]}',
        '{"items": [\n{"title": "A"}\n,\n{"title": "B"}\n]}',
    ],
)
def test_list_is_read_bare_or_wrapped(text: str) -> None:
    assert titles(read_text(text)) == ["A", "B"]
    assert read_text(text).issues == ()


def test_single_record_is_read() -> None:
    assert titles(read_text('{"title": "A",\n "year": 2021}')) == ["A"]


def test_records_know_their_lines() -> None:
    assert [record.origin.line for record in read_text('[\n{"title": "A"},\n\n  {"title": "B"}]').records] == [2, 4]


@pytest.mark.parametrize(
    ("broken", "finding"),
    [
        ('{"title": "x", "title": "y"}', "stands twice"),
        ('{"year": NaN}', "NaN"),
        ('{"title": "\\ud800"}', "surrogate"),
        ('{"title": ' + "[" * 3000 + "}", "nested deeper"),
        ('{"title": nope}', "not valid JSON"),
        ('{"title": "x"', "not valid JSON"),
        ('"text"', "must be a mapping"),
        ("7", "must be a mapping"),
    ],
)
def test_broken_element_keeps_the_others(broken: str, finding: str) -> None:
    reading = read_text(f'[\n{{"title": "A"}},\n{broken},\n{{"title": "C"}}\n]')
    assert titles(reading) == ["A", "C"]
    assert len(reading.issues) == 1
    assert finding in reading.issues[0].finding
    assert reading.issues[0].line in (3, 4)


def test_broken_line_keeps_the_others() -> None:
    reading = read_lines(Source("x.jsonl", '{"title": "A"}\n{"title": }\n\n[]\n{"title": "C"}\n{"title": "D"} {}\n'))
    assert titles(reading)[:2] == ["A", "C"]
    assert [issue.line for issue in reading.issues][:2] == [2, 4]


def test_more_text_behind_the_object_of_a_line_is_reported() -> None:
    assert [issue.line for issue in read_lines(Source("x", '{"title": "A"} {"title": "B"}\n')).issues] == [1]


@pytest.mark.parametrize("more", ['[{"title": "B"}]', '{"title": "B"}', "text"])
def test_more_text_behind_the_list_is_reported(more: str) -> None:
    assert [issue.line for issue in read_text(f'[{{"title": "A"}}]\n{more}\n').issues] == [2]


@pytest.mark.parametrize(
    ("text", "finding"),
    [('[{"title": "A"},', "the list has no end"), ('{"title": "A"} x', "more text behind the record")],
)
def test_cut_or_continued_file_is_reported(text: str, finding: str) -> None:
    reading = read_text(text)
    assert titles(reading) == ["A"]
    assert [issue.finding for issue in reading.issues] == [finding]


def test_empty_list_is_no_issue() -> None:
    assert read_text("[]") == Reading()


def test_object_that_says_nothing_of_a_paper_is_reported() -> None:
    assert read_text('[{"year": 2021}]').issues[0].finding == "nothing says which paper this is"


def test_author_within_a_broken_element_is_no_paper() -> None:
    broken = ' {\n  "title": "A", "title": "B",\n  "authors": [\n   {"name": "Ada"},\n   {"name": "Bo"}\n  ]\n }'
    text = f'[\n{broken},\n {{"title": "C"}}\n]'
    reading = read_text(text)
    assert [record.title or record.name for record in reading.records] == ["C"]


def test_wrapped_list_on_one_line_is_recognised() -> None:
    text = '{"papers": [{"title": "A"}, {"title": "B"}]}'
    found = detect(text)
    assert found is not None
    assert titles(found.read(Source("x.json", text))) == ["A", "B"]


def test_wrapped_list_behind_another_key_is_read() -> None:
    assert titles(read_text('{"count": 2,\n "papers": [{"title": "A"}, {"title": "B"}]}')) == ["A", "B"]


def test_json_lines_with_a_long_first_line_are_recognised() -> None:
    line = '{"title": "A", "abstract": "' + (FILLER + " ") * 48 + '"}'
    assert len(line) > 20_000
    found = detect(f'{line}\n{{"title": "B"}}\n')
    assert found is not None
    assert found.name == "jsonl"
