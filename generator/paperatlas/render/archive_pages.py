"""The archive: what came in, by month and day, and what readers discuss most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from paperatlas.model.dates import spoken_date
from paperatlas.model.order import most_discussed_first
from paperatlas.model.page import Page
from paperatlas.model.paper import Paper
from paperatlas.render import addresses
from paperatlas.render.book import Book
from paperatlas.render.contexts.lists import ArchivePage, Day
from paperatlas.render.contexts.parts import ALONE, Chip, Front, Group, Parts, Stop
from paperatlas.render.markdown import escape
from paperatlas.render.page import filled
from paperatlas.render.rows import line_of
from paperatlas.text.clean import counted

_DISCUSSED = 5
"""Papers at the head of a month that readers discuss most."""
_PAGE = 200
"""Papers on a page of a month, which says little of each."""
_PATH = addresses.index(addresses.ARCHIVE)


def has_archive(book: Book) -> bool:
    """Whether the month of any paper is known."""
    return bool(book.papers_of_month)


def archive_index(book: Book) -> Page:
    """The months by year, and the papers that readers discuss most of all."""
    by_year: dict[str, list[str]] = defaultdict(list)
    for month in book.papers_of_month:
        by_year[month[:4]].append(month)
    groups = tuple(Group(year, None, None, None, _months(book, months, _PATH)) for year, months in by_year.items())
    text = "What came in, by month and day."
    context = ArchivePage(
        front=Front("Archive", text, "list"),
        title="Archive",
        trail=(),
        figures=(text,),
        discussed=tuple(
            line_of(book, paper, _PATH, _discussion(paper), is_dated=True) for paper in book.most_discussed
        ),
        days=(),
        months=groups,
        parts=ALONE,
    )
    return filled(_PATH, "archive", context)


def month_pages(book: Book, month: str) -> Iterator[Page]:
    """The pages of a month: the latest day first, and within a day what readers discuss first."""
    papers = sorted(book.papers_of_month[month], key=_latest_day_first)
    first = addresses.month(month)
    total = -(-len(papers) // _PAGE)
    for number in range(1, total + 1):
        path = addresses.part(first, number)
        shown = papers[(number - 1) * _PAGE : number * _PAGE]
        name = spoken_date(month)
        context = ArchivePage(
            front=Front(name if number == 1 else f"{name}, page {number}", f"Papers of {name}, by day.", "list"),
            title=name,
            trail=(Chip(Markup("Archive"), addresses.relative(_PATH, path)),),
            figures=(counted(len(papers), "paper"),),
            discussed=_most_discussed(book, papers, path) if number == 1 else (),
            days=tuple(_day(book, date, listed, path) for date, listed in _by_day(shown)),
            months=(_beside(book, month, path),) if number == 1 else (),
            parts=Parts(
                number,
                total,
                addresses.relative(addresses.part(first, number - 1), path) if number > 1 else None,
                addresses.relative(addresses.part(first, number + 1), path) if number < total else None,
            ),
        )
        yield filled(path, "archive", context)


def month_chips(book: Book, year: str, path: str) -> tuple[Chip, ...]:
    """Links to the months of a year, the latest first."""
    return _months(book, [month for month in book.papers_of_month if month.startswith(f"{year}-")], path)


def _months(book: Book, months: Sequence[str], path: str) -> tuple[Chip, ...]:
    return tuple(
        Chip(
            escape(spoken_date(month)),
            addresses.relative(addresses.month(month), path),
            count=book.papers_of_month.size(month),
        )
        for month in months
    )


def _beside(book: Book, month: str, path: str) -> Group:
    """The months before and behind this one."""
    months = list(book.papers_of_month)
    place = months.index(month)
    return Group("Months nearby", None, None, None, _months(book, months[max(0, place - 1) : place + 2], path))


def _day(book: Book, date: str, papers: Sequence[Paper], path: str) -> Day:
    name = spoken_date(date) if len(date) > len("2025-10") else f"{spoken_date(date)}, day unknown"
    return Day(name, _lines(book, papers, path))


def _by_day(papers: Sequence[Paper]) -> Iterator[tuple[str, list[Paper]]]:
    for date, listed in groupby(papers, key=lambda paper: paper.published or ""):
        yield date, list(listed)


def _latest_day_first(paper: Paper) -> tuple[object, ...]:
    """Papers of which only the month is known stand last."""
    return (-int((paper.published or "")[8:] or 0), *most_discussed_first(paper))


def _most_discussed(book: Book, papers: Sequence[Paper], path: str) -> tuple[Stop, ...]:
    """The papers of a month that readers discuss most; none of a month that is short enough to be looked through."""
    if len(papers) <= 2 * _DISCUSSED:
        return ()
    discussed = sorted((paper for paper in papers if paper.comment_count or paper.upvotes), key=most_discussed_first)
    return _lines(book, discussed[:_DISCUSSED], path, are_dated=True)


def _lines(book: Book, papers: Sequence[Paper], path: str, are_dated: bool = False) -> tuple[Stop, ...]:
    return tuple(line_of(book, paper, path, _discussion(paper), are_dated) for paper in papers)


def _discussion(paper: Paper) -> str:
    """What readers say of a paper, counted; empty where nobody says anything."""
    said = (
        counted(paper.comment_count, "comment") if paper.comment_count else "",
        counted(paper.upvotes, "vote") if paper.upvotes else "",
    )
    return " · ".join(filter(None, said))
