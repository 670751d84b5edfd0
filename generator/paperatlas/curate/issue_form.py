"""The text of an issue that a form made, taken apart into answers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from paperatlas.curate.problem import Problem, ProposalError
from paperatlas.model.issue_forms import FORMS, FormField, IssueForm
from paperatlas.model.slugs import slugify
from paperatlas.read.records.fields import FieldError
from paperatlas.read.records.schema import KEYS
from paperatlas.read.values import Value
from paperatlas.text.clean import clean_line

MAX_BODY = 65_536
"""Longest text of an issue, as GitHub has it."""
_NO_ANSWER = "_No response_"
_NOTHING = frozenset({"", "none", "n/a", "-"})
_SLUGS = frozenset({"tags", "topics"})


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody wrote into a form."""

    form: IssueForm
    texts: Mapping[str, str]
    """The answers by the fields' identifiers; questions without an answer are left out."""

    def about(self) -> str:
        """The answer that says which paper is meant; empty where there is none."""
        return clean_line(self.texts.get(self.form.about.id, ""))


def body_of_event(text: str) -> str:
    """The issue's text within the event that a workflow is told, or `text` where it is no event."""
    if not text.lstrip().startswith("{"):
        return text
    try:
        event = json.loads(text)
    except (ValueError, RecursionError):
        return text
    issue = event.get("issue")
    return str(issue.get("body") or "") if isinstance(issue, dict) else text


def answers(body: str) -> Answers | None:
    """The answers of an issue's text, or `None` where no form made it.

    A form's text begins with its first label. A heading that is none of the form's labels is part of the answer above
    it.

    Raises:
        ProposalError: where the text is too long, or a label stands twice, so that nobody can tell which is meant.
    """
    lines = body.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")
    form = next((form for form in FORMS if _heading(lines[0]) == form.about.label), None)
    if form is None:
        return None
    if len(body) > MAX_BODY:
        raise ProposalError(Problem("", f"{len(body):,} characters, over the limit of {MAX_BODY:,}", "shorten it"))
    by_label = {field.label: field for field in form.fields}
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        field = by_label.get(_heading(line) or "")
        if field is None:
            current.append(line)
            continue
        if field.id in found:
            finding = "the heading stands twice, so that nobody can tell which answer is meant"
            raise ProposalError(Problem(field.label, finding, "keep one of them, or indent the other"))
        current = found.setdefault(field.id, [])
    texts = {name: "\n".join(part).strip() for name, part in found.items()}
    return Answers(form, {name: text for name, text in texts.items() if text not in ("", _NO_ANSWER)})


def values(given: Answers) -> tuple[dict[str, Value], list[Problem]]:
    """The answers that are values of a record, by key, and what does not fit."""
    found: dict[str, Value] = {}
    problems = []
    for field in given.form.fields:
        if field.key is None or field.id not in given.texts:
            continue
        value = _value(field, given.texts[field.id])
        if value is None:
            continue
        try:
            KEYS[field.key].parse(value)
        except FieldError as problem:
            problems.append(Problem(field.label, problem.finding, problem.remedy))
        else:
            found[field.key] = value
    return found, problems


def _heading(line: str) -> str | None:
    return line[4:].strip() if line.startswith("### ") else None


def _value(field: FormField, text: str) -> Value | None:
    """An answer as the value that a file would hold: several lines are a list where the key has lists."""
    if text.strip().casefold() in _NOTHING:
        return None
    if field.key in _SLUGS:
        words = [word.strip() for word in re.split(r"[,;\n]", text) if word.strip()]
        return Value([Value(slugify(word), 1) for word in words], 1)
    if field.key == "code":
        return Value([Value(address, 1) for address in text.split()], 1)
    if field.key == "authors":
        people = [line.strip().lstrip("-*").strip() for line in text.split("\n") if line.strip()]
        return Value([Value(name, 1) for name in people], 1) if len(people) > 1 else Value(people[0], 1)
    return Value(text if field.key == "summary" else " ".join(text.split()), 1)
