"""A paper's facts as the keys and values of a record."""

from __future__ import annotations

from dataclasses import fields

from paperatlas.cite.json_form import record_to_dict
from paperatlas.model.dates import year_of
from paperatlas.model.identifiers import arxiv_abstract_url, arxiv_id_of_doi, arxiv_pdf_url, doi_url
from paperatlas.model.paper import Paper
from paperatlas.model.record import Facts, Origin, Record
from paperatlas.read.records.schema import KEYS

_NOWHERE = Origin("", 0, "")
_NOT_WRITTEN = frozenset({"extra", "id"})
"""What a source says beside the facts, such as a reference manager's paths, stays in the source."""


def written_keys(paper: Paper, with_abstract: bool) -> dict[str, object]:
    """What a record of the paper says, as JSON values: only what is known and does not follow from the rest."""
    facts = {field.name: getattr(paper, field.name) for field in fields(Facts)}
    record = Record(
        origin=_NOWHERE,
        aliases=paper.aliases,
        tags=paper.wanted_tags,
        not_tags=paper.unwanted_tags,
        topics=paper.wanted_topics,
        **facts,
    )
    said = {key: value for key, value in record_to_dict(record).items() if key in KEYS and key not in _NOT_WRITTEN}
    for key in _following(record):
        said.pop(key, None)
    if not with_abstract:
        said.pop("abstract", None)
    return said


def _following(record: Record) -> set[str]:
    """Keys whose values follow from other keys."""
    found = set()
    if record.published and record.year == year_of(record.published):
        found.add("year")
    if record.arxiv_id and record.doi and arxiv_id_of_doi(record.doi):
        found.add("doi")
    if record.updated and record.updated == record.published:
        found.add("updated")
    if record.arxiv_id and record.pdf == arxiv_pdf_url(record.arxiv_id):
        found.add("pdf")
    addresses = {arxiv_abstract_url(record.arxiv_id) if record.arxiv_id else None}
    if record.doi:
        addresses |= {doi_url(record.doi), doi_url(record.doi).replace("https:", "http:")}
        addresses.add(f"http://dx.doi.org/{record.doi}")
    if record.url and record.url.lower() in {address.lower() for address in addresses if address}:
        found.add("url")
    return found
