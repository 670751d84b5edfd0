"""What a change of the data changes on the site: two atlases held against one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import Paper
from paperatlas.model.record import Facts
from paperatlas.model.standing import page_address

_FIELDS = tuple(field.name for field in fields(Facts) if field.name != "extra")


@dataclass(frozen=True, slots=True)
class Named:
    """Something on the site by its address."""

    address: str
    """Relative to the site."""
    name: str
    """As its source writes it."""
    what: str = ""
    """What becomes of it, in words of ours."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The differences between two states of a collection, each in the order of the addresses."""

    added: tuple[Named, ...] = ()
    changed: tuple[Named, ...] = ()
    """Papers with the fields that differ."""
    moved: tuple[Named, ...] = ()
    """Papers whose former address leads to a new one."""
    removed: tuple[Named, ...] = ()
    """Papers whose address says that they are gone."""
    broken: tuple[Named, ...] = ()
    """Papers whose address would lead nowhere."""
    new_topics: tuple[Named, ...] = ()
    lost_topics: tuple[Named, ...] = ()
    new_tags: tuple[Named, ...] = ()
    lost_tags: tuple[Named, ...] = ()
    others: int = 0
    """Papers that stay as they are but for the papers that are related to them."""

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return any(getattr(self, field.name) for field in fields(self))


def compare(before: Atlas, after: Atlas) -> Changes:
    """What differs between two states of a collection."""
    old, new = before.paper_by_id(), after.paper_by_id()
    former = {alias: paper for paper in after.papers for alias in paper.aliases}
    gone = {removed.id for removed in after.removed}
    missing = [old[name] for name in sorted(old.keys() - new.keys())]
    moved = [paper for paper in missing if paper.id in former]
    removed = [paper for paper in missing if paper.id not in former and paper.id in gone]
    broken = [paper for paper in missing if paper.id not in former and paper.id not in gone]
    targets = {former[paper.id].id for paper in moved}
    both = [(old[name], new[name]) for name in sorted(old.keys() & new.keys())]
    differing = {here.id: _differing(there, here) for there, here in both}
    return Changes(
        added=tuple(_named(new[name]) for name in sorted(new.keys() - old.keys() - targets)),
        changed=tuple(_named(new[name], ", ".join(found)) for name, found in differing.items() if found),
        moved=tuple(_named(paper, f"now at {page_address(former[paper.id].id)}") for paper in moved),
        removed=tuple(map(_named, removed)),
        broken=tuple(map(_named, broken)),
        new_topics=_apart("topics", _topics(after), _topics(before)),
        lost_topics=_apart("topics", _topics(before), _topics(after)),
        new_tags=_apart("tags", _tags(after), _tags(before)),
        lost_tags=_apart("tags", _tags(before), _tags(after)),
        others=sum(not differing[here.id] and _neighbours(there) != _neighbours(here) for there, here in both),
    )


def _differing(before: Paper, after: Paper) -> list[str]:
    """The fields in which two states of a paper differ."""
    found = [name for name in _FIELDS if getattr(before, name) != getattr(after, name)]
    for name in ("tags", "topics"):
        if _slugs(getattr(before, name)) != _slugs(getattr(after, name)):
            found.append(name)
    return found


def _slugs(placed: Iterable[object]) -> list[str]:
    return [str(getattr(item, "slug", "")) for item in placed]


def _neighbours(paper: Paper) -> tuple[object, ...]:
    return (tuple(near.id for near in paper.related), paper.cites, paper.cited_by, paper.mentions, paper.mentioned_by)


def _named(paper: Paper, what: str = "") -> Named:
    return Named(page_address(paper.id), paper.display_title, what)


def _topics(atlas: Atlas) -> dict[str, str]:
    return {topic.slug: topic.name for top in atlas.topics for topic in top.walk()}


def _tags(atlas: Atlas) -> dict[str, str]:
    return {tag.slug: tag.name for tag in atlas.tags}


def _apart(folder: str, these: Mapping[str, str], those: Mapping[str, str]) -> tuple[Named, ...]:
    return tuple(Named(f"{folder}/{slug}/", these[slug]) for slug in sorted(these.keys() - those.keys()))
