from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from paperatlas.model.record import Link, Record
from paperatlas.read.files import read_file
from paperatlas.read.services.hf_daily import looks_like, read
from paperatlas.read.source import Reading, Source

PAPER: dict[str, Any] = {
    "id": "3101.00010",
    "authors": [
        {"_id": "a1", "name": "Ada Example", "hidden": False, "user": {"fullname": "ada", "user": "tinada"}},
        {"_id": "a2", "name": "Bo Beispiel", "hidden": True},
    ],
    "publishedAt": "2031-01-10T22:50:16.000Z",
    "submittedOnDailyAt": "2031-01-12T00:46:52.612Z",
    "title": "Tin Gardens: Kettles\n  at Noon",
    "summary": "Kettles whistle 2.5times\nlouder.\n  They rest at https://github.com/example/kettle.",
    "upvotes": 26,
    "githubRepo": "https://github.com/example/gardens",
    "githubStars": 5,
    "projectPage": "https://gardens.example.org/",
    "ai_summary": "A machine read it.",
    "ai_keywords": ["kettle", "whistle"],
    "organization": {"_id": "o", "name": "tinworks", "fullname": "Tin Works"},
}
ENTRY: dict[str, Any] = {
    "paper": PAPER,
    "publishedAt": "2031-01-10T17:50:16.000Z",
    "title": "Tin Gardens: Kettles at Noon",
    "mediaUrls": ["https://cdn.example.org/kettle.mp4", "https://cdn.example.org/kettle.png"],
    "thumbnail": "https://cdn.example.org/tin.png",
    "numComments": 0,
    "submittedBy": {"fullname": "Zed Other", "name": "zed"},
}
FLAT: dict[str, Any] = {
    "title": "Tin Gardens",
    "url": "https://huggingface.co/papers/3101.00010",
    "authors": ["Ada Example", "Bo Beispiel"],
    "pdf_url": "https://arxiv.org/pdf/3101.00010.pdf",
    "abstract": "A kettle.",
    "upvotes": 3,
}


def read_json(value: object) -> Reading:
    return read(Source("data/daily.json", json.dumps(value)))


def record_of(**changes: object) -> Record:
    (record,) = read_json([{**ENTRY, "paper": {**PAPER, **changes}}]).records
    return record


def extra_of(record: Record) -> dict[str, str]:
    return {extra.name: extra.text for extra in record.extra}


def test_entry_gives_the_fields_of_its_paper() -> None:
    record = record_of()
    assert record.title == "Tin Gardens: Kettles at Noon"
    assert (record.arxiv_id, record.upvotes, record.comment_count) == ("3101.00010", 26, 0)
    assert (record.organisation, record.organisation_handle) == ("Tin Works", "tinworks")


def test_abstract_has_paragraphs_and_its_lost_tex_is_mended() -> None:
    assert record_of().abstract == "Kettles whistle 2.5× louder.\n\nThey rest at https://github.com/example/kettle."


def test_date_is_the_papers_own_not_the_lists() -> None:
    record = record_of()
    assert (record.published, record.year) == ("2031-01-10", 2031)
    assert extra_of(record)["submittedondailyat"] == "2031-01-12T00:46:52.612Z"


def test_hidden_authors_are_authors() -> None:
    assert [name.name for name in record_of().authors] == ["Ada Example", "Bo Beispiel"]


def test_code_and_links_come_from_the_entry_and_its_abstract() -> None:
    record = record_of()
    assert record.code == ("https://github.com/example/gardens", "https://github.com/example/kettle")
    assert record.links == (
        Link("project", "https://gardens.example.org/"),
        Link("video", "https://cdn.example.org/kettle.mp4"),
    )


def test_project_page_at_a_code_host_is_code() -> None:
    record = record_of(projectPage="https://github.com/example/page", githubRepo=None)
    assert record.code[0] == "https://github.com/example/page"


def test_address_written_in_two_ways_stands_once() -> None:
    record = record_of(summary="The project page is http://gardens.example.org. The kettle rests.")
    assert [link.url for link in record.links if link.kind != "video"] == ["https://gardens.example.org/"]


def test_words_of_the_machine_are_extra() -> None:
    record = record_of()
    assert (record.summary, record.keywords) == (None, ())
    extra = extra_of(record)
    assert (extra["ai_summary"], extra["ai_keywords"]) == ("A machine read it.", "kettle; whistle")


def test_withdrawn_paper_has_that_status() -> None:
    assert record_of(withdrawnAt="2031-02-01").status == "withdrawn"
    assert record_of().status is None


def test_identifier_of_another_sort_is_kept_with_a_warning() -> None:
    reading = read_json([{"paper": {**PAPER, "id": "kettle-7"}}])
    assert (reading.records[0].arxiv_id, extra_of(reading.records[0])["id"]) == (None, "kettle-7")
    assert [issue.finding for issue in reading.issues] == ['"kettle-7" is not an arXiv identifier']


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([ENTRY]),
        json.dumps([ENTRY], indent=4),
        json.dumps({"dailyPapers": [ENTRY]}),
        json.dumps(ENTRY) + "\n" + json.dumps(ENTRY),
        json.dumps(PAPER),
        json.dumps([repr(ENTRY)]),
        repr([ENTRY]),
        json.dumps({"date": "2031-01-12", "papers": [FLAT]}, indent=2),
        json.dumps([FLAT]),
    ],
)
def test_every_shape_is_recognised_and_read(text: str) -> None:
    assert looks_like(text)
    reading = read(Source("x", text))
    assert {record.arxiv_id for record in reading.records} == {"3101.00010"}
    assert {len(record.authors) for record in reading.records} == {2}
    assert reading.issues == ()


def test_flat_entry_of_a_scraper_is_read() -> None:
    (record,) = read_json({"date": "2031-01-12", "papers": [FLAT]}).records
    assert (record.title, record.abstract, record.upvotes) == ("Tin Gardens", "A kettle.", 3)
    assert (record.arxiv_id, record.published) == ("3101.00010", None)


def test_entry_with_details_apart_is_read() -> None:
    entry = {
        "title": "Tin Gardens",
        "paper_url": "https://huggingface.co/papers/3101.00010",
        "authors": ["Ada Example"],
        "stars": "11.8k",
        "details": {"abstract": "A kettle.", "github_links": ["https://github.com/example/kettle"]},
    }
    assert looks_like(json.dumps([entry]))
    (record,) = read_json([entry]).records
    assert (record.arxiv_id, record.abstract) == ("3101.00010", "A kettle.")
    assert record.code == ("https://github.com/example/kettle",)
    assert extra_of(record)["stars"] == "11.8k"


def test_authors_on_one_line_are_parted() -> None:
    (record,) = read_json([{**FLAT, "authors": "Ada Example, Bo Beispiel, et al."}]).records
    assert [name.name for name in record.authors] == ["Ada Example", "Bo Beispiel"]
    assert record.more_authors is True


def test_broken_entries_cost_only_themselves() -> None:
    broken = ["{'paper': {'id'", "no paper at all", 7, None, {"paper": None, "numComments": 3}]
    text = json.dumps([ENTRY, *broken, repr(ENTRY)], indent=1)
    reading = read(Source("data/daily.json", text))
    assert len(reading.records) == 2
    assert len(reading.issues) == len(broken)
    assert {issue.file for issue in reading.issues} == {"data/daily.json"}
    assert reading.records[1].origin.line == text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '[{"title": "Tin", "url": "https://huggingface.co/papers/3101.00010", "upvotes": 3}]',
        '[{"id": "kettle", "type": "article-journal", "title": "Tin"}]',
        '{"recommendedPapers": []}',
        "Daily Papers\nhttps://huggingface.co/papers/3101.00010",
    ],
)
def test_other_text_is_not_taken_for_daily_papers(text: str) -> None:
    assert not looks_like(text)


SAMPLES = {
    "2024-05-27": 13,
    "2024-07-01": 10,
    "2024-08-05": 8,
    "2024-09-09": 6,
    "2024-10-14": 16,
    "2024-11-18": 6,
    "2024-12-23": 11,
    "2025-01-29": 7,
    "2025-03-05": 12,
    "2025-04-09": 8,
    "2025-05-14": 4,
    "2025-06-18": 23,
    "2025-07-23": 13,
    "2025-08-27": 21,
    "2025-10-01": 37,
    "2025-11-05": 15,
    "2025-12-11": 14,
    "binchang-2024-01-01": 5,
    "binchang-2024-01-02": 8,
    "binchang-2024-01-03": 11,
}
"""Records of each real file, none of which has an issue."""


@pytest.mark.parametrize("name", SAMPLES)
def test_real_files_are_read_whole(shared: Path, name: str) -> None:
    path = shared / "samples" / "hf-daily-json" / f"{name}.json"
    reading = read_file(path, shared)
    assert (len(reading.records), reading.issues) == (SAMPLES[name], ())
    assert {record.origin.format for record in reading.records} == {"hf-daily"}
    assert all(record.title and record.abstract and record.arxiv_id for record in reading.records)
    held = json.loads(path.read_text())
    assert len(reading.records) == len(held["papers"] if isinstance(held, dict) else held)


def test_sample_folder_is_covered(shared: Path) -> None:
    assert {path.stem for path in (shared / "samples" / "hf-daily-json").iterdir()} == set(SAMPLES)
