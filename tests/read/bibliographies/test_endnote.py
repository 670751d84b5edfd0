from __future__ import annotations

import pytest

from paperatlas.model.record import Identifier, Link, Record
from paperatlas.read.bibliographies import endnote
from paperatlas.read.source import Reading, Source


def read(text: str) -> Reading:
    return endnote.read(Source("data/x.enw", text))


def record(*lines: str, sort: str = "Journal Article") -> Record:
    (found,) = read("\n".join([f"%0 {sort}", "%T Tin Gardens", *lines])).records
    return found


def test_fields_of_an_article_find_their_places() -> None:
    found = record(
        "%A Example, Ada B.",
        "%A Bo Beispiel",
        "%J Journal of Kettles",
        "%V 12",
        "%N 3",
        "%P 101-110",
        "%D 2021",
        "%8 March 4",
        "%I Tin Press",
        "%@ 1234-5678",
        "%R 10.1000/ABC",
        "%U https://example.org/tin",
        "%U https://example.org/kettle",
        "%> file:///shelf/tin.pdf",
        "%X Kettles sing.",
        "They do.",
        "%K kettle",
        "tin; chalk",
        "%Z read twice",
        "%C Tintown",
        "%M arXiv:2101.00010",
        "%G en",
    )
    assert [(name.family, name.given) for name in found.authors] == [("Example", "Ada B."), ("Beispiel", "Bo")]
    assert (found.title, found.venue) == ("Tin Gardens", "Journal of Kettles")
    assert (found.volume, found.issue, found.pages) == ("12", "3", "101–110")
    assert (found.published, found.kind, found.publisher) == ("2021-03-04", "journal", "Tin Press")
    assert (found.doi, found.arxiv_id, found.url) == ("10.1000/abc", "2101.00010", "https://example.org/tin")
    assert found.links == (Link("other", "https://example.org/kettle"),)
    assert (found.abstract, found.note) == ("Kettles sing. They do.", "read twice")
    assert found.keywords == ("kettle", "tin", "chalk")
    assert {item.name: item.text for item in found.extra} == {
        "file": "file:///shelf/tin.pdf",
        "issn": "1234-5678",
        "place": "Tintown",
        "language": "en",
    }


@pytest.mark.parametrize(
    ("sort", "kind"),
    [
        ("Conference Proceedings", "conference"),
        ("Conference Paper", "conference"),
        ("Book Section", "chapter"),
        ("Book", "book"),
        ("Thesis", "thesis"),
        ("Report", "report"),
        ("Dataset", "dataset"),
        ("Computer Program", "software"),
        ("Generic", None),
    ],
)
def test_type_gives_the_kind(sort: str, kind: str | None) -> None:
    assert record(sort=sort).kind == kind


def test_paper_of_an_anthology_has_volume_and_editors_in_the_fields_of_a_series() -> None:
    found = record(
        "%A Example, Ada",
        "%Y Beispiel, Bo",
        "%S Proceedings of the Kettle Days",
        "%D 2021",
        "%8 July",
        "%F example-2021-tin",
        "%U https://aclanthology.org/2021.kettle-main.1",
        sort="Conference Proceedings",
    )
    assert (found.venue, found.published) == ("Proceedings of the Kettle Days", "2021-07")
    assert [name.name for name in found.editors] == ["Bo Beispiel"]
    assert found.ids == (Identifier("acl", "2021.kettle-main.1"),)


def test_article_of_cnki_has_its_pages_in_the_type_of_work() -> None:
    assert record("%9 112-119", "%B Journal of Kettles").pages == "112–119"


def test_isbn_of_a_book_is_its_identifier() -> None:
    assert record("%@ 978-3-16-148410-0", sort="Book").ids == (Identifier("isbn", "9783161484100"),)


def test_abstract_with_an_empty_line_stays_whole() -> None:
    assert record("%X One.", "", "Two.", "%K tin").abstract == "One.\n\nTwo."


def test_empty_lines_part_records_that_name_no_type() -> None:
    text = "%A Ada Example\n%T Tin\n%J Kettles\n%D 2021\n\n%A Bo Beispiel\n%T Chalk\n"
    assert endnote.looks_like(text)
    reading = read(text)
    assert [(found.title, found.kind, found.origin.line) for found in reading.records] == [
        ("Tin", "journal", 1),
        ("Chalk", None, 6),
    ]


def test_record_that_names_no_paper_costs_only_itself() -> None:
    reading = read("%0 Book\n%A Ada Example\n\n%0 Book\n%T Tin\n")
    assert [found.title for found in reading.records] == ["Tin"]
    assert [(issue.line, issue.severity) for issue in reading.issues] == [(1, "error")]


def test_text_before_the_records_is_told() -> None:
    assert [issue.line for issue in read("My list\n%0 Book\n%T Tin\n").issues] == [1]


@pytest.mark.parametrize("text", ["% A comment of TeX\n% T", "%T only", "100 %0 A", "%PDF-1.7\n%0 x"])
def test_other_text_is_not_taken_for_endnote(text: str) -> None:
    assert not endnote.looks_like(text)
