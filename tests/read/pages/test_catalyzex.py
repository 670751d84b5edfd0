from __future__ import annotations

from paperatlas.read.pages.catalyzex import read
from paperatlas.read.source import Source
from tests.read.excerpts import CATALYZEX, FILLER


def test_page_gives_one_record_for_each_abstract() -> None:
    reading = read(Source("x.txt", CATALYZEX))
    assert [record.origin.line for record in reading.records] == [1, 2, 4]
    assert reading.records[0].abstract == f"We propose TinGarden, a kettle. {FILLER}"
    assert {record.title for record in reading.records} == {None}


def test_lines_behind_an_abstract_belong_to_it() -> None:
    assert read(Source("x.txt", CATALYZEX)).records[2].abstract == f"A third kettle broke in two lines. {FILLER}"


def test_links_come_without_the_punctuation_behind_them() -> None:
    assert [link.url for link in read(Source("x.txt", CATALYZEX)).records[1].links] == ["https://example.org/second"]


def test_text_of_no_abstract_is_reported_with_its_line() -> None:
    reading = read(Source("x.txt", "Abstract:One.\n\nstray\nAbstract:Two.\n"))
    assert [record.abstract for record in reading.records] == ["One.", "Two."]
    assert [(issue.line, issue.remedy) for issue in reading.issues] == [(3, "remove it")]
