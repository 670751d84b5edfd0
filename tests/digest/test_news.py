"""What a digest holds and how it is printed."""

from __future__ import annotations

import subprocess
from email import message_from_string, policy
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from paperatlas.cli import main

PAPERS = """\
- id: moss
  title: Watering moss <b>by</b> *attention*
  authors: [Ada Lovelace]
  published: 2025-10-20
  comment_count: 2
  topics: [gardens]
  summary: "As [[lichen]] and [[topic:gardens|the gardens]] do: [x](javascript:alert) <script>"
- id: lichen
  title: Lichens wait
  published: 2025-10-21
  upvotes: 9
  tags: [slow]
- id: month
  title: Only a month
  published: 2025-10
- id: rain
  title: Rain
  published: 2025-10-22
"""
TOPICS = """\
topics:
  - {slug: gardens, name: Gardens, phrases: [garden]}
  - {slug: weather, name: Weather, phrases: [rain]}
tags:
  - {slug: slow, name: Slow}
"""


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "papers.yml").write_text(PAPERS)
    (tmp_path / "data" / "topics.yml").write_text(TOPICS)
    (tmp_path / "mkdocs.yml").write_text("site_name: Papers\nsite_url: https://example.org\n")
    return tmp_path


def run(*more: str, since: str = "2025-10-20") -> Result:
    return CliRunner().invoke(main, ["digest", "--since", since, *more], catch_exceptions=False)


def titles(text: str) -> list[str]:
    return [line.split(maxsplit=1)[1] for line in text.splitlines() if line[:1].isdigit()]


def test_most_discussed_papers_come_first_or_the_newest() -> None:
    assert titles(run("--format", "text").stdout) == [
        "Watering moss <b>by</b> *attention*",
        "Lichens wait",
        "Rain",
    ]
    assert titles(run("--format", "text", "--order", "date").stdout)[0] == "Rain"


def test_only_papers_of_the_day_and_after_are_new_and_a_month_counts_as_its_first_day() -> None:
    assert titles(run("--format", "text", since="2025-10-21").stdout) == ["Lichens wait", "Rain"]
    assert "Only a month" in titles(run("--format", "text", since="2025-10-01").stdout)


def test_days_may_have_an_end() -> None:
    done = run("--until", "2025-10-22", "--format", "text")
    assert titles(done.stdout) == ["Watering moss <b>by</b> *attention*", "Lichens wait"]
    assert done.stdout.startswith("Papers: 2 new papers from 20 October 2025 to 21 October 2025\n")
    assert run("--until", "2025-10-21", "--format", "text").stdout.startswith(
        "Papers: 1 new paper on 20 October 2025\n"
    )


def test_several_parts_of_the_collection_give_the_papers_of_any_of_them() -> None:
    done = run("--topic", "gardens", "--tag", "slow", "--format", "text")
    assert done.stdout.startswith("Papers (Gardens, Slow): 2 new papers since 20 October 2025\n")


def test_longer_lists_are_cut_and_say_so() -> None:
    done = run("--most", "1")
    assert "And 2 more: [all papers](https://example.org/papers/)" in done.stdout


def test_no_form_lets_text_become_markup() -> None:
    page, html = run().stdout, run("--format", "html").stdout
    for hostile in ("<script", "<b>", "[x](", "*attention*"):
        assert hostile not in page
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "As Lichens wait and the gardens do:" in html


def test_nothing_new_is_said() -> None:
    assert "no new papers since 1 November 2025" in run(since="2025-11-01").stdout


def test_message_to_look_at_has_the_same_bytes_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1761091200")
    monkeypatch.setenv("PAPERATLAS_SMTP_FROM", "Päpers <papers@example.org>")
    monkeypatch.setenv("PAPERATLAS_UNSUBSCRIBE", "mailto:stop@example.org, https://example.org/stop")
    text = run("--format", "eml").stdout
    assert text == run("--format", "eml").stdout
    assert text.isascii()
    message = message_from_string(text, policy=policy.default)
    assert str(message["List-Unsubscribe"]) == "<mailto:stop@example.org>, <https://example.org/stop>"
    assert str(message["From"]) == "Päpers <papers@example.org>"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--since", "yesterday"], '"yesterday" is no day'),
        (["--since", "2025-02-30"], '"2025-02-30" is no day'),
        (["--since", "2025-10-20", "--topic", "garden"], 'there is no topic "garden": did you mean "gardens"?'),
        (["--since", "2025-10-20", "--until", "2025-10-20"], "2025-10-20 is not after 2025-10-20"),
        (["--since", "2025-10-20", "--send"], "add --recipients FILE"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], said: str) -> None:
    done = CliRunner().invoke(main, ["digest", *arguments], catch_exceptions=False)
    assert done.exit_code == 2
    assert said in done.stderr


def git(*words: str, day: str = "") -> None:
    who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    subprocess.run(["git", *who, *words], check=True, capture_output=True, env=dates(day))


def dates(day: str) -> dict[str, str]:
    import os

    stamp = f"{day}T12:00:00Z" if day else "2025-10-01T00:00:00Z"
    return {**os.environ, "GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}


def test_records_that_entered_since_are_found_by_the_history(site: Path) -> None:
    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "-m", "Begin", day="2025-11-01")
    more = site / "data" / "papers" / "clouds.yml"
    more.parent.mkdir()
    more.write_text("title: Clouds of 1999\npublished: 1999-01-02\n")
    # A record that is renamed, and says so, is not new.
    text = PAPERS.replace("- id: rain", "- id: much-rain\n  aliases: [rain]")
    (site / "data" / "papers.yml").write_text(text)
    git("add", ".")
    git("commit", "--quiet", "-m", "Clouds", day="2025-11-03")
    assert titles(run("--by", "entry", "--format", "text", since="2025-11-03").stdout) == ["Clouds of 1999"]
    assert len(titles(run("--by", "entry", "--format", "text", since="2025-10-30").stdout)) == 5
    assert titles(run("--by", "entry", "--until", "2025-11-03", "--format", "text", since="2025-11-02").stdout) == []
    assert (
        len(titles(run("--by", "entry", "--until", "2025-11-03", "--format", "text", since="2025-11-01").stdout)) == 4
    )
    assert titles(run("--by", "entry", "--format", "text", since="2025-11-04").stdout) == []


def test_history_that_is_not_there_is_told(site: Path) -> None:
    done = run("--by", "entry")
    assert done.exit_code == 1
    assert "run the command in the repository of the data, or leave out --by entry" in done.stderr


def test_history_that_was_not_fetched_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "--quiet")
    for name in ("a", "b"):
        (site / name).write_text(name)
        git("add", ".")
        git("commit", "--quiet", "-m", name)
    git("clone", "--quiet", "--depth", "1", f"file://{site}", "copy")
    monkeypatch.chdir(site / "copy")
    done = run("--by", "entry")
    assert done.exit_code == 1
    assert "fetch-depth: 0" in done.stderr
