"""Which source is believed first."""

from __future__ import annotations

from paperatlas.model.identifiers import arxiv_id_of_doi
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


_PREPRINT_VENUES = frozenset(
    {"arxiv", "corr", "arxiv preprint", "biorxiv", "medrxiv", "ssrn", "preprint", "openreview"}
)


def is_published(record: Record) -> bool:
    """Whether the record speaks of a published version: a venue, or a DOI that no preprint server gave."""
    if record.doi and not arxiv_id_of_doi(record.doi):
        return True
    return record.venue is not None and record.venue.casefold() not in _PREPRINT_VENUES


def published_first(record: Record) -> tuple[bool, bool, int, Origin]:
    """Sort key for venue and date: hand-written first, then published versions, then by trust."""
    trust, origin = by_trust(record)
    return (trust > 0, not is_published(record), trust, origin)


def by_trust(record: Record) -> tuple[int, Origin]:
    """Sort key: hand-written first, then data, then copied pages; then by where it stands."""
    return (TRUST.get(record.origin.format, 2), record.origin)
