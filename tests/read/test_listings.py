"""The real listings and samples, read whole. Only facts (titles, figures, identifiers) are stated here."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from paperatlas.model.record import Record
from paperatlas.read.files import read_file, read_folder
from paperatlas.read.source import Reading


@pytest.fixture(scope="module")
def reading(shared: Path) -> Reading:
    return read_folder(shared / "listings", shared)


@pytest.fixture(scope="module")
def by_listing(reading: Reading) -> dict[str, list[Record]]:
    listings: dict[str, list[Record]] = {}
    for record in reading.records:
        listings.setdefault(Path(record.origin.file).name[:3], []).append(record)
    return listings


def test_every_record_is_read_without_an_issue(by_listing: dict[str, list[Record]], reading: Reading) -> None:
    assert {name: len(records) for name, records in by_listing.items()} == {
        "000": 10,
        "001": 119,
        "002": 59,
        "003": 10,
        "004": 103,
    }
    assert reading.issues == ()


def test_every_listing_is_recognised(by_listing: dict[str, list[Record]]) -> None:
    formats = {name: {record.origin.format for record in records} for name, records in by_listing.items()}
    pages = {"001": {"hf-papers"}, "002": {"hf-papers"}, "004": {"hf-papers"}}
    assert formats == {"000": {"arxiv-tracker"}, "003": {"catalyzex"}, **pages}


def test_every_record_has_an_abstract(reading: Reading) -> None:
    assert min(len(record.abstract or "") for record in reading.records) > 200


def test_titles_are_the_lines_of_their_listings(reading: Reading, shared: Path) -> None:
    titled = [record for record in reading.records if record.title]
    assert len(titled) == 119 + 59 + 103
    lines: dict[str, list[str]] = {}
    changed = []
    for record in titled:
        file = record.origin.file
        lines.setdefault(file, (shared / file).read_text(encoding="utf-8").split("\n"))
        line = re.sub(r"\s+", " ", lines[file][record.origin.line - 1]).strip()
        if line != record.title:
            changed.append((line, record.title))
    assert [(len(line) - len(title), line.endswith(title)) for line, title in changed] == [(len("Subscribe"), True)]


def test_subscribe_is_glued_to_no_title(reading: Reading) -> None:
    assert not [record.title for record in reading.records if (record.title or "").startswith("Subscribe")]
    assert any(record.title and record.title.startswith("KG-Agent: ") for record in reading.records)


def test_tracker_gives_identifiers_and_dates(by_listing: dict[str, list[Record]]) -> None:
    records = by_listing["000"]
    assert [record.arxiv_id for record in records][:3] == ["2510.15651", "2510.14253", "2510.11967"]
    assert all(record.arxiv_id and record.published and record.updated for record in records)
    assert (records[0].published, records[0].updated, records[0].year) == ("2025-10-17", "2025-10-20", 2025)


def test_tracker_gives_comment_lines_venues_and_pages(by_listing: dict[str, list[Record]]) -> None:
    found = {r.arxiv_id: (r.venue, r.page_count, r.code) for r in by_listing["000"] if r.comment}
    assert found.pop("2510.07736")[:2] == ("EMNLP 2025 (Findings)", None)
    assert found == {
        "2509.21978": ("EMNLP 2025 (Findings)", None, ()),
        "2509.17325": (None, 22, ("https://github.com/StigLidu/CodeGym",)),
    }


def test_dates_without_a_year_lie_in_the_year_of_the_capture(by_listing: dict[str, list[Record]]) -> None:
    records = by_listing["002"]
    assert sum(record.published is not None for record in records) == 57
    assert Counter(record.year for record in records)[2026] > 0
    assert max(record.published for record in records if record.published and record.year == 2025) == "2025-12-18"
    assert max(record.published for record in records if record.published) < "2026-04-15"


def test_cards_give_author_counts(by_listing: dict[str, list[Record]]) -> None:
    records = by_listing["002"]
    assert sum(record.author_count is not None for record in records) == 55
    assert [record.author_count for record in records][:2] == [6, 7]


def test_cards_give_organisations_by_handle_and_name(by_listing: dict[str, list[Record]]) -> None:
    found = [(r.organisation_handle, r.organisation) for r in by_listing["002"] if r.organisation]
    assert found == [("microsoft", "Microsoft"), ("FudanNLP", "Fudan NLP Lab")]


def test_cards_give_comment_counts(by_listing: dict[str, list[Record]]) -> None:
    counts = [record.comment_count for record in by_listing["002"] if record.comment_count]
    assert counts == [1, 2, 9, 2, 2, 2, 2, 1, 2, 11, 1, 3, 2, 2]


def test_no_link_ends_in_punctuation_or_holds_a_brace(reading: Reading) -> None:
    links = [url for record in reading.records for url in (*record.code, *(link.url for link in record.links))]
    assert len(links) > 50
    assert not [url for url in links if url[-1] in ".,;:!?)}]'\"" or "{" in url or "}" in url]


def test_no_abstract_keeps_commands_of_running_text(reading: Reading) -> None:
    texts = [re.sub(r"\$[^$]*\$", "", record.abstract or "") for record in reading.records]
    assert not [text for text in texts if re.search(r"\\(?:textbf|textit|emph|texttt|url|%|&|')", text)]
    assert not [text for text in texts if re.search(r"mathcal\{|\dtimes\b", text)]
    assert any("Súmulas" in text for text in texts)


@pytest.fixture(scope="module")
def markdown(shared: Path) -> tuple[Record, ...]:
    reading = read_file(shared / "samples" / "hf-text" / "hf_search_firecrawl_2026-10.excerpt.md", shared)
    assert reading.issues == ()
    return reading.records


@pytest.fixture(scope="module")
def plain(shared: Path) -> tuple[Record, ...]:
    reading = read_file(shared / "samples" / "hf-text" / "hf_search_notebooklm_2026-07.excerpt.txt", shared)
    assert reading.issues == ()
    return reading.records


def fields(record: Record) -> tuple[object, ...]:
    who = (record.author_count, record.organisation, record.organisation_handle)
    return (record.arxiv_id, *who, record.published, record.comment_count, record.upvotes)


def test_page_as_markdown_gives_all_fields(markdown: tuple[Record, ...]) -> None:
    assert [fields(record) for record in markdown] == [
        ("2606.00683", None, "OCC", "occ-ai", "2026-05-29", 6, 101),
        ("2502.20581", 3, None, None, "2025-02-27", None, None),
        ("2605.08583", None, "University of Massachusetts Amherst", "umass", "2026-05-08", 1, 1),
        ("2403.01774", 9, None, None, "2024-03-03", None, None),
    ]
    assert markdown[1].title == (
        "The Noisy Path from Source to Citation: Measuring How Scholars Engage with Past Research"
    )
    assert not [r for r in markdown if re.search(r"[\[\]\\]", f"{r.title} {r.abstract}")]


def test_page_as_text_with_addresses_gives_all_fields(plain: tuple[Record, ...]) -> None:
    assert [fields(record) for record in plain] == [
        ("2410.05434", 2, None, None, "2024-10-07", None, 1),
        ("1802.08979", 4, None, None, "2018-02-24", None, None),
        ("2104.13100", 6, None, None, "2021-04-26", None, None),
        ("2510.21057", None, "Google", "google", "2025-10-23", 1, 5),
    ]
    assert [record.title for record in plain][3] == "Soft Instruction De-escalation Defense"
    assert plain[0].code == ("https://leap-llm.github.io",)
