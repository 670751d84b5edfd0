"""Whether what services say is of one paper, by the rules by which records are merged."""

from __future__ import annotations

from collections.abc import Sequence

from paperatlas.merge.identity import same_works
from paperatlas.model.record import Record


def apart(first: Record, others: Sequence[Record]) -> list[Record]:
    """Those of the others that are not of the same work as the first, although an identifier led to them."""
    members = next(work for work in same_works([first, *others]) if any(record is first for record in work))
    return [record for record in others if not any(record is member for member in members)]
