from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import bibtexparser
import pytest

from paperatlas.model.record import Extra, Identifier, Link, Record
from paperatlas.read.bibliographies import ris
from paperatlas.read.encodings import Decoded, decode
from paperatlas.read.formats import detect
from paperatlas.read.source import Reading, Source
from paperatlas.text.names import name_from_text


def read(text: str) -> Reading:
    return ris.read(Source("data/x.ris", text))


def record(*lines: str, kind: str = "JOUR") -> Record:
    """The record of these lines between `TY` and `ER`, with a title unless they give one."""
    title = [] if any(line.startswith(("TI", "T1", "CT", "BT", "ST")) for line in lines) else ["TI  - Tin Gardens"]
    reading = read("\n".join([f"TY  - {kind}", *title, *lines, "ER  - "]))
    assert len(reading.records) == 1
    return reading.records[0]


def extra(found: Record) -> dict[str, str]:
    return {item.name: item.text for item in found.extra}


def test_fields_of_a_journal_article_find_their_places() -> None:
    found = record(
        "AU  - Example, Ada B.",
        "AU  - Beispiel, Bo",
        "TI  - Tin Gardens: Kettles at Noon",
        "JF  - Journal of Kettles",
        "JA  - J. Kettl.",
        "VL  - 12",
        "IS  - 3",
        "SP  - 101",
        "EP  - 110",
        "PY  - 2021/03/04/",
        "PB  - Tin Press",
        "SN  - 1234-5678",
        "DO  - 10.1000/ABC",
        "UR  - https://example.org/tin",
        "AB  - Kettles sing.",
        "KW  - kettle",
        "KW  - tin",
        "N1  - read twice",
        "LA  - en",
    )
    assert [(name.family, name.given) for name in found.authors] == [("Example", "Ada B."), ("Beispiel", "Bo")]
    assert (found.title, found.venue) == ("Tin Gardens: Kettles at Noon", "Journal of Kettles")
    assert (found.volume, found.issue, found.pages) == ("12", "3", "101–110")
    assert (found.published, found.year, found.kind) == ("2021-03-04", 2021, "journal")
    assert (found.publisher, found.doi, found.url) == ("Tin Press", "10.1000/abc", "https://example.org/tin")
    assert (found.abstract, found.keywords, found.note) == ("Kettles sing.", ("kettle", "tin"), "read twice")
    assert extra(found) == {"issn": "1234-5678", "journal": "J. Kettl.", "language": "en"}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("JOUR", "journal"),
        ("jour ", "journal"),
        ("Journal Article", "journal"),
        ("CONF", "conference"),
        ("CPAPER", "conference"),
        ("UNPB", "preprint"),
        ("BOOK", "book"),
        ("CHAP", "chapter"),
        ("THES", "thesis"),
        ("RPRT", "report"),
        ("DATA", "dataset"),
        ("COMP", "software"),
        ("ELEC", "web"),
        ("NEWS", "other"),
        ("GEN", None),
        ("XYZZ", None),
    ],
)
def test_type_gives_the_kind(code: str, kind: str | None) -> None:
    assert record(kind=code).kind == kind


def test_type_of_work_is_more_exact_than_an_article() -> None:
    assert record("M3  - Conference Paper").kind == "conference"
    assert record("M3  - Preprint", kind="GEN").kind == "preprint"
    assert record("M3  - Review").kind == "journal"


def test_volume_with_editors_only_is_proceedings() -> None:
    assert record("A2  - Example, Ada", kind="CONF").kind == "proceedings"


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (["PY  - 2008///"], "2008"),
        (["PY  - 2008/03//"], "2008-03"),
        (["PY  - 2008/03/12/spring"], "2008-03-12"),
        (["Y1  - 2008/october"], "2008-10"),
        (["PY  - 2008", "DA  - 2008/03/12/"], "2008-03-12"),
        (["PY  - 2008", "DA  - JUN 8"], "2008-06-08"),
        (["PY  - 2008", "DA  - 2007/12/30"], "2008"),
        (["DA  - 2008-03-12"], "2008-03-12"),
        (["PY  - 2008/00/00/"], "2008"),
        (["PY  - 2008", "Y1  - 1-3 June 2008"], "2008-06-01"),
        (["PY  - 2008", "PY  - 2008/02/15/received"], "2008"),
        (["DA  - 2020///nan"], "2020"),
        (["PY  - 2008", "Y2  - 2020/01/02"], "2008"),
    ],
)
def test_dates_are_as_exact_as_they_are_known(lines: list[str], published: str) -> None:
    found = record(*lines)
    assert (found.published, found.year) == (published, int(published[:4]))


def test_words_in_place_of_a_date_are_kept() -> None:
    reading = read("TY  - JOUR\nTI  - Tin\nPY  - in press\nER  - ")
    assert reading.issues == ()
    assert reading.records[0].year is None
    assert reading.records[0].extra == (Extra("date", "in press"),)


def test_number_that_is_no_date_is_reported() -> None:
    (issue,) = read("TY  - JOUR\nTI  - Tin\nPY  - 10 15\nER  - ").issues
    assert str(issue) == 'data/x.ris:1: warning: "10 15" is not a date: write YYYY or YYYY/MM/DD'


@pytest.mark.parametrize(
    ("lines", "pages"),
    [
        (["SP  - 12", "EP  - 20"], "12–20"),
        (["SP  - 12-20"], "12–20"),
        (["SP  - 12", "EP  - 12-20"], "12–20"),
        (["SP  - 12-20", "EP  - 20"], "12–20"),
        (["SP  - 377", "EP  - 86"], "377–86"),
        (["SP  - 12", "EP  - 12"], "12"),
        (["SP  - e1004"], "e1004"),
        (["C7  - 104501"], "104501"),
        (["SP  - 12", "EP  - nan"], "12"),
        (["SP  - No", "EP  - Specified"], None),
    ],
)
def test_pages_in_all_their_forms(lines: list[str], pages: str | None) -> None:
    assert record(*lines).pages == pages


def test_pages_of_a_whole_book_are_counted() -> None:
    found = record("SP  - 312 p.", kind="BOOK")
    assert (found.page_count, found.pages) == (312, None)


def test_article_number_beside_pages_is_kept() -> None:
    assert extra(record("SP  - 12", "C7  - 104501"))["c7"] == "104501"


@pytest.mark.parametrize("line", ["T1  - Kettles", "CT  - Kettles", "ST  - Kettles", "BT  - Kettles"])
def test_title_stands_under_many_tags(line: str) -> None:
    assert record(line).title == "Kettles"


def test_title_given_twice_is_one() -> None:
    found = record("T1  - Kettles", "TI  - Kettles")
    assert (found.title, found.extra) == ("Kettles", ())


@pytest.mark.parametrize(
    ("kind", "lines", "venue"),
    [
        ("JOUR", ["T2  - Journal of Kettles", "JO  - J. Kettl."], "Journal of Kettles"),
        ("JOUR", ["JA  - J. Kettl."], "J. Kettl."),
        ("CONF", ["T2  - Kettle Days", "JO  - KD"], "Kettle Days"),
        ("CHAP", ["BT  - A Book of Kettles"], "A Book of Kettles"),
        ("BOOK", ["T2  - Tin Series"], None),
    ],
)
def test_venue_is_written_out_where_it_can_be(kind: str, lines: list[str], venue: str | None) -> None:
    assert record("TI  - Tin Gardens", *lines, kind=kind).venue == venue


@pytest.mark.parametrize(
    ("text", "family", "given", "particle"),
    [
        ("Example,Ada B. ", "Example", "Ada B.", None),
        ("Ada Example", "Example", "Ada", None),
        ("Example A.B.", "Example", "A.B.", None),
        ("van der Beispiel A.-B.", "Beispiel", "A.-B.", "van der"),
        ("van der Beispiel, Bo", "Beispiel", "Bo", "van der"),
        ("The Kettle Consortium", None, None, None),
    ],
)
def test_names_in_the_orders_of_the_exporters(
    text: str, family: str | None, given: str | None, particle: str | None
) -> None:
    (name,) = record(f"AU  - {text}").authors
    assert (name.family, name.given, name.particle) == (family, given, particle)


def test_several_names_in_one_value_are_parted() -> None:
    names = record("AU  - Example, Ada; Beispiel, Bo").authors
    assert [name.name for name in names] == ["Ada Example", "Bo Beispiel"]


@pytest.mark.parametrize("line", ["AU  - et al.", "AU  - others", "A1  - Beispiel, B. et al."])
def test_others_are_no_author(line: str) -> None:
    found = record("AU  - Example, Ada", line)
    assert found.more_authors is True
    assert all("al" not in name.name for name in found.authors)


def test_primary_authors_are_not_counted_twice() -> None:
    assert len(record("AU  - Example, Ada", "A1  - Example, Ada").authors) == 1
    assert len(record("A1  - Example, Ada", "A1  - Beispiel, Bo").authors) == 2


def test_editors_stand_under_two_tags() -> None:
    found = record("ED  - Example, Ada", "A2  - Beispiel, Bo", "A2  - Example, Ada")
    assert [name.name for name in found.editors] == ["Ada Example", "Bo Beispiel"]


def test_list_of_cited_families_is_no_editor() -> None:
    found = record("A2  - Amber, Birch, Cedar, Dill, Elm, Fir")
    assert found.editors == ()
    assert extra(found) == {"a2": "Amber, Birch, Cedar, Dill, Elm, Fir"}


@pytest.mark.parametrize(
    "line",
    [
        "DO  - 10.1000/182",
        "DO  - doi:10.1000/182",
        "DO  - http://dx.doi.org/10.1000/182",
        "DO  - 10.1000/182 [doi]",
        "M3  - doi: 10.1000/182",
        "N1  - doi: 10.1000/182",
        "UR  - https://doi.org/10.1000/182",
        "L3  - 10.1000/182",
        "L3  - http://dx.doi.org/10.1000/182",
        "ID  - 10.1000/182",
    ],
)
def test_doi_is_found_where_exporters_put_it(line: str) -> None:
    assert record(line).doi == "10.1000/182"


def test_doi_repeated_in_a_note_leaves_no_trace() -> None:
    found = record("DO  - 10.1000/182", "M3  - 10.1000/182", "N1  - doi: 10.1000/182")
    assert (found.note, found.extra) == (None, ())


def test_what_is_no_doi_is_kept() -> None:
    assert extra(record("DO  - unknown")) == {"doi": "unknown"}


def test_doi_with_brackets_stays_whole() -> None:
    doi = "10.1000/0012-9658(2006)87[2:tg]2.0.co;2"
    assert record(f"DO  - {doi}").doi == doi


@pytest.mark.parametrize(
    ("lines", "ids"),
    [
        (["AN  - PMC9000001"], {"pmc": "PMC9000001"}),
        (["AN  - 90000001", "DB  - PubMed"], {"pubmed": "90000001"}),
        (["C5  - 90000001", "DB  - Embase"], {"pubmed": "90000001"}),
        (["C2  - 90000001", "DB  - Scopus"], {"pubmed": "90000001"}),
        (["U1  - 90000001[pmid]", "U2  - PMC9000001[pmcid]"], {"pubmed": "90000001", "pmc": "PMC9000001"}),
        (["UR  - https://pubmed.ncbi.nlm.nih.gov/90000001"], {"pubmed": "90000001"}),
        (["N1  - PMID: 90000001"], {"pubmed": "90000001"}),
        (["AN  - 90000001", "DB  - PsycINFO"], {}),
    ],
)
def test_identifiers_of_pubmed_are_found(lines: list[str], ids: dict[str, str]) -> None:
    found = record(*lines)
    assert found.ids == tuple(Identifier(scheme, value) for scheme, value in ids.items())


@pytest.mark.parametrize(
    "line",
    [
        "AN  - arXiv:2101.00010v2",
        "UR  - https://arxiv.org/abs/2101.00010v2",
        "L1  - http://arxiv.org/pdf/2101.00010v2.pdf",
    ],
)
def test_arxiv_identifier_is_found(line: str) -> None:
    found = record(line)
    assert (found.arxiv_id, found.arxiv_version) == ("2101.00010", 2)


def test_addresses_are_sorted_by_what_they_lead_to() -> None:
    found = record(
        "UR  - http://example.org/a;b; http://example.org/c",
        "UR  - //example.org/d",
        "L1  - https://example.org/e",
        "L2  - https://github.com/example/tin",
        "L4  - C:\\kettles\\tin.pdf",
        "L1  - file:///shelf/tin.pdf",
    )
    assert (found.url, found.pdf) == ("http://example.org/a;b", "https://example.org/e")
    assert found.links == (Link("other", "http://example.org/c"), Link("other", "https://example.org/d"))
    assert found.code == ("https://github.com/example/tin",)
    assert [item.text for item in found.extra] == ["file:///shelf/tin.pdf", "C:\\kettles\\tin.pdf"]


def test_addresses_on_lines_of_one_value_are_parted() -> None:
    found = record("UR  - http://example.org/a", "http://example.org/b")
    assert (found.url, found.links) == ("http://example.org/a", (Link("other", "http://example.org/b"),))


@pytest.mark.parametrize(
    ("value", "issn"),
    [
        ("1234-5678 (electronic)", "1234-5678"),
        ("12345678", "1234-5678"),
        ("1234-5678, 8765-432X", "1234-5678; 8765-432X"),
        ("1234-5678 8765-432x", "1234-5678; 8765-432X"),
    ],
)
def test_issn_is_kept_apart(value: str, issn: str) -> None:
    assert extra(record(f"SN  - {value}")) == {"issn": issn}


def test_isbn_of_a_book_is_its_identifier() -> None:
    assert record("SN  - 978-3-16-148410-0 (print)", kind="BOOK").ids == (Identifier("isbn", "9783161484100"),)
    assert extra(record("SN  - 978-3-16-148410-0")) == {"isbn": "9783161484100"}


def test_keywords_stand_one_a_value_or_many() -> None:
    found = record("KW  - *kettle; tin", "KW  - chalk &amp; slate", "noon", "KW  - Tin")
    assert found.keywords == ("kettle", "tin", "chalk & slate", "noon")


def test_notes_of_scopus_are_fields() -> None:
    found = record("N1  - Cited By :44", "N1  - Export Date: 1 April 2031", "N1  - A remark: kettles")
    assert found.note == "A remark: kettles"
    assert extra(found) == {"cited by": "44", "export date": "1 April 2031"}


def test_labels_of_a_screening_stay_in_the_note() -> None:
    assert record("N1  - <p>ASReview_relevant</p>", "RN  - seen").note == "ASReview_relevant\n\nseen"


def test_second_abstract_that_differs_is_a_note() -> None:
    found = record("AB  - Kettles sing.", "N2  - My remark.")
    assert (found.abstract, found.note) == ("Kettles sing.", "My remark.")
    found = record("N2  - Kettles sing.", "AB  - Kettles sing.")
    assert (found.abstract, found.note) == ("Kettles sing.", None)


def test_markup_in_title_and_abstract_is_resolved() -> None:
    found = record("TI  - Tin<sub>2</sub> &amp; <i>chalk</i>", "AB  - <p>One.</p><p>p &lt; .05</p>")
    assert (found.title, found.abstract) == ("Tin₂ & chalk", "One.\n\np < .05")


def test_long_text_in_place_of_an_issue_is_kept() -> None:
    found = record("IS  - Amber, T. (1991). A checklist of kettles. Burlington")
    assert found.issue is None
    assert "is" in extra(found)


def test_second_values_are_kept() -> None:
    assert extra(record("PB  - Tin Press", "PB  - US", "XX  - y", "XX  - z")) == {"pb": "US", "xx": "y; z"}


@pytest.mark.parametrize(
    ("start", "line"),
    [
        ("TY  - JOUR", "AU  - {}"),
        ("TY  -JOUR", "AU  -{}"),
        ("TY - JOUR", "AU - {}"),
        ("TY- JOUR", "AU- {}"),
        ("TY-JOUR", "AU-{}"),
        ("ty  - JOUR", "au  - {}"),
        ("TY  - JOUR", "AU\t- {}"),
        ("TY  - JOUR", "AU   -  {}"),
        ("TY  - JOUR", "AU - {}"),
        (" \ufeffTY  - JOUR", "  AU  - {}"),
    ],
)
def test_tags_are_read_however_they_are_spaced(start: str, line: str) -> None:
    end = start.replace("JOUR", "").replace("TY", "ER").replace("ty", "er")
    title = line.replace("AU", "TI").replace("au", "ti")
    text = "\n".join(
        [start, title.format("Tin Gardens"), line.format("Example, Ada"), end, start, title.format("B"), end]
    )
    assert ris.looks_like(text)
    reading = read(text)
    assert [found.title for found in reading.records] == ["Tin Gardens", "B"]
    assert [name.name for name in reading.records[0].authors] == ["Ada Example"]
    assert reading.issues == ()


@pytest.mark.parametrize("line", ["ER - positive", "T2-weighted images", "AN - no", "IL-2 is", "in - out", "ER then"])
def test_line_of_an_abstract_is_no_tag(line: str) -> None:
    found = record("AB  - Kettles of", line)
    assert found.abstract == f"Kettles of {line}"


def test_paragraphs_of_an_abstract_stay_apart() -> None:
    assert record("AB  - One", "   more.", "", "Two.").abstract == "One more.\n\nTwo."


def test_record_without_end_is_ended_by_the_next() -> None:
    reading = read("TY  - JOUR\nTI  - A\n\n2.\nTY  - JOUR\nTI  - B\n")
    assert [(found.title, found.origin.line) for found in reading.records] == [("A", 1), ("B", 5)]
    assert [(issue.line, issue.severity) for issue in reading.issues] == [(1, "warning")]
    assert reading.issues[0].finding == "no ER at the end of 2 records, of which this is the first"


def test_doubled_type_begins_no_record() -> None:
    reading = read("TY  - BOOK\nTY  - JOUR\nTI  - A\nAU  - Example, Ada\nTY  - JOUR\nVL  - 3\nER  - \n")
    assert [(found.title, found.volume) for found in reading.records] == [("A", "3")]


def test_fields_without_type_are_a_record_with_a_warning() -> None:
    reading = read("TY  - JOUR\nTI  - A\nER  - \n\nTI  - B\nVL  - 3\nER  - \n")
    assert [(found.title, found.kind) for found in reading.records] == [("A", "journal"), ("B", None)]
    assert [(issue.line, issue.severity) for issue in reading.issues] == [(5, "warning")]


def test_fields_behind_the_end_belong_to_the_record() -> None:
    between = "NL  - J Kettl\n\nLink to the text: https://example.org\n\n2.\n"
    reading = read(f"TY  - JOUR\nTI  - A\nER  - \n{between}TY  - JOUR\nTI  - B\nER  - ")
    assert [extra(found) for found in reading.records] == [{"nl": "J Kettl"}, {}]
    assert reading.issues == ()


def test_fields_of_no_record_are_reported() -> None:
    reading = read("VL  - 3\nER  - \nTY  - JOUR\nTI  - A\nER  - ")
    assert [(issue.line, issue.severity) for issue in reading.issues] == [(1, "error")]
    assert len(reading.records) == 1


def test_record_that_names_no_paper_is_reported_and_costs_only_itself() -> None:
    reading = read("TY  - JOUR\nTI  - A\nER  - \nTY  - GEN\nAU  - Example, Ada\nER  - \nTY  - JOUR\nTI  - B\nER  - ")
    assert [found.title for found in reading.records] == ["A", "B"]
    assert [(issue.line, issue.severity) for issue in reading.issues] == [(4, "error")]


def test_text_before_the_first_record_is_told_once() -> None:
    reading = read("My kettles\nof this year\n\nRecord #1 of 1\nProvider: Tin\n1.\nTY  - JOUR\nTI  - A\nER  - ")
    assert len(reading.records) == 1
    assert [str(issue) for issue in reading.issues] == [
        "data/x.ris:1: warning: text outside of the records (2 lines in the file): remove it, or put it into a field"
    ]


@pytest.mark.parametrize(
    "text", ["", "TY", "TY - ", "country - JOUR", "ER  - \n", "TI  - A\nAU  - B\n", "@article{a,}"]
)
def test_other_text_is_not_taken_for_ris(text: str) -> None:
    assert not ris.looks_like(text)


def test_hostile_text_is_read_in_linear_time() -> None:
    texts = ["TY  - JOUR\nAB  - a\n" + "word\n\n" * 200_000, "TY  - JOUR\n" * 100_000, " " * 1_000_000]
    values = ["1 ", " ", "; ", ";", "a", "10.1000.", "A. ", "et al", ",", "<", "\\"]
    tags = ["SN", "UR", "AU", "DO", "SP", "KW", "AN", "N1", "PY", "TY"]
    texts += [f"TY  - JOUR\nTI  - A\n{tag}  - x{value * 50_000}x.\nER  - " for tag in tags for value in values]
    for text in texts:
        start = time.process_time()
        ris.looks_like(text)
        read(text)
        assert time.process_time() - start < 10


SAMPLES: dict[str, tuple[int, int]] = {
    "asreview/_baseline": (100, 0),
    "asreview/baseline_empty_values": (4, 0),
    "asreview/baseline_reference_types": (0, 61),
    "asreview/baseline_tag-notes": (1, 11),
    "asreview/baseline_tag-notes_labels": (32, 0),
    "asreview/baseline_tag-notes_zotero": (4, 0),
    "asreview/baseline_tag_and_field_definitions": (1, 0),
    "asreview/baseline_tag_and_field_definitions_lists": (0, 1),
    "asreview/baseline_zotero": (100, 0),
    "asreview/embase": (6, 0),
    "asreview/faulty_year": (1, 1),
    "asreview/ovid_psycinfo": (6, 0),
    "asreview/ovid_zotero": (6, 0),
    "asreview/proquest": (6, 0),
    "asreview/pubmed_zotero": (6, 0),
    "asreview/ris_many_authors": (1, 0),
    "asreview/scopus": (6, 0),
    "jabref_with_expected_bib/RisImporterCorrupted": (1, 1),
    "jabref_with_expected_bib/RisImporterTest1": (1, 0),
    "rispy/example_custom_list_tags": (0, 1),
    "rispy/example_extraneous_data": (2, 0),
    "rispy/example_full": (2, 0),
    "rispy/example_full_without_whitespace": (2, 0),
    "rispy/example_full_write": (2, 0),
    "rispy/example_multiline": (3, 0),
    "rispy/example_urls": (4, 0),
}
"""Records and issues of each file; the files that are not named hold one record and nothing wrong."""


def sample(path: Path) -> str:
    decoded = decode(path.read_bytes(), path.name)
    assert isinstance(decoded, Decoded)
    return decoded.text


def test_every_sample_is_read_whole(shared: Path) -> None:
    folder = shared / "samples" / "ris"
    paths = [path for path in sorted(folder.rglob("*.ris")) if path.stem != "example_wos"]
    assert len(paths) == 50
    counts = {}
    for path in paths:
        text = sample(path)
        found = detect(text)
        assert found is not None, path
        assert found.name == "ris", path
        reading = read(text)
        name = path.relative_to(folder).with_suffix("").as_posix()
        counts[name] = (len(reading.records), len(reading.issues))
        ends = len(re.findall(r"^ER  -", text, re.MULTILINE))
        lost = [issue for issue in reading.issues if issue.severity == "error"]
        if name != "asreview/baseline_tag_and_field_definitions":
            assert len(reading.records) + len(lost) == ends
    assert counts == {name: SAMPLES.get(name, (1, 0)) for name in counts}
    assert set(SAMPLES) <= set(counts)


def test_record_with_thousands_of_authors_keeps_them_all(shared: Path) -> None:
    (found,) = read(sample(shared / "samples/ris/asreview/ris_many_authors.ris")).records
    assert len(found.authors) == 7456


DIFFERENT: dict[str, set[str]] = {
    # Nine types, five titles and secondary authors in one record, put together otherwise.
    "RisImporterTest1": {"title", "authors", "venue"},
    # The secondary authors of a book are its editors (RIS specification, tag A2).
    "RisImporterTest7": {"authors"},
    # The journal's full name is believed before its abbreviation.
    "RisImporterTest8_date": {"venue"},
    "RisImporterTestDate1.1": {"venue"},
    "RisImporterTestDate1.2": {"venue"},
    "RisImporterTestWithEmptyER": {"venue"},
    # A copyright notice, a number of PubMed and the like are no issue of a journal.
    "RisImporterTest5a": {"issue"},
    # The dash and the initial are as the file has them.
    "RisImporterTest6": {"issue", "title", "authors"},
    "RisImporterTestDOI": {"issue"},
}
"""Fields in which another reading than JabRef's is right."""


def values_of(entry: dict[str, str]) -> dict[str, Any]:
    def plain(text: str | None) -> str | None:
        return re.sub(r"\s+", " ", text.replace("{", "").replace("}", "")).strip() if text else None

    pages = plain(entry.get("pages"))
    return {
        "title": plain(entry.get("title")),
        "authors": [name_from_text(name) for name in re.split(r"\s+and\s+", entry.get("author", "")) if name] or None,
        "year": int(entry["year"]),
        "venue": plain(entry.get("journal")),
        "volume": plain(entry.get("volume")),
        "issue": plain(entry.get("number")),
        "pages": re.sub(r"-+", "–", pages) if pages else None,
        "doi": plain(entry.get("doi")),
    }


def test_values_are_those_that_jabref_expects(shared: Path) -> None:
    folder = shared / "samples" / "ris" / "jabref_with_expected_bib"
    pairs = sorted(folder.glob("*.bib"))
    assert len(pairs) == 18
    for path in pairs:
        library = bibtexparser.parse_string(path.read_text(encoding="utf-8").replace("{,", "{x,", 1))
        expected = values_of({field.key.lower(): str(field.value) for field in library.entries[0].fields})
        (found,) = read(sample(path.with_suffix(".ris"))).records
        actual = {
            "title": found.title,
            "authors": list(found.authors),
            "year": found.year,
            "venue": found.venue,
            "volume": found.volume,
            "issue": found.issue,
            "pages": found.pages,
            "doi": found.doi,
        }
        different = {field for field, value in expected.items() if value is not None and actual[field] != value}
        assert different == DIFFERENT.get(path.stem, set()), (path.stem, expected, actual)
