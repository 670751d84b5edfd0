"""The home page and the page about the site."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from paperatlas.model.page import Page
from paperatlas.render import addresses, wording
from paperatlas.render.archive_pages import has_archive
from paperatlas.render.book import Book
from paperatlas.render.contexts.parts import Chip, FileLink, Front
from paperatlas.render.contexts.whole import AboutPage, HomePage
from paperatlas.render.contributing import suggestion
from paperatlas.render.index_pages import topic_groups
from paperatlas.render.markdown import escape
from paperatlas.render.page import filled
from paperatlas.render.rows import row, rows
from paperatlas.render.starting import starting_papers
from paperatlas.render.timeline import timeline
from paperatlas.text.clean import counted

_START = 3
"""Papers to start with."""


def home_page(book: Book) -> Page:
    """What this is, the topics, and what is new."""
    path = addresses.HOME
    papers = book.atlas.papers
    has_dates = bool(papers) and bool(papers[0].published or papers[0].year)
    text = book.options.site_description or _described(book)
    context = HomePage(
        front=Front(book.options.site_name, text, "home"),
        title=book.options.site_name,
        text=text,
        figures=_figures(book),
        topics=topic_groups(book, path) if book.has_topics else (),
        topics_found=book.atlas.topics_found,
        map=addresses.MAP if book.has_pictures else None,
        newest=rows(book, papers[: book.options.newest], path),
        newest_title="Newest papers" if has_dates else "Papers",
        timeline=timeline(papers, path),
        start=tuple(row(book, paper, path, why) for paper, why in starting_papers(papers, None, _START)),
        follow=_follow(book),
        files=_files(book),
        more=Chip(Markup("All papers"), addresses.index(addresses.PAPERS)),
    )
    return filled(path, "home", context)


def _described(book: Book) -> str:
    """What the collection is, where its curators say nothing: its size, and by what it can be looked through."""
    ways = (("topic", book.has_topics), ("tag", len(book.tags) > 0), ("year", len(book.papers_of_year) > 0))
    *first, last = [name for name, is_there in ways if is_there] or [""]
    by = f"{', '.join(first)} and {last}" if first else last
    return f"{counted(len(book.papers), 'research paper')}{f' by {by}' if by else ''}."


def _figures(book: Book) -> tuple[Chip, ...]:
    """What there is, each with its page; what there is none of is not spoken of."""
    code = book.whole_lists.size(addresses.CODE)
    people = counted(len(book.people), "person").replace("persons", "people")
    figures = (
        (counted(len(book.papers), "paper"), addresses.PAPERS, True),
        (counted(len(book.topics), "topic"), addresses.TOPICS, book.has_topics),
        (counted(len(book.tags), "tag"), addresses.TAGS, len(book.tags) > 0),
        (f"{code:,} with code", addresses.CODE, code > 0),
        (people, addresses.AUTHORS, len(book.people) > 0),
        (counted(len(book.venues), "venue"), addresses.VENUES, len(book.venues) > 0),
        (counted(len(book.organisations), "organisation"), addresses.ORGANISATIONS, len(book.organisations) > 0),
    )
    return tuple(Chip(escape(words), addresses.index(folder)) for words, folder, is_there in figures if is_there)


def _files(book: Book) -> tuple[FileLink, ...]:
    feeds = (FileLink("Feed of new papers", "feed.xml"), FileLink("JSON feed", "feed.json"))
    end = ".gz" if book.scale.is_lean else ""
    exports = (
        FileLink("BibTeX", f"papers.bib{end}"),
        FileLink("RIS", f"papers.ris{end}"),
        FileLink("CSL-JSON", f"papers.csl.json{end}"),
        FileLink("JSON", f"papers.json{end}"),
        FileLink("CSV", f"papers.csv{end}"),
    )
    return (*(feeds if book.options.has_feeds else ()), *(exports if book.options.has_files else ()))


def _follow(book: Book) -> tuple[Chip, ...]:
    chips = []
    if has_archive(book):
        chips.append(Chip(Markup("What came in, by month and day"), addresses.index(addresses.ARCHIVE)))
    if changes := book.options.changes:
        chips.append(Chip(Markup("Changes of the collection as a feed"), changes))
    suggest = suggestion(book.options)
    return (*chips, *((suggest,) if suggest else ()))


def about_page(book: Book) -> Page:
    """What the site shows and where its papers come from."""
    files: Counter[tuple[str, str]] = Counter()
    for paper in book.atlas.papers:
        for origin in paper.sources:
            name = origin.file.rsplit("/", 1)[0] + "/" if origin.format == "yaml" else origin.file
            files[name, wording.FORMATS.get(origin.format, origin.format)] += 1
    context = AboutPage(
        front=Front("About this site", f"What {book.options.site_name} shows, and where it comes from.", "about"),
        papers=len(book.atlas.papers),
        sources=tuple((file, format_, records) for (file, format_), records in sorted(files.items())),
        topics_found=book.atlas.topics_found,
        untitled=sum(not paper.title_given for paper in book.atlas.papers),
        version=book.options.version,
        site_name=book.options.site_name,
        saved=addresses.relative(addresses.SAVED, addresses.ABOUT),
        suggest=suggestion(book.options),
    )
    return filled(addresses.ABOUT, "about", context)
