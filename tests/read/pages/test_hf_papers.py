from __future__ import annotations

from pathlib import Path

import pytest

from paperatlas.read.files import read_file
from paperatlas.read.formats import detect
from paperatlas.read.pages.hf_papers import looks_like, read
from paperatlas.read.source import Reading, Source
from tests.read.excerpts import FILLER, HF_MARKDOWN, HF_TEXT


def read_text(text: str) -> Reading:
    return read(Source("data/page.txt", text))


def card(title: str, *behind: str) -> str:
    return "\n".join([title, FILLER, *behind]) + "\n"


def test_text_page_gives_titles_abstracts_and_lines() -> None:
    records = read_text(HF_TEXT).records
    titles = ["Tin Gardens: Kettles at Noon", "Whistling by Chalk", "A Ledger without Dates"]
    assert [record.title for record in records] == titles
    assert [record.origin.line for record in records] == [2, 7, 12]
    assert records[0].abstract == FILLER


def test_text_page_gives_who_and_when() -> None:
    first, second, third = read_text(HF_TEXT).records
    assert (first.author_count, first.published, first.year, first.comment_count) == (6, "2030-11-03", 2030, 2)
    assert (second.organisation_handle, second.organisation) == ("tinworks", "Tin Works Society")
    assert (second.author_count, second.published, second.comment_count) == (None, "2031-03-04", 11)
    assert (third.author_count, third.organisation, third.published, third.comment_count) == (None, None, None, None)


def test_markdown_page_gives_identifiers_votes_and_badges() -> None:
    first, second = read_text(HF_MARKDOWN).records
    assert (first.title, second.title) == ("Tin Gardens: Kettles at Noon", "Whistling by Chalk")
    assert (first.arxiv_id, second.arxiv_id) == ("3101.00021", "2902.00022")
    assert (first.upvotes, second.upvotes) == (12, None)
    assert (first.organisation, first.organisation_handle) == ("Tin Works", "tinworks")
    assert (first.published, first.comment_count) == ("2031-05-29", 6)
    assert (second.author_count, second.published, second.comment_count) == (3, "2029-02-27", None)
    assert second.abstract == f"{FILLER[:200].strip()} {FILLER[200:].strip()}"


def test_lost_tex_of_an_abstract_is_mended() -> None:
    assert (read_text(HF_TEXT).records[1].abstract or "").startswith(r"$\mathcal{O}(n)$ whistles, 2.5× louder.")


@pytest.mark.parametrize(
    ("title", "expected"), [("Subscribe", "Subscribe"), ("Subscribers Leave", "Subscribers Leave")]
)
def test_title_that_begins_with_subscribe_is_kept(title: str, expected: str) -> None:
    assert read_text(f"Daily Papers\n{card(title)}").records[0].title == expected


def test_subscribe_is_taken_off_the_first_title_only() -> None:
    titles = [
        record.title for record in read_text(f"Daily Papers\n{card('SubscribeTin')}{card('SubscribeTin')}").records
    ]
    assert titles == ["Tin", "SubscribeTin"]


@pytest.mark.parametrize(
    ("page", "published"),
    [
        (card("A", "·", "Mar 4") + card("B", "·", "Nov 3, 2030"), "2031-03-04"),
        ("https://huggingface.co/papers/date/2033-01-01\n" + card("A", "·", "Mar 4"), "2033-03-04"),
        ("[A](https://huggingface.co/papers/3401.00021)\n" + card("", "·", "Mar 4"), "2034-03-04"),
    ],
)
def test_date_without_a_year_lies_in_the_year_of_the_capture(page: str, published: str) -> None:
    assert read_text(f"Daily Papers\n{page}").records[0].published == published


def test_date_without_a_year_is_reported_where_nothing_tells_it() -> None:
    reading = read_text(f"Daily Papers\n{card('A', '·', 'Mar 4 7')}")
    assert [(issue.line, issue.remedy) for issue in reading.issues] == [(5, "add the year to the line")]
    assert (reading.records[0].published, reading.records[0].comment_count) == (None, 7)


def test_abstract_without_a_title_is_kept_and_reported() -> None:
    reading = read_text(f"·\n{FILLER}\n")
    assert [(record.title, record.abstract) for record in reading.records] == [(None, FILLER)]
    assert reading.issues[0].line == 2


def test_second_paragraph_continues_the_abstract() -> None:
    (record,) = read_text(f"Daily Papers\nTin\n{FILLER}\n\n{FILLER}\n").records
    assert record.abstract == f"{FILLER}\n\n{FILLER}"


def test_stray_text_behind_the_cards_is_reported_but_not_the_pages_own_words() -> None:
    reading = read_text(f"Daily Papers\n{card('A', 'Previous', 'System theme', 'stray')}")
    assert [issue.finding for issue in reading.issues] == ['"stray" belongs to no paper']


@pytest.mark.parametrize("title", ["Octopus 2", "Marble 3", "Decoder 12"])
def test_title_that_begins_like_a_month_is_a_title(title: str) -> None:
    records = read_text(f"Daily Papers\n{card('A')}{card(title)}").records
    assert [record.title for record in records] == ["A", title]


def test_cards_with_authors_are_recognised_without_the_pages_head() -> None:
    assert looks_like(card("A", "• 1 author", "·", "Mar 4, 2031"))
    assert not looks_like("Daily Papers\nshort lines only\n")


def test_no_title_of_a_page_holds_markdown() -> None:
    assert all(
        "[" not in (record.title or "") and "#" not in (record.title or "") for record in read_text(HF_MARKDOWN).records
    )


@pytest.mark.parametrize("text", ["[\n]\n", "\n", f"![Daily Papers {FILLER}](https://example.org/a.png)\n"])
def test_page_without_any_text_gives_no_record(text: str) -> None:
    assert read_text(text).records == ()


@pytest.mark.parametrize(
    "line", ["• {} authors", "[{}](https://huggingface.co/login)", "[-] {}", "Mar 4[{}](/x#community)"]
)
def test_endless_number_does_not_stop_the_reader(line: str) -> None:
    assert len(read_text(f"Daily Papers\n{card('A')}{line.format('9' * 5000)}\n").records) == 1


def test_day_that_does_not_exist_is_reported() -> None:
    assert [issue.line for issue in read_text(f"Daily Papers\n{card('A', '·', 'Feb 30, 2031')}").issues] == [5]


PAPER = "https://huggingface.co/papers/3101.00021"


def test_address_on_a_line_of_its_own_tells_title_from_abstract() -> None:
    title = f"{FILLER[:130].rstrip()} whistle!"
    lines = ["Daily Papers", title, PAPER, "A short one.", PAPER, "[", "•", f"2 authors]({PAPER})", "·", "Oct 7, 2031"]
    text = "\n\n".join(lines)
    (record,) = read_text(text).records
    assert (record.title, record.abstract, record.arxiv_id) == (title, "A short one.", "3101.00021")
    assert (record.author_count, record.organisation, record.published) == (2, None, "2031-10-07")


def test_link_tells_title_from_abstract() -> None:
    (record,) = read_text(f"# Daily Papers\n\n### [Tin]({PAPER})\n\n[A short one.]({PAPER})\n").records
    assert (record.title, record.abstract) == ("Tin", "A short one.")


def test_characters_that_a_crawler_escaped_are_themselves_again() -> None:
    (record,) = read_text(f"# Daily Papers\n\n### [Tin\\* \\[1\\]]({PAPER})\n\n[{FILLER}]({PAPER})\n").records
    assert record.title == "Tin* [1]"


def test_abstract_over_many_short_lines_is_recognised() -> None:
    lines = "\\\\\n".join(FILLER[start : start + 70] for start in range(0, len(FILLER), 70))
    assert looks_like(f"### [Tin]({PAPER})\n\n[{lines}]({PAPER})\n")


def test_list_that_links_to_the_page_is_not_taken_for_it() -> None:
    text = f"# Papers\n\nSee the Daily Papers.\n\n- [Tin Gardens]({PAPER}) {FILLER}\n" * 3
    assert not looks_like(text)


def test_excerpts_of_captures_are_read_whole(shared: Path) -> None:
    readings = {path.name[10:19]: read_file(path, shared) for path in sorted((shared / "samples/hf-text").iterdir())}
    assert [issue for reading in readings.values() for issue in reading.issues] == []
    records = [record for reading in readings.values() for record in reading.records]
    assert {record.origin.format for record in records} == {"hf-papers"}
    assert [
        (r.arxiv_id, r.published, r.upvotes, r.author_count, r.organisation_handle, r.comment_count) for r in records
    ] == [
        ("2606.00683", "2026-05-29", 101, None, "occ-ai", 6),
        ("2502.20581", "2025-02-27", None, 3, None, None),
        ("2605.08583", "2026-05-08", 1, None, "umass", 1),
        ("2403.01774", "2024-03-03", None, 9, None, None),
        ("2410.05434", "2024-10-07", 1, 2, None, None),
        ("1802.08979", "2018-02-24", None, 4, None, None),
        ("2104.13100", "2021-04-26", None, 6, None, None),
        ("2510.21057", "2025-10-23", 5, None, "google", 1),
    ]
    assert not [r.title for r in records if not r.title or "\\" in r.title or "  " in r.title]
    assert not [r.abstract for r in records if not r.abstract or "\\" in r.abstract or "](" in r.abstract]


def test_captures_are_recognised_as_pages_and_not_as_lists(shared: Path) -> None:
    for path in (shared / "samples/hf-text").iterdir():
        found = detect(path.read_text(encoding="utf-8"))
        assert found is not None
        assert found.name == "hf-papers"
