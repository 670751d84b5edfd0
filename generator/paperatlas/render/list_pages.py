"""Lists of papers, each split over as many pages as it needs."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from urllib.parse import urlencode

from markupsafe import escape as markup_escape

from paperatlas.model.page import Page
from paperatlas.model.paper import Paper
from paperatlas.render import addresses
from paperatlas.render.archive_pages import month_chips
from paperatlas.render.book import Book
from paperatlas.render.contexts.lists import ListPage
from paperatlas.render.contexts.parts import Chip, FileLink, Front, Parts, Rest
from paperatlas.render.curated import curated, curated_plain
from paperatlas.render.lists import Members
from paperatlas.render.markdown import escape
from paperatlas.render.page import filled
from paperatlas.render.rows import person_chip, rows, stop, tag_chip, topic_chip
from paperatlas.render.timeline import timeline
from paperatlas.text.clean import counted, shorten

_PEOPLE = 8
"""People named on the page of a list."""
_MARKS = 8
"""Tags shown as marking a topic."""
_ALL_STOPS = 25
"""Pages of a list up to which each leads to all others, so that no paper of it is far away."""
_FAR_STOPS = 12
_STEPS = tuple(digit * 10**power for power in range(5) for digit in (1, 2, 5))
_CODE = addresses.index(addresses.CODE)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the first page of a list says beside its papers."""

    near: tuple[str, ...] = ()
    near_label: str = ""
    below: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """Other names of what the list is about."""
    note: str | None = None
    actions: tuple[Chip, ...] = ()
    months: tuple[Chip, ...] = ()
    topics: tuple[str, ...] = ()
    """Topics of the papers."""
    people: tuple[tuple[str, int], ...] = ()
    """People of the list with numbers of papers."""
    people_label: str = ""


@dataclass(frozen=True, slots=True)
class PaperList:
    """A list before it is split: what each of its pages says of it, from which little of the collection is taken."""

    path: str
    name: str
    kind: str
    papers: Members
    trail: tuple[tuple[str, str], ...] = ()
    """Names and paths of the pages above."""
    text: str | None = None
    description: str | None = None
    topic: str | None = None
    """The topic whose list this is."""
    nothing: str = "No papers here yet."
    """What stands in the place of no papers."""
    field: str = ""
    """What the search calls lists of this kind; empty where it has no such lists."""
    is_whole: bool = False
    """Whether all of its papers are shown, however many there are."""
    facts: Callable[[], Facts] = Facts
    """What the first page alone says, worked out from all papers."""

    @property
    def has_timeline(self) -> bool:
        """Whether its years are of interest: not for all papers, whose years the home page has, nor for one year."""
        return self.kind != "list" or self.path == _CODE


def topic_list(book: Book, slug: str) -> PaperList:
    """The papers of a topic."""
    topic, papers = book.topics[slug], Members(book.papers_of_topic, slug)
    above = tuple((higher.name, addresses.topic(higher.slug)) for higher in book.trail(slug)[:-1])
    return PaperList(
        path=addresses.topic(slug),
        name=topic.name,
        kind="topic",
        papers=papers,
        trail=(("Topics", addresses.index(addresses.TOPICS)), *above),
        text=topic.text,
        topic=slug,
        field="topic",
        facts=lambda: Facts(
            near=book.neighbours[slug],
            near_label="Neighbouring topics",
            below=book.subtopics[slug],
            marks=_marking_tags(book, papers.all()),
            people=most_frequent(book, papers.all(), 2),
            people_label="People with most papers here",
        ),
    )


def meeting_list(book: Book, pair: str) -> PaperList:
    """The papers that stand under both of two main topics.

    Args:
        book: what is looked up.
        pair: a key of its `meetings`.
    """
    one, other = (book.topics[slug] for slug in pair.split("/"))
    return PaperList(
        path=addresses.meeting(one.slug, other.slug),
        name=f"{one.name} and {other.name}",
        kind="list",
        papers=Members(book.meetings, pair),
        trail=(("Topics", addresses.index(addresses.TOPICS)),),
        description=f"Papers that stand under both {one.name} and {other.name}.",
        text="Papers that stand under both topics.",
        facts=lambda: Facts(topics=(one.slug, other.slug)),
    )


def tag_list(book: Book, slug: str) -> PaperList:
    """The papers of a tag."""
    tag = book.tags[slug]

    def facts() -> Facts:
        broader = tuple(other for other in tag.broader if other in book.tags)
        narrower = tuple(book.narrower.get(slug, ()))
        near = tuple(f"tag:{other}" for other in (*broader, *narrower))
        return Facts(near=near, near_label="Broader and narrower tags")

    return PaperList(
        path=addresses.tag(slug),
        name=tag.name,
        kind="tag",
        papers=Members(book.papers_of_tag, slug),
        trail=(("Tags", addresses.index(addresses.TAGS)),),
        text=tag.text,
        field="tag",
        facts=facts,
    )


def year_list(book: Book, year: str) -> PaperList:
    """The papers of a year, or those without one."""
    is_dated = year != addresses.UNDATED
    return PaperList(
        path=addresses.year(year),
        name=year if is_dated else "Undated",
        kind="list",
        papers=Members(book.papers_of_year, year),
        trail=(("Years", addresses.index(addresses.YEARS)),),
        description=f"Papers of {year}." if is_dated else "Papers of which no source gives a date.",
        text=None if is_dated else "No source gives the date of these papers.",
        is_whole=True,
        facts=lambda: Facts(months=month_chips(book, year, addresses.year(year)) if is_dated else ()),
    )


def whole_list(book: Book, folder: str) -> PaperList:
    """All papers, or those with code."""
    path, papers = addresses.index(folder), Members(book.whole_lists, folder)
    if folder != addresses.CODE:
        return PaperList(path, "All papers", "list", papers, is_whole=True)
    text = "Papers whose sources give an address of the code."
    nothing = "No paper has code yet: none of the sources gives an address of it."
    return PaperList(path, "Papers with code", "list", papers, text=text, nothing=nothing, is_whole=True)


def most_frequent(book: Book, papers: Sequence[Paper], least: int = 1) -> tuple[tuple[str, int], ...]:
    """The people with most of the papers, `least` or more, of those who have a page."""
    counts = Counter(slug for paper in papers for slug in dict.fromkeys(paper.people) if slug in book.people)
    frequent = [slug for slug, count in counts.items() if count >= least]
    ranked = sorted(frequent, key=lambda slug: (-counts[slug], book.people[slug].sort_name, slug))
    return tuple((slug, counts[slug]) for slug in ranked[:_PEOPLE])


def list_pages(book: Book, whole: PaperList) -> Iterator[Page]:
    """All pages of a list."""
    yield first_page(book, whole)
    yield from (further_page(book, whole, number) for number in further_numbers(book, whole))


def further_numbers(book: Book, whole: PaperList) -> range:
    """The numbers of the pages of a list behind the first."""
    return range(2, _total(book, whole) + 1)


def first_page(book: Book, whole: PaperList) -> Page:
    """The page of a list that describes the whole of it."""
    path, papers, facts = whole.path, whole.papers.all(), whole.facts()
    page = replace(
        _page(book, whole, 1),
        text=curated(book, whole.text, path) if whole.text else None,
        near=_near(book, facts.near, path),
        near_label=facts.near_label,
        below=tuple(_counted_topic(book, slug, path) for slug in facts.below),
        marks=tuple(tag_chip(book, slug, path) for slug in facts.marks),
        figures=_figures(whole, papers),
        files=_files(book, whole),
        timeline=timeline(papers, path) if whole.has_timeline else None,
        start=tuple(stop(book, paper, path, why) for paper, why in _start(book, whole)),
        also=facts.also,
        note=facts.note,
        actions=facts.actions,
        months=facts.months,
        topics=tuple(topic_chip(book, slug, path) for slug in facts.topics),
        people=tuple(person_chip(book, slug, path, count) for slug, count in facts.people),
        people_label=facts.people_label,
    )
    return filled(path, "list", page)


def further_page(book: Book, whole: PaperList, number: int) -> Page:
    """A page of a list behind the first, which says little but its papers."""
    return filled(addresses.part(whole.path, number), "list", _page(book, whole, number))


def _page(book: Book, whole: PaperList, number: int) -> ListPage:
    """What every page of a list says."""
    path, total, size = addresses.part(whole.path, number), _total(book, whole), book.options.page_size
    shown = whole.papers.part((number - 1) * size, min(number * size, _how_many(book, whole)))
    return ListPage(
        front=_front(book, whole, number),
        title=book.mark(whole.topic) + escape(whole.name),
        trail=tuple(Chip(escape(name), addresses.relative(target, path)) for name, target in whole.trail),
        rows=rows(book, shown, path, form="listed"),
        parts=_parts(whole.path, path, number, total),
        figures=_figures_of_part(whole, shown, number, total),
        rest=_rest(whole, _how_many(book, whole), path),
        nothing=whole.nothing,
    )


def _how_many(book: Book, whole: PaperList) -> int:
    """How many of its papers a list shows."""
    size, most = len(whole.papers), None if whole.is_whole else book.scale.most_listed
    return size if most is None else min(size, most)


def _total(book: Book, whole: PaperList) -> int:
    """How many pages a list has."""
    return max(1, -(-_how_many(book, whole) // book.options.page_size))


def _front(book: Book, whole: PaperList, number: int) -> Front:
    title = whole.name if number == 1 else f"{whole.name}, page {number}"
    plain = curated_plain(book, whole.description or whole.text or f"Papers: {whole.name}.")
    return Front(title, shorten(" ".join(plain.split()), 160), whole.kind)


def _parts(first: str, path: str, number: int, total: int) -> Parts:
    def to(other: int) -> str | None:
        return addresses.relative(addresses.part(first, other), path) if 1 <= other <= total else None

    numbers = tuple(
        (other, markup_escape(addresses.final(addresses.part(first, other), path))) for other in stops_of(number, total)
    )
    return Parts(number, total, to(number - 1), to(number + 1), numbers)


def stops_of(number: int, total: int) -> list[int]:
    """The pages of a list to which each of them leads: all, or some in equal steps and nearer ones in growing steps."""
    if total <= _ALL_STOPS:
        return list(range(1, total + 1))
    far = {round(1 + step * (total - 1) / _FAR_STOPS) for step in range(_FAR_STOPS + 1)}
    steps = [0, *takewhile(lambda step: step < total / _FAR_STOPS, _STEPS)]
    near = {stop for step in steps for stop in (number - step, number + step) if 1 <= stop <= total}
    return sorted(far | near)


def _files(book: Book, whole: PaperList) -> tuple[FileLink, ...]:
    """Topics, tags, people and venues have feeds and exports, the last two no exports in a large collection."""
    if whole.kind not in ("topic", "tag", "person", "venue"):
        return ()
    feed = (FileLink("Feed", "feed.xml"),) if book.options.has_feeds else ()
    has_files = book.options.has_files and book.scale.has_file(len(whole.papers), whole.kind in ("person", "venue"))
    return (*feed, FileLink("BibTeX", "papers.bib")) if has_files else feed


def _rest(whole: PaperList, listed: int, path: str) -> Rest | None:
    """Where the papers are that the list leaves out."""
    if listed == len(whole.papers):
        return None
    if not whole.field:
        return Rest(listed, len(whole.papers), None)
    query = urlencode({whole.field: posixpath.basename(posixpath.dirname(whole.path)), "sort": "date"})
    return Rest(listed, len(whole.papers), f"{addresses.final(addresses.SEARCH, path)}?{query}")


def _figures(whole: PaperList, papers: Sequence[Paper]) -> tuple[str, ...]:
    said = [counted(len(papers), "paper")]
    if (with_code := sum(bool(paper.code) for paper in papers)) and whole.path != _CODE:
        said.append(f"{with_code:,} with code")
    # The list of a year says it in its name.
    return (*said, *(span for span in _span(papers) if span != whole.name))


def _figures_of_part(whole: PaperList, shown: Sequence[Paper], number: int, total: int) -> tuple[str, ...]:
    spans = (span for span in _span(shown) if span != whole.name)
    return (counted(len(whole.papers), "paper"), f"page {number:,} of {total:,}", *spans)


def _span(papers: Sequence[Paper]) -> tuple[str, ...]:
    """The years of papers, as `2016 to 2025`; nothing where none is known."""
    years = [year for paper in papers if (year := paper.publication_year)]
    if not years:
        return ()
    first, last = min(years), max(years)
    return (str(first) if first == last else f"{first} to {last}",)


def _start(book: Book, whole: PaperList) -> tuple[tuple[Paper, str], ...]:
    """The way through a topic, each paper with the reason why it stands there."""
    steps = book.paths.get(whole.topic, ()) if whole.topic else ()
    return tuple((book.listed[step.id], step.because) for step in steps)


def _near(book: Book, slugs: tuple[str, ...], path: str) -> tuple[Chip, ...]:
    chips = []
    for slug in slugs:
        if slug.startswith("tag:"):
            bare = slug.removeprefix("tag:")
            chips.append(tag_chip(book, bare, path, count=book.papers_of_tag.size(bare)))
        elif slug in book.topics:
            chips.append(_counted_topic(book, slug, path))
    return tuple(chips)


def _counted_topic(book: Book, slug: str, path: str) -> Chip:
    return topic_chip(book, slug, path, count=book.papers_of_topic.size(slug))


def _marking_tags(book: Book, papers: Sequence[Paper]) -> tuple[str, ...]:
    """Tags that are commoner here than elsewhere, by how much they tell of the topic."""
    here = Counter(tag.slug for paper in papers for tag in paper.tags if tag.slug in book.tags)
    worth = {slug: count * count / book.papers_of_tag.size(slug) for slug, count in here.items() if count >= 2}
    return tuple(sorted(worth, key=lambda slug: (-worth[slug], slug))[:_MARKS])
