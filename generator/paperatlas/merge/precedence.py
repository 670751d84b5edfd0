"""Which source is believed first."""

from __future__ import annotations

from paperatlas.model.identifiers import arxiv_id_of_doi
from paperatlas.model.preprints import is_copy_doi, is_preprint_doi, is_preprint_venue
from paperatlas.model.record import Origin, Record

HAND, OWN, PUBLISHER, EXPORT, PREPRINT, KEPT, GATHERED, COPIED = range(8)
"""Ranks of trust: hand-written; our own output; the publisher's data; a database's or reference manager's entry with
the publisher's DOI; the preprint server's data; an entry without such a DOI; what others gathered; text copied from
pages."""

TRUST = {
    "yaml": HAND,  # written to overrule the others
    "json": OWN,
    "jsonl": OWN,
    "crossref": PUBLISHER,
    "acl-xml": PUBLISHER,
    "pubmed-xml": PUBLISHER,
    "nbib": PUBLISHER,
    "bibtex": KEPT,
    "ris": KEPT,
    "endnote": KEPT,
    "wos": KEPT,
    "csl-json": KEPT,
    "csv": KEPT,
    "arxiv-atom": PREPRINT,
    "arxiv-oai": PREPRINT,
    "arxiv-abs": PREPRINT,
    "arxiv-listing": PREPRINT,
    "feed": GATHERED,
    "openalex": GATHERED,
    "semantic-scholar": GATHERED,
    "hf-daily": GATHERED,
    "arxiv-search": COPIED,
    "arxiv-tracker": COPIED,
    "hf-papers": COPIED + 1,  # a page made for reading
    "catalyzex": COPIED + 1,
    "awesome-list": COPIED + 1,
    "ids": COPIED + 2,
}
"""Rank of each format, the most trusted first."""

_OF_PREPRINTS = frozenset(
    {"arxiv-atom", "arxiv-oai", "arxiv-abs", "arxiv-listing", "arxiv-search", "arxiv-tracker", "hf-daily", "hf-papers"}
)
"""Formats whose dates are those of the preprint, even where they name the published version."""
_PUBLICATIONS = frozenset({"acl", "dblp"})


def is_published(record: Record) -> bool:
    """Whether the record speaks of a published version: a venue, or a DOI that no preprint server gave."""
    if record.doi and not is_preprint_doi(record.doi) and not is_copy_doi(record.doi):
        return True
    if record.kind == "preprint":
        return False
    if record.venue is not None and not is_preprint_venue(record.venue):
        return True
    return any(i.scheme in _PUBLICATIONS and not i.value.startswith("journals/corr/") for i in record.ids)


def is_preprint(record: Record) -> bool:
    """Whether the record speaks of a preprint; one from arXiv may speak of the published version too."""
    if record.kind == "preprint" or record.origin.format in _OF_PREPRINTS:
        return True
    if record.doi and is_preprint_doi(record.doi):
        return True
    if record.venue is not None and is_preprint_venue(record.venue):
        return True
    return record.arxiv_id is not None and not is_published(record)


def dates_the_published(record: Record) -> bool:
    """Whether the record's date is that of a published version."""
    return is_published(record) and record.origin.format not in _OF_PREPRINTS


def published_first(record: Record) -> tuple[bool, bool, int, Origin]:
    """Sort key for what a published version has: hand-written first, then published versions, then by trust."""
    rank, origin = by_trust(record)
    return (rank > HAND, not is_published(record), rank, origin)


def dated_first(record: Record) -> tuple[bool, bool, int, Origin]:
    """Sort key for date and year: as `published_first`, but what arXiv says is the date of the preprint."""
    rank, origin = by_trust(record)
    return (rank > HAND, not dates_the_published(record), rank, origin)


def publishers_first(record: Record) -> tuple[bool, int, Origin]:
    """Sort key for the DOI: the publisher's before that of a preprint or of a copy."""
    doi = record.doi or ""
    is_other = arxiv_id_of_doi(doi) is not None or is_preprint_doi(doi) or is_copy_doi(doi)
    return (is_other, *by_trust(record))


def by_trust(record: Record) -> tuple[int, Origin]:
    """Sort key: hand-written first, then data, then copied pages; then by where it stands."""
    rank = TRUST.get(record.origin.format, GATHERED)
    if rank == KEPT:
        rank = EXPORT if has_publishers_doi(record) else PREPRINT if is_preprint(record) else KEPT
    return (rank, record.origin)


def has_publishers_doi(record: Record) -> bool:
    """Whether the record names the DOI of a published version."""
    return bool(record.doi and not is_preprint_doi(record.doi) and not is_copy_doi(record.doi))
