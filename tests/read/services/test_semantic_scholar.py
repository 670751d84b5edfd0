from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from paperatlas.model.record import Identifier, Record
from paperatlas.read.files import read_file
from paperatlas.read.services.semantic_scholar import looks_like, read
from paperatlas.read.source import Reading, Source

OWN = "0123456789abcdef0123456789abcdef01234567"
OTHER = OWN[::-1]
PAPER: dict[str, Any] = {
    "paperId": OWN,
    "externalIds": {
        "DOI": "10.1000/KETTLE.1",
        "ArXiv": "3101.00010",
        "PubMed": "31452104",
        "PubMedCentral": "5815332",
        "ACL": "P31-1001",
        "DBLP": "conf/tin/Example31",
        "MAG": "3100000010",
        "CorpusId": 470667,
    },
    "url": f"https://www.semanticscholar.org/paper/{OWN}",
    "title": "Tin Gardens: Kettles at Noon",
    "abstract": "A kettle. Code: https://github.com/example/kettle.",
    "venue": "TIN",
    "publicationVenue": {"name": "Conference on Tin", "type": "conference"},
    "year": 2031,
    "publicationDate": "2031-03-12",
    "citationCount": 7,
    "openAccessPdf": {"url": "https://example.org/kettle.pdf", "status": "GREEN"},
    "journal": {"name": "Tin", "volume": "6", "pages": "\n          101-110\n        "},
    "publicationTypes": ["JournalArticle", "Conference"],
    "s2FieldsOfStudy": [{"category": "Metallurgy", "source": "external"}],
    "tldr": {"model": "tldr@v2", "text": "Kettles whistle."},
    "authors": [{"authorId": "1", "name": "Ada Example"}, {"authorId": None, "name": "B. van Beispiel"}],
    "references": [
        {"paperId": OTHER, "title": "Whistles", "externalIds": {"DOI": "10.1000/182"}},
        {"paperId": OTHER, "title": "Chalk", "externalIds": {"ArXiv": "3101.00011"}},
        {"paperId": OTHER, "title": "Ledgers"},
        {"paperId": None, "title": "Ladders"},
    ],
}


def read_json(value: object) -> Reading:
    return read(Source("data/papers.json", json.dumps(value)))


def record_of(**changes: object) -> Record:
    (record,) = read_json({**PAPER, **changes}).records
    return record


def extra_of(record: Record) -> dict[str, str]:
    return {extra.name: extra.text for extra in record.extra}


def test_paper_gives_its_bibliographic_fields() -> None:
    record = record_of()
    assert record.title == "Tin Gardens: Kettles at Noon"
    assert [(name.name, name.family, name.particle) for name in record.authors] == [
        ("Ada Example", "Example", None),
        ("B. van Beispiel", "Beispiel", "van"),
    ]
    assert (record.published, record.year) == ("2031-03-12", 2031)
    assert (record.venue, record.kind) == ("Conference on Tin", "conference")
    assert (record.volume, record.pages) == ("6", "101–110")
    assert record.code == ("https://github.com/example/kettle",)
    assert record.pdf == "https://example.org/kettle.pdf"


def test_external_identifiers_are_parsed() -> None:
    record = record_of()
    assert (record.doi, record.arxiv_id, record.url) == ("10.1000/kettle.1", "3101.00010", None)
    assert record.ids == (
        Identifier("pubmed", "31452104"),
        Identifier("pmc", "PMC5815332"),
        Identifier("acl", "P31-1001"),
        Identifier("semantic-scholar", OWN),
        Identifier("dblp", "conf/tin/Example31"),
    )


def test_summary_of_the_machine_and_counts_are_extra() -> None:
    record = record_of()
    extra = extra_of(record)
    assert record.summary is None
    assert (extra["tldr"], extra["citationcount"]) == ("Kettles whistle.", "7")
    assert (extra["mag"], extra["corpusid"], extra["s2fieldsofstudy"]) == ("3100000010", "470667", "Metallurgy")


def test_references_are_named_by_the_best_identifier() -> None:
    page = f"https://www.semanticscholar.org/paper/{OTHER}"
    assert record_of().references == ("10.1000/182", "arXiv:3101.00011", page, "Ladders")


@pytest.mark.parametrize(
    ("changes", "venue", "kind"),
    [
        ({"publicationVenue": None}, "TIN", "conference"),
        ({"publicationVenue": None, "venue": ""}, "Tin", "conference"),
        ({"publicationVenue": None, "publicationTypes": ["JournalArticle"]}, "TIN", "journal"),
        ({"publicationVenue": {"name": "Tin Letters", "type": "journal"}}, "Tin Letters", "journal"),
        ({"publicationVenue": None, "publicationTypes": ["Review"]}, "TIN", None),
        ({"publicationVenue": None, "publicationTypes": None}, "TIN", None),
        ({"publicationVenue": None, "publicationTypes": ["Book"]}, "TIN", "book"),
        ({"publicationVenue": {"name": "arXiv.org"}, "venue": "arXiv.org"}, "Tin", "conference"),
    ],
)
def test_venue_and_kind(changes: dict[str, object], venue: str, kind: str | None) -> None:
    record = record_of(**changes)
    assert (record.venue, record.kind) == (venue, kind)


def test_preprint_server_is_no_venue_and_its_volume_is_the_identifier() -> None:
    journal = {"name": "ArXiv", "volume": "abs/3101.00012"}
    record = record_of(publicationVenue=None, venue="arXiv.org", journal=journal, externalIds={})
    assert (record.venue, record.volume, record.kind, record.arxiv_id) == (None, None, "preprint", "3101.00012")


def test_year_stands_in_for_a_missing_date() -> None:
    record = record_of(publicationDate=None)
    assert (record.published, record.year) == ("2031", 2031)


@pytest.mark.parametrize(
    ("url", "pdf", "arxiv_id"),
    [
        ("", None, "3101.00010"),
        ("https://doi.org/10.1000/kettle.1", None, "3101.00010"),
        ("https://arxiv.org/pdf/3101.00013", "https://arxiv.org/pdf/3101.00013", "3101.00010"),
    ],
)
def test_open_pdf_is_kept_unless_it_is_a_doi(url: str, pdf: str | None, arxiv_id: str) -> None:
    record = record_of(openAccessPdf={"url": url})
    assert (record.pdf, record.arxiv_id) == (pdf, arxiv_id)


@pytest.mark.parametrize(
    ("title", "read_title"),
    [
        ("[PDF] Tin Gardens", "Tin Gardens"),
        ("\x93Tin\x94 Gardens", "“Tin” Gardens"),
        ("Kettles in $K_{s, s}$-free gardens", "Kettles in $K_{s, s}$-free gardens"),
    ],
)
def test_title_is_cleaned_of_what_a_crawler_left(title: str, read_title: str) -> None:
    assert record_of(title=title).title == read_title


@pytest.mark.parametrize(
    "shape",
    [
        PAPER,
        [PAPER],
        {"total": 1, "offset": 0, "data": [PAPER]},
        {"data": [PAPER]},
        {"total": 1, "token": "next", "data": [PAPER]},
        {"offset": 0, "data": [{"citedPaper": PAPER, "contexts": [], "isInfluential": False}]},
        {"offset": 0, "data": [{"contexts": ["as in [7]"], "intents": ["background"], "citingPaper": PAPER}]},
        {"recommendedPapers": [PAPER]},
        {"authorId": "1", "name": "Ada Example", "papers": [PAPER]},
    ],
)
def test_every_answer_of_the_service_is_recognised_and_read(shape: object) -> None:
    assert looks_like(json.dumps(shape))
    reading = read_json(shape)
    assert [record.doi for record in reading.records] == ["10.1000/kettle.1"]
    assert reading.issues == ()


def test_what_a_citation_says_is_kept() -> None:
    entry = {"contexts": ["as in [7]"], "intents": ["background"], "isInfluential": True, "citingPaper": PAPER}
    (record,) = read_json({"data": [entry]}).records
    extra = extra_of(record)
    assert (extra["contexts"], extra["intents"], extra["isinfluential"]) == ("as in [7]", "background", "true")


def test_bulk_file_is_read() -> None:
    line = {
        "corpusid": 470667,
        "externalids": {"ACL": None, "DBLP": None, "ArXiv": "3101.00010", "DOI": None, "CorpusId": "470667"},
        "url": f"https://www.semanticscholar.org/paper/{OWN}",
        "title": "Tin Gardens",
        "authors": [{"authorId": "1", "name": "Ada Example"}],
        "venue": "",
        "year": 2031,
        "citationcount": 7,
        "s2fieldsofstudy": None,
        "publicationtypes": ["JournalArticle"],
        "publicationdate": "2031-03-12",
        "journal": {"name": "Tin Letters", "pages": None, "volume": "6"},
    }
    text = f"{json.dumps(line)}\n{json.dumps(line)}\n"
    assert looks_like(text)
    reading = read(Source("x", text))
    assert [record.origin.line for record in reading.records] == [1, 2]
    record = reading.records[0]
    assert (record.arxiv_id, record.venue, record.kind, record.published) == (
        "3101.00010",
        "Tin Letters",
        "journal",
        "2031-03-12",
    )
    assert record.ids == (Identifier("semantic-scholar", OWN),)


def test_bulk_file_of_abstracts_is_read() -> None:
    line = {"corpusid": 1, "openaccessinfo": {"externalids": {"ArXiv": "3101.00010"}, "url": None}, "abstract": "Tin."}
    (record,) = read_json(line).records
    assert (record.arxiv_id, record.abstract) == ("3101.00010", "Tin.")


def test_corpus_of_before_2021_is_read() -> None:
    line = {
        "id": OWN,
        "title": "Tin Gardens",
        "paperAbstract": "A kettle.",
        "authors": [{"name": "Ada Example", "ids": ["1"]}],
        "outCitations": [OTHER],
        "year": 2031,
        "s2Url": f"https://semanticscholar.org/paper/{OWN}",
        "journalName": "Tin Letters",
        "journalVolume": "6",
        "journalPages": "1-9",
        "doi": "10.1000/182",
        "pmid": "31452104",
    }
    assert looks_like(json.dumps(line))
    record = read_json(line).records[0]
    assert (record.abstract, record.doi, record.venue, record.pages) == (
        "A kettle.",
        "10.1000/182",
        "Tin Letters",
        "1–9",
    )
    assert record.references == (f"https://www.semanticscholar.org/paper/{OTHER}",)


def test_empty_entries_of_a_batch_are_reported() -> None:
    reading = read(Source("data/x", f"[\n null,\n {json.dumps(PAPER)},\n null\n]"))
    assert [record.origin.line for record in reading.records] == [3]
    assert [(issue.severity, issue.line) for issue in reading.issues] == [("warning", 2), ("warning", 4)]


@pytest.mark.parametrize(
    "answer",
    [{"error": "Paper with id 10.1000/0 not found"}, {"error": "Paper not found"}],
)
def test_answer_that_there_is_no_paper_is_reported(answer: dict[str, str]) -> None:
    assert looks_like(json.dumps(answer))
    reading = read_json(answer)
    assert reading.records == ()
    assert [issue.severity for issue in reading.issues] == ["error"]
    assert "not found" in reading.issues[0].finding


def test_paper_without_title_is_kept_with_a_warning() -> None:
    reading = read_json([{"paperId": OWN, "authors": [{"name": "Ada Example"}]}, {"paperId": None, "title": None}])
    assert [record.ids for record in reading.records] == [(Identifier("semantic-scholar", OWN),)]
    assert [issue.finding for issue in reading.issues] == ["the paper has no title", "nothing says which paper this is"]


def test_bad_doi_is_a_warning() -> None:
    (issue,) = read_json({**PAPER, "externalIds": {"DOI": "kettle"}}).issues
    assert (issue.severity, issue.finding) == ("warning", '"kettle" is not a DOI')


def test_entry_that_is_no_paper_costs_only_itself() -> None:
    reading = read_json({"data": [7, PAPER, []]})
    assert len(reading.records) == 1
    assert len(reading.issues) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"title": "Tin", "ids": {"semantic-scholar": "' + OWN + '"}}',
        '[{"id": "kettle", "type": "article-journal", "title": "Tin"}]',
        '{"status": "ok", "message-type": "work", "message": {"DOI": "10.1000/182"}}',
        '{"id": "https://openalex.org/W3100000010", "title": "Tin", "authorships": []}',
        '{"error": "no such file"}',
    ],
)
def test_other_json_is_not_taken_for_semantic_scholar(text: str) -> None:
    assert not looks_like(text)


SAMPLES = {
    "get_paper.0": (1, 0),
    "get_paper_references.0": (50, 0),
    "get_paper_references.1": (17, 0),
    "get_paper_sync_from_running_loop.0": (1, 0),
    # Three papers that were fetched without their titles.
    "get_papers.0": (3, 3),
    # The first entry of both is empty.
    "get_papers_not_found_warning.0": (3, 1),
    "get_papers_return_not_found.0": (3, 1),
    "get_recommended_papers.0": (100, 0),
    "get_recommended_papers_from_lists.0": (100, 0),
    "get_recommended_papers_from_lists_positive_only.0": (100, 0),
    "search_paper.0": (100, 0),
    "search_paper_match_title.0": (1, 0),
    "search_paper_next_page.0": (100, 0),
    "search_paper_next_page.1": (100, 0),
    **{f"search_paper_publication_date_or_year.{number}": (100, 0) for number in range(3, 9)},
    "search_paper_sync_from_running_loop.0": (100, 0),
    "search_paper_traversing_results.0": (89, 0),
    "search_paper_with_relevance_and_sort.0": (100, 0),
}
"""Records and issues of each real file."""


@pytest.mark.parametrize("name", SAMPLES)
def test_real_files_are_read_whole(shared: Path, name: str) -> None:
    path = shared / "samples" / "semantic-scholar" / "api_responses" / f"test_{name}.json"
    reading = read_file(path, shared)
    assert (len(reading.records), len(reading.issues)) == SAMPLES[name]
    assert {record.origin.format for record in reading.records} == {"semantic-scholar"}
    assert len(reading.records) == path.read_text().count('"paperId"')


def test_sample_folder_is_covered(shared: Path) -> None:
    folder = shared / "samples" / "semantic-scholar"
    assert {path.name for path in folder.rglob("*.json")} == {f"test_{name}.json" for name in SAMPLES}
