"""Papers from groups of records."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from paperatlas.merge.conflicts import conflicts
from paperatlas.merge.fields import facts
from paperatlas.merge.identity import group
from paperatlas.merge.page_ids import page_ids
from paperatlas.merge.precedence import by_trust
from paperatlas.merge.versions import versions
from paperatlas.model.issue import Issue
from paperatlas.model.paper import Paper
from paperatlas.model.record import Record
from paperatlas.model.wishes import Wishes

_NO_WISHES = Wishes()


def merge(records: Iterable[Record], wishes: Wishes = _NO_WISHES) -> tuple[tuple[Paper, ...], tuple[Issue, ...]]:
    """One paper for each work among the records, by identifier, and what deserves a look.

    Merging what was merged changes nothing, and the order of the records does not matter.

    Args:
        records: what the sources say.
        wishes: what a person says of which records are one paper and which are not.
    """
    grouping = group(records, wishes)
    groups = [sorted(members, key=by_trust) for members in grouping.works]
    named = list(zip(page_ids(groups), groups, strict=True))
    papers = sorted((_paper(identifier, members) for identifier, members in named), key=lambda paper: paper.id)
    return tuple(papers), (*grouping.issues, *conflicts(named, grouping.doubted))


def _paper(identifier: str, members: list[Record]) -> Paper:
    known, provenance = facts(members)
    return Paper(
        id=identifier,
        title_given="title" in known,
        sources=tuple(record.origin for record in members),
        provenance=MappingProxyType(provenance),
        versions=versions(members),
        aliases=_wishes(members, "aliases"),
        wanted_tags=_wishes(members, "tags"),
        unwanted_tags=_wishes(members, "not_tags"),
        wanted_topics=_wishes(members, "topics"),
        **known,
    )


def _wishes(members: list[Record], field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(slug for record in members for slug in getattr(record, field)))
