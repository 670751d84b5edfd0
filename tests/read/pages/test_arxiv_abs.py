from __future__ import annotations

import re
from pathlib import Path

import pytest

from paperatlas.model.record import Extra, Record
from paperatlas.read.files import read_file
from paperatlas.read.pages.arxiv_abs import looks_like, read
from paperatlas.read.source import Reading, Source
from tests.read.excerpts import ARXIV_ABS, ARXIV_LISTING


def read_text(text: str) -> Reading:
    return read(Source("data/0101001.abs", text))


def only(text: str) -> Record:
    (record,) = read_text(text).records
    return record


def test_wrapped_fields_are_joined_and_accents_resolved() -> None:
    record = only(ARXIV_ABS)
    assert record.title == "Tin Gardens: Kettles at Noon"
    assert [(name.given, name.family) for name in record.authors] == [("A.", "Examplé"), ("B.", "Beispiel")]
    assert (record.arxiv_id, record.doi, record.venue) == ("cs/0101001", "10.1000/kettle.1", "J. Tin 4 (2001) 1-9")
    assert (record.comment, record.page_count, record.kind) == ("12 pages", 12, None)
    assert record.origin.line == 3


def test_first_version_dates_the_paper_and_the_last_its_update() -> None:
    record = only(ARXIV_ABS)
    assert (record.published, record.updated, record.year) == ("2001-01-05", "2001-03-03", 2001)
    assert record.arxiv_version == 2
    assert only(re.sub(r"Date \(revised.*\n", "", ARXIV_ABS)).arxiv_version == 1


def test_abstract_keeps_mathematics_and_paragraphs() -> None:
    assert only(ARXIV_ABS).abstract == "We ask kettles in $O(n)$.\n\nNobody answers."


def test_affiliations_and_submitter_are_kept_without_the_address() -> None:
    extra = only(ARXIV_ABS).extra
    assert Extra("affiliations", "A. Examplé (1) and B. Beispiel (2) ((1) Tin Academy, (2) Chalk Institute)") in extra
    assert Extra("submitter", "Bo Beispiël") in extra
    assert Extra("categories", "cs.CL, cs.AI") in extra
    assert "bo@example.org" not in str(extra)


def test_last_version_of_which_nothing_is_left_was_withdrawn() -> None:
    assert only(ARXIV_ABS.replace("(11kb,D)", "(0kb,I)")).status == "withdrawn"
    later = "(0kb,I)\nDate (revised v3): Sun, 4 Mar 2001 08:09:58 GMT   (11kb)"
    assert only(ARXIV_ABS.replace("(11kb,D)", later)).status is None


def test_unknown_fields_are_kept() -> None:
    text = ARXIV_ABS.replace("DOI:", "Report-no: TIN-7\nLicense: http://example.org/licence\nKettles: seven\nDOI:")
    extra = only(text).extra
    assert {("report-no", "TIN-7"), ("license", "http://example.org/licence"), ("kettles", "seven")} <= {
        (item.name, item.text) for item in extra
    }


def test_address_of_the_doi_in_the_comment_is_no_further_link() -> None:
    record = only(ARXIV_ABS.replace("12 pages", "Published at http://dx.doi.org/10.1000/kettle.1 in Tin"))
    assert record.links == ()


def test_paper_without_a_journal_is_a_preprint() -> None:
    assert only(re.sub(r"(?:Journal-ref|DOI).*\n", "", ARXIV_ABS)).kind == "preprint"


@pytest.mark.parametrize(
    ("old", "new", "line", "finding"),
    [
        ("Fri, 5 Jan 2001", "Fri, 5 Foo", 5, "is not a date"),
        ("arXiv:cs/0101001", "arXiv:nonsense", 3, "without an arXiv identifier"),
        ("Title: ", "Untitled: ", 3, "without a title"),
    ],
)
def test_broken_field_is_reported_and_costs_only_itself(old: str, new: str, line: int, finding: str) -> None:
    reading = read_text(ARXIV_ABS.replace(old, new))
    assert len(reading.records) == 1
    assert [(issue.line, finding in issue.finding) for issue in reading.issues] == [(line, True)]


def test_listing_is_no_single_record() -> None:
    assert looks_like(ARXIV_ABS)
    assert not looks_like(ARXIV_LISTING)
    assert not looks_like("\\\\\nof arXiv:cs/0101001 and other\n\\\\\nTitle: x")


def test_every_real_record_is_read_whole(shared: Path) -> None:
    files = sorted((shared / "samples/arxiv-text/abs").iterdir())
    assert len(files) == 19
    for path in files:
        reading = read_file(path, shared)
        (record,) = reading.records
        text = path.read_text(encoding="utf-8")
        assert (reading.issues, record.origin.format, record.origin.line) == ((), "arxiv-abs", 3)
        assert record.arxiv_id == text.split("arXiv:", 1)[1].split("\n", 1)[0]
        assert re.sub(r"\W+", "", record.title or "") == re.sub(
            r"\W+", "", text.split("Title:", 1)[1].split("\nAuthors:", 1)[0]
        )
        assert record.arxiv_version == len(re.findall(r"^Date", text, re.MULTILINE))
        abstract = re.split(r"^\\\\$", text, flags=re.MULTILINE)[2]
        assert len(record.abstract or "") > 0.9 * len(abstract.strip())
        assert (record.doi is None) == ("\nDOI:" not in text)
        assert (record.venue is not None) >= ("\nJournal-ref:" in text)
        assert record.status == ("withdrawn" if "0704.0525" in path.name else None)


def test_number_of_authors_of_real_records(shared: Path) -> None:
    counts = {
        path.stem: len(read_file(path, shared).records[0].authors)
        for path in (shared / "samples/arxiv-text/abs").iterdir()
    }
    assert counts == {
        "0011004": 2, "0704.0045": 3, "0704.0105": 2, "0704.0165": 2, "0704.0225": 2, "0704.0285": 12, "0704.0345": 2,
        "0704.0405": 2, "0704.0465": 3, "0704.0525": 3, "0704.0585": 5, "0704.0615v4": 2, "0704.0645": 3,
        "0704.0705": 2, "0704.0765": 3, "0704.0825": 3, "0704.0885": 1, "0704.0945": 3, "0802.0193": 4,
    }  # fmt: skip
