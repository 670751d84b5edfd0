"""What `paperatlas refresh` does: asks for records' papers and writes what is new into their files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from paperatlas.curate.files import write_whole
from paperatlas.curate.refresh import Target, Update, told, updates
from paperatlas.fetch.papers import Found
from paperatlas.fetch.pointers import Pointer
from paperatlas.model.issue import Issue, error


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done."""

    lines: tuple[str, ...]
    """What became of each record, a line for each key."""
    issues: tuple[Issue, ...]
    asked: int
    """Records that services were asked for."""
    changed: int
    """Files written, or to be written."""


def run(
    chosen: Sequence[Target],
    look_up: Callable[[dict[Pointer, str]], list[Found]],
    taken: Collection[str] = (),
    is_dry: bool = False,
) -> Outcome:
    """Brings records up to date.

    Args:
        chosen: the records.
        look_up: asks the services for papers, each with what messages call it.
        taken: keys of which a person wants the services' value in any case.
        is_dry: whether nothing is written.
    """
    known = [target for target in chosen if target.pointers]
    names: dict[Pointer, str] = {}
    for target in known:
        for pointer in target.pointers:
            names.setdefault(pointer, f"{target.record.origin.file}: {pointer.value}")
    found = {answer.pointer: answer for answer in (look_up(names) if names else ())}
    lines: list[str] = []
    issues = [issue for answer in found.values() for issue in answer.issues]
    changed = 0
    for update in updates(known, found, taken):
        problem = None if is_dry else _write(update)
        issues += update.issues
        if problem is not None:
            issues.append(problem)
            continue
        lines += told(update)
        changed += update.text is not None
    return Outcome(tuple(lines), tuple(dict.fromkeys(issues)), len(known), changed)


def _write(update: Update) -> Issue | None:
    if update.text is None:
        return None
    try:
        write_whole(update.target.path, update.text)
    except OSError as problem:
        finding = f"cannot be written ({problem.strerror})"
        return error(update.target.record.origin.file, 0, finding, "check the file's permissions")
    return None
