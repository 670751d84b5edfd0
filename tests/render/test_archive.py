"""The archive by month and day."""

from __future__ import annotations

import re

from paperatlas.enrich.atlas import enrich
from paperatlas.merge.papers import merge
from paperatlas.model.record import Origin, Record
from paperatlas.model.vocabulary import Vocabulary
from paperatlas.render.options import Options
from paperatlas.render.tree import render


def record(name: str, published: str | None, comments: int | None = None, votes: int | None = None) -> Record:
    return Record(
        id=name,
        title=f"Paper {name}",
        published=published,
        comment_count=comments,
        upvotes=votes,
        origin=Origin("data/a.yml", 1, "yaml"),
    )


def archive(*records: Record) -> dict[str, str]:
    papers, _ = merge(records)
    atlas = enrich(papers, Vocabulary())
    return {page.path: page.text for page in render(atlas, Options())}


def titles(text: str) -> list[str]:
    return re.findall(r"^(?:## |- \*\*\[(?:<i[^>]*></i>)?)(?:Paper )?([^\]\n]+)", text, re.MULTILINE)


def test_month_has_the_latest_day_first_and_on_a_day_what_readers_discuss() -> None:
    made = archive(
        record("quiet", "2025-10-20"),
        record("loved", "2025-10-20", votes=40),
        record("discussed", "2025-10-20", comments=3, votes=1),
        record("later", "2025-10-21"),
        record("some-day", "2025-10"),
        record("before", "2025-09-30"),
    )
    assert titles(made["archive/2025-10/index.md"]) == [
        *("21 October 2025", "later"),
        *("20 October 2025", "discussed", "loved", "quiet"),
        *("October 2025, day unknown", "some-day"),
        "Months nearby",
    ]
    assert "<em>3 comments · 1 vote</em>" in made["archive/2025-10/index.md"]


def test_archive_leads_to_every_month_and_to_what_is_discussed_most() -> None:
    made = archive(record("a", "2025-10-20"), record("b", "2024-01-02", comments=2), record("c", "2024"))
    text = made["archive/index.md"]
    assert titles(text) == ["Most discussed", "b", "2025", "2024"]
    assert "[October 2025](2025-10/index.md) 1" in text
    assert "[January 2024](2024-01/index.md) 1" in text
    assert "[January 2024](../../archive/2024-01/index.md) 1" in made["years/2024/index.md"]
    assert "(archive/index.md)" in made["index.md"]


def test_collection_that_knows_years_only_has_no_archive() -> None:
    made = archive(record("a", "2024"), record("b", None))
    assert not [path for path in made if path.startswith("archive")]
    assert "archive" not in made["index.md"]


def test_long_month_begins_with_what_is_discussed_and_goes_over_several_pages() -> None:
    made = archive(*(record(f"p{number}", f"2025-10-{number % 28 + 1:02d}", comments=number) for number in range(250)))
    first, second = made["archive/2025-10/index.md"], made["archive/2025-10/page/2.md"]
    assert titles(first)[:6] == ["Most discussed", "p249", "p248", "p247", "p246", "p245"]
    assert "Most discussed" not in second
    listed = [title for title in titles(first)[6:] + titles(second) if re.fullmatch(r"p\d+", title)]
    assert sorted(listed) == sorted(f"p{number}" for number in range(250))
    assert "page 2 of 2" in second
