from __future__ import annotations

import re
from pathlib import Path

import pytest

from paperatlas.model.issue import Severity
from paperatlas.model.record import Extra, Name
from paperatlas.read.services.arxiv_atom import looks_like, read
from paperatlas.read.source import Reading, Source
from tests.read.excerpts import ARXIV_ATOM, FEED_ATOM, FEED_RSS


def read_text(text: str) -> Reading:
    return read(Source("data/x.xml", text))


def entry(body: str) -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/x</id>\n<entry>{body}</entry></feed>'


def test_entry_gives_the_paper() -> None:
    first = read_text(ARXIV_ATOM).records[0]
    assert first.title == "Tin Gardens: Kettles at $O(n^2)$ Noon"
    assert first.abstract == "Gardens of tin ask for quiet tools."
    assert (first.arxiv_id, first.arxiv_version) == ("3101.00010", 2)
    assert (first.published, first.updated, first.year) == ("2031-01-02", "2031-02-03", 2031)
    assert first.pdf == "https://arxiv.org/pdf/3101.00010"
    assert first.url is None
    assert first.origin.line == 6


def test_authors_have_parts_and_affiliations_are_kept() -> None:
    first = read_text(ARXIV_ATOM).records[0]
    assert first.authors == (
        Name("Ada Example", "Example", "Ada"),
        Name("Bo van Beispiel", "Beispiel", "Bo", None, "van"),
    )
    assert Extra("affiliations", "Ada Example: Tin Works") in first.extra


def test_publication_and_comment_are_read() -> None:
    first = read_text(ARXIV_ATOM).records[0]
    assert (first.doi, first.venue, first.kind) == ("10.1000/tin.1", "Journal of Tin 12 (2031) 1-9", None)
    assert (first.comment, first.page_count) == ("12 pages, code: https://github.com/example/tin", 12)
    assert first.code == ("https://github.com/example/tin",)


def test_further_doi_and_categories_are_kept_the_primary_one_first() -> None:
    extra = read_text(ARXIV_ATOM).records[0].extra
    assert Extra("doi", "10.1000/tin.2") in extra
    assert Extra("categories", "cs.CL, cs.AI") in extra


def test_old_identifier_is_a_preprint_of_its_archive() -> None:
    second = read_text(ARXIV_ATOM).records[1]
    assert (second.arxiv_id, second.arxiv_version, second.kind) == ("quant-ph/0201999", 1, "preprint")


def test_name_encoded_twice_is_mended() -> None:
    text = entry(
        "<id>http://arxiv.org/abs/3101.00010v1</id><title>T</title><author><name>Bo RamÃ\xadrez</name></author>"
    )
    assert read_text(text).records[0].authors == (Name("Bo Ramírez", "Ramírez", "Bo"),)


@pytest.mark.parametrize("comment", ["This paper has been withdrawn by the author", "Withdrawn due to rust"])
def test_withdrawn_paper_has_that_status(comment: str) -> None:
    text = entry(
        f'<id>http://arxiv.org/abs/3101.00010v1</id><title>T</title><a:comment xmlns:a="http://arxiv.org/schemas/atom">'
        f"{comment}</a:comment>"
    )
    assert read_text(text).records[0].status == "withdrawn"


def test_less_than_in_a_formula_is_no_markup() -> None:
    text = entry("<id>http://arxiv.org/abs/3101.00010v1</id><title>For $a&lt;b$ and $c&gt;d$</title>")
    assert read_text(text).records[0].title == "For $a<b$ and $c>d$"


def test_empty_search_is_a_warning_that_says_so() -> None:
    empty = '<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/query</id></feed>'
    assert looks_like(empty)
    (issue,) = read_text(empty).issues
    assert (issue.severity, issue.finding) == (Severity.WARNING, "the search found no papers")


def test_error_of_the_service_is_an_error_with_its_words() -> None:
    text = entry(
        "<id>http://arxiv.org/api/errors#incorrect_id_format_for_kettle</id><title>Error</title>"
        "<summary>incorrect id format for kettle</summary>"
    )
    reading = read_text(text)
    assert reading.records == ()
    assert [(issue.severity, issue.line) for issue in reading.issues] == [(Severity.ERROR, 2)]
    assert "incorrect id format for kettle" in reading.issues[0].finding


def test_entry_with_a_broken_identifier_is_kept_and_reported() -> None:
    reading = read_text(entry("<id>kettle</id><title>T</title>"))
    assert [record.title for record in reading.records] == ["T"]
    assert [issue.severity for issue in reading.issues] == [Severity.WARNING]


def test_entry_without_anything_is_an_error() -> None:
    reading = read_text(entry(""))
    assert (reading.records, [issue.severity for issue in reading.issues]) == ((), [Severity.ERROR])


def test_feeds_of_others_are_not_taken() -> None:
    assert looks_like(ARXIV_ATOM)
    assert not looks_like(FEED_ATOM)
    assert not looks_like(FEED_RSS)


SAMPLES = {
    "id_1605.08386_s0_m100_199195aa31ad.200.xml": (1, 0),
    "id_2104.12255v1_s0_m100_6ae69987ffe1.200.xml": (1, 0),
    "id_quant-ph_0201082v1_s0_m100_86989fe779ef.200.xml": (1, 0),
    "q_testing_s0_m10_bc5a6c384fe9.200.xml": (10, 0),
    "xiv_old_format/arxiv_empty.xml": (0, 1),
    "xiv_old_format/arxiv_response.xml": (2, 0),
}
"""Records and issues of each file."""


@pytest.mark.parametrize(("name", "counts"), SAMPLES.items())
def test_samples_are_read_whole(shared: Path, name: str, counts: tuple[int, int]) -> None:
    text = (shared / "samples" / "atom" / name).read_text("utf-8")
    reading = read(Source(name, text))
    assert looks_like(text)
    assert (len(reading.records), len(reading.issues)) == counts
    assert len(re.findall("<entry>", text)) == counts[0]
    assert sum(len(record.authors) for record in reading.records) == text.count("<author>")
    for record in reading.records:
        assert record.title
        assert record.abstract
        assert record.arxiv_id
        assert record.published
        assert "Ã" not in str(record)
    assert [record.origin.line for record in reading.records] == [
        number for number, line in enumerate(text.split("\n"), 1) if "<entry>" in line
    ]


def test_every_sample_is_in_the_table(shared: Path) -> None:
    folder = shared / "samples" / "atom"
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.xml")} == set(SAMPLES)
