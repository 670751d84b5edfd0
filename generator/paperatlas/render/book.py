"""The atlas as the pages look things up in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import nsmallest
from itertools import combinations
from typing import TypeVar

from markupsafe import Markup

from paperatlas.cite.bibtex import bibtex_entry
from paperatlas.cite.parts import without_text
from paperatlas.cite.references import References
from paperatlas.model.atlas import Atlas
from paperatlas.model.order import most_discussed_first
from paperatlas.model.page import PAPERS
from paperatlas.model.paper import Paper
from paperatlas.model.path import Step
from paperatlas.model.people import Coauthor, Organisation, Person, Venue
from paperatlas.model.scale import Scale, scale_of
from paperatlas.model.standing import Removed
from paperatlas.model.vocabulary import Tag, Topic
from paperatlas.render import addresses
from paperatlas.render.listed import listed
from paperatlas.render.lists import Lists
from paperatlas.render.noting import Noting
from paperatlas.render.options import Options
from paperatlas.render.reads import Index, digest_of, digest_of_all, digest_of_paper, index

HUES = 16
"""Colours for main topics; a seventeenth topic has the first one's."""

_PICTURED = 12
"""Papers from which on a collection has pictures: of fewer they would say nothing."""

_MEETING = 24
"""Main topics of which it is counted how many papers two of them share: the largest ones."""

_DISCUSSED = 6
"""Papers that count as the most discussed ones."""

_DEFAULTS = Options()

N = TypeVar("N", bound=Person | Venue | Organisation)


class Book(Noting):
    """An atlas, the choices for its pages, and indexes over both.

    What a page looks up is noted: see `noting.py`. Whoever looks at the whole atlas takes all of it.
    """

    def __init__(
        self, atlas: Atlas, options: Options = _DEFAULTS, references: Mapping[str, References] | None = None
    ) -> None:
        super().__init__()
        self._atlas = atlas
        self._references = references or {}
        self.options = options
        self._entry: tuple[Paper | None, str] = (None, "")

    def entry(self, paper: Paper) -> str:
        """The paper's BibTeX entry without abstract and keywords.

        The last one is kept: a paper's page and its Markdown, which are made one behind the other, both show it.
        """
        if self._entry[0] is not paper:
            self._entry = paper, bibtex_entry(without_text(paper)).strip()
        return self._entry[1]

    def digest_of_whole(self) -> bytes:
        """A digest of the whole atlas, with the figures that the papers' own digests leave out."""
        figures = [
            (*(near.score for near in paper.related), *(topic.score for topic in paper.topics))
            for paper in self._atlas.papers
        ]
        rest = digest_of((replace(self._atlas, papers=()), figures))
        return digest_of_all([self.digest((PAPERS, None)), rest])

    @property
    def atlas(self) -> Atlas:
        """All of the collection: a page that can say what it needs should take that instead."""
        self.note_all()
        return self._atlas

    @index
    def papers(self) -> Index[Paper]:
        """Papers by identifier, newest first."""
        return self._index(PAPERS, self._atlas.paper_by_id(), digest_of_paper)

    @index
    def listed(self) -> Index[Paper]:
        """Papers by identifier, newest first, as lists show them: see `listed.py`."""
        return self._index("listed", {paper.id: listed(paper) for paper in self._atlas.papers}, digest_of_paper)

    @property
    def scale(self) -> Scale:
        """What the site shows at the collection's size."""
        return self._scale[""]

    @index
    def _scale(self) -> Index[Scale]:
        return self._index("scale", {"": scale_of(len(self._atlas.papers), self.options.lean_from)})

    @index
    def ties(self) -> Index[tuple[tuple[str, str], ...]]:
        """For each paper, which two of those related to it are related to each other, the nearer one first."""
        near = {paper.id: {near.id for near in paper.related} for paper in self._atlas.papers}
        found = {
            paper.id: tuple(
                (one.id, other.id)
                for one, other in combinations(paper.related, 2)
                if other.id in near.get(one.id, ()) or one.id in near.get(other.id, ())
            )
            for paper in self._atlas.papers
        }
        return self._index("ties", found)

    @index
    def references(self) -> Index[References]:
        """The references of papers that have some, by identifier."""
        return self._index("references", self._references)

    @index
    def removed(self) -> Index[Removed]:
        """Papers that are gone, by identifier; one whose address a paper has again is none of them."""
        gone = {gone.id: gone for gone in self._atlas.removed}
        taken = {name for paper in self._atlas.papers for name in (paper.id, *paper.aliases) if name in gone}
        return self._index("removed", {name: gone[name] for name in gone if name not in taken})

    @index
    def tags(self) -> Index[Tag]:
        """Tags by slug."""
        return self._index("tags", {tag.slug: tag for tag in self._atlas.tags})

    @index
    def narrower(self) -> Index[list[str]]:
        """For each tag the slugs of the tags that name it as broader."""
        found: dict[str, list[str]] = defaultdict(list)
        for tag in self._atlas.tags:
            for slug in tag.broader:
                found[slug].append(tag.slug)
        return self._index("narrower", dict(found))

    @index
    def topics(self) -> Index[Topic]:
        """Topics of every level by slug, without those around them."""
        alone = {topic.slug: replace(topic, neighbours=(), topics=()) for topic in self._every_topic}
        return self._index("topics", alone)

    @index
    def neighbours(self) -> Index[tuple[str, ...]]:
        """For each topic those nearby."""
        return self._index("neighbours", {topic.slug: topic.neighbours for topic in self._every_topic})

    @index
    def subtopics(self) -> Index[tuple[str, ...]]:
        """For each topic those it is made of, in the order they are shown."""
        below = {topic.slug: tuple(child.slug for child in topic.topics) for topic in self._every_topic}
        return self._index("subtopics", below)

    @index
    def parents(self) -> Index[str]:
        """For each subtopic the topic it is part of."""
        return self._index("parents", {child.slug: topic.slug for topic in self._every_topic for child in topic.topics})

    @property
    def _every_topic(self) -> Iterator[Topic]:
        return (topic for top in self._atlas.topics for topic in top.walk())

    @index
    def papers_of_tag(self) -> Lists:
        """Papers by tag, newest first."""
        found: dict[str, list[Paper]] = defaultdict(list)
        for paper in self._in_lists:
            for tag in paper.tags:
                found[tag.slug].append(paper)
        return self._lists("papers of tag", found)

    @index
    def papers_of_topic(self) -> Lists:
        """Papers by topic, newest first; a topic has the papers of its subtopics too."""
        found: dict[str, list[Paper]] = defaultdict(list)
        for paper in self._in_lists:
            slugs: dict[str, None] = {}
            for topic in paper.topics:
                slug: str | None = topic.slug
                while slug is not None:
                    slugs.setdefault(slug)
                    slug = self.parents.get(slug)
            for slug in slugs:
                found[slug].append(paper)
        return self._lists("papers of topic", found)

    @index
    def papers_of_person(self) -> Lists:
        """Papers by the people who have a page, newest first."""
        return self._lists("papers of person", self._papers_of(self._atlas.people))

    @index
    def papers_of_venue(self) -> Lists:
        """Papers by the venues that have a page, newest first."""
        return self._lists("papers of venue", self._papers_of(self._atlas.venues))

    @index
    def papers_of_organisation(self) -> Lists:
        """Papers by the organisations that have a page, newest first."""
        return self._lists("papers of organisation", self._papers_of(self._atlas.organisations))

    def _papers_of(self, named: Iterable[Person | Venue | Organisation]) -> dict[str, list[Paper]]:
        return {one.slug: [self.listed[name] for name in one.papers] for one in self._with_a_page(named)}

    @index
    def meetings(self) -> Lists:
        """Papers that stand under two main topics, by `ONE/OTHER`, in the order of the topics; newest first.

        Of many main topics only the largest are looked at.
        """
        found: dict[tuple[int, int], list[Paper]] = defaultdict(list)
        tops = [topic.slug for topic in self._atlas.topics]
        largest = set(sorted(tops, key=lambda slug: -len(self.papers_of_topic.get(slug, ())))[:_MEETING])
        number = {
            topic.slug: place
            for place, top in enumerate(self._atlas.topics)
            if top.slug in largest
            for topic in top.walk()
        }
        for paper in self._in_lists:
            under = sorted({number[topic.slug] for topic in paper.topics if topic.slug in number})
            for pair in combinations(under, 2):
                found[pair].append(paper)
        named = {f"{tops[one]}/{tops[other]}": found[one, other] for one, other in sorted(found)}
        return self._lists("meetings", named)

    @index
    def papers_of_year(self) -> Lists:
        """Papers by year as text, the newest year first; papers without a year last, under `undated`."""
        found: dict[str, list[Paper]] = defaultdict(list)
        for paper in self._in_lists:
            year = paper.publication_year
            found[str(year) if year else addresses.UNDATED].append(paper)
        years = sorted((year for year in found if year != addresses.UNDATED), reverse=True)
        ordered = {year: found[year] for year in [*years, addresses.UNDATED] if year in found}
        return self._lists("papers of year", ordered)

    @index
    def papers_of_month(self) -> Lists:
        """Papers of which the month is known, by month as `YYYY-MM`, the latest month first."""
        found: dict[str, list[Paper]] = defaultdict(list)
        for paper in self._in_lists:
            if paper.published and len(paper.published) >= len("2025-10"):
                found[paper.published[:7]].append(paper)
        return self._lists("papers of month", {month: found[month] for month in sorted(found, reverse=True)})

    @property
    def most_discussed(self) -> Sequence[Paper]:
        """The papers that readers discuss most."""
        return self._discussed["papers"]

    @index
    def _discussed(self) -> Lists:
        discussed = [paper for paper in self._in_lists if paper.comment_count or paper.upvotes]
        return self._lists("discussed", {"papers": nsmallest(_DISCUSSED, discussed, key=most_discussed_first)})

    @index
    def whole_lists(self) -> Lists:
        """All papers and those with an address of their code, by the folders of their pages, newest first."""
        papers = list(self._in_lists)
        code = [paper for paper in papers if paper.code]
        return self._lists("whole lists", {addresses.PAPERS: papers, addresses.CODE: code})

    @index
    def paths(self) -> Index[tuple[Step, ...]]:
        """By topic, papers in the order to read them."""
        return self._index("paths", self._atlas.paths)

    @property
    def has_pictures(self) -> bool:
        """Whether there are enough papers for a map and for statistics."""
        return self._sizes["has pictures"] > 0

    @property
    def has_topics(self) -> bool:
        """Whether the topics tell papers apart: a single one that was found holds them all."""
        return self._sizes["has topics"] > 0

    @index
    def _sizes(self) -> Index[int]:
        sizes = {
            "has pictures": int(len(self._atlas.papers) >= _PICTURED),
            "has topics": int(
                len(self._atlas.topics) > 1 or (bool(self._atlas.topics) and not self._atlas.topics_found)
            ),
        }
        return self._index("sizes", sizes)

    @index
    def people(self) -> Index[Person]:
        """People who have a page, by slug, in the order of their family names, without papers and co-authors."""
        found = self._with_a_page(self._atlas.people)
        return self._index("people", {one.slug: replace(one, papers=(), coauthors=()) for one in found})

    @index
    def coauthors(self) -> Index[tuple[Coauthor, ...]]:
        """For each person who has a page those they write with, the most frequent first."""
        return self._index("coauthors", {one.slug: one.coauthors for one in self._with_a_page(self._atlas.people)})

    @index
    def venues(self) -> Index[Venue]:
        """Venues that have a page, by slug, without their papers."""
        return self._index(
            "venues", {one.slug: replace(one, papers=()) for one in self._with_a_page(self._atlas.venues)}
        )

    @index
    def organisations(self) -> Index[Organisation]:
        """Organisations that have a page, by slug, without their papers."""
        found = {one.slug: replace(one, papers=()) for one in self._with_a_page(self._atlas.organisations)}
        return self._index("organisations", found)

    def _with_a_page(self, named: Iterable[N]) -> Iterator[N]:
        least = self.scale.pages_from
        return (one for one in named if len(one.papers) >= least)

    @index
    def _hues(self) -> Index[int]:
        hues = {topic.slug: place % HUES for place, top in enumerate(self._atlas.topics) for topic in top.walk()}
        return self._index("hues", hues)

    def hue(self, slug: str | None) -> int | None:
        """The number of a topic's colour."""
        found: int | None = self._hues.get(slug or "")
        return found

    @property
    def _in_lists(self) -> Iterable[Paper]:
        return self.listed.values()

    def _lists(self, name: str, found: Mapping[str, Sequence[Paper]]) -> Lists:
        made = Lists(name, dict(found), self._notes, self.listed)
        self._indexes[name] = made  # type: ignore[assignment]
        return made

    def mark(self, slug: str | None) -> Markup:
        """The colour of a topic's main topic as a small mark, or nothing where there is no such topic."""
        hue = self.hue(slug)
        return Markup("") if hue is None else Markup(f'<i class="pa-c{hue}"></i>')  # noqa: S704 - a number

    def beside(self, paper: Paper, topic: str) -> tuple[Paper | None, Paper | None]:
        """The papers before and behind `paper` in the list of a topic."""
        before, behind = self._beside[f"{topic}/{paper.id}"]
        return (self.listed[before] if before else None, self.listed[behind] if behind else None)

    @index
    def _beside(self) -> Index[tuple[str | None, str | None]]:
        found = {}
        for topic, papers in self.papers_of_topic.items():
            listed = [None, *(paper.id for paper in papers), None]
            for before, paper, behind in zip(listed, papers, listed[2:], strict=False):
                found[f"{topic}/{paper.id}"] = (before, behind)
        return self._index("beside", found)

    def trail(self, slug: str) -> list[Topic]:
        """A topic and those above it, the highest first."""
        path = [slug]
        while parent := self.parents.get(path[0]):
            path.insert(0, parent)
        return [self.topics[one] for one in path]
