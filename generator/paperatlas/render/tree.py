"""The whole of this stage: the atlas in, the Markdown tree out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from paperatlas.cite.references import References
from paperatlas.model.atlas import Atlas
from paperatlas.model.page import PEOPLE_INDEXES, PICTURES, Page, PageTree, Section
from paperatlas.render import addresses
from paperatlas.render.archive_pages import archive_index, has_archive, month_pages
from paperatlas.render.book import Book
from paperatlas.render.front_pages import about_page, home_page
from paperatlas.render.index_pages import index_pages
from paperatlas.render.list_pages import (
    PaperList,
    first_page,
    further_numbers,
    further_page,
    list_pages,
    meeting_list,
    tag_list,
    topic_list,
    whole_list,
    year_list,
)
from paperatlas.render.map_page import map_page
from paperatlas.render.options import Options
from paperatlas.render.paper_page import paper_page
from paperatlas.render.paper_text import paper_text
from paperatlas.render.people_pages import (
    organisation_list,
    people_index_pages,
    people_indexes,
    person_list,
    venue_list,
)
from paperatlas.render.removed_page import removed_page
from paperatlas.render.saved_page import saved_page
from paperatlas.render.search_page import search_page
from paperatlas.render.statistics_page import statistics_page

_NONE: Mapping[str, References] = MappingProxyType({})


def render(atlas: Atlas, options: Options, references: Mapping[str, References] = _NONE) -> Iterator[Page]:
    """Every page of the site as Markdown, no two with the same path."""
    for section in sections(Book(atlas, options, references)):
        for item in section.items:
            yield from section.make(item)


def page_tree(atlas: Atlas, options: Options, references: Mapping[str, References] = _NONE) -> PageTree:
    """The site's pages, each to be made when it is wanted."""
    book = Book(atlas, options, references)
    return PageTree(sections(book), book.noted, book.digest, _empty(book))


def _empty(book: Book) -> frozenset[str]:
    shown = {
        addresses.TOPICS: book.has_topics,
        addresses.TAGS: book.tags,
        addresses.YEARS: book.papers_of_year,
        addresses.PAPERS: book.papers,
        addresses.CODE: book.whole_lists.size(addresses.CODE),
    }
    return frozenset(addresses.index(folder) for folder, found in shown.items() if not found)


def _once(book: Book, make: Callable[[Book], Page]) -> Iterator[Page]:
    """A page that is asked for twice where the navigation leads to it: first by its content, then by its notes."""
    yield book.once(("page", make), lambda: make(book))


@dataclass(frozen=True, slots=True)
class _Kind:
    """Lists of one kind."""

    name: str
    keys: Iterable[str]
    of: Callable[[Book, str], PaperList]
    """The list with a key."""


def _list_sections(book: Book, kind: _Kind) -> tuple[Section, Section]:
    """The first pages of lists, and the further ones: each for itself, since a change concerns few of them."""

    def further(item: tuple[str, int]) -> Iterator[Page]:
        key, number = item
        yield further_page(book, kind.of(book, key), number)

    whole = {key: kind.of(book, key) for key in kind.keys}
    return (
        Section(
            kind.name,
            tuple(whole),
            lambda key: iter((first_page(book, kind.of(book, key)),)),
            lambda key: whole[key].path,
        ),
        Section(
            f"further {kind.name}",
            tuple((key, number) for key, found in whole.items() for number in further_numbers(book, found)),
            further,
            lambda item: addresses.part(whole[item[0]].path, item[1]),
            looks_at_few=True,
        ),
    )


def sections(book: Book) -> tuple[Section, ...]:
    """The site's pages by kind, those of papers and the like by their keys: what a page is about is looked up too."""
    kinds = (
        _Kind("lists", (addresses.PAPERS, addresses.CODE), whole_list),
        _Kind("topics", book.topics, topic_list),
        _Kind("meetings", book.meetings if book.has_pictures else (), meeting_list),
        _Kind("tags", book.tags, tag_list),
        _Kind("years", book.papers_of_year, year_list),
        _Kind("venues", book.venues, venue_list),
        _Kind("organisations", book.organisations, organisation_list),
    )
    lists = [_list_sections(book, kind) for kind in kinds]
    return (
        Section("home", (home_page,), lambda make: _once(book, make), lambda _: addresses.HOME),
        Section("about", (about_page,), lambda make: _once(book, make), lambda _: addresses.ABOUT),
        Section("search", (search_page,), lambda make: _once(book, make), lambda _: addresses.SEARCH),
        Section("saved", (saved_page,), lambda make: _once(book, make), lambda _: addresses.SAVED),
        Section(
            PICTURES,
            ((addresses.MAP, map_page), (addresses.STATISTICS, statistics_page)) if book.has_pictures else (),
            lambda item: _once(book, item[1]),
            lambda item: item[0],
        ),
        Section("indexes", addresses.INDEXES, lambda folder: index_pages(book, folder), addresses.index),
        *(first for first, _ in lists),
        Section(
            "archive",
            (archive_index,) if has_archive(book) else (),
            lambda make: iter((make(book),)),
            lambda _: addresses.index(addresses.ARCHIVE),
        ),
        Section("months", tuple(book.papers_of_month), lambda month: month_pages(book, month), addresses.month),
        Section(
            PEOPLE_INDEXES,
            people_indexes(book),
            lambda folder: people_index_pages(book, folder),
            addresses.index,
        ),
        *(further for _, further in lists),
        Section(
            "people",
            tuple(book.people),
            lambda slug: list_pages(book, person_list(book, slug)),
            addresses.person,
            looks_at_few=True,
        ),
        Section(
            "papers",
            tuple(book.papers),
            lambda paper: iter((paper_page(book, book.papers[paper]),)),
            addresses.paper,
            lambda paper: iter((paper_text(book, book.papers[paper]),) if book.options.has_texts else ()),
            looks_at_few=True,
        ),
        Section(
            "removed",
            tuple(book.removed),
            lambda name: iter((removed_page(book, name),)),
            addresses.paper,
            looks_at_few=True,
        ),
    )
