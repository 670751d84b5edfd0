"""What people are told of a suggestion, as Markdown in which a stranger's words stay words."""

from __future__ import annotations

from collections.abc import Sequence

from paperatlas.curate.issue_form import Answers
from paperatlas.curate.plan import Plan
from paperatlas.curate.problem import Problem
from paperatlas.text.hosted import as_code

_MOST = 20
"""Problems and notes that are told."""


def accepted(plan: Plan, file: str, given: Answers) -> str:
    """What a pull request says of a change."""
    lines = [f"{'Adds' if plan.is_new else 'Changes'} `{file}`, as {as_code(given.form.template)} asked.", ""]
    for field in given.form.fields:
        if text := given.texts.get(field.id):
            lines.append(f"- **{field.label}**: {as_code(text)}")
    if plan.notes:
        lines += ["", "To look at:", "", *(f"- {as_code(note)}" for note in plan.notes[:_MOST])]
    return "\n".join(lines) + "\n"


def declined(problems: Sequence[Problem]) -> str:
    """What a comment says where nothing was written."""
    lines = ["This could not become a record yet:", ""]
    for problem in problems[:_MOST]:
        where = f"**{problem.label}**: " if problem.label else ""
        lines.append(f"- {where}{as_code(f'{problem.finding}: {problem.remedy}')}")
    return "\n".join([*lines, "", "Edit the text of the issue, and it is tried again."]) + "\n"
