"""The commands as people call them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from paperatlas.cli import main
from paperatlas.cli.formats import EXPORT_NAMES, FORMAT_NAMES
from tests.small import DATA


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.fixture(autouse=True)
def _somewhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", sorted({*main.commands, "topics suggest"} - {"topics"}))
def test_help_of_every_command_says_what_and_shows_an_example(name: str) -> None:
    text = run(*name.split(), "--help").output
    assert "Example: paperatlas" in text
    assert "--data DIR" in text


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["build", "--nonsense"], ["export"], ["build", "-f", "none.yml"], ["read"]]
)
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_read_prints_a_line_of_json_for_each_record() -> None:
    done = run("read", str(DATA / "tracker.txt"))
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["arxiv_id"] for record in records] == ["2403.00001", "2402.00002"]
    assert records[0]["origin"] == {"file": (DATA / "tracker.txt").as_posix(), "line": 1, "format": "arxiv-tracker"}
    assert records[0]["venue"] == "ICML 2024"
    assert "title" not in records[0]


def test_read_of_a_broken_file_exits_with_1_and_says_why_on_standard_error(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('[{"title": "A", "year": "24"}]')
    done = run("read", "x.json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["title"] == "A"
    assert done.stderr == 'x.json:1: error: "year": "24" is not a year: write four digits\n'


def test_papers_prints_merged_papers_with_tags_topics_and_provenance() -> None:
    papers = {paper["id"]: paper for paper in map(json.loads, run("papers", "--data", str(DATA)).stdout.splitlines())}
    paper = papers["moss-former"]
    assert paper["title_given"] is True
    assert {tag["slug"] for tag in paper["tags"]} == {"watering", "attention"}
    assert paper["topics"] == [{"slug": "mosses", "score": 1.0}]
    assert paper["provenance"]["abstract"]["file"] == "data/tracker.txt"
    assert len(paper["sources"]) == 2
    assert papers["arxiv-2402.00002"]["title_given"] is False
    assert papers["arxiv-2402.00002"]["name"] == "CloudCount"


def test_output_of_papers_can_be_read_again(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "all.jsonl").write_text(run("papers", "--data", str(DATA)).stdout)
    done = run("papers")
    assert done.exit_code == 0, done.stderr
    assert len(done.stdout.splitlines()) == 4


def test_check_is_silent_about_good_data() -> None:
    done = run("check", "--strict", "--data", str(DATA))
    assert (done.exit_code, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("text", 'data/a,b.yml:2: error: "year": "20%" is not a year: write four digits\n'),
        ("github", '::error file=data/a%2Cb.yml,line=2::"year": "20%25" is not a year: write four digits\n'),
    ],
)
def test_check_reports_in_each_form(tmp_path: Path, form: str, expected: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a,b.yml").write_text("title: A\nyear: 20%\n")
    done = run("check", "--format", form)
    assert done.exit_code == 1
    assert expected in done.stdout


def test_check_reports_as_json(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yml").write_text("title: A\nyear: 24\n")
    issues = json.loads(run("check", "--format", "json").stdout)
    assert [(issue["severity"], issue["file"], issue["line"]) for issue in issues] == [("error", "data/a.yml", 2)]


def test_warnings_fail_a_strict_check_only(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yml").write_text("title: A\nfoo: bar\n")
    assert run("check").exit_code == 0
    assert run("check", "--strict").exit_code == 1


@pytest.mark.parametrize("name", EXPORT_NAMES)
def test_export_writes_every_format(name: str, tmp_path: Path) -> None:
    done = run("export", "--format", name, "--data", str(DATA))
    assert done.exit_code == 0
    assert "LichenNet" in done.stdout
    run("export", "--format", name, "--data", str(DATA), "-o", "out")
    assert (tmp_path / "out").read_text(encoding="utf-8").strip() == done.stdout.strip()


def test_export_of_a_topic_or_a_tag_has_only_its_papers() -> None:
    assert run("export", "--format", "bibtex", "--topic", "mosses", "--data", str(DATA)).stdout.count("@") == 2
    assert run("export", "--format", "bibtex", "--tag", "attention", "--data", str(DATA)).stdout.count("@") == 1


def test_export_of_an_unknown_tag_suggests_one() -> None:
    done = run("export", "--format", "ris", "--tag", "atention", "--data", str(DATA))
    assert done.exit_code == 2
    assert 'did you mean "attention"?' in done.stderr


def test_generate_writes_the_tree_and_refuses_a_folder_of_others(tmp_path: Path) -> None:
    assert run("generate", "-o", "tree", "--data", str(DATA)).exit_code == 0
    assert (tmp_path / "tree" / "papers" / "moss-former.md").exists()
    assert run("generate", "-o", "tree", "--data", str(DATA)).exit_code == 0
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.tex").write_text("precious")
    done = run("generate", "-o", "mine", "--data", str(DATA))
    assert done.exit_code == 1
    assert (tmp_path / "mine" / "thesis.tex").read_text() == "precious"


def test_names_of_formats_are_those_of_the_tables() -> None:
    from paperatlas.cite.formats import FORMATS as EXPORTS
    from paperatlas.read.formats import FORMATS

    assert set(FORMAT_NAMES) == {known.name for known in FORMATS}
    assert set(EXPORT_NAMES) == set(EXPORTS)


def test_suggested_topics_are_a_valid_vocabulary_and_never_replace_a_file(tmp_path: Path) -> None:
    from paperatlas.read.source import Source
    from paperatlas.read.vocabulary import read_vocabulary

    (tmp_path / "data").mkdir()
    papers = [
        {"title": f"Tin {thing} of year {n}", "keywords": ["Odd: #word"]}
        for n in range(6)
        for thing in ("kettles # one", "lanterns")
    ]
    (tmp_path / "data" / "all.json").write_text(json.dumps(papers))
    assert run("topics", "suggest", "-o", "topics.yml").exit_code == 0
    text = (tmp_path / "topics.yml").read_text(encoding="utf-8")
    vocabulary, issues = read_vocabulary(Source("topics.yml", text))
    assert vocabulary.topics
    assert vocabulary.tags
    assert issues == ()
    assert "# Tin lanterns of year 0" in text
    assert text == run("topics", "suggest").stdout
    done = run("topics", "suggest", "-o", "topics.yml")
    assert done.exit_code == 1
    assert done.stderr == "topics.yml: error: exists already: name another file\n"


def test_keywords_that_the_own_vocabulary_knows_are_not_suggested(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    papers = [{"title": f"Tin kettles of year {n}", "keywords": ["spouts", "handles"]} for n in range(6)]
    (tmp_path / "data" / "all.json").write_text(json.dumps(papers))
    (tmp_path / "data" / "topics.yml").write_text("tags:\n  - {slug: grips, name: Grips, aliases: [handle]}\n")
    text = run("topics", "suggest").stdout
    assert "#   spouts (6)" in text
    assert "handles (6)" not in text


def test_stats_count_the_collection() -> None:
    found = json.loads(run("stats", "--format", "json", "--data", str(DATA)).stdout)
    assert found["papers"] == 4
    assert found["with"]["title"] == 3
    assert found["topics"]["mosses"] <= found["topics"]["gardening"]
    assert run("stats", "--data", str(DATA)).stdout.startswith("papers: 4\n")
