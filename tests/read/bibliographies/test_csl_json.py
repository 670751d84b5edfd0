from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from paperatlas.model.record import Extra, Identifier, Name, Record
from paperatlas.read.bibliographies.csl.reader import looks_like, read
from paperatlas.read.files import read_file
from paperatlas.read.formats import detect
from paperatlas.read.source import Reading, Source


def read_text(text: str) -> Reading:
    return read(Source("data/x.json", text))


def record_of(**variables: Any) -> Record:
    """The record of one item with a title and these variables; `_` stands for a hyphen."""
    item = {"title": "Tin Kettles", **{name.replace("_", "-"): value for name, value in variables.items()}}
    reading = read_text(json.dumps([item]))
    assert reading.issues == ()
    (record,) = reading.records
    return record


def extra_of(record: Record) -> dict[str, str]:
    return {extra.name: extra.text for extra in record.extra}


ITEM = '{"id": "a", "type": "article-journal", "title": "A", "issued": {"date-parts": [[2021]]}}'
OTHER = '{"id": "b", "type": "book", "title": "B", "issued": {"raw": "2022"}}'


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"[\n{ITEM},\n{OTHER}]", [2, 3]),
        (f'{{"items": [\n{ITEM},\n{OTHER}]}}', [2, 3]),
        (f'{{"references": [{ITEM}, {OTHER}]}}', [1, 1]),
        (f'{{\n"a": {ITEM},\n"b": {OTHER}\n}}', [2, 3]),
        (f'{{"items": {{"a": {ITEM},\n"b": {OTHER}}}}}', [1, 2]),
        (f"{ITEM}\n{OTHER}\n", [1, 2]),
        (f'[{{"citationItems": [{{"id": 1, "itemData": {ITEM}}},\n{{"id": 2, "itemData": {OTHER}}}]}}]', [1, 1]),
    ],
    ids=["list", "items", "references", "by id", "items by id", "lines", "citations with items"],
)
def test_items_are_found_in_every_shape(text: str, lines: list[int]) -> None:
    found = detect(text)
    assert found is not None
    assert found.name == "csl-json"
    reading = found.read(Source("data/x.json", text))
    assert [(record.title, record.year, record.kind) for record in reading.records] == [
        ("A", 2021, "journal"),
        ("B", 2022, "book"),
    ]
    assert [record.origin.line for record in reading.records] == lines
    assert reading.issues == ()


def test_single_item_is_read() -> None:
    assert [record.title for record in read_text(ITEM).records] == ["A"]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ('{"$schema": "x", "$id": "https://citationstyles.org/schema", "properties": {"title": {}}}', "a schema"),
        ('[{"citationID": "x", "citationItems": [{"id": "a"}]}, {"citationItems": [{"id": "b"}]}]', "citations"),
        (
            '[[{"citationID": "x", "citationItems": [{"id": "a"}]}, [], []], [{"citationItems": []}, [], []]]',
            "citation",
        ),
    ],
)
def test_what_holds_no_items_is_one_issue(text: str, finding: str) -> None:
    assert looks_like(text)
    reading = read_text(text)
    assert reading.records == ()
    (issue,) = reading.issues
    assert finding in issue.finding


def test_broken_and_empty_items_cost_only_themselves() -> None:
    reading = read_text(f'[\n{ITEM},\n{{"type": "book"}},\n"x",\nnull,\n{{"title": nope}},\n{OTHER}\n]')
    assert [record.title for record in reading.records] == ["A", "B"]
    assert [issue.line for issue in reading.issues] == [3, 4, 5, 6]


@pytest.mark.parametrize(
    ("issued", "published"),
    [
        ({"date-parts": [[2021, 3, 5]]}, "2021-03-05"),
        ({"date-parts": [["2021", "03"]]}, "2021-03"),
        ({"date-parts": [[2021, 10, 21, 13]]}, "2021-10-21"),
        ({"date-parts": [[2021, 2, 30]]}, "2021-02"),
        ({"date-parts": [[2021, 3], [2021, 5]]}, "2021-03"),
        ({"date-parts": [2021, 3]}, "2021-03"),
        ({"date-parts": [["2021-03-05"]]}, "2021-03-05"),
        ({"date-parts": [[2021]], "season": 2}, "2021"),
        ({"date-parts": [[2021, 21]]}, "2021"),
        ({"date-parts": [[None]], "raw": "March 2021"}, "2021-03"),
        ({"date-parts": [[]]}, None),
        ({"date-parts": [[None]]}, None),
        ({"date-parts": []}, None),
        ({"raw": "2021-03-05T10:00:00Z"}, "2021-03-05"),
        ({"literal": "Spring 2021"}, "2021"),
        ({"literal": "in press"}, None),
        ("2021-03", "2021-03"),
        ("2021-03-05/2021-03-07", "2021-03-05"),
        ([{"year": 2021, "month": 3, "day": 5}], "2021-03-05"),
        (2021, "2021"),
        (None, None),
        ([], None),
    ],
)
def test_date_is_read_as_exact_as_it_is_sound(issued: object, published: str | None) -> None:
    record = record_of(issued=issued)
    assert record.published == published
    assert record.year == (published and int(published[:4]))


def test_words_of_a_date_are_kept() -> None:
    assert extra_of(record_of(issued={"literal": "in press"}))["issued"] == "in press"
    assert extra_of(record_of(issued={"date-parts": [[1850]], "circa": True}))["issued"] == "circa 1850"


def test_date_of_the_event_stands_in_for_the_missing_one() -> None:
    assert record_of(event_date={"date-parts": [[2021, 6, 1]]}).published == "2021-06-01"
    assert record_of(event_date={"date-parts": [[2020]]}, issued={"date-parts": [[2021]]}).published == "2021"


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ({"family": "Example", "given": "Ada"}, Name("Ada Example", "Example", "Ada")),
        (
            {"family": "Beispiel", "given": "Bo", "non-dropping-particle": "van der", "suffix": "Jr."},
            Name("Bo van der Beispiel Jr.", "Beispiel", "Bo", None, "van der", "Jr."),
        ),
        ({"family": "Beispiel", "given": "Bo", "dropping-particle": "von"},
         Name("Bo von Beispiel", "Beispiel", "Bo", None, "von")),
        ({"family": "Fontaine", "given": "Jo de", "non-dropping-particle": "La"},
         Name("Jo de La Fontaine", "Fontaine", "Jo de", None, "La")),
        ({"family": "van Beispiel", "given": "Bo"}, Name("Bo van Beispiel", "Beispiel", "Bo", None, "van")),
        ({"family": "Beispiel", "given": "Bo van"}, Name("Bo van Beispiel", "Beispiel", "Bo", None, "van")),
        ({"family": "Rei", "given": "Mi", "static-ordering": True}, Name("Rei Mi", "Rei", "Mi")),
        ({"family": "Plato"}, Name("Plato", "Plato")),
        ({"family": "Tin Works Society", "given": ""}, Name("Tin Works Society")),
        ({"literal": "Ada B. Example"}, Name("Ada B. Example", "Example", "Ada B.")),
        ({"literal": "The Kettle Consortium"}, Name("The Kettle Consortium")),
        ({"name": "Tin Works"}, Name("Tin Works")),
        ({"family": "Ex&amp;mple", "given": "A"}, Name("A Ex&mple", "Ex&mple", "A")),
        (
            {"family": "Example", "given": "Ada", "ORCID": "http://orcid.org/0000-0002-1825-0097"},
            Name("Ada Example", "Example", "Ada", "0000-0002-1825-0097"),
        ),
        ("Example, Ada", Name("Ada Example", "Example", "Ada")),
    ],
)  # fmt: skip
def test_name_keeps_its_parts(author: object, name: Name) -> None:
    assert record_of(author=[author]).authors == (name,)


def test_literal_among_names_in_parts_is_a_body() -> None:
    authors = record_of(author=[{"family": "Example", "given": "Ada"}, {"literal": "Tin Works"}]).authors
    assert authors[1] == Name("Tin Works")


@pytest.mark.parametrize("last", [{"literal": "others"}, {"family": "et al."}, "et al."])
def test_unnamed_authors_are_noted(last: object) -> None:
    record = record_of(author=[{"family": "Example", "given": "Ada"}, last])
    assert (len(record.authors), record.more_authors) == (1, True)


def test_editors_and_other_people_are_kept_apart() -> None:
    record = record_of(editor=[{"family": "Beispiel"}], translator=[{"family": "Example", "given": "Ada"}])
    assert [editor.name for editor in record.editors] == ["Beispiel"]
    assert extra_of(record)["translator"] == "Ada Example"


def test_orcid_with_a_wrong_digit_is_reported() -> None:
    item = {"title": "A", "author": [{"family": "Example", "ORCID": "0000-0002-1825-0098"}]}
    reading = read_text(json.dumps([item]))
    assert reading.records[0].authors[0].orcid is None
    assert [issue.severity for issue in reading.issues] == ["warning"]


@pytest.mark.parametrize(
    ("variables", "kind"),
    [
        ({"type": "article-journal"}, "journal"),
        ({"type": "paper-conference"}, "conference"),
        ({"type": "paper-conference", "container-title": "Proceedings of the Kettle Workshop"}, "workshop"),
        ({"type": "chapter"}, "chapter"),
        ({"type": "thesis"}, "thesis"),
        ({"type": "legal_case"}, "other"),
        ({"type": "article", "publisher": "arXiv"}, "preprint"),
        ({"type": "article", "genre": "Preprint"}, "preprint"),
        ({"type": "article", "container-title": "bioRxiv"}, "preprint"),
        ({"type": "article", "DOI": "10.48550/arXiv.2101.00010"}, "preprint"),
        ({"type": "article", "container-title": "Journal of Tin", "volume": "1"}, "journal"),
        ({"type": "article"}, "other"),
        ({"type": "article-journal", "container-title": "arXiv:2101.00010 [cs]"}, "preprint"),
        ({"type": "article-journal", "publisher": "arXiv", "container-title": "Journal of Tin"}, "journal"),
        ({"type": "report", "number": "arXiv:2101.00010"}, "preprint"),
        ({"type": "speech"}, "other"),
        ({"type": "something new"}, "other"),
        ({}, None),
    ],
)
def test_kind_follows_the_type_and_the_place(variables: dict[str, str], kind: str | None) -> None:
    assert record_of(**variables).kind == kind


@pytest.mark.parametrize(
    "variables",
    [
        {"number": "arXiv:2101.00010v3"},
        {"number": "2101.00010v3", "publisher": "arXiv"},
        {"archive": "arXiv", "archive_location": "2101.00010v3"},
        {"container-title": "arXiv:2101.00010v3 [cs]"},
        {"URL": "https://arxiv.org/abs/2101.00010v3"},
        {"DOI": "10.48550/ARXIV.2101.00010v3"},
        {"note": "arXiv:2101.00010v3 [cs.CL]"},
        {"note": "_eprint: 2101.00010v3\neprint: 2101.00010v3"},
        {"custom": {"arXiv": "2101.00010v3"}},
    ],
)
def test_arxiv_identifier_is_found_wherever_it_stands(variables: dict[str, Any]) -> None:
    record = record_of(**variables)
    assert (record.arxiv_id, record.arxiv_version) == ("2101.00010", 3)


def test_number_that_only_looks_like_an_arxiv_identifier_is_none() -> None:
    record = record_of(type="report", number="2101.00010", publisher="Tin Works")
    assert record.arxiv_id is None
    assert extra_of(record)["number"] == "2101.00010"


def test_identifiers_are_parsed() -> None:
    record = record_of(
        type="book", DOI="https://doi.org/10.1000/KETTLE.1", PMID="12345", PMCID="PMC99", ISBN="978-0-306-40615-7"
    )
    assert record.doi == "10.1000/kettle.1"
    assert record.ids == (
        Identifier("pubmed", "12345"),
        Identifier("pmc", "PMC99"),
        Identifier("isbn", "9780306406157"),
    )


def test_number_of_the_whole_book_is_no_identifier_of_its_chapter() -> None:
    record = record_of(type="chapter", ISBN="9780306406157", ISSN="1234-5679")
    assert record.ids == ()
    assert extra_of(record) == {"isbn": "9780306406157", "issn": "1234-5679"}


def test_what_is_called_a_doi_and_is_none_is_reported_and_kept() -> None:
    reading = read_text('[{"title": "A", "DOI": "forthcoming"}]')
    assert [issue.severity for issue in reading.issues] == ["warning"]
    assert reading.records[0].extra == (Extra("doi", "forthcoming"),)


def test_lines_of_the_note_are_variables_or_stay_a_note() -> None:
    note = "PMID: 12345\nComment: 12 pages\nRead twice.\nWarning: hot.\n{:PMCID: PMC99}\nCitation Key: tin21"
    record = record_of(note=note, annote="<p>Good.</p>")
    assert record.note == "Read twice. Warning: hot.\n\nGood."
    assert record.comment == "12 pages"
    assert record.ids == (Identifier("pubmed", "12345"), Identifier("pmc", "PMC99"))
    assert extra_of(record)["citation-key"] == "tin21"


def test_variables_of_the_item_count_more_than_those_of_its_note() -> None:
    record = record_of(type="document", DOI="10.1000/1", note="DOI: 10.1000/2\ntype: report")
    assert (record.doi, record.kind) == ("10.1000/1", "report")


def test_markup_is_taken_off_titles_and_abstracts() -> None:
    record = record_of(
        title='<i>Tin</i> &amp; <span class="nocase">CO<sub>2</sub></span>',
        abstract="<p>One.</p><p>Two &lt; three.</p>",
    )
    assert (record.title, record.abstract) == ("Tin & CO₂", "One.\n\nTwo < three.")


def test_numbers_and_places_are_kept() -> None:
    record = record_of(
        type="article-journal",
        container_title="Journal of Tin &amp; Chalk",
        container_title_short="J. Tin",
        volume=12,
        issue="3",
        page="101--110",
        publisher="Tin Works",
        number_of_pages="10 p.",
        keyword="tin, kettles",
        language="en",
    )
    assert (record.venue, record.volume, record.issue) == ("Journal of Tin & Chalk", "12", "3")
    assert (record.pages, record.publisher, record.page_count) == ("101–110", "Tin Works", 10)
    assert record.keywords == ("tin", "kettles")
    assert extra_of(record) == {"container-title-short": "J. Tin", "language": "en"}


@pytest.mark.parametrize(
    ("page", "pages"),
    [("7-7", "7"), ("n/a-n/a", None), ("e123", "e123"), ("pp. 1–9.", "1–9"), ("S1-2-S1-9", "S1–2-S1-9")],
)
def test_pages_are_written_in_one_way(page: str, pages: str | None) -> None:
    assert record_of(page=page).pages == pages


@pytest.mark.parametrize(
    ("variables", "status"),
    [
        ({"title": "RETRACTED: Tin Kettles"}, "retracted"),
        ({"title": "WITHDRAWN ARTICLE: Tin Kettles"}, "withdrawn"),
        ({"status": "retracted"}, "retracted"),
        ({"status": "in press"}, None),
        ({"title": "Retraction Note to: Tin Kettles"}, None),
        ({"title": "Withdrawn children at tea"}, None),
    ],
)
def test_retraction_is_noted(variables: dict[str, str], status: str | None) -> None:
    assert record_of(**variables).status == status


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '[{"title": "First Kettle", "year": 2021}]',
        '{"papers": [{"title": "A", "doi": "10.1000/1", "authors": [{"family": "Example"}]}]}',
        '[{"title": "A", "url": "https://example.org"}]',
        "[citationItems]",
    ],
)
def test_other_json_is_not_taken_for_items(text: str) -> None:
    assert not looks_like(text)


DEMO = {f"citeproc_demo/items-{number}.json": (25, 0) for number in range(1, 8)}
CITATIONS = {f"citeproc_demo/citations-{number}.json": (0, 1) for number in range(1, 8)}
MANUBOT = {
    f"manubot/{name}/{form}.json": counts
    for form in ("raw", "pruned")
    for name, counts in {
        "arxiv-joss-csl": (1, 0),
        "crossref-deep-review-csl": (1, 0),
        "crossref-winter-scabs-csl": (1, 0),
        "datacite-thesis-csl": (1, 0),
        "empty-csl": (0, 1),
        "empty-date-parts-csl": (1, 0),
        "excess-date-parts-csl": (0, 1),
        "greycite-meta-review-csl": (1, 0),
        "null-date-parts-csl": (1, 0),
        "pmc-scihub-study-csl": (1, 0),
        "pubmed-scihub-study-csl": (1, 0),
    }.items()
}
SCHEMA = {"schema/csl-data.json": (0, 1), "schema/csl-citation.json": (0, 1)}
COUNTS = {"citeproc_demo/citations.json": (4, 0), **DEMO, **CITATIONS, **MANUBOT, **SCHEMA}
"""Records and issues of each sample."""


@pytest.mark.parametrize(("name", "counts"), COUNTS.items(), ids=COUNTS)
def test_real_file_is_read_whole(shared: Path, name: str, counts: tuple[int, int]) -> None:
    folder = shared / "samples" / "csl-json"
    reading = read_file(folder / name, folder)
    assert (len(reading.records), len(reading.issues)) == counts
    for record in reading.records:
        assert record.origin.format == "csl-json"
        assert record.doi or record.title
        assert "<" not in f"{record.title}{record.abstract}"


def test_every_real_file_has_its_counts(shared: Path) -> None:
    folder = shared / "samples" / "csl-json"
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.json")} == set(COUNTS)
