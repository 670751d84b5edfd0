from __future__ import annotations

import pytest

from paperatlas.read.pages.arxiv_tracker import looks_like, read
from paperatlas.read.source import Reading, Source
from tests.read.excerpts import FILLER, TRACKER


def read_text(text: str) -> Reading:
    return read(Source("data/feed.txt", text))


def test_feed_gives_identifier_version_and_dates() -> None:
    first, second = read_text(TRACKER).records
    assert (first.arxiv_id, first.arxiv_version) == ("3101.00010", 2)
    assert (first.published, first.updated, first.year) == ("2031-01-02", "2031-02-03", 2031)
    assert (second.arxiv_id, second.arxiv_version) == ("3101.00011", None)
    assert (second.published, second.updated) == ("2031-01-05", None)


def test_feed_gives_abstract_and_comment_apart() -> None:
    first, second = read_text(TRACKER).records
    assert first.abstract == f"{FILLER} Opening."
    assert first.comment == "12 pages, accepted at EMNLP 2031 Findings. Code: https://github.com/example/kettle."
    assert (first.venue, first.page_count) == ("EMNLP 2031 (Findings)", 12)
    assert first.code == ("https://github.com/example/kettle",)
    assert (second.comment, second.venue, second.page_count, second.code) == (None, None, None, ())


def test_record_starts_at_its_abstract_and_has_no_title() -> None:
    assert [record.origin.line for record in read_text(TRACKER).records] == [1, 8]
    assert {record.title for record in read_text(TRACKER).records} == {None}


def test_short_abstract_is_an_abstract_where_it_stands_alone() -> None:
    record = read_text("A short one.\n\narXiv:3101.00010\nCreated: 2031-01-02\n").records[0]
    assert (record.abstract, record.comment) == ("A short one.", None)


@pytest.mark.parametrize(
    ("text", "line", "finding"),
    [
        (f"{FILLER}\narXiv:nonsense\nCreated: 2031-01-02\n", 2, "nonsense"),
        (f"{FILLER}\narXiv:3101.00010\nCreated: 2031-02-30\n", 3, "2031-02-30"),
        ("Created: 2031-01-02\n", 1, "without an arXiv line"),
        (f"{FILLER}\nCreated: 2031-01-02\narXiv:3101.00010\n", 2, "without an arXiv line"),
        (f"{FILLER}\narXiv:3101.00010\nCreated: 2031-01-02\nleft over\n", 4, "belongs to no paper"),
        (f"arXiv:3101.00010\nCreated: 2031-01-02\n\n{FILLER}\n", 4, "without an arXiv line"),
    ],
)
def test_broken_feed_is_reported_with_its_line(text: str, line: int, finding: str) -> None:
    (issue,) = read_text(text).issues
    assert (issue.file, issue.line) == ("data/feed.txt", line)
    assert finding in issue.finding


def test_broken_identifier_loses_neither_the_abstract_nor_the_others() -> None:
    reading = read_text(TRACKER.replace("3101.00010v2", "nonsense"))
    assert [record.arxiv_id for record in reading.records] == [None, "3101.00011"]
    assert reading.records[0].abstract


def test_bad_date_of_update_is_reported() -> None:
    text = f"{FILLER}\narXiv:3101.00010\nCreated: 2031-01-02 Updated: 2031-02-30\n"
    assert len(read_text(text).issues) == 1


def test_identifier_without_dates_behind_it_is_not_taken_for_a_feed() -> None:
    assert not looks_like("see arXiv:3101.00010\nCreated: 2031-01-02")
    assert not looks_like("arXiv:3101.00010\n")
