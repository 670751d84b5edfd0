from __future__ import annotations

from pathlib import Path

import pytest

from paperatlas.read.files import read_folder
from paperatlas.read.people_wishes import read_people_wishes
from paperatlas.read.source import Source


def test_lists_of_names_are_wishes_with_their_lines() -> None:
    text = "same:\n  - [Jane Doe, J. Doe]\ndifferent:\n  - [Bo B (a), Bo B (b)]\n"
    wishes, issues = read_people_wishes(Source("data/people.yml", text))
    assert issues == ()
    assert [(wish.names, wish.are_same, wish.origin.line) for wish in wishes.wishes] == [
        (("Jane Doe", "J. Doe"), True, 2),
        (("Bo B (a)", "Bo B (b)"), False, 4),
    ]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("same: [[Jane Doe]]\n", 1, "a list of 1"),
        ("\nsame: Jane Doe\n", 2, "must be a list"),
        ("same:\n  - [Jane Doe, {a: b}]\n", 2, "a name must be text"),
        ("smae: []\n", 1, 'unknown key "smae"'),
        ("- a\n", 1, "must be a mapping"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, said: str) -> None:
    wishes, issues = read_people_wishes(Source("data/people.yml", text))
    assert wishes.wishes == ()
    assert (issues[0].line, said in issues[0].finding) == (line, True)


def test_file_of_people_is_no_list_of_papers(tmp_path: Path) -> None:
    (tmp_path / "people.yml").write_text("same: [[Jane Doe, J. Doe]]\n", encoding="utf-8")
    assert read_folder(tmp_path, tmp_path).issues == ()
