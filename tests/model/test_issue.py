from __future__ import annotations

from paperatlas.model.issue import Issue, error, warning


def test_issue_reads_as_file_line_severity_finding_remedy() -> None:
    assert str(error("data/a.yml", 118, "no title", "add one")) == "data/a.yml:118: error: no title: add one"


def test_issue_about_a_whole_file_has_no_line() -> None:
    assert (
        str(warning("data/a.yml", 0, "an empty file", "remove it")) == "data/a.yml: warning: an empty file: remove it"
    )


def test_issues_are_sorted_by_file_and_line() -> None:
    issues = [error("b", 1, "x", ""), warning("a", 10, "x", ""), error("a", 9, "x", "")]
    assert sorted(issues, key=Issue.sort_key) == issues[::-1]
