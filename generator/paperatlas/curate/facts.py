"""What services say of a paper, held against its record: what is new, what has changed, and what is only different.

A person's words are never replaced unasked. Missing facts are added; the version on arXiv and the date of the last
change are raised; everything else that differs is told. Texts (abstract, summary, notes, keywords) are left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from paperatlas.cite.json_form import record_to_dict
from paperatlas.merge.papers import merge
from paperatlas.model.dates import year_of
from paperatlas.model.identifiers import arxiv_id_of_doi
from paperatlas.model.paper import Paper
from paperatlas.model.preprints import is_preprint_venue
from paperatlas.model.record import Record
from paperatlas.text.words import title_key

FACTS = (
    "title",
    "authors",
    "published",
    "updated",
    "venue",
    "kind",
    "volume",
    "issue",
    "pages",
    "publisher",
    "arxiv_id",
    "arxiv_version",
    "doi",
    "status",
)
"""Keys that are asked for, in the order in which records are written."""
RAISED = frozenset({"updated", "arxiv_version"})
"""Keys of which a later value replaces an earlier one."""


@dataclass(frozen=True, slots=True)
class Change:
    """A key of a record that gets another value, or might get one."""

    key: str
    old: Any
    """The record's value as JSON writes it; `None` where it has none."""
    new: Any
    """The services' value, in the same form."""
    is_made: bool
    """Whether the record is changed, or a person is only told."""


def changes(own: Record, found: Sequence[Record], taken: Collection[str] = ()) -> list[Change]:
    """What the services' records of the same work change in a record, in the order of its keys.

    Args:
        own: the record of the collection.
        found: what services say; the preprint first.
        taken: keys of which a person wants the services' value in any case.
    """
    said = _said(found)
    mine = record_to_dict(own)
    result = []
    for key in FACTS:
        old, new = getattr(own, key), said.get(key)
        if new in (None, ()):
            continue
        shown = record_to_dict(_only(own, key, new)).get(key)
        if old in (None, ()):
            if _may_be_added(key, new, own):
                result.append(Change(key, None, shown, True))
        elif key in RAISED and new > old:
            result.append(Change(key, mine[key], shown, True))
        elif key not in RAISED and _differs(key, old, new, found):
            result.append(Change(key, mine[key], shown, key in taken))
    return result


def _said(found: Sequence[Record]) -> dict[str, Any]:
    """What the services say together, by the rules by which records are merged."""
    papers = merge(found)[0]
    paper: Paper = papers[0] if len(papers) == 1 else merge(found[:1])[0][0]
    said = {key: getattr(paper, key) for key in FACTS}
    preprint = next((record for record in found if record.arxiv_id and record.arxiv_version), None)
    said["updated"] = preprint.updated if preprint else None
    if said["updated"] in (said["published"], preprint.published if preprint else None):
        said["updated"] = None
    said["status"] = next((record.status for record in found if record.status), None)
    return said


def _only(own: Record, key: str, value: Any) -> Record:
    return Record(origin=own.origin, **{key: value})


def _may_be_added(key: str, new: Any, own: Record) -> bool:
    """Whether a missing fact may be filled in: not what a later version of the paper makes wrong."""
    if key == "published":
        return own.year is None or year_of(new) == own.year
    if key == "doi":
        return arxiv_id_of_doi(new) is None
    if key == "kind":
        return bool(new != "preprint")
    return key != "venue" or not is_preprint_venue(new)


def _differs(key: str, old: Any, new: Any, found: Sequence[Record]) -> bool:
    """Whether the services mean something else than the record, and none of them agrees with it."""
    differ = _DIFFER.get(key)
    if differ is None or not differ(old, new):
        return False
    return all(differ(old, value) for record in found if (value := getattr(record, key)) not in (None, ()))


def _other_dates(old: str, new: str) -> bool:
    return not old.startswith(new) and not new.startswith(old)


def _other_numbers(old: str, new: str) -> bool:
    return "".join(filter(str.isalnum, old.casefold())) != "".join(filter(str.isalnum, new.casefold()))


_DIFFER: dict[str, Callable[[Any, Any], bool]] = {
    "title": lambda old, new: title_key(old) != title_key(new),
    "authors": lambda old, new: len(old) != len(new),
    "published": _other_dates,
    # Venues are written in many ways; only one that has become out of date is told.
    "venue": lambda old, new: is_preprint_venue(old) and not is_preprint_venue(new),
    "kind": lambda old, new: old == "preprint" and new != "preprint",
    "volume": _other_numbers,
    "issue": _other_numbers,
    "pages": _other_numbers,
    "doi": lambda old, new: old != new and arxiv_id_of_doi(new) is None,
    "status": lambda old, new: old != new,
}
"""Whether two values of a key mean different things."""
