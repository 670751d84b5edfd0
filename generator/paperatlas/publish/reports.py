"""Issues as text, as JSON, and as annotations of a pull request."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from paperatlas.model.issue import Issue


def as_text(issues: Sequence[Issue]) -> str:
    """One issue a line."""
    return "\n".join(str(issue) for issue in issues)


def as_json(issues: Sequence[Issue]) -> str:
    """A list of objects with `severity`, `file`, `line`, `finding` and `remedy`."""
    found = [
        {
            "severity": str(issue.severity),
            "file": issue.file,
            "line": issue.line,
            "finding": issue.finding,
            "remedy": issue.remedy,
        }
        for issue in issues
    ]
    return json.dumps(found, ensure_ascii=False, indent=1)


def as_github(issues: Sequence[Issue]) -> str:
    """Workflow commands that mark the very line of a file (GitHub Actions, "Workflow commands")."""
    return "\n".join(
        f"::{issue.severity} file={_property(issue.file)},line={max(1, issue.line)}"
        f"::{_message(f'{issue.finding}: {issue.remedy}')}"
        for issue in issues
    )


FORMS: dict[str, Callable[[Sequence[Issue]], str]] = {"text": as_text, "json": as_json, "github": as_github}
"""Every form of a report."""


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
