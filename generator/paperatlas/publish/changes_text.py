"""What a change of the data changes, as Markdown for the summary of a run or a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperatlas.publish.changes import Changes, Named
from paperatlas.text.clean import counted
from paperatlas.text.hosted import as_code

_MOST = 50
"""Entries of a list that are shown."""
_PARTS = (
    ("broken", "Addresses that would lead nowhere"),
    ("added", "Papers added"),
    ("changed", "Papers changed"),
    ("moved", "Papers with a new address"),
    ("removed", "Papers removed, with a notice at their address"),
    ("new_topics", "New topics"),
    ("lost_topics", "Topics without papers, whose pages go"),
    ("new_tags", "New tags"),
    ("lost_tags", "Tags out of use, whose pages go"),
)
"""The lists of a summary in their order, what needs a look first."""


def as_markdown(changes: Changes) -> str:
    """A summary in which the sources' words stay words."""
    return "\n".join(["## What changes on the site", "", *_lines(changes)]) + "\n"


def _lines(changes: Changes) -> Iterator[str]:
    if not changes:
        yield "Nothing."
        return
    gone = len(changes.removed) + len(changes.broken)
    yield (
        f"{counted(len(changes.added), 'paper')} added, {len(changes.changed):,} changed, "
        f"{len(changes.moved):,} moved, {gone:,} removed."
    )
    if changes.others:
        verb = "gets" if changes.others == 1 else "get"
        yield f"{counted(changes.others, 'other paper')} {verb} other neighbours."
    for name, heading in _PARTS:
        if found := getattr(changes, name):
            yield from ("", f"### {heading}", "", *_list(found))


def _list(found: Sequence[Named]) -> Iterator[str]:
    for item in found[:_MOST]:
        yield f"- {as_code(item.name, 120)}, `{item.address}`{f': {item.what}' if item.what else ''}"
    if len(found) > _MOST:
        yield f"- and {len(found) - _MOST:,} more"
