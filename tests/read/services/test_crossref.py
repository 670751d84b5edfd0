from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from paperatlas.model.record import Name, Record
from paperatlas.read.files import read_file
from paperatlas.read.formats import detect
from paperatlas.read.services.crossref import looks_like, read
from paperatlas.read.source import Reading, Source


def read_text(text: str) -> Reading:
    return read(Source("data/x.json", text))


def work(**fields: Any) -> dict[str, Any]:
    """A work with these fields; `_` stands for a hyphen."""
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    return {"DOI": "10.1000/TIN.1", "title": ["Tin Kettles"], "type": "journal-article", "prefix": "10.1000", **named}


def record_of(**fields: Any) -> Record:
    reading = read_text(json.dumps(work(**fields)))
    assert reading.issues == ()
    (record,) = reading.records
    return record


def extra_of(record: Record) -> dict[str, str]:
    return {extra.name: extra.text for extra in record.extra}


def message(type_: str, body: object) -> str:
    return json.dumps({"status": "ok", "message-type": type_, "message-version": "1.0.0", "message": body})


PAGE = message("work-list", {"facets": {}, "total-results": 2, "items": [work(), work()], "next-cursor": "x"})


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (message("work", work()), 1),
        (PAGE, 2),
        (json.dumps(json.loads(PAGE), indent=2), 2),
        (json.dumps(work()), 1),
        (json.dumps([work(), work()]), 2),
        (json.dumps({"items": [work(), work()]}), 2),
        (f"[{PAGE}, {PAGE}]", 4),
        (f"{json.dumps(work())}\n{json.dumps(work())}\n", 2),
        (f"{PAGE}\n{PAGE}\n", 4),
        (message("work-list", {"items": []}), 0),
    ],
    ids=["message", "page", "indented", "bare", "list", "snapshot", "messages", "lines", "message lines", "empty"],
)
def test_works_are_found_in_every_shape(text: str, count: int) -> None:
    found = detect(text)
    assert found is not None
    assert found.name == "crossref"
    reading = found.read(Source("data/x.json", text))
    assert [record.doi for record in reading.records] == ["10.1000/tin.1"] * count
    assert reading.issues == ()


@pytest.mark.parametrize(
    "text",
    [
        message("member-list", {"items": [{"id": 98, "primary-name": "Tin Works"}]}),
        message("prefix", {"name": "Tin Works", "prefix": "http://id.crossref.org/prefix/10.1000"}),
        message("type-list", {"items": [{"id": "book", "label": "Book"}]}),
        '{"status": "failed", "message-type": "validation-failure", "message": [{"type": "x", "value": "y"}]}',
        '{\n"status": "failed", "message": "no"}',
    ],
)
def test_answer_without_works_is_one_issue(text: str) -> None:
    assert looks_like(text)
    reading = read_text(text)
    assert reading.records == ()
    (issue,) = reading.issues
    assert issue.finding.startswith("an answer of Crossref without works")


def test_broken_work_costs_only_itself() -> None:
    text = PAGE.replace('"prefix": "10.1000"', '"prefix": nope', 1)
    reading = read_text(text)
    assert len(reading.records) == 1
    assert len(reading.issues) == 1


def test_work_without_title_and_doi_is_reported() -> None:
    reading = read_text(message("work-list", {"items": [{"publisher": "Tin Works"}, None, work()]}))
    assert len(reading.records) == 1
    assert [issue.finding for issue in reading.issues] == [
        "nothing says which paper this is",
        "an item must be an object, not nothing",
    ]


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"title": ["Tin", "Zinn"]}, "Tin"),
        ({"title": ["Tin"], "subtitle": ["A Theory"]}, "Tin: A Theory"),
        ({"title": ["Why tin?"], "subtitle": ["A Theory"]}, "Why tin? A Theory"),
        ({"title": ["Tin: A Theory"], "subtitle": ["a theory"]}, "Tin: A Theory"),
        ({"title": ["A Theory of Tin Kettles"], "subtitle": ["THEORY OF KETTLES"]}, "A Theory of Tin Kettles"),
        ({"title": ["Tin"], "subtitle": [""]}, "Tin"),
        ({"title": ["<i>Tin</i> &amp;amp; CO<sub>2</sub>"]}, "Tin & CO₂"),
        ({"title": ["A\n    <i>tin</i>\n    kettle"]}, "A tin kettle"),
        ({"title": [], "original-title": ["Zinn"]}, "Zinn"),
        ({"title": []}, None),
    ],
)
def test_title_is_whole_and_plain(fields: dict[str, Any], title: str | None) -> None:
    assert record_of(**fields).title == title


def test_second_title_is_kept() -> None:
    assert extra_of(record_of(title=["Tin", "Zinn"]))["title"] == "Zinn"


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ({"issued": {"date-parts": [[2021, 3, 5]]}}, "2021-03-05"),
        ({"issued": {"date-parts": [[2021]]}, "published-online": {"date-parts": [[2021, 3]]}}, "2021-03"),
        ({"issued": {"date-parts": [[2021]]}, "published-print": {"date-parts": [[2022, 3]]}}, "2021"),
        ({"issued": {"date-parts": [[None]]}, "posted": {"date-parts": [[2021, 3, 5]]}}, "2021-03-05"),
        ({"issued": {"date-parts": [[None]]}, "approved": {"date-parts": [[2021]]}}, "2021"),
        ({"issued": {"date-parts": [[None]]}, "created": {"date-parts": [[2021]]}}, None),
    ],
)
def test_date_of_appearance_is_as_exact_as_known(fields: dict[str, Any], published: str | None) -> None:
    assert record_of(**fields).published == published


def test_people_and_groups_are_named() -> None:
    author = [
        {"given": "Ada", "family": "Example", "sequence": "first", "ORCID": "https://orcid.org/0000-0002-1825-0097"},
        {"given": "Bo", "family": "van Beispiel", "suffix": "Jr."},
        {"name": "Tin Works Group", "sequence": "additional"},
    ]
    assert record_of(author=author).authors == (
        Name("Ada Example", "Example", "Ada", "0000-0002-1825-0097"),
        Name("Bo van Beispiel Jr.", "Beispiel", "Bo", None, "van", "Jr."),
        Name("Tin Works Group"),
    )


@pytest.mark.parametrize(
    ("affiliations", "organisation"),
    [
        ([["Tin Works"], ["Tin Works"]], "Tin Works"),
        ([["Tin Works"], []], None),
        ([["Tin Works"], ["Chalk Works"]], None),
        ([["Tin Works", "Chalk Works"]], None),
        ([], None),
    ],
)
def test_institution_counts_where_it_is_that_of_all(affiliations: list[list[str]], organisation: str | None) -> None:
    author = [{"family": "Example", "affiliation": [{"name": name} for name in names]} for names in affiliations]
    assert record_of(author=author).organisation == organisation


@pytest.mark.parametrize(
    ("fields", "venue", "kind"),
    [
        ({"container-title": ["Journal of Tin &amp; Chalk", "J. Tin"]}, "Journal of Tin & Chalk", "journal"),
        ({"container-title": [], "short-container-title": ["J. Tin"]}, "J. Tin", "journal"),
        ({"type": "book-chapter", "container-title": ["Notes in Tin", "Tin 2021"]}, "Tin 2021", "chapter"),
        ({"type": "proceedings-article", "event": {"name": "Tin 2021", "location": "X"}}, "Tin 2021", "conference"),
        ({"type": "proceedings-article", "container-title": ["Tin Workshops"]}, "Tin Workshops", "workshop"),
        (
            {
                "type": "posted-content",
                "subtype": "preprint",
                "institution": [{"name": "bioRxiv"}],
                "group-title": "Tin",
            },
            "bioRxiv",
            "preprint",
        ),
        ({"type": "posted-content", "subtype": "other", "group-title": "A tin diary"}, "A tin diary", "other"),
        ({"container-title": ["SSRN Electronic Journal"]}, "SSRN Electronic Journal", "preprint"),
        ({"type": "dissertation"}, None, "thesis"),
        ({"type": "component"}, None, "other"),
        ({"type": None}, None, None),
    ],
)
def test_venue_and_kind_follow_the_type(fields: dict[str, Any], venue: str | None, kind: str | None) -> None:
    record = record_of(**fields)
    assert (record.venue, record.kind) == (venue, kind)


def test_series_of_a_volume_is_kept() -> None:
    record = record_of(type="book-chapter", container_title=["Notes in Tin", "Tin 2021"])
    assert extra_of(record)["container-title"] == "Notes in Tin"


def test_institution_of_a_thesis_is_its_organisation() -> None:
    record = record_of(type="dissertation", institution=[{"name": "University of Tin"}], degree=["PhD"])
    assert (record.organisation, extra_of(record)["degree"]) == ("University of Tin", "PhD")


def test_empty_numbers_are_left_out() -> None:
    record = record_of(volume="null", issue=None, page="n/a", journal_issue={"issue": "3"}, article_number="17")
    assert (record.volume, record.issue, record.pages) == (None, "3", "17")


def test_addresses_find_their_places() -> None:
    record = record_of(
        URL="http://dx.doi.org/10.1000/TIN.1",
        resource={"primary": {"URL": "https://example.org/tin/1"}},
        link=[
            {"URL": "https://api.example.org/tin.pdf", "content-type": "application/pdf"},
            {"URL": "https://example.org/tin-am.pdf", "content-type": "application/pdf", "content-version": "am"},
            {"URL": "https://example.org/tin.xml", "content-type": "text/xml"},
            {"URL": "https://example.org/tin.pdf", "content-type": "unspecified", "content-version": "vor"},
        ],
    )
    assert (record.url, record.pdf, record.links) == ("https://example.org/tin/1", "https://example.org/tin.pdf", ())


def test_references_are_dois_or_texts() -> None:
    reference = [
        {"key": "1", "DOI": "10.1000/ABC", "unstructured": "Example A. Tin."},
        {"key": "2", "unstructured": "Beispiel B. <i>Chalk</i>. 2020."},
        {"key": "3", "author": "Example", "year": "1999", "volume-title": "Tin", "first-page": "12"},
        {"key": "4", "first-page": "12"},
        {"key": "5", "doi-asserted-by": "publisher", "DOI": "10.1000/abc"},
        {"key": "6"},
    ]
    assert record_of(reference=reference).references == (
        "10.1000/abc",
        "Beispiel B. Chalk. 2020.",
        "Example, 1999, Tin, 12",
    )


@pytest.mark.parametrize(
    ("update", "status"),
    [("retraction", "retracted"), ("withdrawal", "withdrawn"), ("removal", "withdrawn"), ("correction", None)],
)
def test_update_of_a_work_is_noted(update: str, status: str | None) -> None:
    record = record_of(**{"updated-by": [{"DOI": "10.1000/note", "type": update, "label": "Note"}]})
    assert record.status == status
    assert extra_of(record)["updated-by"] == f"{update} 10.1000/note"


def test_notice_of_a_retraction_is_not_itself_retracted() -> None:
    record = record_of(title=["Retraction of: Tin"], update_to=[{"DOI": "10.1000/tin", "type": "retraction"}])
    assert record.status is None
    assert extra_of(record)["update-to"] == "retraction 10.1000/tin"


def test_related_works_are_kept() -> None:
    relation = {
        "is-preprint-of": [{"id-type": "doi", "id": "10.1000/final", "asserted-by": "subject"}],
        "has-preprint": [{"id-type": "doi", "id": "10.48550/arXiv.2101.00010"}],
        "cites": [],
    }
    record = record_of(relation=relation)
    assert record.arxiv_id == "2101.00010"
    assert extra_of(record) == {"is-preprint-of": "10.1000/final", "has-preprint": "10.48550/arXiv.2101.00010"}


def test_counts_and_words_are_kept_and_bookkeeping_is_not() -> None:
    record = record_of(
        is_referenced_by_count=12,
        subject=["Tin Studies", "Kettles, General"],
        funder=[{"name": "Tin Fund", "DOI": "10.13039/1"}],
        license=[{"URL": "https://example.org/licence", "delay-in-days": 0}],
        indexed={"date-parts": [[2024, 1, 1]], "timestamp": 1},
        score=1.5,
        source="Crossref",
        issn_type=[{"value": "1234-5679", "type": "print"}],
    )
    assert record.keywords == ("Tin Studies", "Kettles, General")
    assert extra_of(record) == {
        "is-referenced-by-count": "12",
        "funder": "Tin Fund",
        "license": "https://example.org/licence",
    }


def test_abstract_of_jats_becomes_paragraphs() -> None:
    abstract = (
        "<jats:title>Abstract</jats:title><jats:sec><jats:title>Aim</jats:title><jats:p>Louder &lt; tin.</jats:p>"
        "</jats:sec><jats:p>Code: https://github.com/example/tin</jats:p>"
    )
    record = record_of(abstract=abstract)
    assert record.abstract == "Aim: Louder < tin.\n\nCode: https://github.com/example/tin"
    assert record.code == ("https://github.com/example/tin",)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "Resource not found.", '{"title": ["A"]}', '{"message": "hello"}', '[{"title": "A", "prefix": "x"}]'],
)
def test_other_text_is_not_taken_for_works(text: str) -> None:
    assert not looks_like(text)


COUNTS = {
    "test_cursor": (20,),
    "test_cursor_max": (20, 20, 20, 20, 20),
    "test_members_field_queries": (7,),
    "test_members_mixed_ids_works_warn": (20,),
    "test_no_ua_string": (1,),
    "test_offset_of_zero_with_id": (1,),
    "test_prefixes_mixed_ids_works_warn": (20,),
    "test_prefixes_works": (2,),
    "test_random_dois_sample_param": (3, 5),
    "test_types_mixed_ids_works_warn": (20,),
    "test_types_works": (2,),
    "test_ua_string": (1,),
    "test_works_mixed_ids_warn": (1, 1),
    "test_works_no_id_withlimit": (2,),
    "test_works_query": (2,),
    "test_works_sample": (2,),
    "test_works_with_many_ids": (1, 1, 1, 1, 1),
    "test_works_with_one_id": (1,),
    "test_works_with_select_param": (20,),
    "test_workscontainer_with_cursor": (5, 5, 5, 5),
    "test_workscontainer_with_many": (5,),
    "test_workscontainer_with_one_id": (1,),
    "test_workscontainer_with_two_ids": (1, 1),
    "test_worksquery_execute": (3,),
    "test_worksquery_same_as_wrapped_method_real_requests": (3, 3),
}
"""Records of the answers of each recorded test, in the order of the files' names."""


def test_real_answers_are_read_whole(shared: Path) -> None:
    folder = shared / "samples" / "crossref" / "habanero"
    found: dict[str, list[int]] = {}
    for path in sorted(folder.glob("*.json")):
        reading = read_file(path, folder)
        assert reading.issues == ()
        assert {record.origin.format for record in reading.records} == {"crossref"}
        found.setdefault(path.name.split(".")[0], []).append(len(reading.records))
    assert {name: tuple(counts) for name, counts in found.items()} == COUNTS


def test_real_works_keep_their_words(shared: Path) -> None:
    for path in sorted((shared / "samples" / "crossref" / "habanero").glob("*.json")):
        body = json.loads(path.read_text(encoding="utf-8"))["message"]
        records = read_file(path, path.parent).records
        for given, record in zip(body.get("items", [body]), records, strict=True):
            assert record.doi == given["DOI"].lower()
            assert len(record.authors) == sum(
                "family" in author or "name" in author for author in given.get("author", [])
            )
            assert bool(record.title) == bool(given.get("title"))
            assert (record.year is None) == (not _has_date(given))
            assert not re.search(r"</?[a-z]+:|<[ipb]>|&[a-z]+;", f"{record.title}{record.venue}{record.abstract}")
            plain = re.sub(r"<[^>]+>|\s", "", given.get("abstract", ""))
            assert len(re.sub(r"\s", "", record.abstract or "")) >= 0.9 * len(plain)


def _has_date(given: dict[str, Any]) -> bool:
    parts = [given[key]["date-parts"][0][0] for key in ("issued", "published", "approved") if key in given]
    return any(parts)
