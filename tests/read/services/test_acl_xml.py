from __future__ import annotations

import re
from pathlib import Path

import pytest

from paperatlas.model.issue import Severity
from paperatlas.model.record import Extra, Identifier, Link, Name, Record
from paperatlas.read.services.acl_xml import looks_like, read
from paperatlas.read.source import Reading, Source
from tests.read.excerpts import ACL_XML

FLAT = """<?xml version="1.0" encoding="UTF-8" ?>
<volume id="P31">
  <paper id="1000"><title>Proceedings of Tin</title><editor><first>Ed</first><last>Itor</last></editor>
    <month>July</month><year>2031</year></paper>
  <paper id="1001"><title>One</title><url>http://www.aclweb.org/anthology/P31-1001</url>
    <video href="https://example.org/talk" tag="video"/></paper>
  <paper id="2000"><title>Proceedings of Chalk</title><year>2032</year></paper>
  <paper id="2010"><title>Two</title></paper>
</volume>
"""


def read_text(text: str) -> Reading:
    return read(Source("data/x.xml", text))


def nested(collection: str, volume: str, paper: str, body: str = "<title>T</title>", meta: str = "") -> Record:
    text = (
        f'<collection id="{collection}"><volume id="{volume}"><meta>{meta}</meta>'
        f'<paper id="{paper}">{body}</paper></volume></collection>'
    )
    reading = read_text(text)
    assert reading.issues == ()
    return reading.records[0]


def test_paper_takes_over_what_its_volume_says() -> None:
    first = read_text(ACL_XML).records[0]
    assert (first.venue, first.kind) == ("Proceedings of the First Workshop on Tin", "workshop")
    assert (first.published, first.year, first.publisher) == ("2031-07", 2031, "Tin Works")
    assert first.editors == (Name("Ed Itor", "Itor", "Ed"),)


def test_markup_becomes_text_and_formulas_stay() -> None:
    first = read_text(ACL_XML).records[0]
    assert (first.title, first.abstract) == ("Tin and $x_1$: at $y^2$ Noon", "A kettle for tin.")


def test_paper_has_its_own_fields() -> None:
    first = read_text(ACL_XML).records[0]
    assert first.authors == (
        Name("Ada Example", "Example", "Ada"),
        Name("Bo van Beispiel", "Beispiel", "Bo", None, "van"),
    )
    assert (first.pages, first.doi) == ("1–10", "10.1000/tin.1")
    assert first.ids == (Identifier("acl", "2031.tin-1.1"),)
    assert first.pdf == "https://aclanthology.org/2031.tin-1.1.pdf"
    assert first.code == ("https://github.com/example/tin",)
    assert first.links == (
        Link("supplement", "https://aclanthology.org/attachments/2031.tin-1.1.software.zip"),
        Link("video", "https://aclanthology.org/attachments/2031.tin-1.1.mp4"),
    )
    assert Extra("award", "Best Kettle") in first.extra
    assert Extra("affiliations", "Ada Example: Tin Works") in first.extra


def test_retracted_paper_says_so() -> None:
    second = read_text(ACL_XML).records[1]
    assert (second.status, second.note) == ("retracted", "retracted 2031-09-01 It was slate.")
    assert second.pdf is None


@pytest.mark.parametrize(
    ("collection", "volume", "paper", "identifier"),
    [
        ("P18", "1", "1", "P18-1001"),
        ("W18", "1", "7", "W18-0107"),
        ("W18", "63", "12", "W18-6312"),
        ("D19", "1", "12", "D19-1012"),
        ("D19", "50", "2", "D19-5002"),
        ("2020.acl", "main", "7", "2020.acl-main.7"),
        ("2022.naloma", "1", "1", "2022.naloma-1.1"),
    ],
)
def test_identifier_follows_from_where_the_paper_stands(
    collection: str, volume: str, paper: str, identifier: str
) -> None:
    assert nested(collection, volume, paper).ids == (Identifier("acl", identifier),)


def test_issue_of_a_journal_gives_its_title_and_month() -> None:
    meta = (
        "<booktitle>Journal of Tin, Volume 15, Number 2, June 2031</booktitle><year>2031</year>"
        "<journal-volume>15</journal-volume><journal-issue>2</journal-issue>"
    )
    paper = nested("J31", "2", "1", meta=meta)
    assert (paper.venue, paper.kind, paper.published) == ("Journal of Tin", "journal", "2031-06")
    assert (paper.volume, paper.issue) == ("15", "2")


def test_pdf_elsewhere_is_taken_as_it_is() -> None:
    paper = nested("L31", "1", "4", "<title>T</title><url>http://www.example.org/4.pdf</url>")
    assert paper.pdf == "http://www.example.org/4.pdf"


def test_organisation_and_suffix_are_names() -> None:
    body = (
        "<title>T</title><author><first/><last>The Kettle Team</last></author>"
        "<author><first>Bo</first><last>Beispiel, Jr.</last></author>"
    )
    assert nested("P31", "1", "1", body).authors == (
        Name("The Kettle Team"),
        Name("Bo Beispiel Jr.", "Beispiel", "Bo", suffix="Jr."),
    )


def test_flat_form_takes_its_volumes_from_the_front_matter() -> None:
    first, second = read_text(FLAT).records
    assert (first.title, first.venue, first.published) == ("One", "Proceedings of Tin", "2031-07")
    assert (first.ids, first.pdf) == ((Identifier("acl", "P31-1001"),), "https://aclanthology.org/P31-1001.pdf")
    assert first.editors == (Name("Ed Itor", "Itor", "Ed"),)
    assert first.links == (Link("video", "https://example.org/talk"),)
    assert (second.venue, second.published, second.editors) == ("Proceedings of Chalk", "2032", ())


def test_flat_form_knows_volumes_of_two_digits() -> None:
    text = (
        '<volume id="W31"><paper id="0100"><title>A</title></paper><paper id="0101"><title>T</title></paper>'
        '<paper id="1000"><title>B</title></paper><paper id="1010"><title>U</title></paper></volume>'
    )
    assert [(record.title, record.venue) for record in read_text(text).records] == [("T", "A"), ("U", "B")]


def test_volume_without_papers_is_reported() -> None:
    text = '<collection id="2031.tin"><volume id="1">\n<meta><booktitle>B</booktitle></meta></volume></collection>'
    (issue,) = read_text(text).issues
    assert (issue.severity, issue.line) == (Severity.WARNING, 2)


def test_paper_without_a_title_costs_only_itself() -> None:
    text = ACL_XML.replace("<title>Chalk</title>", "")
    reading = read_text(text)
    assert len(reading.records) == 1
    assert [issue.severity for issue in reading.issues] == [Severity.ERROR]


def test_broken_meta_does_not_lend_its_papers_another_volume() -> None:
    text = (
        '<collection id="2031.tin"><volume id="1"><meta><booktitle>A</booktitle></meta><paper id="1"><title>T</title>'
        '</paper></volume>\n<volume id="2"><meta><booktitle>B</x></meta><paper id="1"><title>U</title></paper></volume>'
        "</collection>"
    )
    reading = read_text(text)
    assert [(record.title, record.venue) for record in reading.records] == [("T", "A"), ("U", None)]
    assert len(reading.issues) == 1


def test_other_collections_are_not_taken() -> None:
    assert looks_like(ACL_XML)
    assert looks_like(FLAT)
    assert not looks_like('<collection id="kettles"><volume id="1"/></collection>')


SAMPLES = {"2022.naloma.xml": (5, 0), "A83.xml": (33, 0), "J89.xml": (58, 0), "L06.xml": (4, 0)}
"""Records and issues of each file."""


@pytest.mark.parametrize(("name", "counts"), SAMPLES.items())
def test_samples_are_read_whole(shared: Path, name: str, counts: tuple[int, int]) -> None:
    text = (shared / "samples" / "acl-xml" / name).read_text("utf-8")
    reading = read(Source(name, text))
    assert looks_like(text)
    assert (len(reading.records), len(reading.issues)) == counts
    assert len(re.findall("<paper ", text)) == counts[0]
    assert sum(len(record.authors) for record in reading.records) == len(re.findall("<author[ >]", text))
    assert sum(record.doi is not None for record in reading.records) == text.count("<doi>")
    assert sum(record.abstract is not None for record in reading.records) == text.count("<abstract>")
    assert sum(record.pages is not None for record in reading.records) == text.count("<pages>")
    addresses = re.findall(r"<url[^>]*>([^<]+)</url>", re.sub("(?s)<(meta|frontmatter)>.*?</\\1>", "", text))
    expected = [url if "://" in url else f"https://aclanthology.org/{url}.pdf" for url in addresses]
    assert [record.pdf for record in reading.records] == expected
    assert all(record.title and record.venue and record.year and record.ids for record in reading.records)


def test_every_sample_is_in_the_table(shared: Path) -> None:
    assert {path.name for path in (shared / "samples" / "acl-xml").iterdir()} == set(SAMPLES)
