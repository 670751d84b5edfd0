from __future__ import annotations

import pytest

from paperatlas.model.issue import Severity
from paperatlas.model.record import Extra, Name, Record
from paperatlas.read.services.feed import looks_like, read
from paperatlas.read.services.feed_people import people
from paperatlas.read.source import Reading, Source
from tests.read.excerpts import FEED_ATOM, FEED_RSS


def read_text(text: str) -> Reading:
    return read(Source("data/x.xml", text))


def item(body: str) -> Record:
    text = (
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"><channel>\n<item>{body}</item></channel></rss>'
    )
    return read_text(text).records[0]


def test_announcement_of_arxiv_gives_the_paper() -> None:
    (first,) = read_text(FEED_RSS).records
    assert first.title == "Tin Gardens: $a<b$ at Noon"
    assert first.abstract == "Gardens of tin ask for quiet tools."
    assert (first.arxiv_id, first.arxiv_version, first.kind) == ("3101.00010", 1, "preprint")
    assert (first.published, first.year, first.url) == ("2031-01-06", 2031, None)
    assert first.authors == (
        Name("Ada Example", "Example", "Ada"),
        Name("Bo van Beispiel", "Beispiel", "Bo", None, "van"),
    )
    assert first.extra == (Extra("categories", "cs.CL, cs.AI"), Extra("announce_type", "new"))


def test_announcement_of_a_new_version_keeps_the_month_of_the_first() -> None:
    (first,) = read_text(FEED_RSS.replace("06 Jan 2031", "06 May 2033").replace("Type: new", "Type: replace")).records
    assert (first.published, first.updated, first.year) == ("2031-01", "2033-05-06", 2031)
    assert first.abstract == "Gardens of tin ask for quiet tools."


def test_atom_announcement_of_arxiv_is_read_the_same() -> None:
    text = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><entry>'
        "<id>oai:arXiv.org:3101.00010v1</id><title>Tin</title><dc:creator>Ada Example and Bo Beispiel</dc:creator>"
        "<summary>arXiv:3101.00010v1 Announce Type: cross \nAbstract: Words.</summary></entry></feed>"
    )
    (first,) = read_text(text).records
    assert (first.arxiv_id, first.abstract, len(first.authors)) == ("3101.00010", "Words.", 2)


def test_title_of_the_former_feeds_of_arxiv_holds_the_identifier() -> None:
    record = item(
        "<title>Tin. (arXiv:3101.00010v3 [cs.CL] UPDATED)</title><description>&lt;p&gt;A&lt;/p&gt;</description>"
    )
    assert (record.title, record.arxiv_id, record.arxiv_version) == ("Tin.", "3101.00010", 3)
    assert record.abstract == "A"


def test_entry_of_a_weblog_is_a_page() -> None:
    (first,) = read_text(FEED_ATOM).records
    assert (first.title, first.abstract) == ("Kettles & Whistles", "Tin sings.")
    assert (first.url, first.kind, first.published) == ("https://example.org/kettles", "web", "2031-01-05")
    assert first.origin.line == 3


def test_item_of_a_journal_gives_publication_and_doi() -> None:
    record = item(
        "<title>Tin</title><link>https://www.example.org/articles/1</link><dc:identifier>doi:10.1000/TIN.1</dc:identifier>"
        "<prism:publicationName>Journal of Tin</prism:publicationName><prism:volume>3</prism:volume>"
        "<prism:number>4</prism:number><prism:startingPage>1</prism:startingPage><prism:endingPage>9</prism:endingPage>"
        "<dc:date>2031-02-03</dc:date>"
    )
    assert (record.doi, record.venue, record.kind) == ("10.1000/tin.1", "Journal of Tin", "journal")
    assert (record.volume, record.issue, record.pages, record.published) == ("3", "4", "1–9", "2031-02-03")
    assert record.url == "https://www.example.org/articles/1"


@pytest.mark.parametrize(
    "link",
    [
        "https://pubs.example.org/doi/10.1000/tin.1?af=R",
        "https://example.org/doi/abs/10.1000/tin.1",
        "https://doi.org/10.1000/tin.1",
        "https://example.org/doi/full/10.1000%2Ftin.1",
    ],
)
def test_doi_is_found_in_the_address(link: str) -> None:
    assert item(f"<title>T</title><link>{link}</link>").doi == "10.1000/tin.1"


def test_paper_on_hugging_face_is_one_of_arxiv() -> None:
    record = item("<title>T</title><link>https://huggingface.co/papers/3101.00010</link>")
    assert (record.arxiv_id, record.kind) == ("3101.00010", "preprint")


def test_day_and_doi_before_the_summary_are_no_abstract() -> None:
    record = item(
        "<title>T</title><description>&lt;p&gt;Journal of Tin, Published online: 05 January 2031; "
        '&lt;a href="https://doi.org/10.1000/tin.1"&gt;doi:10.1000/tin.1&lt;/a&gt;&lt;/p&gt;Words.</description>'
    )
    assert (record.doi, record.abstract) == ("10.1000/tin.1", "Words.")


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (["Ada Example, Bo Beispiel, Cleo Muster"], ["Ada Example", "Bo Beispiel", "Cleo Muster"]),
        (["Ada Example and Bo Beispiel"], ["Ada Example", "Bo Beispiel"]),
        (["Example, A., Beispiel, B. C."], ["A. Example", "B. C. Beispiel"]),
        (["Example, Ada"], ["Ada Example"]),
        (["Example, Ada; Beispiel, Bo"], ["Ada Example", "Bo Beispiel"]),
        (["ada@example.org (Ada Example)"], ["Ada Example"]),
        (
            ['<a href="http://arxiv.org/a/x">Ada Example</a>, <a href="y">Bo Beispiel</a>'],
            ["Ada Example", "Bo Beispiel"],
        ),
        (["Ada Example", "Bo Beispiel"], ["Ada Example", "Bo Beispiel"]),
    ],
)
def test_authors_are_told_apart(written: list[str], names: list[str]) -> None:
    found, more = people(written)
    assert ([name.name for name in found], more) == (names, None)


def test_others_are_no_author() -> None:
    found, more = people(["Ada Example, Bo Beispiel, et al."])
    assert ([name.name for name in found], more) == (["Ada Example", "Bo Beispiel"], True)


def test_rss_1_is_read() -> None:
    text = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        '<channel rdf:about="x"><title>Journal</title></channel>'
        '<item rdf:about="https://example.org/1"><title>Tin</title></item></rdf:RDF>'
    )
    assert looks_like(text)
    assert [(record.title, record.url) for record in read_text(text).records] == [("Tin", "https://example.org/1")]


def test_item_without_anything_and_empty_feed_become_issues() -> None:
    (nothing,) = read_text("<rss><channel><item><link>x</link></item></channel></rss>").issues
    (empty,) = read_text("<rss><channel><title>x</title></channel></rss>").issues
    assert (nothing.severity, empty.severity) == (Severity.ERROR, Severity.WARNING)


@pytest.mark.parametrize("text", ["<html></html>", "<feed/>", "<rdf:RDF xmlns:rdf='x'></rdf:RDF>", "rss", "<kml/>"])
def test_other_xml_is_not_taken(text: str) -> None:
    assert not looks_like(text)
