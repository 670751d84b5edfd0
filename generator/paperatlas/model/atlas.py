"""The whole collection, ready to be rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from paperatlas.model.issue import Issue
from paperatlas.model.paper import Paper
from paperatlas.model.path import Step
from paperatlas.model.people import Organisation, Person, Venue
from paperatlas.model.standing import Removed
from paperatlas.model.vocabulary import Tag, Topic


@dataclass(frozen=True, slots=True)
class Atlas:
    """Papers with their tags, topics and relations.

    Papers stand newest first; undated ones last, by title.
    """

    papers: tuple[Paper, ...]
    topics: tuple[Topic, ...]
    """The topic tree; topics without papers are left out."""
    tags: tuple[Tag, ...]
    """Tags in use, by name."""
    topics_found: bool = False
    """Whether the topics were found automatically rather than written by a person."""
    issues: tuple[Issue, ...] = field(default=())
    people: tuple[Person, ...] = ()
    """Authors, by family name."""
    venues: tuple[Venue, ...] = ()
    """By name."""
    organisations: tuple[Organisation, ...] = ()
    """By name."""

    paths: Mapping[str, tuple[Step, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """By topic, papers in the order to read them; small topics have none."""

    places: Mapping[str, tuple[float, float]] = field(default_factory=lambda: MappingProxyType({}))
    """For each paper where it stands on the map: across and down, from 0 to 1."""

    removed: tuple[Removed, ...] = ()
    """Papers that are gone, and whose addresses say why."""

    def paper_by_id(self) -> dict[str, Paper]:
        """Papers by identifier."""
        return {paper.id: paper for paper in self.papers}
