from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.model.issue import error, warning
from paperatlas.publish.reports import FORMS

COMMAND = re.compile(r"::(?:error|warning) file=([^,:]*),line=(\d+)::(.*)")
"""A workflow command as a runner reads it, one on each line."""


def undone(text: str) -> str:
    """What a runner makes of the escapes of a command."""
    for code, mark in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, mark)
    return text


def test_annotation_marks_the_line_of_the_file() -> None:
    found = FORMS["github"]([error("data/2024.bib", 118, "a finding", "a remedy")])
    assert found == "::error file=data/2024.bib,line=118::a finding: a remedy"


def test_annotation_of_a_whole_file_stands_at_its_first_line() -> None:
    assert "line=1::" in FORMS["github"]([warning("data/x.yml", 0, "a", "b")])


@given(st.text(), st.text(), st.text())
def test_no_text_ends_an_annotation_or_begins_another(file: str, finding: str, remedy: str) -> None:
    text = FORMS["github"]([error(file, 3, finding, remedy)])
    match = COMMAND.fullmatch(text)
    assert match is not None
    assert undone(match[1]) == file
    assert undone(match[3]) == f"{finding}: {remedy}"


@pytest.mark.parametrize("form", FORMS)
def test_without_issues_nothing_is_reported(form: str) -> None:
    assert FORMS[form]([]) in ("", "[]")


def test_json_holds_every_part_of_an_issue() -> None:
    (issue,) = json.loads(FORMS["json"]([error("f", 1, "x", "y")]))
    assert issue == {"severity": "error", "file": "f", "line": 1, "finding": "x", "remedy": "y"}
