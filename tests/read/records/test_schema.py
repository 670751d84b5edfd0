from __future__ import annotations

from typing import Any

import pytest

from paperatlas.model.issue import Issue, Severity
from paperatlas.model.record import Extra, Identifier, Link, Name, Origin, Record
from paperatlas.read.limits import MAX_ITEMS, MAX_LINE, MAX_TEXT, MAX_TITLE
from paperatlas.read.records.schema import DERIVED_KEYS, KEYS, record_from_mapping
from paperatlas.read.values import Value

ORIGIN = Origin("data/a.yml", 3, "yaml")


def value(plain: Any, line: int = 9) -> Value:
    """A value from plain lists, mappings and strings, all on one line."""
    if isinstance(plain, dict):
        return Value({key: value(item, line) for key, item in plain.items()}, line)
    if isinstance(plain, list):
        return Value([value(item, line) for item in plain], line)
    return Value(plain, line)


def read(mapping: dict[str, Any]) -> tuple[Record | None, list[Issue]]:
    return record_from_mapping(value(mapping), ORIGIN)


ADA, BO = Name("Ada Example", "Example", "Ada"), Name("Bo Beispiel", "Beispiel", "Bo")

GOOD: list[tuple[str, Any, str, Any]] = [
    ("id", "kg-agent", "id", "kg-agent"),
    ("title", r" \textbf{A}  $\alpha$ title ", "title", r"A $\alpha$ title"),
    ("name", "KG-Agent", "name", "KG-Agent"),
    ("abstract", "One.\n\nTwo\nlines.", "abstract", "One.\n\nTwo lines."),
    ("summary", "50% of it.", "summary", "50% of it."),
    (
        "authors",
        ["Ada Example", "Beispiel, Bo"],
        "authors",
        (Name("Ada Example", "Example", "Ada"), Name("Bo Beispiel", "Beispiel", "Bo")),
    ),
    ("authors", "Ada Example and Bo Beispiel; C", "authors", (ADA, BO, Name("C"))),
    ("authors", [{"given": "Ada", "family": "Example"}], "authors", (Name("Ada Example", "Example", "Ada"),)),
    (
        "authors",
        [{"name": "Ada", "orcid": "https://orcid.org/0000-0002-1825-0097"}],
        "authors",
        (Name("Ada", orcid="0000-0002-1825-0097"),),
    ),
    ("authors", ["Ada", "Ada"], "authors", (Name("Ada"),)),
    ("author_count", "12", "author_count", 12),
    ("organisation", "Tin  Works", "organisation", "Tin Works"),
    ("organisation_handle", "tinworks", "organisation_handle", "tinworks"),
    ("published", "2025-10-17", "published", "2025-10-17"),
    ("updated", "2025-10", "updated", "2025-10"),
    ("year", "2025", "year", 2025),
    ("venue", "EMNLP 2025 (Findings)", "venue", "EMNLP 2025 (Findings)"),
    ("page_count", "22", "page_count", 22),
    ("arxiv_id", "arXiv:2101.00010v3", "arxiv_id", "2101.00010"),
    ("arxiv_id", "2101.00010v3", "arxiv_version", 3),
    ("arxiv_version", "2", "arxiv_version", 2),
    ("doi", "https://doi.org/10.1000/ABC", "doi", "10.1000/abc"),
    ("url", "https://example.org/a", "url", "https://example.org/a"),
    ("pdf", "https://example.org/a.pdf", "pdf", "https://example.org/a.pdf"),
    ("code", "https://github.com/a/b", "code", ("https://github.com/a/b",)),
    ("code", ["https://a.org", "https://b.org", "https://a.org"], "code", ("https://a.org", "https://b.org")),
    ("links", [{"kind": "video", "url": "https://a.org"}], "links", (Link("video", "https://a.org"),)),
    ("links", ["https://a.org"], "links", (Link("other", "https://a.org"),)),
    ("keywords", ["a", " b ", "a", ""], "keywords", ("a", "b")),
    ("comment", "12 pages", "comment", "12 pages"),
    ("comment_count", "0", "comment_count", 0),
    ("upvotes", "7", "upvotes", 7),
    ("references", ["10.1000/182"], "references", ("10.1000/182",)),
    ("seen_in", ["A list"], "seen_in", ("A list",)),
    ("tags", ["agents", "rag"], "tags", ("agents", "rag")),
    ("tags", [{"slug": "agents", "because": ["agent"]}], "tags", ("agents",)),
    ("not_tags", "agents", "not_tags", ("agents",)),
    ("topics", [{"slug": "memory", "score": "0.5"}], "topics", ("memory",)),
    ("aliases", ["old-name"], "aliases", ("old-name",)),
    ("more_authors", "true", "more_authors", True),
    ("more_authors", "no", "more_authors", None),
    ("editors", "Ada Example", "editors", (Name("Ada Example", "Example", "Ada"),)),
    ("kind", "Journal", "kind", "journal"),
    ("volume", "12", "volume", "12"),
    ("issue", "3-4", "issue", "3-4"),
    ("pages", "1–9", "pages", "1–9"),
    ("publisher", "Tin Press", "publisher", "Tin Press"),
    ("ids", {"pubmed": "PMID: 123"}, "ids", (Identifier("pubmed", "123"),)),
    ("note", "Read twice.", "note", "Read twice."),
    ("status", "retracted", "status", "retracted"),
    ("extra", {"series": "Kettles"}, "extra", (Extra("series", "Kettles"),)),
]

BAD: list[tuple[str, Any]] = [
    ("id", "../x"),
    ("id", ["a", "b"]),
    ("title", ["A"]),
    ("title", "x" * (MAX_TITLE + 1)),
    ("name", {"a": "b"}),
    ("abstract", "x" * (MAX_TEXT + 1)),
    ("summary", ["A"]),
    ("authors", [["Ada"]]),
    ("authors", ["x" * (MAX_TITLE + 1)]),
    ("author_count", "many"),
    ("organisation", "x" * (MAX_LINE + 1)),
    ("organisation_handle", ["a"]),
    ("published", "17 October"),
    ("updated", "2025-02-30"),
    ("year", "25"),
    ("year", "2025-10"),
    ("venue", {"name": "x"}),
    ("page_count", "-1"),
    ("arxiv_id", "2101.1"),
    ("arxiv_version", "v2"),
    ("doi", "182"),
    ("url", "javascript:alert(1)"),
    ("url", "//example.org"),
    ("url", "https://ada@example.org"),
    ("pdf", "paper.pdf"),
    ("code", ["https://a.org", "nowhere"]),
    ("links", [{"kind": "video"}]),
    ("links", [{"kind": "film", "url": "https://a.org"}]),
    ("links", [{"kind": "video", "url": "javascript:x"}]),
    ("keywords", [["a"]]),
    ("keywords", ["a"] * (MAX_ITEMS + 1)),
    ("comment", ["a"]),
    ("comment_count", "１２"),
    ("upvotes", "1e3"),
    ("upvotes", "9" * 10),
    ("references", [{"a": "b"}]),
    ("seen_in", {"a": "b"}),
    ("tags", ["Agents"]),
    ("tags", ["con"]),
    ("not_tags", [".."]),
    ("topics", ["a b"]),
    ("aliases", ["a/b"]),
    ("more_authors", "some"),
    ("editors", [["Ada"]]),
    ("kind", "poem"),
    ("volume", ["1"]),
    ("issue", {"a": "b"}),
    ("pages", ["1"]),
    ("publisher", ["Tin Press"]),
    ("ids", {"pubmed": "x"}),
    ("ids", {"library": "1"}),
    ("ids", "123"),
    ("note", ["a"]),
    ("status", "gone"),
    ("extra", "series"),
    ("extra", {"series": ["a"]}),
]


@pytest.mark.parametrize(("key", "plain", "field", "expected"), GOOD)
def test_good_value_is_read(key: str, plain: Any, field: str, expected: Any) -> None:
    record, issues = read({"title": "A", key: plain})
    assert issues == []
    assert getattr(record, field) == expected


@pytest.mark.parametrize(("key", "plain"), BAD)
def test_bad_value_is_left_out_and_reported(key: str, plain: Any) -> None:
    mapping = {"summary" if key != "summary" else "title": value("A", 4), key: value(plain, 7)}
    record, issues = record_from_mapping(Value(mapping, 3), ORIGIN)
    assert record is not None
    assert not getattr(record, KEYS[key].field, None)
    (issue,) = issues
    assert (issue.severity, issue.file, issue.line) == (Severity.ERROR, "data/a.yml", 7)
    assert issue.finding.startswith(f'"{key}": ')
    assert issue.remedy
    assert len(issue.finding) < 200


def test_every_key_has_good_and_bad_examples() -> None:
    assert {key for key, *_ in GOOD} == set(KEYS)
    assert {key for key, _ in BAD} == set(KEYS)


def test_every_key_but_arxiv_id_is_a_field_of_the_record() -> None:
    fields = {rule.field for rule in KEYS.values()} - {"arxiv"}
    assert fields <= set(Record.__dataclass_fields__)


def test_issue_names_file_line_finding_and_remedy() -> None:
    _, issues = read({"title": "A", "year": "24"})
    assert [str(issue) for issue in issues] == ['data/a.yml:9: error: "year": "24" is not a year: write four digits']


@pytest.mark.parametrize(
    ("key", "near"),
    [("titel", "title"), ("arxiv", "arxiv_id"), ("author", "authors"), ("tag", "tags"), ("Date", "published")],
)
def test_unknown_key_suggests_a_known_one(key: str, near: str) -> None:
    _, issues = read({"summary": "A", key: "x"})
    assert [(issue.severity, issue.finding) for issue in issues] == [("warning", f'unknown key "{key}"')]
    assert issues[0].remedy == f'did you mean "{near}"?'


def test_unknown_key_without_a_near_one_is_reported() -> None:
    _, issues = read({"title": "A", "zzz\x1b": "x"})
    assert issues[0].finding == 'unknown key "zzz"'


@pytest.mark.parametrize("key", sorted(DERIVED_KEYS))
def test_key_of_the_programs_own_output_is_passed_over(key: str) -> None:
    assert read({"title": "A", key: "x"})[1] == []


@pytest.mark.parametrize("key", ["title", "name", "abstract", "summary", "arxiv_id", "doi"])
def test_one_telling_key_makes_a_record(key: str) -> None:
    text = {"arxiv_id": "2101.00010", "doi": "10.1000/182"}.get(key, "A")
    assert read({key: text})[0] is not None


@pytest.mark.parametrize(
    "mapping", [{}, {"year": "2025"}, {"title": ""}, {"title": " \x00 "}, {"title": None}, {"id": "a"}]
)
def test_mapping_that_tells_no_paper_makes_no_record(mapping: dict[str, Any]) -> None:
    record, issues = read(mapping)
    assert record is None
    assert issues[-1].finding == "nothing says which paper this is"


def test_year_comes_from_the_date_unless_it_is_stated() -> None:
    assert getattr(read({"title": "A", "published": "2025-10"})[0], "year") == 2025  # noqa: B009
    assert getattr(read({"title": "A", "published": "2025-10", "year": "2024"})[0], "year") == 2024  # noqa: B009


def test_stated_arxiv_version_goes_before_the_one_of_the_identifier() -> None:
    record, _ = read({"arxiv_id": "2101.00010v3", "arxiv_version": "5"})
    assert record is not None
    assert record.arxiv_version == 5


def test_text_is_cleaned_of_hostile_characters() -> None:
    record, _ = read({"title": "A\u202eB\x00\x1b[31m", "venue": "X\u200bY", "keywords": ["a\u2066b"]})
    assert record is not None
    assert (record.title, record.venue, record.keywords) == ("AB[31m", "XY", ("ab",))


def test_address_with_a_space_is_reported() -> None:
    assert len(read({"title": "A", "url": "https://example.org/a b"})[1]) == 1


@pytest.mark.parametrize(
    "author", [{"name": "Ada", "orcid": "0000-0002-1825-0098"}, {"nmae": "Ada"}, {"name": "A", "x": "y"}]
)
def test_what_is_wrong_within_an_author_is_reported(author: dict[str, str]) -> None:
    assert len(read({"title": "A", "authors": [author]})[1]) == 1
