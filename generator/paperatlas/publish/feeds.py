"""The feeds of a site: of the whole collection, of papers with code, and of every topic, tag, person and venue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from paperatlas.cite.atom import NAME as ATOM
from paperatlas.cite.atom import atom, atom_entry
from paperatlas.cite.feeds import Chronicle, Feed, item_of
from paperatlas.cite.json_feed import NAME as JSON
from paperatlas.cite.json_feed import json_feed, json_item
from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import Paper
from paperatlas.model.scale import Scale
from paperatlas.publish.incremental.derived import Whole
from paperatlas.publish.incremental.program import digest_of_bytes
from paperatlas.publish.paper_digests import PaperDigests


@dataclass(frozen=True, slots=True)
class Followed:
    """A list that has a feed."""

    folder: str
    """Address of its page, relative to the site."""
    title: str
    papers: Iterable[Paper]
    is_person: bool = False


@dataclass(frozen=True)
class Feeds:
    """The feeds of an atlas."""

    atlas: Atlas
    site_name: str
    root: str
    """The site's whole address, with a slash at its end."""
    scale: Scale
    digests: PaperDigests

    def files(self, parts: Iterable[tuple[str, str, list[Paper]]]) -> Iterator[Whole]:
        """The files.

        Args:
            parts: folders, names and papers of the topics and tags.
        """
        for followed in self._lists(parts):
            latest = self._latest(followed)
            feed = Feed(followed.title, f"{self.root}{followed.folder}", self.site_name, latest)
            said = repr((feed.title, feed.page, feed.publisher, self.root, self.scale.feeds.summary))
            digest = digest_of_bytes((said.encode("utf-8", "surrogatepass"), *map(self.digests.named, latest)))
            yield Whole(f"{followed.folder}{ATOM}", digest, partial(self._atom, feed))
            if followed.is_person and not self.scale.feeds.has_json_of_people:
                continue
            yield Whole(f"{followed.folder}{JSON}", digest, partial(self._json, feed))

    def _atom(self, feed: Feed) -> str:
        return atom(feed, (self._written(paper)[0] for paper in feed.papers))

    def _json(self, feed: Feed) -> str:
        return json_feed(feed, (self._written(paper)[1] for paper in feed.papers))

    def _latest(self, followed: Followed) -> tuple[Paper, ...]:
        if not followed.is_person:
            return self._chronicle.latest(followed.papers, self.scale.feeds.papers)
        years, newest = self.scale.feeds.years_of_person, self._chronicle.newest
        since = f"{int(newest[:4]) - years:04d}{newest[4:]}" if years and newest else ""
        return self._chronicle.latest(followed.papers, self.scale.feeds.of_person, since)

    def _lists(self, parts: Iterable[tuple[str, str, list[Paper]]]) -> Iterator[Followed]:
        of_site = self.site_name
        yield Followed("", of_site, self.atlas.papers)
        yield Followed("code/", f"{of_site}: with code", [paper for paper in self.atlas.papers if paper.code])
        for folder, name, listed in parts:
            yield Followed(folder, f"{of_site}: {name}", listed)
        yield from self.people()

    def people(self) -> Iterator[Followed]:
        """The people and the venues that have a page, with their papers."""
        of_site, papers = self.site_name, self.atlas.paper_by_id()
        for person in self.atlas.people:
            if len(person.papers) < self.scale.pages_from:
                continue
            listed = [papers[identifier] for identifier in person.papers]
            yield Followed(f"authors/{person.slug}/", f"{of_site}: {person.name}", listed, is_person=True)
        for venue in self.atlas.venues:
            if len(venue.papers) < self.scale.pages_from:
                continue
            listed = [papers[identifier] for identifier in venue.papers]
            yield Followed(f"venues/{venue.slug}/", f"{of_site}: {venue.name}", listed)

    def _written(self, paper: Paper) -> tuple[str, str]:
        """The paper as Atom and as JSON, written once for all feeds."""
        if paper.id not in self._entries:
            item = item_of(paper, self.root, self.digests.names, self.scale.feeds.summary)
            self._entries[paper.id] = atom_entry(item), json_item(item)
        return self._entries[paper.id]

    @cached_property
    def _entries(self) -> dict[str, tuple[str, str]]:
        return {}

    @cached_property
    def _chronicle(self) -> Chronicle:
        return Chronicle(self.atlas.papers)
