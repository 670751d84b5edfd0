from __future__ import annotations

import pytest

from paperatlas.model.issue import Severity
from paperatlas.model.record import Extra, Identifier, Name, Record
from paperatlas.read.services.pubmed_xml import looks_like, read
from paperatlas.read.source import Reading, Source
from tests.read.excerpts import PUBMED_XML


def read_text(text: str) -> Reading:
    return read(Source("data/x.xml", text))


def article(body: str, around: str = "") -> Record:
    text = (
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>T.</ArticleTitle>"
        f"{body}</Article>{around}</MedlineCitation></PubmedArticle></PubmedArticleSet>"
    )
    return read_text(text).records[0]


def test_article_gives_its_fields() -> None:
    first = read_text(PUBMED_XML).records[0]
    assert first.title == "Kettles and CO₂ in vitro"
    assert first.abstract == "Background: Tin rusts (p < .05).\n\nMethods: We boiled."
    assert (first.venue, first.volume, first.issue, first.pages) == ("Journal of Tin", "12", "3", "1012–1018")
    assert (first.doi, first.kind) == ("10.1000/tin.1", "journal")
    assert first.ids == (Identifier("pubmed", "99000001"), Identifier("pmc", "PMC9900001"))
    assert first.keywords == ("Tin", "kettle")


def test_authors_have_orcid_and_groups_stay_whole() -> None:
    first = read_text(PUBMED_XML).records[0]
    assert first.authors == (
        Name("Ada B Example", "Example", "Ada B", "0000-0002-1825-0097"),
        Name("Kettle Study Group"),
    )


def test_day_online_makes_the_year_of_the_issue_exact() -> None:
    first, second = read_text(PUBMED_XML).records
    assert (first.published, first.year) == ("2031-01-15", 2031)
    assert (second.published, second.year) == ("2030-11", 2030)


def test_day_online_in_another_year_than_the_issue_does_not_count() -> None:
    body = (
        "<Journal><JournalIssue><PubDate><Year>2031</Year></PubDate></JournalIssue></Journal>"
        "<ArticleDate><Year>2030</Year><Month>12</Month><Day>30</Day></ArticleDate>"
    )
    assert (article(body).published, article(body).year) == ("2031", 2031)


def test_brackets_of_a_translated_title_are_taken_off() -> None:
    assert read_text(PUBMED_XML).records[1].title == "On whistling"


@pytest.mark.parametrize(
    ("body", "around"),
    [
        ("<PublicationTypeList><PublicationType>Retracted Publication</PublicationType></PublicationTypeList>", ""),
        ("", '<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"/></CommentsCorrectionsList>'),
    ],
)
def test_retracted_article_says_so(body: str, around: str) -> None:
    assert article(body, around).status == "retracted"


def test_preprint_is_one() -> None:
    body = "<PublicationTypeList><PublicationType>Preprint</PublicationType></PublicationTypeList>"
    assert article(body).kind == "preprint"


def test_incomplete_list_of_authors_says_so() -> None:
    body = '<AuthorList CompleteYN="N"><Author><LastName>Example</LastName><Initials>A</Initials></Author></AuthorList>'
    assert (article(body).more_authors, len(article(body).authors)) == (True, 1)


def test_affiliations_and_types_are_kept() -> None:
    body = (
        "<AuthorList><Author><LastName>Example</LastName><AffiliationInfo><Affiliation>Tin Works.</Affiliation>"
        "</AffiliationInfo></Author></AuthorList><Language>ger</Language>"
    )
    assert article(body).extra == (Extra("language", "ger"), Extra("affiliations", "Example: Tin Works."))


def test_chapter_of_a_book_is_read() -> None:
    text = (
        "<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>7</PMID><Book><Publisher><PublisherName>Tin Works"
        "</PublisherName></Publisher><BookTitle>A Book of Tin</BookTitle><PubDate><Year>2031</Year></PubDate></Book>"
        "<ArticleTitle>Kettles</ArticleTitle><Abstract><AbstractText>Tin.</AbstractText></Abstract></BookDocument>"
        "</PubmedBookArticle></PubmedArticleSet>"
    )
    (chapter,) = read_text(text).records
    assert (chapter.title, chapter.venue, chapter.kind) == ("Kettles", "A Book of Tin", "chapter")
    assert (chapter.publisher, chapter.year, chapter.abstract) == ("Tin Works", 2031, "Tin.")
    assert chapter.ids == (Identifier("pubmed", "7"),)


@pytest.mark.parametrize(
    ("body", "severity", "words"),
    [
        ("", Severity.WARNING, "no articles"),
        ("<DeleteCitation><PMID>1</PMID><PMID>2</PMID></DeleteCitation>", Severity.WARNING, "deleted 2 records: 1, 2"),
        ("<PubmedArticle><MedlineCitation><PMID>5</PMID></MedlineCitation></PubmedArticle>", Severity.ERROR, '"5"'),
        ("<PubmedArticle/>", Severity.ERROR, '"?"'),
        ("<PubmedBookArticle/>", Severity.ERROR, '"?"'),
    ],
)
def test_what_is_no_article_becomes_an_issue(body: str, severity: Severity, words: str) -> None:
    reading = read_text(f"<PubmedArticleSet>{body}</PubmedArticleSet>")
    assert reading.records == ()
    ((found, finding),) = ((issue.severity, issue.finding) for issue in reading.issues)
    assert found == severity
    assert words in finding


def test_document_type_of_pubmed_is_no_hindrance() -> None:
    assert "<!DOCTYPE" in PUBMED_XML
    assert looks_like(PUBMED_XML)
    assert read_text(PUBMED_XML).issues == ()
