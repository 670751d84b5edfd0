"""Pages of people, venues and organisations, and their indexes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from paperatlas.model.page import Page
from paperatlas.model.paper import Paper
from paperatlas.render import addresses
from paperatlas.render.book import Book
from paperatlas.render.contexts.parts import Chip
from paperatlas.render.directory import Directory, Entry, directory_pages
from paperatlas.render.list_pages import Facts, PaperList, most_frequent
from paperatlas.render.lists import Members

_TOPICS = 6
_COAUTHORS = 16
_ALSO = 8
_ORCID = "https://orcid.org/"
_SHARED_NAME = "This is a common name: the papers here may be several people’s."


def person_list(book: Book, slug: str) -> PaperList:
    """The papers of an author."""
    person, papers = book.people[slug], Members(book.papers_of_person, slug)

    def facts() -> Facts:
        coauthors = [(other.slug, other.count) for other in book.coauthors[slug] if other.slug in book.people]
        return Facts(
            also=person.variants[:_ALSO],
            note=_SHARED_NAME if person.may_be_several else None,
            actions=(Chip(Markup("ORCID"), f"{_ORCID}{person.orcid}"),) if person.orcid else (),
            topics=_topics(book, papers.all()),
            people=tuple(coauthors[:_COAUTHORS]),
            people_label="Writes with",
        )

    return PaperList(
        path=addresses.person(slug),
        name=person.name,
        kind="person",
        papers=papers,
        trail=(("People", addresses.index(addresses.AUTHORS)),),
        description=f"Papers by {person.name}.",
        field="author",
        facts=facts,
    )


def venue_list(book: Book, slug: str) -> PaperList:
    """The papers of a venue."""
    venue, papers = book.venues[slug], Members(book.papers_of_venue, slug)
    return PaperList(
        path=addresses.venue(slug),
        name=venue.name,
        kind="venue",
        papers=papers,
        trail=(("Venues", addresses.index(addresses.VENUES)),),
        text=venue.long_name,
        description=f"Papers of {venue.long_name or venue.name}.",
        field="venue",
        facts=lambda: replace(_facts_of_place(book, papers), also=venue.variants[:_ALSO]),
    )


def organisation_list(book: Book, slug: str) -> PaperList:
    """The papers of an organisation."""
    organisation, papers = book.organisations[slug], Members(book.papers_of_organisation, slug)
    return PaperList(
        path=addresses.organisation(slug),
        name=organisation.name,
        kind="organisation",
        papers=papers,
        trail=(("Organisations", addresses.index(addresses.ORGANISATIONS)),),
        description=f"Papers of {organisation.name}.",
        field="organisation",
        facts=lambda: _facts_of_place(book, papers),
    )


def _facts_of_place(book: Book, papers: Members) -> Facts:
    return Facts(
        topics=_topics(book, papers.all()),
        people=most_frequent(book, papers.all(), 2),
        people_label="People with most papers here",
    )


def people_indexes(book: Book) -> tuple[str, ...]:
    """The folders of people, venues and organisations in which there is any page."""
    pages = (
        (addresses.AUTHORS, book.people),
        (addresses.VENUES, book.venues),
        (addresses.ORGANISATIONS, book.organisations),
    )
    return tuple(folder for folder, found in pages if found)


def people_index_pages(book: Book, folder: str) -> Iterator[Page]:
    """The index of one of these folders, of as many pages as it needs."""
    if folder == addresses.AUTHORS:
        entries = [
            Entry(person.name, addresses.person(person.slug), book.papers_of_person.size(person.slug), person.sort_name)
            for person in book.people.values()
        ]
        yield from directory_pages(Directory(folder, "People", "Authors of the papers.", entries, _said(book)))
    elif folder == addresses.VENUES:
        entries = [
            Entry(venue.name, addresses.venue(venue.slug), book.papers_of_venue.size(venue.slug))
            for venue in book.venues.values()
        ]
        yield from directory_pages(Directory(folder, "Venues", "Where the papers appeared.", entries))
    else:
        entries = [
            Entry(body.name, addresses.organisation(body.slug), book.papers_of_organisation.size(body.slug))
            for body in book.organisations.values()
        ]
        yield from directory_pages(Directory(folder, "Organisations", "Whose papers these are.", entries))


def _said(book: Book) -> str:
    order = "Authors in the order of their family names."
    others = len(book.atlas.people) - len(book.people)
    if not others:
        return order
    least = book.scale.pages_from
    few = "a single paper" if least == 2 else f"fewer than {least} papers"
    return f"{order} {others:,} more with {few} each are named on the papers’ pages."


def _topics(book: Book, papers: Sequence[Paper]) -> tuple[str, ...]:
    """The main topics of the papers, the most frequent first; none where all papers have the same."""
    if not book.has_topics:
        return ()
    counts = Counter(placed.slug for paper in papers for placed in paper.topics[:1] if placed.slug in book.topics)
    return tuple(sorted(counts, key=lambda slug: (-counts[slug], book.topics[slug].name, slug))[:_TOPICS])
