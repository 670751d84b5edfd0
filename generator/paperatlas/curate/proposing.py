"""What `paperatlas propose` does: from the text of an issue to a change of one file, and what people are told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from paperatlas.curate.adding import FOLDER, LookUp
from paperatlas.curate.correcting import corrected
from paperatlas.curate.files import write_whole
from paperatlas.curate.issue_form import Answers, answers, body_of_event
from paperatlas.curate.plan import Collection, Plan
from paperatlas.curate.problem import Problem, ProposalError
from paperatlas.curate.proposal_text import accepted, declined
from paperatlas.curate.suggesting import suggested
from paperatlas.model.issue_forms import SUGGESTION
from paperatlas.model.wishes import Wishes
from paperatlas.read.files import read_folder
from paperatlas.settings import Settings

MAX_EVENT = 4_000_000
"""Largest file that holds an issue, in bytes."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an issue."""

    path: Path | None
    """The file that was written; `None` where nothing was."""
    message: str | None
    """Markdown for people, safe to be shown by a host; `None` where no form made the issue."""


def propose(text: str, settings: Settings, wishes: Wishes, look_up: LookUp, with_abstract: bool) -> Outcome:
    """Writes the record that an issue asks for, and says what was done or what is wrong.

    A new file is written or one of the collection is changed, never more than one, and never one outside the data
    folder.

    Args:
        text: the issue's own text, or the event in which a workflow is told of it.
        settings: where the data are.
        wishes: what a person says of which records are one paper.
        look_up: asks the services.
        with_abstract: whether abstracts are written into new records.
    """
    try:
        given = answers(body_of_event(text))
        if given is None:
            return Outcome(None, None)
        plan = _plan(given, settings, wishes, look_up, with_abstract)
        _write(plan, settings)
    except ProposalError as refusal:
        return Outcome(None, declined(refusal.problems))
    file = plan.path.absolute().relative_to(settings.names_from).as_posix()
    return Outcome(plan.path, accepted(plan, file, given))


def _plan(given: Answers, settings: Settings, wishes: Wishes, look_up: LookUp, with_abstract: bool) -> Plan:
    records = read_folder(settings.data, settings.names_from).records if settings.data.is_dir() else ()
    collection = Collection(settings, records, wishes)
    if given.form is SUGGESTION:
        return suggested(given, collection, look_up, with_abstract)
    return corrected(given, collection)


def _write(plan: Plan, settings: Settings) -> None:
    folder = settings.data / FOLDER
    inside = settings.data.resolve()
    if folder.is_symlink() or plan.path.is_symlink() or not plan.path.resolve().is_relative_to(inside):
        raise ProposalError(Problem("", "the file would stand outside the data folder", "look at the repository"))
    try:
        write_whole(plan.path, plan.text, is_new=plan.is_new)
    except OSError as problem:
        finding = f"the file cannot be written ({problem.strerror})"
        raise ProposalError(Problem("", finding, "look at the repository")) from None
