from __future__ import annotations

import pytest

from paperatlas.model.record import Identifier, Record
from paperatlas.read.bibliographies import nbib, ris
from paperatlas.read.formats import detect
from paperatlas.read.source import Reading, Source

WHOLE = """
PMID- 90000001
OWN - NLM
STAT- MEDLINE
DCOM- 20220505
LR  - 20220505
IS  - 1234-5678 (Electronic)
IS  - 1234-5678 (Linking)
VI  - 8
IP  - 5
DP  - 2022 May 12
TI  - Tin gardens: distinguishing singing kettles from
      whistling ones.
PG  - 101-10
LID - 10.1000/tin.000823 [doi]
LID - 000823 [pii]
AB  - Kettles sing. They are found in gardens of tin,
      and seldom elsewhere.
CI  - (c) 2022 Tin Press.
FAU - Example, Ada B
AU  - Example AB
AUID- ORCID: 0000-0002-1825-0097
AD  - Department of Tin, Kettle University,
      Tintown.
FAU - van Beispiel, Bo
AU  - van Beispiel B
CN  - Kettle Consortium
LA  - eng
PT  - Journal Article
PT  - Research Support, Non-U.S. Gov't
PT  - Retracted Publication
PL  - England
TA  - J Kettles
JT  - Journal of kettles
JID - 101671820
SB  - IM
MH  - Garden/*history
MH  - *Kettles
MH  - Humans
OTO - NOTNLM
OT  - singing
PMC - PMC9000001
EDAT- 2022/05/04 06:00
AID - 000823 [pii]
AID - 10.1000/tin.000823 [doi]
PST - ppublish
SI  - ClinicalTrials.gov/NCT00000000
SO  - J Kettles. 2022 May;8(5). doi: 10.1000/tin.000823.
"""


def read(text: str) -> Reading:
    return nbib.read(Source("data/x.nbib", text))


def record(*lines: str) -> Record:
    title = [] if any(line.startswith(("TI  ", "BTI ")) for line in lines) else ["TI  - Tin gardens."]
    reading = read("\n".join(["PMID- 90000001", *title, *lines]))
    assert len(reading.records) == 1
    return reading.records[0]


def test_fields_of_an_article_find_their_places() -> None:
    reading = read(WHOLE)
    assert reading.issues == ()
    (found,) = reading.records
    assert found.origin.line == 2
    assert found.title == "Tin gardens: distinguishing singing kettles from whistling ones"
    assert found.abstract == "Kettles sing. They are found in gardens of tin, and seldom elsewhere."
    assert [(name.family, name.given, name.particle) for name in found.authors] == [
        ("Example", "Ada B", None),
        ("Beispiel", "Bo", "van"),
        (None, None, None),
    ]
    assert found.authors[0].orcid == "0000-0002-1825-0097"
    assert (found.venue, found.volume, found.issue, found.pages) == ("Journal of kettles", "8", "5", "101–10")
    assert (found.published, found.year, found.kind, found.status) == ("2022-05-12", 2022, "journal", "retracted")
    assert found.doi == "10.1000/tin.000823"
    assert found.ids == (Identifier("pubmed", "90000001"), Identifier("pmc", "PMC9000001"))
    assert found.keywords == ("Garden", "Kettles", "Humans", "singing")
    assert {item.name: item.text for item in found.extra} == {
        "pii": "000823",
        "issn": "1234-5678",
        "publication type": "Journal Article; Research Support, Non-U.S. Gov't; Retracted Publication",
        "address": "Department of Tin, Kettle University, Tintown.",
        "copyright": "(c) 2022 Tin Press.",
        "language": "eng",
        "place": "England",
        "journal": "J Kettles",
        "secondary source": "ClinicalTrials.gov/NCT00000000",
    }


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("2019 Mar-Apr", "2019-03"),
        ("2019 Winter", "2019"),
        ("1969 Dec-1970 Jan", "1969-12"),
        ("2019", "2019"),
        ("2019 Mar 12", "2019-03-12"),
    ],
)
def test_date_of_publication_is_as_exact_as_it_is_known(date: str, published: str) -> None:
    assert record(f"DP  - {date}").published == published


def test_record_without_date_of_publication_has_the_electronic_one() -> None:
    assert record("DEP - 20190312", "EDAT- 2019/04/01 06:00").published == "2019-03-12"
    assert record("EDAT- 2019/04/01 06:00").published == "2019-04-01"


@pytest.mark.parametrize(
    ("short", "family", "given", "suffix"),
    [
        ("Example AB", "Example", "AB", None),
        ("van Beispiel B", "Beispiel", "B", None),
        ("Example A Jr", "Example", "A", "Jr"),
        ("Kettle Group", None, None, None),
    ],
)
def test_short_names_stand_in_where_there_are_no_full_ones(
    short: str, family: str | None, given: str | None, suffix: str | None
) -> None:
    (name,) = record(f"AU  - {short}").authors
    assert (name.family, name.given, name.suffix) == (family, given, suffix)


def test_others_are_no_author() -> None:
    found = record("AU  - Example A", "AU  - et al.")
    assert (len(found.authors), found.more_authors) == (1, True)


def test_editors_are_apart_from_authors() -> None:
    found = record("FED - Beispiel, Bo", "ED  - Beispiel B", "FAU - Example, Ada", "AU  - Example A")
    assert [name.name for name in found.editors] == ["Bo Beispiel"]
    assert [name.name for name in found.authors] == ["Ada Example"]


def test_chapter_names_its_book() -> None:
    found = record("TI  - Tin.", "BTI - A Book of Kettles", "PT  - Book Chapter", "ISBN- 9783161484100 (print)")
    assert (found.kind, found.venue, found.title) == ("chapter", "A Book of Kettles", "Tin")
    assert Identifier("isbn", "9783161484100") in found.ids


def test_book_has_its_own_title() -> None:
    found = record("BTI - A Book of Kettles", "PB  - Tin Press")
    assert (found.kind, found.title, found.publisher) == ("book", "A Book of Kettles", "Tin Press")


def test_preprint_is_one() -> None:
    assert record("PT  - Journal Article", "PT  - Preprint", "JT  - kettleRxiv").kind == "preprint"


def test_number_of_an_article_stands_for_its_pages() -> None:
    assert record("LID - e1004 [pii]").pages == "e1004"


def test_records_begin_with_their_number_or_behind_an_empty_line() -> None:
    reading = read("PMID- 1\nTI  - A.\nPMID- 2\nTI  - B.\n\nOWN - NLM\nTI  - C.\n\nPMID- 4\n\nTI  - D.\n")
    assert [(found.title, found.origin.line) for found in reading.records] == [("A", 1), ("B", 3), ("C", 6), ("D", 9)]


def test_wrapped_line_may_look_like_a_tag() -> None:
    assert record("AB  - Kettles and", "      AIDS- related tin").abstract == "Kettles and AIDS- related tin"


def test_record_that_names_no_paper_costs_only_itself() -> None:
    reading = read("PMID- 1\nTI  - A.\n\nPMID- 2\nAU  - Example A\n\nPMID- 3\nTI  - C.\n")
    assert [found.title for found in reading.records] == ["A", "C"]
    assert [(issue.line, issue.severity) for issue in reading.issues] == [(4, "error")]


def test_text_before_the_records_is_told() -> None:
    assert [issue.line for issue in read("My list\n\n" + WHOLE).issues] == [1]


def test_pubmed_text_is_not_taken_for_ris() -> None:
    found = detect(WHOLE)
    assert found is not None
    assert found.name == "nbib"
    assert not nbib.looks_like("TY  - JOUR\nTI  - A\nDP  - PubMed\nER  - \n")
    assert not nbib.looks_like("TI  - A\nAU  - B\n")
    assert not ris.looks_like(WHOLE)
