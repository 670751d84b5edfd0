"""The identifiers by which records are known to be of one work, and those that tell works apart."""

from __future__ import annotations

import re

from paperatlas.model.identifiers import arxiv_id_of_doi
from paperatlas.model.preprints import doi_of_work, is_copy_doi, is_preprint_doi, is_preprint_venue
from paperatlas.model.record import Record
from paperatlas.model.schemes import SCHEMES

TELLING_APART = frozenset({"arxiv", "doi", "acl", "pubmed", "dblp"})
"""Schemes in which a work has one identifier, so that two of them mean two works.

OpenAlex and Semantic Scholar keep some works twice, OpenReview gives an identifier to each submission, HAL to each
deposit; and a preprint's identifiers stand beside those of the published version.
"""
_ACL_DOI = re.compile(r"10\.(?:18653|3115)/v1/([a-z]\d{2}-\d{4,5}|\d{4}\.[a-z0-9-]+\.\d{1,4})$")
_DBLP_ARXIV = re.compile(r"journals/corr/abs-(\d{4})-(\d{4,5})$")


def identities(record: Record) -> dict[str, str]:
    """The identifiers of a record by scheme, each in the one form in which it is compared.

    An arXiv DOI counts as the arXiv identifier it is and an ACL DOI as one of the Anthology too. A DOI of a preprint
    server or of a repository is kept apart from the publisher's, as `doi of a preprint`.
    """
    found: dict[str, str] = {}
    if record.doi:
        found |= identities_of_doi(record.doi)
    if record.arxiv_id:
        found["arxiv"] = record.arxiv_id.lower()
    is_of_preprint = "doi" not in found and _is_preprint(record)
    for identifier in record.ids:
        if not SCHEMES[identifier.scheme].is_one_work:
            continue
        scheme, value = identifier.scheme, identifier.value
        if scheme == "dblp" and value.startswith("journals/corr/"):
            match = _DBLP_ARXIV.match(value)
            scheme, value = ("arxiv", f"{match[1]}.{match[2]}") if match else ("dblp of a preprint", value)
        elif scheme == "acl":
            value = value.lower()
        elif is_of_preprint and scheme in TELLING_APART:
            scheme = f"{scheme} of a preprint"
        found.setdefault(scheme, value)
    return found


def arxiv_id_of(record: Record) -> str | None:
    """The record's arXiv identifier, if only in the form of a DOI."""
    arxiv = arxiv_id_of_doi(record.doi) if record.doi and not record.arxiv_id else None
    return arxiv.id if arxiv else record.arxiv_id


def identities_of_doi(doi: str) -> dict[str, str]:
    """What a DOI says: an arXiv identifier, one of the ACL Anthology, or itself."""
    if arxiv := arxiv_id_of_doi(doi):
        return {"arxiv": arxiv.id.lower()}
    bare = doi_of_work(doi)
    if is_preprint_doi(doi) or is_copy_doi(doi):
        return {"doi of a preprint": bare}
    found = {"doi": bare}
    if match := _ACL_DOI.match(doi):
        found["acl"] = match[1]
    return found


def _is_preprint(record: Record) -> bool:
    return record.kind == "preprint" or bool(record.venue and is_preprint_venue(record.venue))
