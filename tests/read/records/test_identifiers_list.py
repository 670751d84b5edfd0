from __future__ import annotations

import pytest

from paperatlas.model.record import Record
from paperatlas.read.records.identifiers_list import looks_like, read
from paperatlas.read.source import Reading, Source
from tests.read.excerpts import IDENTIFIERS


def read_text(text: str) -> Reading:
    return read(Source("data/list.txt", text))


def shown(record: Record) -> str:
    return record.arxiv_id or record.doi or " ".join(f"{one.scheme}:{one.value}" for one in record.ids)


@pytest.mark.parametrize(
    ("line", "identifier"),
    [
        ("3101.00010v3", "3101.00010"),
        ("arXiv: 3101.00010", "3101.00010"),
        ("math.GT/0309136", "math/0309136"),
        ("https://arxiv.org/pdf/3101.00010v2.pdf", "3101.00010"),
        ("arxiv.org/abs/3101.00010", "3101.00010"),
        ("10.1000/(kettle)2", "10.1000/(kettle)2"),
        ("doi: 10.1000/KETTLE.", "10.1000/kettle"),
        ("<https://doi.org/10.1000/kettle>", "10.1000/kettle"),
        ("PMID 12345678", "pubmed:12345678"),
        ("PMC123456", "pmc:PMC123456"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "pubmed:12345678"),
        ("https://openreview.net/forum?id=abcdefghij", "openreview:abcdefghij"),
        ("https://aclanthology.org/2031.acl-long.1/", "acl:2031.acl-long.1"),
        ("https://dl.acm.org/doi/pdf/10.1145/1234567", "10.1145/1234567"),
        ("- [x] 3101.00010", "3101.00010"),
        ("12. 10.1000/kettle", "10.1000/kettle"),
    ],
)
def test_identifier_alone_is_a_record(line: str, identifier: str) -> None:
    assert looks_like(line)
    reading = read_text(line)
    assert ([shown(record) for record in reading.records], reading.issues) == ([identifier], ())
    assert reading.records[0].title is None


def test_comments_are_passed_over_or_kept_as_notes() -> None:
    records = read_text(IDENTIFIERS).records
    assert [record.origin.line for record in records] == [2, 3, 4, 5, 6]
    assert [record.note for record in records] == [None, "the older one", None, None, None]


@pytest.mark.parametrize(
    "line",
    [
        "3101.00010 Tin Gardens: Kettles",
        "3101.00010\tTin Gardens: Kettles",
        "Tin Gardens: Kettles - https://arxiv.org/abs/3101.00010",
        "Tin Gardens: Kettles (arXiv:3101.00010)",
        "[Tin Gardens: Kettles](https://arxiv.org/abs/3101.00010)",
        '"Tin Gardens: Kettles", doi:10.48550/arXiv.3101.00010',
    ],
)
def test_title_beside_an_identifier_is_kept(line: str) -> None:
    (record,) = read_text(line).records
    assert (record.title, record.arxiv_id) == ("Tin Gardens: Kettles", "3101.00010")


def test_several_identifiers_a_line_are_a_record_each() -> None:
    reading = read_text("3101.00010, 3101.00011; 10.1000/a,10.1000/b")
    assert [shown(record) for record in reading.records] == ["3101.00010", "3101.00011", "10.1000/a", "10.1000/b"]


def test_several_sorts_of_identifier_beside_a_title_are_one_record() -> None:
    (record,) = read_text("3101.00010 Tin Gardens 10.1000/kettle").records
    assert (record.title, record.arxiv_id, record.doi) == ("Tin Gardens", "3101.00010", "10.1000/kettle")


def test_reference_is_a_note_and_no_title() -> None:
    (record,) = read_text("Example A, Beispiel B. Tin gardens. J Tin 2031; 4: 1-9. doi:10.1000/kettle").records
    assert (record.doi, record.title) == ("10.1000/kettle", None)
    assert (record.note or "").startswith("Example A, Beispiel B. Tin gardens.")


def test_numbers_of_pubmed_make_a_list_where_nothing_else_stands() -> None:
    text = "PMID\n12345678\n12345679\n"
    assert looks_like(text)
    assert [shown(record) for record in read_text(text).records] == ["pubmed:12345678", "pubmed:12345679"]


def test_address_with_a_title_is_a_record_and_one_without_an_issue() -> None:
    reading = read_text("Tin Gardens https://example.org/tin\nhttps://example.org/chalk\n")
    assert [(record.title, record.url) for record in reading.records] == [("Tin Gardens", "https://example.org/tin")]
    assert [issue.line for issue in reading.issues] == [2]


def test_line_without_an_identifier_costs_only_itself() -> None:
    reading = read_text("3101.00010\nnothing here\n3101.00011\n")
    assert len(reading.records) == 2
    assert [(issue.line, issue.severity) for issue in reading.issues] == [(2, "error")]


@pytest.mark.parametrize(
    "text",
    [
        "1\n2\n3\n",
        "2031\n2032\n",
        "see arXiv:3101.00010 for this and more",
        "3101.00010\nBut this is a text.\nIt has lines.\n",
        "https://example.org/a\nhttps://example.org/b\n",
        "1234.56789 and 1399.12345\n",
    ],
)
def test_other_text_is_no_list(text: str) -> None:
    assert not looks_like(text)
