from __future__ import annotations

from pathlib import Path

import pytest

from paperatlas.model.record import Identifier, Record
from paperatlas.read.bibliographies import wos
from paperatlas.read.formats import detect
from paperatlas.read.source import Reading, Source

WHOLE = """\ufeffFN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Example, AB
   van Beispiel, B
AF Example, Ada B.
   van Beispiel, Bo
CA Kettle Consortium
TI Tin gardens: singing kettles
   and whistling ones
SO JOURNAL OF KETTLES
LA English
DT Article; Proceedings Paper
CT 3rd Kettle Days
DE kettle; tin; singing
   kettles
ID GARDENS; TIN
AB Kettles sing. They are found in gardens
   of tin.
C1 [Example, Ada B.] Kettle Univ, Tintown.
OI Example, Ada B./0000-0002-1825-0097; van
   Beispiel, Bo/0000-0000-0000-0000
CR Amber A, 1986, TIN, V83, P8589, DOI 10.1000/tin.1
   Birch B, 1990, CHALK, V1, P3
   Cedar C, 1991, TIN, V9, P2, DOI [10.1000/tin.2, 10.1000/tin.3]
NR 3
TC 7
PU TIN PRESS
SN 1234-5678
EI 8765-4321
JI J. Kettles
PD JUN 8
PY 2021
VL 43
IS 22
BP 7003
EP 7016
DI 10.1000/TIN
UT WOS:000000000000019
PM 90000001
DA 2031-03-18
ER

EF
"""


def read(text: str) -> Reading:
    return wos.read(Source("data/x.txt", text))


def record(*lines: str, sort: str = "J") -> Record:
    (found,) = read("\n".join([f"PT {sort}", "TI Tin", *lines, "ER"])).records
    return found


def test_fields_of_an_article_find_their_places() -> None:
    reading = read(WHOLE)
    assert reading.issues == ()
    (found,) = reading.records
    assert found.origin.line == 3
    assert found.title == "Tin gardens: singing kettles and whistling ones"
    assert found.abstract == "Kettles sing. They are found in gardens of tin."
    assert [(name.family or name.name, name.given, name.orcid) for name in found.authors] == [
        ("Example", "Ada B.", "0000-0002-1825-0097"),
        ("Beispiel", "Bo", None),
        ("Kettle Consortium", None, None),
    ]
    assert (found.venue, found.volume, found.issue, found.pages) == ("JOURNAL OF KETTLES", "43", "22", "7003–7016")
    assert (found.published, found.year, found.kind) == ("2021-06-08", 2021, "conference")
    assert (found.doi, found.ids) == ("10.1000/tin", (Identifier("pubmed", "90000001"),))
    assert found.keywords == ("kettle", "tin", "singing kettles", "GARDENS")
    assert found.references == ("10.1000/tin.1", "10.1000/tin.2")
    extra = {item.name: item.text for item in found.extra}
    assert extra["issn"] == "1234-5678; 8765-4321"
    assert extra["cited references"] == "Birch B, 1990, CHALK, V1, P3"
    assert extra["accession"] == "WOS:000000000000019"


def test_orcid_of_a_name_with_particle_is_found() -> None:
    found = record("AF van Beispiel, Bo", "OI van Beispiel, Bo/0000-0002-1825-0097")
    assert found.authors[0].orcid == "0000-0002-1825-0097"


@pytest.mark.parametrize(
    ("sort", "lines", "kind"),
    [
        ("J", ["DT Article"], "journal"),
        ("J", ["DT Retracted Publication"], "journal"),
        ("B", ["DT Book"], "book"),
        ("B", ["DT Article; Book Chapter"], "chapter"),
        ("B", ["CT Kettle Days"], "conference"),
        ("S", ["DT Proceedings Paper"], "conference"),
        ("P", [], "other"),
    ],
)
def test_kind_is_that_of_the_document_type(sort: str, lines: list[str], kind: str) -> None:
    assert record(*lines, sort=sort).kind == kind


def test_retracted_paper_is_marked() -> None:
    assert record("DT Article; Retracted Publication").status == "retracted"


def test_isbn_of_a_book_is_its_identifier() -> None:
    found = record("BN 978-3-16-148410-0", "BA Example, A", "BE Beispiel, B", sort="B")
    assert found.ids == (Identifier("isbn", "9783161484100"),)
    assert [name.name for name in (*found.authors, *found.editors)] == ["A Example", "B Beispiel"]


def test_number_of_an_article_stands_for_its_pages() -> None:
    assert record("AR 104501").pages == "104501"


def test_early_access_has_its_date() -> None:
    assert record("EA MAR 2021").published == "2021-03"


def test_record_without_end_is_ended_by_the_next() -> None:
    reading = read("PT J\nTI A\nSO X\nPT J\nTI B\nER\nEF\n")
    assert [(found.title, found.origin.line) for found in reading.records] == [("A", 1), ("B", 4)]
    assert [(issue.line, issue.severity) for issue in reading.issues] == [(1, "warning")]


def test_record_that_names_no_paper_costs_only_itself() -> None:
    reading = read("FN ISI Export Format\nVR 1.0\nPT J\nSO X\nER\n\nPT J\nTI B\nER\n\nAU Example, A\nER\nEF")
    assert [found.title for found in reading.records] == ["B"]
    assert [(issue.line, issue.severity) for issue in reading.issues] == [(3, "error"), (11, "error")]


def test_other_text_is_not_taken_for_web_of_science() -> None:
    assert not wos.looks_like("PT Cruiser\nTI 99")
    assert not wos.looks_like("TY  - JOUR\nER  - ")
    assert wos.looks_like("PT J\nAU Example, A\nTI Tin\n")


def test_sample_is_read_whole(shared: Path) -> None:
    text = (shared / "samples/ris/rispy/example_wos.ris").read_text(encoding="utf-8")
    found = detect(text)
    assert found is not None
    assert found.name == "wos"
    reading = found.read(Source("x", text))
    assert (len(reading.records), reading.issues) == (text.count("\nPT "), ())
    assert [len(record.authors) for record in reading.records] == [4, 9]
    assert [record.doi for record in reading.records] == ["10.1021/bi049798f", "10.1021/bi0497291"]
    cited = [next(item.text for item in record.extra if item.name == "cited references") for record in reading.records]
    counts = [
        len(record.references) + len(text.split("; ")) for record, text in zip(reading.records, cited, strict=True)
    ]
    assert counts == [59, 86]
