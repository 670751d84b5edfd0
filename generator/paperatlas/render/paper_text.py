"""A paper's page as Markdown that is read as it is: what language models and other programs are given of it."""

from __future__ import annotations

from collections.abc import Iterator

from paperatlas.model.dates import spoken_date
from paperatlas.model.page import Page
from paperatlas.model.paper import Paper
from paperatlas.render import addresses, wording
from paperatlas.render.book import Book
from paperatlas.render.curated import target_of
from paperatlas.render.paper_page import related_of
from paperatlas.render.readable import readable, readable_link
from paperatlas.text.wiki import split_references

_MOST_AUTHORS = 60
_FENCE = "```"


def paper_text(book: Book, paper: Paper) -> Page:
    """The page of `paper` as Markdown, at its place in the site."""
    blocks = [
        f"# {readable(paper.display_title)}",
        "" if paper.title_given else "No source gives this paper’s title.",
        f"**This paper has been {paper.status}**, as one of its sources says." if paper.status else "",
        readable(_people(paper)),
        "\n".join(f"- {fact}" for fact in _facts(paper)),
        *_said(book, paper),
        *_section("Topics and tags", [f"- {place}" for place in _places(book, paper)]),
        *_section("Related papers", _related(book, paper)),
        "## BibTeX",
        f"{_FENCE}bibtex\n{book.entry(paper)}\n{_FENCE}",
    ]
    return Page(f"{addresses.PAPERS}/{paper.id}/index.md", "\n\n".join(block for block in blocks if block) + "\n")


def _people(paper: Paper) -> str:
    named = [name.name for name in paper.authors[:_MOST_AUTHORS]]
    more = max(len(paper.authors), paper.author_count or 0) - len(named)
    if named:
        others = f" and {more:,} more" if more else " and others" if paper.more_authors else ""
        return f"By {', '.join(named)}{others}."
    return f"By {paper.author_count:,} authors, whose names no source gives." if paper.author_count else ""


def _facts(paper: Paper) -> Iterator[str]:
    year = str(paper.publication_year or "")
    date = spoken_date(paper.published) if paper.published and paper.published.startswith(year) else year
    venue = ", ".join(part for part in (paper.venue, paper.volume and f"volume {paper.volume}", paper.pages) if part)
    told = (
        ("Published", date),
        ("Venue", venue),
        ("Organisation", paper.organisation),
        ("Comment", paper.comment),
    )
    yield from (f"{label}: {readable(text)}" for label, text in told if text)
    links = [readable_link(label, address) for label, address in wording.ways(paper) if label != wording.SEARCH]
    if links:
        yield f"Links: {', '.join(links)}"


def _said(book: Book, paper: Paper) -> Iterator[str]:
    if paper.summary:
        yield from _section("Summary", [_curated(book, part) for part in paper.summary.split("\n\n")], "\n\n")
    if paper.abstract:
        yield from _section("Abstract", [readable(part, True) for part in paper.abstract.split("\n\n")], "\n\n")


def _curated(book: Book, text: str) -> str:
    parts: list[str] = []
    for piece in split_references(text):
        if isinstance(piece, str):
            body = piece.strip()
            before, _, after = piece.partition(body) if body else (piece, "", "")
            parts.append(f"{before}{readable(body, starts_line=not parts)}{after}")
            continue
        target, name = target_of(book, piece.kind, piece.slug)
        label = piece.words or name
        parts.append(readable(label) if target is None else readable_link(label, _way(target)))
    return "".join(parts)


def _places(book: Book, paper: Paper) -> Iterator[str]:
    topics = [placed.slug for placed in paper.topics if placed.slug in book.topics]
    if topics:
        names = [" › ".join(one.name for one in book.trail(slug)) for slug in topics]
        ways = [_way(addresses.topic(slug)) for slug in topics]
        yield f"Topics: {', '.join(map(readable_link, names, ways))}"
    tags = [book.tags[tag.slug] for tag in paper.tags if tag.slug in book.tags]
    if tags:
        yield f"Tags: {', '.join(readable_link(tag.name, _way(addresses.tag(tag.slug))) for tag in tags)}"


def _related(book: Book, paper: Paper) -> list[str]:
    found = []
    for near in related_of(book, paper):
        other = book.listed[near.id]
        year = f" ({other.publication_year})" if other.publication_year else ""
        found.append(f"- {readable_link(other.display_title, _way(addresses.paper(near.id)))}{year}")
    return found


def _section(heading: str, lines: list[str], between: str = "\n") -> Iterator[str]:
    if lines:
        yield f"## {heading}"
        yield between.join(lines)


def _way(target: str) -> str:
    """The way from a paper's folder in the site to the page of `target`, a path in the tree; to a paper's Markdown."""
    if target.startswith(f"{addresses.PAPERS}/"):
        return f"../{target.removeprefix(f'{addresses.PAPERS}/').removesuffix('.md')}/index.md"
    return f"../../{target.removesuffix('index.md')}"
