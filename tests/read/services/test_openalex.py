from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from paperatlas.model.record import Identifier, Record
from paperatlas.read.files import read_file
from paperatlas.read.services.openalex import looks_like, read
from paperatlas.read.source import Reading, Source

WORK: dict[str, Any] = {
    "id": "https://openalex.org/W3100000010",
    "doi": "https://doi.org/10.1000/KETTLE.1",
    "title": "Tin <i>Gardens</i>: Kettles at Noon",
    "publication_year": 2031,
    "publication_date": "2031-03-12",
    "type": "article",
    "type_crossref": "journal-article",
    "cited_by_count": 7,
    "is_retracted": False,
    "ids": {
        "openalex": "https://openalex.org/W3100000010",
        "pmid": "https://pubmed.ncbi.nlm.nih.gov/31452104",
        "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/5815332",
        "mag": "3100000010",
    },
    "authorships": [
        {
            "author": {"display_name": "Ada Example", "orcid": "https://orcid.org/0000-0002-1825-0097"},
            "raw_author_name": "Example, A.",
            "institutions": [{"display_name": "Tin Works"}],
        },
        {"author": {"display_name": "Bo van Beispiel", "orcid": None}, "raw_affiliation_strings": ["Chalk Hill"]},
    ],
    "primary_location": {
        "landing_page_url": "https://doi.org/10.1000/kettle.1",
        "pdf_url": None,
        "source": {"display_name": "Journal of Tin", "type": "journal", "host_organization_name": "Whistle Press"},
    },
    "best_oa_location": {"pdf_url": "https://example.org/kettle.pdf"},
    "locations": [
        {"landing_page_url": "http://arxiv.org/abs/3101.00010v2", "source": {"type": "repository"}},
        {"landing_page_url": "https://repository.example.org/7", "source": {"type": "repository"}},
    ],
    "biblio": {"volume": "6", "issue": "2", "first_page": "101", "last_page": "110"},
    "keywords": [{"display_name": "Kettle"}, {"keyword": "whistle"}],
    "concepts": [{"display_name": "Metallurgy"}],
    "abstract_inverted_index": {"kettle": [1, 4], "A": [0], "meets": [2], "a": [3]},
    "referenced_works": ["https://openalex.org/W1", "https://openalex.org/W2"],
}


def read_json(value: object) -> Reading:
    return read(Source("data/works.json", json.dumps(value)))


def record_of(**changes: object) -> Record:
    (record,) = read_json({**WORK, **changes}).records
    return record


def extra_of(record: Record) -> dict[str, str]:
    return {extra.name: extra.text for extra in record.extra}


def test_work_gives_its_bibliographic_fields() -> None:
    record = record_of()
    assert record.title == "Tin Gardens: Kettles at Noon"
    assert (record.published, record.year) == ("2031-03-12", 2031)
    assert (record.venue, record.publisher, record.kind) == ("Journal of Tin", "Whistle Press", "journal")
    assert (record.volume, record.issue, record.pages) == ("6", "2", "101–110")
    assert record.references == ("https://openalex.org/W1", "https://openalex.org/W2")
    assert record.status is None


def test_identifiers_come_from_the_work_and_from_its_locations() -> None:
    record = record_of()
    assert (record.doi, record.arxiv_id, record.arxiv_version) == ("10.1000/kettle.1", "3101.00010", 2)
    assert record.ids == (
        Identifier("pubmed", "31452104"),
        Identifier("pmc", "PMC5815332"),
        Identifier("openalex", "W3100000010"),
    )
    assert extra_of(record)["mag"] == "3100000010"


@pytest.mark.parametrize(
    "place",
    [{"pdf_url": "https://arxiv.org/pdf/3101.00010"}, {"id": "pmh:oai:arXiv.org:3101.00010"}],
)
def test_arxiv_identifier_is_found_in_any_field_of_a_location(place: dict[str, str]) -> None:
    assert record_of(locations=[place]).arxiv_id == "3101.00010"


def test_arxiv_doi_gives_the_arxiv_identifier() -> None:
    assert record_of(doi="https://doi.org/10.48550/arxiv.3101.00011", locations=[]).arxiv_id == "3101.00011"


def test_landing_page_is_the_address_unless_it_is_a_doi() -> None:
    assert record_of().url is None
    page = "https://tin.example.org/7"
    assert record_of(primary_location={"landing_page_url": page}).url == page


def test_pdf_and_other_places_are_kept() -> None:
    record = record_of()
    assert record.pdf == "https://example.org/kettle.pdf"
    assert extra_of(record)["locations"] == "https://repository.example.org/7"


def test_authors_have_parts_orcid_and_institutions() -> None:
    record = record_of()
    ada, bo = record.authors
    assert (ada.name, ada.family, ada.orcid) == ("Ada Example", "Example", "0000-0002-1825-0097")
    assert (bo.name, bo.family, bo.particle) == ("Bo van Beispiel", "Beispiel", "van")
    assert extra_of(record)["affiliations"] == "Tin Works; Chalk Hill"


def test_name_on_the_paper_goes_before_the_profile_of_somebody_else() -> None:
    authorships = [
        {
            "author": {"display_name": "Zed Other", "orcid": "https://orcid.org/0000-0002-1825-0097"},
            "raw_author_name": "Example, Ada",
        },
        {"author": {"display_name": None}, "raw_author_name": "Bo Beispiel"},
    ]
    names = record_of(authorships=authorships).authors
    assert [(name.name, name.orcid) for name in names] == [("Ada Example", None), ("Bo Beispiel", None)]


def test_cut_list_of_authors_says_so() -> None:
    record = record_of(is_authors_truncated=True, authors_count=312)
    assert (record.more_authors, record.author_count) == (True, 312)
    assert record_of().more_authors is None


@pytest.mark.parametrize(
    ("index", "abstract"),
    [
        ({"kettle": [1, 4], "A": [0], "meets": [2], "a": [3]}, "A kettle meets a kettle"),
        ({"InvertedIndex": {"two": [1], "One": [0]}, "IndexLength": 2}, "One two"),
        ('{"IndexLength": 2, "InvertedIndex": {"two": [1], "One": [0]}}', "One two"),
        ({"Abstract": [0], "Old": [1], "kettles": [2], "sing.": [3]}, "Old kettles sing."),
        ({"Abstract": [0], "Meaning": [1], "Representation": [2]}, "Abstract Meaning Representation"),
        ({"one": [7], "three": [9], "two": [8]}, "one two three"),
        ({}, None),
        (None, None),
        ("no JSON", None),
        ({"word": "no list"}, None),
    ],
)
def test_abstract_is_rebuilt_in_order(index: object, abstract: str | None) -> None:
    assert record_of(abstract_inverted_index=index).abstract == abstract


def test_abstract_that_a_program_has_rebuilt_is_taken() -> None:
    assert record_of(abstract_inverted_index=None, abstract="A kettle.").abstract == "A kettle."


def test_keywords_are_kept_and_the_guessed_concepts_are_extra() -> None:
    record = record_of()
    assert record.keywords == ("Kettle", "whistle")
    assert extra_of(record)["concepts"] == "Metallurgy"
    assert extra_of(record)["cited_by_count"] == "7"


def test_retracted_work_has_that_status() -> None:
    assert record_of(is_retracted=True).status == "retracted"


def test_first_of_january_stands_for_a_year() -> None:
    assert record_of(publication_date="2031-01-01").published == "2031"


@pytest.mark.parametrize(
    ("types", "source", "kind"),
    [
        (("article", "proceedings-article"), None, "conference"),
        (("proceedings-article", None), None, "conference"),
        (("article", None), "journal", "journal"),
        (("article", None), "conference", "conference"),
        (("article", None), "repository", "preprint"),
        (("preprint", "posted-content"), "repository", "preprint"),
        (("book-chapter", "book-chapter"), None, "chapter"),
        (("dissertation", None), None, "thesis"),
        (("dataset", None), None, "dataset"),
        (("review", None), None, None),
        (("unheard-of", None), None, None),
    ],
)
def test_kind_is_told_by_the_types(types: tuple[str, str | None], source: str | None, kind: str | None) -> None:
    place = {"source": {"display_name": "Tin", "type": source}} if source else None
    record = record_of(
        type=types[0], type_crossref=types[1], primary_location=place, best_oa_location=None, locations=[]
    )
    assert record.kind == kind


def test_repository_is_no_venue() -> None:
    repository = {"source": {"display_name": "arXiv (Tin University)", "type": "repository"}}
    record = record_of(primary_location=repository, best_oa_location=None, locations=[])
    assert (record.venue, record.publisher) == (None, None)


def test_venue_of_a_place_without_source_is_its_raw_name() -> None:
    record = record_of(primary_location={"source": None, "raw_source_name": "Proceedings of Kettles"})
    assert record.venue == "Proceedings of Kettles"


def test_venue_of_before_2023_is_read() -> None:
    host = {"display_name": "Old Tin", "publisher": "Whistle Press"}
    record = record_of(primary_location=None, best_oa_location=None, locations=[], host_venue=host)
    assert (record.venue, record.publisher) == ("Old Tin", "Whistle Press")


def test_books_of_a_publisher_are_no_venue_and_a_number_is_no_publisher() -> None:
    source = {"display_name": "Whistle Press eBooks", "type": "ebook platform", "publisher": "Q115035457"}
    record = record_of(primary_location={"source": source})
    assert (record.venue, record.publisher) == (None, None)


@pytest.mark.parametrize(
    "shape",
    [
        json.dumps(WORK),
        json.dumps([WORK]),
        json.dumps({"meta": {"count": 1}, "results": [WORK]}),
        json.dumps({"results": [WORK], "meta": {"count": 1}}, indent=2),
        json.dumps(WORK) + "\n" + json.dumps(WORK),
    ],
)
def test_every_container_is_recognised_and_read(shape: str) -> None:
    assert looks_like(shape)
    reading = read(Source("x", shape))
    assert {record.doi for record in reading.records} == {"10.1000/kettle.1"}
    assert reading.issues == ()


def test_null_title_leaves_the_display_name_or_a_warning() -> None:
    assert record_of(title=None, display_name="Tin").title == "Tin"
    reading = read_json({"id": "https://openalex.org/W3100000010", "title": None})
    assert reading.records[0].ids == (Identifier("openalex", "W3100000010"),)
    assert [(issue.severity, issue.finding) for issue in reading.issues] == [("warning", "the paper has no title")]


def test_broken_work_of_json_lines_costs_only_itself() -> None:
    lines = [json.dumps(WORK), '{"id": ', '"text"', "null", '{"cited_by_count": 1}', json.dumps(WORK)]
    reading = read(Source("data/works.jsonl", "\n".join(lines)))
    assert [record.origin.line for record in reading.records] == [1, 6]
    assert [issue.line for issue in reading.issues] == [2, 3, 4, 5]
    assert reading.issues[-1].finding == "nothing says which paper this is"


@pytest.mark.parametrize("index", ["no JSON", {"word": "no list"}, {"word": ["first"]}])
def test_index_from_which_no_text_can_be_made_is_reported(index: object) -> None:
    reading = read_json({**WORK, "abstract_inverted_index": index})
    assert [issue.severity for issue in reading.issues] == ["error"]
    assert reading.records[0].title


def test_author_is_no_work() -> None:
    reading = read_json({"results": [{"id": "https://openalex.org/A5000000010", "display_name": "Ada Example"}, WORK]})
    assert len(reading.records) == 1
    assert [issue.finding for issue in reading.issues] == ['"https://openalex.org/A5000000010" is no work']


def test_bad_doi_is_a_warning() -> None:
    (issue,) = read_json({**WORK, "doi": "kettle"}).issues
    assert (issue.severity, '"kettle" is not a DOI') == ("warning", issue.finding)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"title": "Tin", "ids": {"openalex": "W3100000010"}, "references": ["https://openalex.org/W1"]}',
        '[{"id": "kettle", "type": "article-journal", "title": "Tin"}]',
        '{"status": "ok", "message-type": "work", "message": {"DOI": "10.1000/182"}}',
        '{"paperId": "0123456789abcdef0123456789abcdef01234567", "title": "Tin"}',
    ],
)
def test_other_json_is_not_taken_for_openalex(text: str) -> None:
    assert not looks_like(text)


def test_packed_dump_is_read(tmp_path: Path) -> None:
    path = tmp_path / "works.gz"
    path.write_bytes(gzip.compress("\n".join([json.dumps(WORK)] * 300).encode()))
    reading = read_file(path, tmp_path)
    assert (len(reading.records), reading.issues) == (300, ())
    assert reading.records[-1].origin.line == 300


SAMPLES = {
    "b-vitamins/W-api-response.json": (1, 1),
    "b-vitamins/W2741809807.json": (1, 0),
    # One work without a title, and two titles that are whole reviews.
    "bavla/works.json": (228, 3),
    "snapshot_sample2/part_test.gz": (29, 0),
}
"""Records and issues of each real file."""


@pytest.mark.parametrize("name", SAMPLES)
def test_real_files_are_read_whole(shared: Path, name: str) -> None:
    path = shared / "samples" / "openalex" / name
    reading = read_file(path, shared)
    assert (len(reading.records), len(reading.issues)) == SAMPLES[name]
    assert {record.origin.format for record in reading.records} == {"openalex"}
    assert len(reading.records) == entries(path)


def entries(path: Path) -> int:
    """Number of works in a file, counted with the standard library alone."""
    raw = path.read_bytes()
    if raw.startswith(b"\x1f\x8b"):
        return sum(1 for line in gzip.decompress(raw).splitlines() if "id" in json.loads(line))
    held = json.loads(raw)
    return len(held["results"]) if "results" in held else 1


def test_sample_folder_is_covered(shared: Path) -> None:
    folder = shared / "samples" / "openalex"
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == set(SAMPLES)
