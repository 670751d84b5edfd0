"""Indexes of topics, tags and years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from paperatlas.model.page import Page
from paperatlas.model.vocabulary import TAG_KINDS, Tag, Topic
from paperatlas.render import addresses
from paperatlas.render.book import Book
from paperatlas.render.contexts.lists import IndexPage
from paperatlas.render.contexts.parts import Chip, Front, Group
from paperatlas.render.directory import AS_THEY_ARE, Directory, Entry, directory_pages
from paperatlas.render.markdown import escape
from paperatlas.render.page import filled
from paperatlas.render.rows import tag_chip

_BY_KIND = 300
"""Tags up to which their index is in order of kinds, where they have any; else it is in the order of the alphabet."""

KIND_NAMES = {
    "task": "Tasks",
    "method": "Methods",
    "model": "Models",
    "data": "Data and benchmarks",
    "domain": "Domains",
    "paper": "Kinds of paper",
}
"""Headings of the tag index."""

_NOTHING = {
    addresses.TOPICS: (
        "No topics yet. They are found in the papers’ own words, or written by the curators into the vocabulary; "
        "either needs a few papers."
    ),
    addresses.TAGS: (
        "No tags yet. A paper gets them from its record, from the curators’ vocabulary, or from words that it shares "
        "with other papers; the last needs a few papers."
    ),
    addresses.YEARS: "No papers yet.",
}


def index_pages(book: Book, folder: str) -> Iterator[Page]:
    """The index of a folder, of as many pages as it needs."""
    if folder == addresses.TOPICS:
        groups = _topic_groups(book)
        has_levels = any(group.chips for group in groups)
        yield _page(
            folder,
            "Topics",
            "All topics of the collection.",
            groups if has_levels else (),
            () if has_levels else groups,
        )
    elif folder == addresses.YEARS:
        yield _page(folder, "Years", "Papers by year.", _year_groups(book))
    elif len(book.tags) <= (_BY_KIND if any(tag.kind for tag in book.tags.values()) else AS_THEY_ARE):
        yield _page(folder, "Tags", "All tags of the collection.", _tag_groups(book))
    else:
        yield from directory_pages(_tag_directory(book))


def _tag_directory(book: Book) -> Directory:
    entries = [Entry(tag.name, addresses.tag(tag.slug), book.papers_of_tag.size(tag.slug)) for tag in book.atlas.tags]
    return Directory(addresses.TAGS, "Tags", "All tags of the collection.", entries)


def topic_groups(book: Book, path: str) -> tuple[Group, ...]:
    """The main topics with the topics right below them, for a page at `path`."""
    return tuple(
        _topic_group(book, topic, path, ((child.name, child) for child in topic.topics)) for topic in book.atlas.topics
    )


def _page(folder: str, title: str, description: str, groups: tuple[Group, ...], cards: tuple[Group, ...] = ()) -> Page:
    context = IndexPage(Front(title, description, "index"), title, None, groups, cards, nothing=_NOTHING[folder])
    return filled(addresses.index(folder), "index", context)


def _topic_groups(book: Book) -> tuple[Group, ...]:
    path = addresses.index(addresses.TOPICS)
    return tuple(_topic_group(book, topic, path, _below(topic)) for topic in book.atlas.topics)


def _below(topic: Topic, above: str = "") -> Iterator[tuple[str, Topic]]:
    """All topics below one, depth first, each with the names from there down to it."""
    for child in topic.topics:
        name = f"{above} › {child.name}" if above else child.name
        yield name, child
        yield from _below(child, name)


def _topic_group(book: Book, topic: Topic, path: str, named: Iterable[tuple[str, Topic]]) -> Group:
    below = tuple(
        Chip(
            escape(name),
            addresses.relative(addresses.topic(child.slug), path),
            None,
            book.papers_of_topic.size(child.slug),
        )
        for name, child in named
    )
    href = addresses.relative(addresses.topic(topic.slug), path)
    count = book.papers_of_topic.size(topic.slug)
    return Group(topic.name, href, count, None, below, book.mark(topic.slug))


def _tag_groups(book: Book) -> tuple[Group, ...]:
    path = addresses.index(addresses.TAGS)
    by_kind: dict[str | None, list[Tag]] = defaultdict(list)
    for tag in book.atlas.tags:
        by_kind[tag.kind].append(tag)
    groups: list[Group] = []
    for kind in (*TAG_KINDS, None):
        chips = tuple(tag_chip(book, tag.slug, path, count=book.papers_of_tag.size(tag.slug)) for tag in by_kind[kind])
        if chips:
            title = KIND_NAMES[kind] if kind else ("Other tags" if len(by_kind) > 1 and groups else None)
            groups.append(Group(title, None, None, None, chips))
    return tuple(groups)


def _year_groups(book: Book) -> tuple[Group, ...]:
    path = addresses.index(addresses.YEARS)
    chips = tuple(
        Chip(
            escape(year if year != addresses.UNDATED else "Undated"),
            addresses.relative(addresses.year(year), path),
            None,
            book.papers_of_year.size(year),
        )
        for year in book.papers_of_year
    )
    return (Group(None, None, None, Markup("Papers by the year of their first publication."), chips),) if chips else ()
