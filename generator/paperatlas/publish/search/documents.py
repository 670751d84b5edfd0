"""What is sought and shown: the documents of a collection and the names of its topics, tags and people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from paperatlas.cite.bibtex import bibtex_entry
from paperatlas.cite.parts import without_text
from paperatlas.cite.plain import plain
from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import Paper
from paperatlas.model.people import Organisation, Person, Venue
from paperatlas.model.record import Facts
from paperatlas.model.vocabulary import Topic
from paperatlas.text.clean import shorten
from paperatlas.text.raised import without_formulas

SHOWN_TEXT = 240
"""Characters of a text that a result has at once."""
WHOLE_TEXT = 8000
"""Characters of a text that are kept to find the line around a match."""
_SHOWN_AUTHORS = 3
_facts = tuple(one.name for one in fields(Facts) if one.name not in ("abstract", "keywords"))
_cited = attrgetter("id", "title_given", *_facts)
"""All that a paper's entry is made of."""


class Field(NamedTuple):
    """A part of a document that is sought in."""

    name: str
    boost: float
    is_short: bool
    """Whether its lengths stand beside each posting rather than in a column."""


FIELDS = (
    Field("title", 6, True),
    Field("authors", 4, True),
    Field("tags", 2, True),
    Field("text", 1, False),
)


@dataclass(frozen=True, slots=True)
class Document:
    """A paper or a hand-written page."""

    sought: tuple[str, ...]
    """The text of each of `FIELDS`."""
    shown: Mapping[str, object]
    """What a result shows, as docs/search.md says."""
    text: str = ""
    """Summary and abstract in full, a line each; begins with the text that is shown, but for its ellipsis."""
    facets: Mapping[str, tuple[tuple[str, str], ...]] | None = None
    """For each facet slug and name of the values."""
    bibtex: Callable[[], str] | None = None
    """Makes the paper's BibTeX entry; none for a page."""
    cited: object = None
    """What the entry is made of: entries with the same `repr` of it are the same."""


class PlaceName(NamedTuple):
    """A topic, a tag or somebody, to be found by name."""

    kind: str
    name: str
    address: str
    """Of the page, relative to the site; empty without one."""
    papers: int
    """How many."""


@dataclass(frozen=True, slots=True)
class _Trails:
    """For each topic the slugs and names of itself and those above it, itself first."""

    of: Mapping[str, tuple[tuple[str, str], ...]]

    @classmethod
    def through(cls, tops: tuple[Topic, ...]) -> _Trails:
        found: dict[str, tuple[tuple[str, str], ...]] = {}

        def walk(topic: Topic, above: tuple[tuple[str, str], ...]) -> None:
            found[topic.slug] = ((topic.slug, topic.name), *above)
            for child in topic.topics:
                walk(child, found[topic.slug])

        for top in tops:
            walk(top, ())
        return cls(found)


def documents_of(atlas: Atlas) -> Iterator[Document]:
    """The papers in the atlas' order, newest first."""
    trails = _Trails.through(atlas.topics)
    tags = {tag.slug: tag.name for tag in atlas.tags}
    venues = {venue.slug: venue.name for venue in atlas.venues}
    bodies = {body.slug: body.name for body in atlas.organisations}
    people = {person.slug: person.name for person in atlas.people}
    for paper in atlas.papers:
        facets = {
            "topic": tuple(dict.fromkeys(step for topic in paper.topics for step in trails.of.get(topic.slug, ()))),
            "tag": tuple((tag.slug, tags[tag.slug]) for tag in paper.tags if tag.slug in tags),
            "year": _pairs(paper.publication_year),
            "venue": _named(paper.venue_slug, venues) or _pairs(None if venues else paper.venue),
            "author": tuple((slug, people[slug]) for slug in dict.fromkeys(paper.people) if slug in people),
            "organisation": _named(paper.organisation_slug, bodies) or _pairs(None if bodies else paper.organisation),
            "has": tuple((name, name) for name in _what_it_has(paper)),
            "source": tuple((name, name) for name in sorted({origin.format for origin in paper.sources})),
        }
        yield Document(
            sought=_sought(paper, facets),
            shown=_shown(paper, trails),
            text=_whole_text(paper)[:WHOLE_TEXT],
            facets=facets,
            bibtex=partial(_entry, paper),
            cited=_cited(paper),
        )


def names_of(atlas: Atlas, pages_from: int) -> list[PlaceName]:
    """Topics, tags, people, venues and organisations, those with the most papers first.

    Args:
        atlas: has them.
        pages_from: papers from which on people, venues and organisations have a page.
    """
    trails = _Trails.through(atlas.topics)
    topics: dict[str, int] = {}
    tags: dict[str, int] = {}
    for paper in atlas.papers:
        for slug, _ in dict.fromkeys(step for topic in paper.topics for step in trails.of.get(topic.slug, ())):
            topics[slug] = topics.get(slug, 0) + 1
        for tag in paper.tags:
            tags[tag.slug] = tags.get(tag.slug, 0) + 1
    names = [
        *(PlaceName("topic", steps[0][1], f"topics/{slug}/", topics.get(slug, 0)) for slug, steps in trails.of.items()),
        *(PlaceName("tag", tag.name, f"tags/{tag.slug}/", tags.get(tag.slug, 0)) for tag in atlas.tags),
        *(
            PlaceName(kind, one.name, f"{folder}/{one.slug}/" if len(one.papers) >= pages_from else "", len(one.papers))
            for kind, folder, found in _bodies(atlas)
            for one in found
        ),
    ]
    return sorted(names, key=lambda name: (-name.papers, name.kind, name.address))


def _bodies(atlas: Atlas) -> tuple[tuple[str, str, Sequence[Person | Venue | Organisation]], ...]:
    """The kinds of those who have pages, with the folders of these."""
    return (
        ("author", "authors", atlas.people),
        ("venue", "venues", atlas.venues),
        ("organisation", "organisations", atlas.organisations),
    )


def page_document(title: str, address: str, text: str) -> Document:
    """A hand-written page."""
    shown = {"title": title, "address": address, "text": shorten(text, SHOWN_TEXT), "kind": "page"}
    return Document((title, "", "", text), shown, text[:WHOLE_TEXT])


def _sought(paper: Paper, facets: Mapping[str, tuple[tuple[str, str], ...]]) -> tuple[str, ...]:
    title = " ".join(filter(None, (paper.title, paper.name if paper.name != paper.title else None)))
    described = [name for kind in ("tag", "topic", "venue", "organisation") for _, name in facets[kind]]
    where = [text for text in (paper.venue, paper.organisation) if text and text not in described]
    year = [str(paper.publication_year)] if paper.publication_year else []
    identifiers = [text for text in (paper.arxiv_id, paper.doi) if text]
    return (
        title or paper.id,
        "\n".join(name.name for name in paper.authors),
        "\n".join([*described, *where, *paper.keywords, *year]),
        "\n".join([_whole_text(paper), *identifiers]),
    )


def _entry(paper: Paper) -> str:
    """The very text on the paper's page."""
    return bibtex_entry(without_text(paper))


def _shown(paper: Paper, trails: _Trails) -> dict[str, object]:
    text = _whole_text(paper)
    topic = paper.topics[0].slug if paper.topics else None
    return {
        key: value
        for key, value in {
            "title": without_formulas(plain(paper.display_title)),
            "address": f"papers/{paper.id}/",
            "year": paper.publication_year,
            "venue": paper.venue,
            "authors": _short_authors(paper),
            "topic": topic,
            "topicName": trails.of[topic][0][1] if topic and topic in trails.of else None,
            "text": shorten(text, SHOWN_TEXT),
        }.items()
        if value
    }


def _whole_text(paper: Paper) -> str:
    return "\n".join(plain(text) for text in (paper.summary, paper.abstract) if text)


def _short_authors(paper: Paper) -> str:
    names = [name.name for name in paper.authors]
    more = len(names) - _SHOWN_AUTHORS
    if more == 1:
        more = 0
    shown = ", ".join(names[:_SHOWN_AUTHORS] if more > 0 else names)
    return f"{shown} and {more} more" if more > 0 else shown


def _what_it_has(paper: Paper) -> Iterator[str]:
    for name in ("code", "pdf", "summary", "abstract"):
        if getattr(paper, name):
            yield name


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    return ((str(value), str(value)),) if value else ()


def _named(slug: str | None, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return ((slug, names[slug]),) if slug is not None and slug in names else ()
