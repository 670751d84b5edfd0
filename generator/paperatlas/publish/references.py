"""The references of a collection's papers for its pages; those that an earlier build wrote alike are taken over."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from paperatlas.cite import reference_entry
from paperatlas.cite import references as writing
from paperatlas.cite.references import Entries, References, Write, references
from paperatlas.forking import can_fork, shared_out
from paperatlas.model.atlas import Atlas
from paperatlas.publish.incremental.program import digest_of

KEPT = "references"
"""What the file is called in which they are kept."""
_FEW = 4
"""Parts of the work up to which a second process is not worth its start."""


def references_of(atlas: Atlas, most: int, kept: MutableMapping[bytes, bytes], processes: int) -> dict[str, References]:
    """The references of a collection by the papers' identifiers; none where the papers are too many.

    Args:
        atlas: the collection.
        most: how many papers there may be.
        kept: what earlier builds kept, and what this one shall keep.
        processes: how many may share the work.
    """
    if len(atlas.papers) > most:
        return {}

    def shared(write: Write, parts: list[list[Entries]]) -> Iterator[list[References]]:
        if processes < 2 or len(parts) <= _FEW or not can_fork:
            yield from map(write, parts)
            return
        yield from shared_out(write, parts, processes)

    return references(atlas.papers, kept, shared)


@cache
def hand() -> str:
    """What writes them: a change of it writes every reference anew."""
    files = (reference_entry.__file__, writing.__file__)
    return digest_of((version("typst"), *(Path(file).read_text("utf-8") for file in files)))
