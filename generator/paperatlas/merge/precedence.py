"""Which source is believed first."""

from __future__ import annotations

from paperatlas.model.record import Origin, Record

TRUST = {
    "yaml": 0,  # written by hand, to overrule the others
    "json": 1,
    "jsonl": 1,
    "arxiv-tracker": 2,
    "hf-papers": 3,  # copied from a page made for reading
    "catalyzex": 3,
}
"""Rank of each format, the most trusted first."""


def by_trust(record: Record) -> tuple[int, Origin]:
    """Sort key: hand-written first, then data, then copied pages; then by where it stands."""
    return (TRUST.get(record.origin.format, 2), record.origin)
