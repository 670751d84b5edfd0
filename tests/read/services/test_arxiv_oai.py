from __future__ import annotations

import pytest

from paperatlas.model.issue import Severity
from paperatlas.model.record import Extra, Name
from paperatlas.read.services.arxiv_oai import looks_like, read
from paperatlas.read.source import Reading, Source
from tests.read.excerpts import ARXIV_OAI


def read_text(text: str) -> Reading:
    return read(Source("data/x.xml", text))


def answer(body: str) -> str:
    return f'<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">\n<ListRecords>\n{body}\n</ListRecords></OAI-PMH>'


def record(metadata: str, identifier: str = "oai:arXiv.org:3101.00010") -> str:
    return f"<record><header><identifier>{identifier}</identifier></header><metadata>{metadata}</metadata></record>"


def test_arxiv_form_gives_the_paper() -> None:
    first = read_text(ARXIV_OAI).records[0]
    assert (first.title, first.abstract, first.arxiv_id) == ("Tin Gardens", "Gardens of tin.", "3101.00010")
    assert first.authors == (
        Name("Ada Example", "Example", "Ada"),
        Name("Bo Beispiel Jr", "Beispiel", "Bo", suffix="Jr"),
    )
    assert (first.published, first.updated, first.year) == ("2031-01-02", "2031-02-03", 2031)
    assert (first.doi, first.venue, first.page_count) == ("10.1000/tin.1", "Journal of Tin 12", 12)
    assert Extra("categories", "cs.CL, cs.AI") in first.extra
    assert Extra("affiliations", "Example: Tin Works") in first.extra


def test_raw_form_gives_the_versions_and_its_line_of_authors() -> None:
    second = read_text(ARXIV_OAI).records[1]
    assert (second.arxiv_id, second.arxiv_version) == ("3101.00011", 2)
    assert (second.published, second.updated) == ("2031-01-02", "2031-02-03")
    assert [name.name for name in second.authors] == ["Ada Example", "Bo Beispiel Jr.", "Cleo Müller"]
    assert Extra("submitter", "Ada Example") in second.extra


def test_dublin_core_of_arxiv_gives_comment_journal_and_dates() -> None:
    third = read_text(ARXIV_OAI).records[2]
    assert (third.title, third.abstract, third.comment) == ("A Ledger", "Ledgers.", "3 pages")
    assert (third.arxiv_id, third.doi, third.venue) == ("hep-th/9901999", "10.1000/182", "J. of Tin, 53:5 (1999)")
    assert (third.published, third.updated) == ("1999-01-12", "2000-03-04")
    assert third.authors == (Name("Ada Example", "Example", "Ada"),)


def test_dublin_core_of_another_repository_is_read() -> None:
    text = answer(
        record(
            '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A Kettle</dc:title>'
            "<dc:creator>Example, Ada</dc:creator>"
            "<dc:type>info:eu-repo/semantics/doctoralThesis</dc:type><dc:date>2031</dc:date><dc:subject>tin</dc:subject>"
            "<dc:publisher>Tin Works</dc:publisher><dc:identifier>https://example.org/1</dc:identifier></oai_dc:dc>",
            "oai:example.org:1",
        )
    )
    (kettle,) = read_text(text).records
    assert (kettle.title, kettle.kind, kettle.published) == ("A Kettle", "thesis", "2031")
    assert (kettle.url, kettle.publisher, kettle.keywords) == ("https://example.org/1", "Tin Works", ("tin",))


def test_created_in_a_later_month_than_the_identifier_is_that_of_a_later_version() -> None:
    text = answer(
        record(
            '<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>3101.00010</id><title>T</title><created>2032-05-06</created></arXiv>'
        )
    )
    (kettle,) = read_text(text).records
    assert (kettle.published, kettle.updated, kettle.year) == ("2031-01", "2032-05-06", 2031)


def test_author_without_forenames_stays_whole() -> None:
    text = answer(
        record(
            '<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>3101.00010</id><title>T</title><authors>'
            "<author><keyname>The Kettle Collaboration</keyname></author></authors></arXiv>"
        )
    )
    assert read_text(text).records[0].authors == (Name("The Kettle Collaboration"),)


@pytest.mark.parametrize(
    ("body", "severity", "words"),
    [
        (
            '<record><header status="deleted"><identifier>oai:arXiv.org:3101.00012</identifier></header></record>',
            Severity.WARNING,
            "oai:arXiv.org:3101.00012 is deleted",
        ),
        ('<resumptionToken cursor="0">abc|1001</resumptionToken>', Severity.WARNING, "goes on"),
        ('<error code="noRecordsMatch">No kettles</error>', Severity.ERROR, "noRecordsMatch: No kettles"),
        ("<Identify><repositoryName>x</repositoryName></Identify>", Severity.WARNING, "answer to Identify"),
        (record("<marc>x</marc>"), Severity.ERROR, "metadata of the form <marc>"),
        ("<record><header><identifier>x</identifier></header></record>", Severity.ERROR, "no metadata"),
        ("<record/>", Severity.ERROR, "no metadata"),
        ("<header><identifier>x</identifier></header>", Severity.ERROR, "1 identifiers without their papers"),
    ],
)
def test_what_is_no_paper_becomes_an_issue(body: str, severity: Severity, words: str) -> None:
    reading = read_text(answer(body))
    assert reading.records == ()
    ((found, line, finding),) = ((issue.severity, issue.line, issue.finding) for issue in reading.issues)
    assert (found, line) == (severity, 3)
    assert words in finding


def test_answers_and_parts_of_them_are_told() -> None:
    assert looks_like(ARXIV_OAI)
    assert looks_like('<record xmlns="http://www.openarchives.org/OAI/2.0/"><header/></record>')
    assert not looks_like("<record><title>x</title></record>")
