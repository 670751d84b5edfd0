"""Where readers suggest a paper, correct a record or tell a mistake: links to the repository's host."""

from __future__ import annotations

from urllib.parse import urlencode

from markupsafe import Markup

from paperatlas.model.issue_forms import CORRECTION, SUGGESTION, IssueForm
from paperatlas.model.paper import Paper
from paperatlas.render.contexts.parts import Chip
from paperatlas.render.options import Options

_WITH_FORMS = "https://github.com/"


def suggestion(options: Options) -> Chip | None:
    """The way to suggest a paper: a form where the host has forms, else a new issue; `None` without a known host."""
    if not options.issues_base:
        return None
    return Chip(Markup("Suggest a paper"), _address(options.issues_base, SUGGESTION, "Suggest a paper: "))


def changes(options: Options, paper: Paper) -> tuple[Chip, ...]:
    """The ways to change a paper's record: its file in the host's editor, and a form or an issue."""
    chips = []
    if base := options.edit_base:
        chips.append(Chip(Markup("Edit this record"), f"{base.rstrip('/')}/{paper.sources[0].file}"))
    if base := options.issues_base:
        words = Markup("Correct this record") if base.startswith(_WITH_FORMS) else Markup("Tell a mistake")
        chips.append(Chip(words, _address(base, CORRECTION, f"Correct {paper.id}", paper.id)))
    return tuple(chips)


def _address(base: str, form: IssueForm, title: str, about: str | None = None) -> str:
    """A new issue with its title; on hosts that have them, made by a form that says already which paper it is about.

    A repository without the form shows an empty issue under that title.
    """
    said = {"title": title}
    if base.startswith(_WITH_FORMS):
        said = {"template": form.template, **({form.about.id: about} if about else said)}
    return f"{base.rstrip('/')}?{urlencode(said)}"
