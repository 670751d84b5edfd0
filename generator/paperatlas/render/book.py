"""The atlas as the pages look things up in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import Paper
from paperatlas.model.people import Organisation, Person, Venue
from paperatlas.model.vocabulary import Tag, Topic
from paperatlas.render import addresses
from paperatlas.render.markdown import link, prose, title
from paperatlas.render.options import Options
from paperatlas.text.wiki import split_references

HUES = 16
"""Colours for main topics; a seventeenth topic has the first one's."""

_PAGES_FROM = ((20_000, 5), (2_000, 2), (0, 1))
"""In a collection of so many papers, people, venues and organisations have a page from so many papers on."""

_PICTURED = 12
"""Papers from which on a collection has pictures: of fewer they would say nothing."""


@dataclass(frozen=True)
class Book:
    """An atlas, the choices for its pages, and indexes over both."""

    atlas: Atlas
    options: Options = field(default_factory=Options)

    @cached_property
    def papers(self) -> dict[str, Paper]:
        """Papers by identifier."""
        return self.atlas.paper_by_id()

    @cached_property
    def tags(self) -> dict[str, Tag]:
        """Tags by slug."""
        return {tag.slug: tag for tag in self.atlas.tags}

    @cached_property
    def narrower(self) -> dict[str, list[str]]:
        """For each tag the slugs of the tags that name it as broader."""
        found: dict[str, list[str]] = defaultdict(list)
        for tag in self.atlas.tags:
            for slug in tag.broader:
                found[slug].append(tag.slug)
        return found

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """Topics of every level by slug."""
        return {topic.slug: topic for top in self.atlas.topics for topic in top.walk()}

    @cached_property
    def parents(self) -> dict[str, Topic]:
        """For each subtopic the topic it is part of."""
        return {child.slug: topic for topic in self.topics.values() for child in topic.topics}

    @cached_property
    def papers_of_tag(self) -> dict[str, list[Paper]]:
        """Papers by tag, newest first."""
        found: dict[str, list[Paper]] = defaultdict(list)
        for paper in self.atlas.papers:
            for tag in paper.tags:
                found[tag.slug].append(paper)
        return found

    @cached_property
    def papers_of_topic(self) -> dict[str, list[Paper]]:
        """Papers by topic, newest first; a topic has the papers of its subtopics too."""
        found: dict[str, list[Paper]] = defaultdict(list)
        for paper in self.atlas.papers:
            slugs: dict[str, None] = {}
            for topic in paper.topics:
                slug: str | None = topic.slug
                while slug is not None:
                    slugs.setdefault(slug)
                    parent = self.parents.get(slug)
                    slug = parent.slug if parent else None
            for slug in slugs:
                found[slug].append(paper)
        return found

    @cached_property
    def papers_of_year(self) -> dict[str, list[Paper]]:
        """Papers by year as text, the newest year first; papers without a year last, under `undated`."""
        found: dict[str, list[Paper]] = defaultdict(list)
        for paper in self.atlas.papers:
            year = paper.publication_year
            found[str(year) if year else addresses.UNDATED].append(paper)
        years = sorted((year for year in found if year != addresses.UNDATED), reverse=True)
        return {year: found[year] for year in [*years, addresses.UNDATED] if year in found}

    @cached_property
    def papers_with_code(self) -> list[Paper]:
        """Papers with an address of their code, newest first."""
        return [paper for paper in self.atlas.papers if paper.code]

    @property
    def has_pictures(self) -> bool:
        """Whether there are enough papers for a map and for statistics."""
        return len(self.atlas.papers) >= _PICTURED

    @cached_property
    def pages_from(self) -> int:
        """Papers from which on a person, a venue or an organisation has a page.

        Most authors of a large collection wrote a single paper of it; their pages would say nothing
        that the paper's page does not, and would be more than all others together.
        """
        return next(least for size, least in _PAGES_FROM if len(self.atlas.papers) >= size)

    @cached_property
    def people(self) -> dict[str, Person]:
        """People who have a page, by slug, in the order of their family names."""
        return {person.slug: person for person in self.atlas.people if len(person.papers) >= self.pages_from}

    @cached_property
    def venues(self) -> dict[str, Venue]:
        """Venues that have a page, by slug."""
        return {venue.slug: venue for venue in self.atlas.venues if len(venue.papers) >= self.pages_from}

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """Organisations that have a page, by slug."""
        return {body.slug: body for body in self.atlas.organisations if len(body.papers) >= self.pages_from}

    @cached_property
    def _hues(self) -> dict[str, int]:
        return {topic.slug: place % HUES for place, top in enumerate(self.atlas.topics) for topic in top.walk()}

    def hue(self, slug: str | None) -> int | None:
        """The number of a topic's colour."""
        return self._hues.get(slug or "")

    def mark(self, slug: str | None) -> Markup:
        """The colour of a topic's main topic as a small mark, or nothing where there is no such topic."""
        hue = self.hue(slug)
        return Markup("") if hue is None else Markup(f'<i class="pa-c{hue}"></i>')  # noqa: S704 - a number

    def beside(self, paper: Paper, topic: str) -> tuple[Paper | None, Paper | None]:
        """The papers before and behind `paper` in the list of a topic."""
        place = self._places[topic][paper.id]
        papers = self.papers_of_topic[topic]
        return (papers[place - 1] if place else None, papers[place + 1] if place + 1 < len(papers) else None)

    @cached_property
    def _places(self) -> dict[str, dict[str, int]]:
        return {
            topic: {paper.id: place for place, paper in enumerate(papers)}
            for topic, papers in self.papers_of_topic.items()
        }

    def trail(self, topic: Topic) -> list[Topic]:
        """The topic and those above it, the highest first."""
        path = [topic]
        while parent := self.parents.get(path[0].slug):
            path.insert(0, parent)
        return path

    def text(self, text: str, page: str) -> Markup:
        """A curator's text as Markdown, its references to papers, topics and tags as links."""
        return Markup("\n\n").join(self._paragraph(part, page) for part in text.split("\n\n"))

    def plain(self, text: str) -> str:
        """A curator's text with its references as their words."""
        return "".join(
            piece if isinstance(piece, str) else piece.words or self._target(piece.kind, piece.slug)[1]
            for piece in split_references(text)
        )

    def _paragraph(self, text: str, page: str) -> Markup:
        parts = []
        for piece in split_references(text):
            if isinstance(piece, str):
                lead, body, tail = _edges(piece)
                parts.append(Markup(lead) + prose(body) + Markup(tail))  # noqa: S704 - spaces
                continue
            target, name = self._target(piece.kind, piece.slug)
            label = title(piece.words or name)
            parts.append(label if target is None else link(label, addresses.relative(target, page)))
        return Markup("").join(parts)

    def _target(self, kind: str, slug: str) -> tuple[str | None, str]:
        if kind == "paper" and slug in self.papers:
            return addresses.paper(slug), self.papers[slug].display_title
        if kind == "topic" and slug in self.topics:
            return addresses.topic(slug), self.topics[slug].name
        if kind == "tag" and slug in self.tags:
            return addresses.tag(slug), self.tags[slug].name
        return None, slug


def _edges(text: str) -> tuple[str, str, str]:
    body = text.strip(" ")
    start = text.index(body) if body else 0
    return text[:start], body, text[start + len(body) :]
