"""Identifiers of papers' pages: from what their records say, so that they stay when a record moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from paperatlas.merge.identifiers import arxiv_id_of
from paperatlas.model.record import Record
from paperatlas.model.slugs import arxiv_slug, doi_slug, slugify, unique_slugs
from paperatlas.text.coined import name_for_untitled
from paperatlas.text.words import title_key


def page_ids(groups: Sequence[list[Record]]) -> list[str]:
    """An identifier for each paper, no two alike; the records of each stand in the order of trust."""
    keys = _keys(groups)
    found = unique_slugs((key, wanted_id(group)) for key, group in zip(keys, groups, strict=True))
    return [found[key] for key in keys]


def wanted_id(group: Sequence[Record]) -> str:
    """The record's file name if it is hand-written, else the arXiv identifier, the DOI, the title's words."""
    for record in group:
        if record.id:
            return record.id
    for record in group:
        if arxiv_id := arxiv_id_of(record):
            return arxiv_slug(arxiv_id)
    for record in group:
        if record.doi:
            return doi_slug(record.doi)
    titles = [record.title or record.name for record in group if record.title or record.name]
    if titles and titles[0]:
        return slugify(titles[0])
    return slugify(name_for_untitled(group[0].abstract or ""))


def _keys(groups: Sequence[list[Record]]) -> list[str]:
    """For each group what tells it from all others: what it says, so that its place may change.

    Only exact twins that must not be merged are told apart by their order.
    """
    keys = []
    seen: Counter[str] = Counter()
    for group in groups:
        first = group[0]
        known = first.id or first.arxiv_id or first.doi or title_key(first.title or first.name or "")
        people = "; ".join(name.name for name in first.authors)
        key = "\n".join(
            (known, str(first.year or ""), people, first.venue or "", first.abstract or first.summary or "")
        )
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}\n{seen[key]}")
    return keys
