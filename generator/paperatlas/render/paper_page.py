"""The page of one paper."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from paperatlas.cite.carried import carried
from paperatlas.cite.reference_entry import STYLES
from paperatlas.cite.references import runs as runs_of
from paperatlas.model.page import Page
from paperatlas.model.paper import Mention, Paper, Related
from paperatlas.model.record import Origin
from paperatlas.render import addresses, wording
from paperatlas.render.book import Book
from paperatlas.render.contexts.paper import Citation, Evidence, FactOrigin, PaperPage
from paperatlas.render.contexts.parts import Chip, Front, Row
from paperatlas.render.contributing import changes
from paperatlas.render.curated import curated
from paperatlas.render.markdown import escape, preformatted, prose, title
from paperatlas.render.neighbourhood import draw_neighbourhood
from paperatlas.render.page import filled
from paperatlas.render.rows import plain_line, row, tag_chip, topic_chip

_DESCRIPTION, _SHORT = 130, 80
"""Longest beginning of the text in the page's description, in characters; the second on lean pages."""
_MOST_CITED = 30
"""Papers of the collection shown as cited, or as citing."""


def paper_page(book: Book, paper: Paper) -> Page:
    """The page of `paper`."""
    path = addresses.paper(paper.id)
    leads = _leads(book, paper, path)
    is_lean = book.scale.is_lean
    related = related_of(book, paper)
    context = PaperPage(
        front=Front(
            paper.display_title,
            plain_line(book, paper, _SHORT if is_lean else _DESCRIPTION) or paper.display_title,
            "paper",
        ),
        title=title(paper.display_title),
        title_given=paper.title_given,
        facts=(*wording.who(paper, leads), *wording.when_and_where(paper, leads)),
        more_authors=wording.more_authors(paper, leads),
        status=paper.status,
        versions=tuple(Chip(escape(wording.version_line(version)), version.url or "") for version in paper.versions),
        all_authors=wording.all_authors(paper),
        actions=tuple(Chip(escape(label), address) for label, address in wording.ways(paper)),
        summary=curated(book, paper.summary, path) if paper.summary else None,
        abstract=prose(paper.abstract) if paper.abstract else None,
        topics=_topics(book, paper, path),
        tags=tuple(tag_chip(book, tag.slug, path) for tag in paper.tags if tag.slug in book.tags),
        neighbourhood=None if is_lean else draw_neighbourhood(book, paper, [book.listed[near.id] for near in related]),
        related=_related(book, related, path),
        mentions=_mentions(book, paper.mentions, path, "introduces"),
        mentioned_by=_mentions(book, paper.mentioned_by, path, "mentions"),
        cites=_listed(book, paper.cites, path),
        cited_by=_listed(book, paper.cited_by, path),
        citation=_citation(book, paper, path),
        origins=tuple(_origins(paper)),
        seen_in=paper.seen_in,
        evidence=tuple(
            Evidence(book.tags[tag.slug].name, tag.because, tag.slug in paper.wanted_tags)
            for tag in paper.tags
            if tag.slug in book.tags and not is_lean
        ),
        changes=changes(book.options, paper),
        comment=paper.comment,
        steps=() if is_lean else _steps(book, paper, path),
        steps_topic=book.topics[paper.topics[0].slug].name if _has_topic(book, paper) else None,
    )
    return filled(path, "paper", context)


def related_of(book: Book, paper: Paper) -> list[Related]:
    """The related papers that the page of `paper` shows, the nearest first."""
    return [near for near in paper.related if near.id in book.listed][: book.scale.related]


def _leads(book: Book, paper: Paper, path: str) -> wording.Leads:
    """Where the names of the authors, the venue and the organisation lead."""

    def to(target: str, is_there: bool) -> str | None:
        return addresses.relative(target, path) if is_there else None

    venue, organisation = paper.venue_slug or "", paper.organisation_slug or ""
    return wording.Leads(
        tuple(to(addresses.person(slug), slug in book.people) for slug in paper.people),
        to(addresses.venue(venue), venue in book.venues),
        to(addresses.organisation(organisation), organisation in book.organisations),
    )


def _topics(book: Book, paper: Paper, path: str) -> tuple[Chip, ...]:
    """Links to the paper's topics, each below its main topic's name."""
    chips = []
    for placed in paper.topics if book.has_topics else ():
        if placed.slug in book.topics:
            names = " › ".join(topic.name for topic in book.trail(placed.slug))
            chip = topic_chip(book, placed.slug, path)
            chips.append(Chip(book.mark(placed.slug) + escape(names), chip.href))
    return tuple(chips)


def _related(book: Book, related: Sequence[Related], path: str) -> tuple[Row, ...]:
    return tuple(row(book, book.listed[near.id], path, "; ".join(near.because) or None, "card") for near in related)


def _listed(book: Book, identifiers: tuple[str, ...], path: str) -> tuple[Row, ...]:
    return tuple(row(book, book.listed[identifier], path) for identifier in identifiers[:_MOST_CITED])


def _mentions(book: Book, mentions: tuple[Mention, ...], path: str, does: str) -> tuple[Row, ...]:
    return tuple(
        row(book, book.listed[mention.id], path, f"{does} {mention.name}")
        for mention in mentions
        if mention.id in book.listed
    )


def _origins(paper: Paper) -> list[FactOrigin]:
    """The sources, each with all facts that it gave."""
    given: dict[Origin, list[str]] = {}
    for field, label in wording.FIELDS.items():
        if origin := paper.provenance.get(field):
            given.setdefault(origin, []).append(label)
    return [
        FactOrigin(", ".join(labels), origin.file, origin.line, wording.FORMATS.get(origin.format, origin.format))
        for origin, labels in given.items()
    ]


def _citation(book: Book, paper: Paper, path: str) -> Citation:
    written = book.references.get(paper.id, ())
    has_files = book.options.has_files and not book.scale.is_lean
    return Citation(
        preformatted(book.entry(paper)),
        tuple((Markup(name), preformatted(value)) for name, value in carried(paper).items()),  # noqa: S704 - ours
        tuple((Markup(label), _reference(text)) for label, text in zip(STYLES.values(), written, strict=False)),  # noqa: S704
        not paper.authors,
        Markup(addresses.final(addresses.HOME, path)) if has_files else None,  # noqa: S704 - ours
    )


def _reference(text: str) -> Markup:
    parts = (
        Markup("<em>{}</em>").format(preformatted(run)) if is_title else preformatted(run)
        for run, is_title in runs_of(text)
    )
    return Markup("").join(parts)


def _has_topic(book: Book, paper: Paper) -> bool:
    return bool(paper.topics) and book.has_topics and paper.topics[0].slug in book.topics


def _steps(book: Book, paper: Paper, path: str) -> tuple[Chip, ...]:
    """The papers before and behind this one in the list of its main topic."""
    if not _has_topic(book, paper):
        return ()
    before, behind = book.beside(paper, paper.topics[0].slug)
    return tuple(
        Chip(Markup(arrow) + title(other.display_title), addresses.relative(addresses.paper(other.id), path))  # noqa: S704
        for arrow, other in (("← ", before), ("→ ", behind))
        if other is not None
    )
