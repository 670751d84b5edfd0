from __future__ import annotations

from pathlib import Path

import pytest

from paperatlas.pipeline import load_atlas
from paperatlas.read.files import read_folder
from paperatlas.read.merge_wishes import read_merge_wishes
from paperatlas.read.source import Source
from paperatlas.settings import Settings


def test_lists_of_names_are_wishes_with_their_lines() -> None:
    text = 'same:\n  - [tin, "data/a.bib:118"]\n  - - 2101.00010\n    - 10.1000/182\ndifferent:\n  - [a, b, c]\n'
    wishes, issues = read_merge_wishes(Source("data/merge.yml", text))
    assert issues == ()
    assert [(wish.names, wish.are_same, wish.origin.line) for wish in wishes.wishes] == [
        (("tin", "data/a.bib:118"), True, 2),
        (("2101.00010", "10.1000/182"), True, 3),
        (("a", "b", "c"), False, 6),
    ]


def test_single_list_needs_no_second_bracket() -> None:
    wishes, issues = read_merge_wishes(Source("data/merge.yml", "same: [a, b]\n"))
    assert [wish.names for wish in wishes.wishes] == [("a", "b")]
    assert issues == ()


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "same:\ndifferent:\n"])
def test_file_may_be_empty(text: str) -> None:
    wishes, issues = read_merge_wishes(Source("data/merge.yml", text))
    assert (wishes.wishes, issues) == ((), ())


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("same: [[tin]]\n", 1, "a list of 1"),
        ("same: [[tin, tin]]\n", 1, "a list of 1"),
        ("\nsame: tin\n", 2, "must be a list"),
        ("same:\n  - [a, b]\n  - c\n", 3, "must be a list of names"),
        ("same:\n  - [a, {b: c}]\n", 2, "a name must be text"),
        ("smae: []\n", 1, 'unknown key "smae"'),
        ("- a\n", 1, "must be a mapping"),
        ("same: [[a, b]\n", 1, "not valid YAML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, said: str) -> None:
    _, issues = read_merge_wishes(Source("data/merge.yml", text))
    assert issues
    assert (issues[0].line, said in issues[0].finding) == (line, True)
    assert all(issue.remedy for issue in issues)


def test_file_of_wishes_is_no_list_of_papers_and_is_heard(tmp_path: Path) -> None:
    papers = (
        '[{"title": "Tin Gardens", "arxiv_id": "2101.00010"},\n {"title": "Sand Clocks", "arxiv_id": "2101.00011"}]'
    )
    (tmp_path / "a.json").write_text(papers, encoding="utf-8")
    (tmp_path / "merge.yml").write_text("same: [[2101.00010, 2101.00011, 2101.00012]]\n", encoding="utf-8")
    assert len(read_folder(tmp_path, tmp_path).records) == 2
    atlas = load_atlas(Settings(root=tmp_path, data=tmp_path))
    assert len(atlas.papers) == 1
    assert [(issue.file, issue.line) for issue in atlas.issues if "2101.00012" in issue.finding] == [("merge.yml", 1)]
