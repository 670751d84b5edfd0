from __future__ import annotations

from pathlib import Path

import pytest

from paperatlas.read.files import read_file
from paperatlas.read.pages.arxiv_listing import looks_like, read
from paperatlas.read.source import Reading, Source
from tests.read.excerpts import ARXIV_ABS, ARXIV_LISTING


def read_text(text: str) -> Reading:
    return read(Source("data/mail.txt", text))


def extra_of(reading: Reading, place: int) -> dict[str, str]:
    return {item.name: item.text for item in reading.records[place].extra}


def test_head_and_foot_of_the_mail_are_no_issue() -> None:
    reading = read_text(ARXIV_LISTING)
    assert [record.title for record in reading.records] == ["Tin Gardens", "Whistling by Chalk"]
    assert reading.issues == ()


def test_cross_list_has_its_abstract_and_a_replacement_none() -> None:
    reading = read_text(ARXIV_LISTING)
    first, second = reading.records
    assert (first.abstract, second.abstract) == ("We ask kettles.", None)
    assert (extra_of(reading, 0)["listing"], extra_of(reading, 1)["listing"]) == ("cross-list", "replacement")


def test_replacement_gives_the_update_and_the_identifier_the_month() -> None:
    _, second = read_text(ARXIV_LISTING).records
    assert (second.published, second.updated, second.arxiv_version) == ("2029-04", "2031-01-04", None)


def test_several_records_of_arxiv_make_a_listing() -> None:
    reading = read_text(ARXIV_ABS + ARXIV_ABS.replace("cs/0101001", "cs/0101002"))
    assert [record.arxiv_id for record in reading.records] == ["cs/0101001", "cs/0101002"]
    assert [record.origin.line for record in reading.records] == [3, 22]
    assert reading.issues == ()


def test_entry_without_backslashes_is_read_all_the_same() -> None:
    text = ARXIV_LISTING.replace("\\\\\narXiv:2904.00011", "arXiv:2904.00011")
    assert [record.arxiv_id for record in read_text(text).records] == ["3101.00010", "2904.00011"]


def test_broken_entry_costs_nothing_of_the_next() -> None:
    text = ARXIV_LISTING.replace("arXiv:3101.00010 (*cross-listing*)", "arXiv:31").replace("Title: Tin Gardens\n", "")
    reading = read_text(text)
    assert [record.arxiv_id for record in reading.records] == ["2904.00011"]
    assert [(issue.line, issue.severity) for issue in reading.issues] == [(14, "error")]


def test_header_without_its_end_is_reported() -> None:
    reading = read_text(ARXIV_LISTING.replace("\\\\ ( https://arxiv.org/abs/2904.00011 ,  25kb)\n", ""))
    assert len(reading.records) == 2
    assert ["two backslashes" in issue.finding for issue in reading.issues] == [True]


@pytest.mark.parametrize(
    "stray", ["Title: A third paper", "Chalk is cheap in January, and nobody knows why that is so, or asks."]
)
def test_text_between_papers_is_reported(stray: str) -> None:
    place = "\\\\ ( https://arxiv.org/abs/3101.00010 ,  14kb)\n"
    reading = read_text(ARXIV_LISTING.replace(place, f"{place}{stray}\n"))
    assert len(reading.records) == 2
    assert ["belongs to no paper" in issue.finding for issue in reading.issues] == [True]


def test_mail_without_papers_is_not_recognised() -> None:
    assert looks_like(ARXIV_LISTING)
    assert not looks_like(ARXIV_LISTING.split("\\\\")[0])


REAL = {"listing-mail-astro-ph-9204.txt": 6, "listing-mail-new.AG.txt": 2}


@pytest.mark.parametrize("name", sorted(REAL))
def test_real_mail_is_read_whole(shared: Path, name: str) -> None:
    path = shared / "samples/arxiv-text" / name
    reading = read_file(path, shared)
    titles = [line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("Title:")]
    assert len(titles) == len(reading.records) == REAL[name]
    assert reading.issues == ()
    for record, title in zip(reading.records, titles, strict=True):
        assert (record.title or "").startswith(title.removeprefix("Title: "))
        assert record.arxiv_id
        assert record.authors
        assert record.published
