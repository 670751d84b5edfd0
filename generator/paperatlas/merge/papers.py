"""Papers from groups of records: each field from the most trusted record that knows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from paperatlas.merge.identity import identifiers, same_works
from paperatlas.merge.precedence import by_trust, published_first
from paperatlas.model.identifiers import arxiv_id_of_doi
from paperatlas.model.issue import Issue, warning
from paperatlas.model.paper import Paper
from paperatlas.model.record import Facts, Origin, Record
from paperatlas.model.schemes import one_of_each
from paperatlas.model.slugs import arxiv_slug, doi_slug, slugify, unique_slugs
from paperatlas.text.coined import name_for_untitled
from paperatlas.text.words import title_key

_FACTS = tuple(field.name for field in fields(Facts))
_OF_THE_PUBLISHED = frozenset({"venue", "published", "year"})
"""Fields in which a published version goes before a preprint."""
_GATHERED = frozenset({"code", "links", "keywords", "seen_in", "references", "ids", "extra"})
"""Fields whose values from all records stand together."""


def merge(records: Sequence[Record]) -> tuple[tuple[Paper, ...], tuple[Issue, ...]]:
    """One paper for each work among the records, by identifier, and what deserves a look.

    Merging what was merged changes nothing, and the order of the records does not matter.
    """
    groups = [sorted(group, key=by_trust) for group in same_works(records)]
    keys = _keys(groups)
    ids = unique_slugs((key, _wanted_id(group)) for key, group in zip(keys, groups, strict=True))
    named = [(ids[key], group) for key, group in zip(keys, groups, strict=True)]
    papers = sorted((_paper(identifier, group) for identifier, group in named), key=lambda paper: paper.id)
    return tuple(papers), tuple(_issues(named))


def _paper(identifier: str, group: list[Record]) -> Paper:
    known: dict[str, Any] = {}
    provenance: dict[str, Origin] = {}
    for field in _FACTS:
        givers = [record for record in group if getattr(record, field) not in (None, ())]
        if not givers:
            continue
        if field in _OF_THE_PUBLISHED:
            givers.sort(key=published_first)
        elif field == "doi":
            # An arXiv DOI is the preprint's identifier in another form.
            givers.sort(key=lambda record: arxiv_id_of_doi(record.doi or "") is not None)
        provenance[field] = givers[0].origin
        known[field] = _gathered(givers, field) if field in _GATHERED else getattr(givers[0], field)
    if "arxiv_id" not in known and (giver := next((r for r in group if "arxiv" in identifiers(r)), None)):
        known["arxiv_id"] = identifiers(giver)["arxiv"]
        provenance["arxiv_id"] = giver.origin
    return Paper(
        id=identifier,
        title_given="title" in known,
        sources=tuple(record.origin for record in group),
        provenance=MappingProxyType(provenance),
        aliases=_wishes(group, "aliases"),
        wanted_tags=_wishes(group, "tags"),
        unwanted_tags=_wishes(group, "not_tags"),
        wanted_topics=_wishes(group, "topics"),
        **known,
    )


def _gathered(givers: list[Record], field: str) -> tuple[Any, ...]:
    values = dict.fromkeys(value for record in givers for value in getattr(record, field))
    return one_of_each(values) if field == "ids" else tuple(values)


def _wishes(group: list[Record], field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(slug for record in group for slug in getattr(record, field)))


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


def _wanted_id(group: list[Record]) -> str:
    """The record's file name if it is hand-written, else the arXiv identifier, the DOI, the title's words."""
    for record in group:
        if record.id:
            return record.id
    for record in group:
        if arxiv_id := identifiers(record).get("arxiv"):
            return arxiv_slug(arxiv_id)
    for record in group:
        if record.doi:
            return doi_slug(record.doi)
    titles = [record.title or record.name for record in group if record.title or record.name]
    if titles and titles[0]:
        return slugify(titles[0])
    return slugify(name_for_untitled(group[0].abstract or ""))


def _issues(named: Sequence[tuple[str, list[Record]]]) -> list[Issue]:
    found = []
    for identifier, group in named:
        first = group[0]
        if first.id and identifier != first.id:
            finding = f'another paper is called "{first.id}" too, so this one is called "{identifier}"'
            found.append(warning(first.origin.file, first.origin.line, finding, "give one of them another id"))
        by_hand = [record for record in group if record.origin.format == "yaml"]
        for record in by_hand[1:]:
            other = by_hand[0].origin
            finding = f"the same paper as {other.file}:{other.line}"
            found.append(warning(record.origin.file, record.origin.line, finding, "keep one of the two records"))
    return found
