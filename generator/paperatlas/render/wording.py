"""Facts of a paper as people say them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import zip_longest
from urllib.parse import quote

from markupsafe import Markup

from paperatlas.model.dates import spoken_date
from paperatlas.model.identifiers import arxiv_abstract_url, arxiv_pdf_url, doi_url
from paperatlas.model.paper import Paper, Version
from paperatlas.model.schemes import SCHEMES, identifier_url
from paperatlas.render.markdown import escape, link
from paperatlas.text.clean import counted
from paperatlas.text.math import segments
from paperatlas.text.raised import without_formulas

FIELDS = {
    "title": "Title",
    "name": "Name shown",
    "authors": "Authors",
    "author_count": "Number of authors",
    "organisation": "Organisation",
    "published": "Published",
    "updated": "Updated",
    "year": "Year",
    "venue": "Venue",
    "kind": "Kind of publication",
    "volume": "Volume",
    "issue": "Issue",
    "pages": "Pages",
    "publisher": "Publisher",
    "editors": "Editors",
    "page_count": "Number of pages",
    "arxiv_id": "arXiv identifier",
    "doi": "DOI",
    "ids": "Other identifiers",
    "url": "Address",
    "pdf": "PDF",
    "code": "Code",
    "links": "Links",
    "keywords": "Keywords",
    "comment": "Comment",
    "comment_count": "Readers’ comments",
    "upvotes": "Readers’ votes",
    "summary": "Summary",
    "abstract": "Abstract",
    "references": "References",
    "note": "Note",
    "status": "Status",
}
"""Fields whose source a paper's page tells, in its order."""

FORMATS = {
    "yaml": "record kept by the curators",
    "json": "JSON record",
    "jsonl": "JSON record",
    "bibtex": "BibTeX entry",
    "ris": "RIS record",
    "nbib": "PubMed record",
    "wos": "Web of Science record",
    "endnote": "EndNote record",
    "csl-json": "CSL-JSON item",
    "crossref": "Crossref work",
    "openalex": "OpenAlex work",
    "semantic-scholar": "Semantic Scholar paper",
    "hf-daily": "Hugging Face daily paper",
    "arxiv-atom": "arXiv API entry",
    "arxiv-oai": "OAI-PMH record",
    "arxiv-abs": "arXiv record",
    "arxiv-listing": "arXiv listing mail",
    "arxiv-search": "arXiv web page",
    "acl-xml": "ACL Anthology entry",
    "pubmed-xml": "PubMed record",
    "feed": "feed entry",
    "csv": "table row",
    "ids": "list of identifiers",
    "awesome-list": "list in Markdown",
    "arxiv-tracker": "arXiv tracker feed",
    "hf-papers": "Hugging Face Papers page",
    "catalyzex": "CatalyzeX page",
}
"""What each format is, for readers."""

LINK_LABELS = {
    "project": "Project page",
    "video": "Video",
    "data": "Data",
    "model": "Model",
    "demo": "Demo",
    "supplement": "Supplement",
    "other": "Link",
}

_SHOWN_AUTHORS = 12
_SHOWN_SCHEMES = frozenset({"pubmed", "pmc", "acl", "openreview", "hal"})
"""Identifiers that lead to the paper itself, not to a record of it."""
_MOST_WAYS = 5
SEARCH = "Find on Google Scholar"
"""The way to a paper of which no source gives an address."""

_LINKED_AUTHORS = 60
"""Authors up to which all are linked; beyond, those behind the first are plain names."""


@dataclass(frozen=True, slots=True)
class Leads:
    """Where the names in a paper's facts lead, as addresses relative to the page; nowhere without one."""

    people: tuple[str | None, ...] = ()
    """For each of the authors."""
    venue: str | None = None
    organisation: str | None = None


NOWHERE = Leads()


def who(paper: Paper, leads: Leads = NOWHERE) -> tuple[str, ...]:
    """The authors, or their number, and the organisation; names of more than a dozen authors are cut off."""
    said: list[str] = []
    shown = _SHOWN_AUTHORS
    if paper.authors:
        more = max(len(paper.authors), paper.author_count or 0) - min(len(paper.authors), shown)
        others = f" and {more:,} more" if more else " and others" if paper.more_authors else ""
        said.append(Markup(", ").join(_authors(paper, leads)[:shown]) + others)
    elif paper.author_count:
        said.append(counted(paper.author_count, "author"))
    if paper.organisation:
        said.append(_leading(escape(paper.organisation), leads.organisation))
    return tuple(said)


def more_authors(paper: Paper, leads: Leads = NOWHERE) -> tuple[Markup, ...]:
    """The authors behind those whom `who` names, where they are not too many for links."""
    return tuple(_authors(paper, leads)[_SHOWN_AUTHORS:]) if len(paper.authors) <= _LINKED_AUTHORS else ()


def all_authors(paper: Paper) -> Markup | None:
    """Every author's name, where they are too many for `more_authors`; else nothing."""
    if len(paper.authors) <= _LINKED_AUTHORS:
        return None
    return Markup(", ").join(kept_apart(name.name) for name in paper.authors)


def _authors(paper: Paper, leads: Leads) -> list[Markup]:
    named = zip_longest((name.name for name in paper.authors), leads.people[: len(paper.authors)])
    return [_leading(kept_apart(name), address) for name, address in named]


def _leading(label: Markup, address: str | None) -> Markup:
    return link(label, address) if address else label


def kept_apart(name: str) -> Markup:
    """The name for a line of names: one written from right to left is kept from turning its neighbours round."""
    is_rightward = not name.isascii() and any(unicodedata.bidirectional(character) in ("R", "AL") for character in name)
    written = escape(name)
    return Markup("<bdi>{}</bdi>").format(written) if is_rightward else written


def short_who(paper: Paper) -> str | None:
    """The first author, or the number of authors, or the organisation, for a list."""
    if len(paper.authors) > 2 or (paper.authors and paper.more_authors):
        return kept_apart(paper.authors[0].name) + " et al."
    if paper.authors:
        return Markup(" and ").join(kept_apart(name.name) for name in paper.authors)
    return next(iter(who(paper)), None)


def when_and_where(paper: Paper, leads: Leads = NOWHERE) -> tuple[str, ...]:
    """Date, venue, last change, pages and what readers say, as far as known."""
    said = []
    if date := date_shown(paper):
        said.append(date)
    if place := _where(paper, leads.venue):
        said.append(place)
    said += [
        f"preprint {spoken_date(first.date)}"
        for first in paper.versions[:1]
        if first.date and first.date != paper.published
    ]
    if paper.updated and paper.updated != paper.published:
        said.append(f"updated {spoken_date(paper.updated)}")
    if paper.page_count:
        said.append(counted(paper.page_count, "page"))
    if paper.comment_count:
        said.append(counted(paper.comment_count, "comment"))
    if paper.upvotes:
        said.append(counted(paper.upvotes, "vote"))
    return tuple(said)


def _where(paper: Paper, address: str | None) -> Markup | None:
    """Venue, volume, issue and pages: `Journal of Kettles 12(3), 101–110`."""
    number = f"{paper.volume or ''}{f'({paper.issue})' if paper.issue else ''}"
    if not paper.venue:
        return None
    place = _leading(escape(paper.venue), address) + (Markup(" ") + escape(number) if number else Markup(""))
    pages = f"pages {paper.pages}" if not number and paper.pages else paper.pages
    return Markup(", ").join(part for part in (place, escape(pages) if pages else None) if part)


def version_line(version: Version) -> str:
    """A version as a reader looks for it: `Preprint, 3 May 2020, arXiv`."""
    said = (version.kind.capitalize(), version.date and spoken_date(version.date), version.venue)
    return ", ".join(part for part in said if part)


def date_shown(paper: Paper) -> str | None:
    """The day, month or year of publication."""
    if paper.published:
        return spoken_date(paper.published)
    return str(paper.year) if paper.year else None


def plain_title(paper: Paper) -> str:
    """The title on one line, without mathematics."""
    return " ".join(without_formulas(paper.display_title).split())


def search_url(title: str) -> str:
    """Where a reader may look for a paper of which no source gives an address."""
    return f"https://scholar.google.com/scholar?q={quote(_without_dollars(title), safe='', errors='replace')}"


def _without_dollars(text: str) -> str:
    return "".join(segment.text for segment in segments(text))


def ways(paper: Paper) -> tuple[tuple[str, str], ...]:
    """Labels and addresses of the paper itself, its code and its other material, each address once."""
    found: dict[str, str] = {}
    if paper.arxiv_id:
        found[arxiv_abstract_url(paper.arxiv_id)] = "arXiv"
    if paper.pdf or paper.arxiv_id:
        found.setdefault(paper.pdf or arxiv_pdf_url(paper.arxiv_id or ""), "PDF")
    if paper.doi:
        found.setdefault(doi_url(paper.doi), "DOI")
    if paper.url:
        found.setdefault(paper.url, "Paper")
    for identifier in paper.ids:
        if identifier.scheme in _SHOWN_SCHEMES and len(found) < _MOST_WAYS:
            found.setdefault(identifier_url(identifier), SCHEMES[identifier.scheme].label)
    if not found and paper.title:
        found[search_url(paper.title)] = SEARCH
    for number, address in enumerate(paper.code, 1):
        found.setdefault(address, "Code" if number == 1 else f"Code {number}")
    for other in paper.links:
        found.setdefault(other.url, LINK_LABELS.get(other.kind, "Link"))
    return tuple((label, address) for address, label in found.items())
