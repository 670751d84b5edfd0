"""The collection in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from paperatlas.model.page import Page
from paperatlas.model.paper import Paper
from paperatlas.render import addresses
from paperatlas.render.book import Book
from paperatlas.render.charts import Cell, Column, Side, Small, columns_chart, matrix, small_charts, table
from paperatlas.render.contexts.parts import Chip, Front, Group
from paperatlas.render.contexts.whole import StatisticsPage
from paperatlas.render.markdown import escape
from paperatlas.render.page import filled
from paperatlas.render.rows import person_chip, tag_chip
from paperatlas.text.clean import counted

_MOST_YEARS = 24
"""Years that are drawn, to the latest one; a table has all."""
_FEWEST_YEARS = 2
_LISTED = 20
"""Tags, venues and people named."""

_PATH = addresses.STATISTICS


def statistics_page(book: Book) -> Page:
    """Papers by year and topic, what topics share, and what is commonest."""
    context = StatisticsPage(
        front=Front("Statistics", f"{book.options.site_name} in numbers: papers by year and topic.", "statistics"),
        figures=_figures(book),
        years=_years(book),
        undated=book.papers_of_year.size(addresses.UNDATED),
        earlier=_earlier(book),
        topics=_topics(book),
        meeting=_meeting(book),
        lists=tuple(group for group in (_tags(book), _venues(book), _people(book)) if group.chips),
    )
    return filled(_PATH, "statistics", context)


def _figures(book: Book) -> tuple[Chip, ...]:
    papers, with_code = len(book.atlas.papers), book.whole_lists.size(addresses.CODE)
    figures = (
        (counted(papers, "paper"), addresses.PAPERS, papers),
        (f"{with_code:,} with code ({round(100 * with_code / papers)} %)", addresses.CODE, with_code),
        (counted(len(book.topics), "topic"), addresses.TOPICS, book.has_topics),
        (counted(len(book.tags), "tag"), addresses.TAGS, len(book.tags)),
        (counted(len(_dated(book)), "year"), addresses.YEARS, len(_dated(book))),
    )
    return tuple(
        Chip(escape(words), addresses.relative(addresses.index(folder), _PATH))
        for words, folder, number in figures
        if number
    )


def _dated(book: Book) -> list[int]:
    """The years of the collection, the earliest first."""
    return sorted(int(year) for year in book.papers_of_year if year != addresses.UNDATED)


def _span(book: Book) -> range:
    """The years that are drawn, one after the other."""
    known = _dated(book)
    last = known[-1]
    return range(next(year for year in known if year > last - _MOST_YEARS), last + 1)


def _earlier(book: Book) -> int:
    """Papers of years before those that are drawn."""
    known = _dated(book)
    return sum(book.papers_of_year.size(str(year)) for year in known if year < _span(book).start)


def _years(book: Book) -> Markup | None:
    known = _dated(book)
    if len(known) < _FEWEST_YEARS:
        return None
    columns = []
    for year in _span(book):
        papers = book.papers_of_year.get(str(year), [])
        href = addresses.final(addresses.year(str(year)), _PATH)
        columns.append(Column(year, len(papers), _with_code(papers), href if papers else None))
    chart = columns_chart(columns, f"Papers by year, {columns[0].year} to {columns[-1].year}", "with code")
    rows = []
    for year in reversed(known):
        papers = book.papers_of_year[str(year)]
        code = _with_code(papers)
        rows.append((str(year), len(papers), code, f"{round(100 * code / len(papers))} %"))
    numbers = table(("Year", "Papers", "With code", "Share"), rows, "Papers by year as a table")
    key = Markup(
        '<p class="pa-key"><i class="pa-key__all"></i>papers <i class="pa-key__part"></i>of them with code</p>'
    )
    return Markup("\n\n").join((chart, key, numbers))


def _with_code(papers: Sequence[Paper]) -> int:
    return sum(bool(paper.code) for paper in papers)


def _topics(book: Book) -> Markup | None:
    if len(_dated(book)) < _FEWEST_YEARS or not book.atlas.topics:
        return None
    span = _span(book)
    charts = []
    for topic in book.atlas.topics:
        years = Counter(paper.publication_year for paper in book.papers_of_topic.get(topic.slug, ()))
        counts = tuple(years[year] for year in span)
        if any(counts):
            href = addresses.final(addresses.topic(topic.slug), _PATH)
            charts.append(Small(topic.name, href, book.mark(topic.slug), book.hue(topic.slug), counts))
    numbers = table(
        ("Topic", *(str(year) for year in span)),
        ((chart.name, *chart.counts) for chart in charts),
        "Topics by year as a table",
    )
    return Markup("\n\n").join((small_charts(charts, span), numbers)) if charts else None


def _meeting(book: Book) -> Markup | None:
    shared = {tuple(pair.split("/")): papers for pair, papers in book.meetings.items()}
    if not shared:
        return None
    tops = [topic for topic in book.atlas.topics if any(topic.slug in pair for pair in shared)]
    number = {topic.slug: place for place, topic in enumerate(tops)}
    cells = {
        (number[other], number[one]): Cell(len(papers), addresses.final(addresses.meeting(one, other), _PATH))
        for (one, other), papers in shared.items()
    }
    sides = [Side(top.name, addresses.final(addresses.topic(top.slug), _PATH), book.mark(top.slug)) for top in tops]
    return matrix(sides, cells, "Which topics meet")


def _tags(book: Book) -> Group:
    ranked = sorted(book.tags, key=lambda slug: (-book.papers_of_tag.size(slug), slug))[:_LISTED]
    chips = tuple(tag_chip(book, slug, _PATH, count=book.papers_of_tag.size(slug)) for slug in ranked)
    return _group("Commonest tags", addresses.TAGS, chips)


def _venues(book: Book) -> Group:
    size = book.papers_of_venue.size
    ranked = sorted(book.venues.values(), key=lambda venue: (-size(venue.slug), venue.slug))[:_LISTED]
    chips = tuple(
        Chip(escape(venue.name), addresses.relative(addresses.venue(venue.slug), _PATH), None, size(venue.slug))
        for venue in ranked
    )
    return _group("Venues with most papers", addresses.VENUES, chips)


def _people(book: Book) -> Group:
    size = book.papers_of_person.size
    ranked = sorted(book.people.values(), key=lambda person: (-size(person.slug), person.sort_name, person.slug))
    chips = tuple(
        person_chip(book, person.slug, _PATH, size(person.slug)) for person in ranked[:_LISTED] if size(person.slug) > 1
    )
    return _group("People with most papers", addresses.AUTHORS, chips)


def _group(title: str, folder: str, chips: tuple[Chip, ...]) -> Group:
    return Group(title, addresses.relative(addresses.index(folder), _PATH), None, None, chips)
