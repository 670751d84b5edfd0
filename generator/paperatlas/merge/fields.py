"""The facts of a paper: each from the most trusted record that knows it, with the record that gave it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from paperatlas.merge import authors
from paperatlas.merge.identifiers import arxiv_id_of
from paperatlas.merge.precedence import by_trust, dated_first, is_published, published_first, publishers_first
from paperatlas.model.record import Facts, Origin, Record
from paperatlas.model.schemes import one_of_each

_FACTS = tuple(field.name for field in fields(Facts))
_all_facts = attrgetter(*_FACTS)
_ORDERS = {
    "published": dated_first,
    "year": dated_first,
    "venue": published_first,
    "kind": published_first,
    "volume": published_first,
    "issue": published_first,
    "pages": published_first,
    "publisher": published_first,
    "doi": publishers_first,
}
"""Fields in which the published version, and the publisher's DOI, go before those of a preprint."""
_PLACES = frozenset({"volume", "issue", "pages", "publisher"})
"""Fields that say nothing of the published version where the preprint gives them."""
_GATHERED = frozenset({"code", "links", "keywords", "seen_in", "references", "ids", "extra"})
"""Fields whose values from all records stand together."""


def facts(members: Sequence[Record]) -> tuple[dict[str, Any], dict[str, Origin]]:
    """The known fields of a work, and for each the origin of its value.

    Args:
        members: records of one work, the most trusted first.
    """
    if len(members) == 1:
        return _facts_of_one(members[0])
    known: dict[str, Any] = {}
    provenance: dict[str, Origin] = {}
    for field in _FACTS:
        givers = _givers(members, field)
        if givers:
            provenance[field] = givers[0].origin
            known[field] = _gathered(givers, field) if field in _GATHERED else getattr(givers[0], field)
    if "arxiv_id" not in known and (giver := next((r for r in members if arxiv_id_of(r)), None)):
        known["arxiv_id"] = arxiv_id_of(giver)
        provenance["arxiv_id"] = giver.origin
    _name_authors(known, provenance, members)
    _agree_on_dates(known, provenance)
    return known, provenance


def _facts_of_one(record: Record) -> tuple[dict[str, Any], dict[str, Origin]]:
    """What `facts` gives for most works, which have a single record."""
    known = {
        field: _gathered([record], field) if field in _GATHERED else value
        for field, value in zip(_FACTS, _all_facts(record), strict=True)
        if value is not None and value != ()
    }
    if "arxiv_id" not in known and (arxiv_id := arxiv_id_of(record)):
        known["arxiv_id"] = arxiv_id
    return known, dict.fromkeys(known, record.origin)


def combined(members: Sequence[Record]) -> Record:
    """One record that says what all of a work's records say together."""
    ordered = sorted(members, key=by_trust)
    return Record(origin=ordered[0].origin, **facts(ordered)[0])


def _givers(members: Sequence[Record], field: str) -> list[Record]:
    """The records that know a field, the one to be believed first."""
    givers = [record for record in members if getattr(record, field) not in (None, ())]
    if field in _PLACES and any(map(is_published, members)):
        givers = [record for record in givers if is_published(record)]
    order = _ORDERS.get(field)
    return sorted(givers, key=order) if order else givers


def _name_authors(known: dict[str, Any], provenance: dict[str, Origin], members: Sequence[Record]) -> None:
    """Puts the fullest list of authors in, and whether that list breaks off."""
    record = authors.fullest(members)
    if record is None:
        return
    known["authors"] = authors.with_orcids(record.authors, members)
    provenance["authors"] = record.origin
    known.pop("more_authors", None)
    provenance.pop("more_authors", None)
    if record.more_authors is not None:
        known["more_authors"] = record.more_authors
        provenance["more_authors"] = record.origin


def _agree_on_dates(known: dict[str, Any], provenance: dict[str, Origin]) -> None:
    """Takes a date out that is of another year than the paper: that of the preprint."""
    year, date = known.get("year"), known.get("published")
    if year and date and provenance["year"] != provenance["published"] and int(date[:4]) != year:
        del known["published"], provenance["published"]


def _gathered(givers: list[Record], field: str) -> tuple[Any, ...]:
    values = dict.fromkeys(value for record in givers for value in getattr(record, field))
    return one_of_each(values) if field == "ids" else tuple(values)
