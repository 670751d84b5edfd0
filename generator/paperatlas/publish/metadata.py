"""What a paper's page says to machines: reference managers, search engines, previews of links.

`citation_*`: <https://scholar.google.com/intl/en/scholar/inclusion.html#indexing>. JSON-LD:
<https://schema.org/ScholarlyArticle>. Open Graph: <https://ogp.me/>.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from paperatlas.cite.kind import Kind, kind_of
from paperatlas.cite.names import parts_of
from paperatlas.cite.parts import best_url, date_parts, pdf_url
from paperatlas.cite.plain import plain
from paperatlas.model.identifiers import doi_url
from paperatlas.model.paper import Paper
from paperatlas.publish.cards.card import HEIGHT, WIDTH

MOST_AUTHORS = 60
"""Authors beyond these are left out of the tags: no reader of them shows more."""
_TITLE = 'citation_title" property="og:title'
"""One tag for both."""
_PUBLIC_URL = "citation_public_url"
_VENUES = {Kind.JOURNAL: "citation_journal_title", Kind.THESIS: "citation_dissertation_institution"}
_TYPES = {
    Kind.BOOK: "Book",
    Kind.CHAPTER: "Chapter",
    Kind.THESIS: "Thesis",
    Kind.REPORT: "Report",
    Kind.DATASET: "Dataset",
    Kind.SOFTWARE: "SoftwareSourceCode",
}

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def paper_head(paper: Paper, site_name: str) -> str:
    """The tags for the head of a paper's page, on one line.

    Its address and its description stand in the head already.
    """
    tags = [_meta("property", name, content) for name, content in _open_graph(paper, site_name) if content]
    return citation_head(paper) + "".join(tags)


def citation_head(paper: Paper, has_public_url: bool = True) -> str:
    """What reference managers and search engines for papers look for, on one line.

    Args:
        paper: the paper.
        has_public_url: whether the paper's address is named, to which the page has a link besides.
    """
    tags = ((name, content) for name, content in _citation(paper) if has_public_url or name != _PUBLIC_URL)
    return "".join(_meta("name", name, content) for name, content in tags if content)


def paper_data(paper: Paper, trail: Iterable[tuple[str, str]]) -> str:
    """The paper and its place in the site as linked data.

    Args:
        paper: the paper.
        trail: names and whole addresses of the pages above, the highest first.
    """
    data: list[dict[str, Any]] = [_article(paper)]
    if crumbs := _breadcrumbs(trail):
        data.append(crumbs)
    return json_ld(data)


def list_head(kind: str, name: str, site_name: str, url: str | None, trail: Iterable[tuple[str, str]]) -> str:
    """The tags for the head of a list of papers."""
    tags = [("og:type", "website"), ("og:title", name), ("og:site_name", site_name), ("og:url", url or "")]
    data: list[dict[str, Any]] = [_known({"@type": "CollectionPage", "name": name, "url": url, "about": kind})]
    if crumbs := _breadcrumbs(trail):
        data.append(crumbs)
    return "".join(_meta("property", tag, content) for tag, content in tags if content) + json_ld(data)


def card_head(url: str, title: str) -> str:
    """The tags for a page's card.

    Args:
        url: the whole address of the picture.
        title: what it shows.
    """
    tags = [
        ("og:image", url),
        ("og:image:width", str(WIDTH)),
        ("og:image:height", str(HEIGHT)),
        ("og:image:alt", title),
    ]
    written = "".join(_meta("property", tag, content) for tag, content in tags)
    return written + _meta("name", "twitter:card", "summary_large_image")


def json_ld(data: list[dict[str, Any]]) -> str:
    """Linked data as an element of HTML; nothing in it can end the element."""
    graph = (
        {"@context": "https://schema.org", "@graph": data}
        if len(data) > 1
        else {"@context": "https://schema.org"} | data[0]
    )
    written = _json(graph)
    safe = written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f'<script type="application/ld+json">{safe}</script>'


def _citation(paper: Paper) -> Iterable[tuple[str, str]]:
    if not paper.title_given:
        return
    kind = kind_of(paper)
    yield _TITLE, plain(paper.title)
    for name in paper.authors[:MOST_AUTHORS]:
        family, given, suffix = parts_of(name)
        yield "citation_author", ", ".join(part for part in (family, given, suffix) if part)
        if name.orcid:
            yield "citation_author_orcid", f"https://orcid.org/{name.orcid}"
    yield "citation_publication_date", "/".join(f"{part:02d}" for part in date_parts(paper))
    if paper.venue:
        yield _VENUES.get(kind, "citation_conference_title"), plain(paper.venue)
    first, _, last = plain(paper.pages).partition("–")
    yield "citation_volume", plain(paper.volume)
    yield "citation_issue", plain(paper.issue)
    yield "citation_firstpage", first
    yield "citation_lastpage", last
    yield "citation_publisher", plain(paper.publisher)
    yield "citation_doi", plain(paper.doi)
    yield "citation_arxiv_id", plain(paper.arxiv_id)
    yield "citation_pmid", next((item.value for item in paper.ids if item.scheme == "pubmed"), "")
    yield "citation_pdf_url", pdf_url(paper)
    yield _PUBLIC_URL, best_url(paper)


def _open_graph(paper: Paper, site_name: str) -> Iterable[tuple[str, str]]:
    yield "og:type", "article"
    if not paper.title_given:
        yield "og:title", plain(paper.display_title)
    yield "og:site_name", site_name


def _article(paper: Paper) -> dict[str, Any]:
    parts = date_parts(paper)
    same = [doi_url(paper.doi)] if paper.doi else []
    return _known(
        {
            "@type": _TYPES.get(kind_of(paper), "ScholarlyArticle"),
            "headline": plain(paper.display_title),
            "author": [_person(name.name, name.orcid) for name in paper.authors[:MOST_AUTHORS]],
            "datePublished": "-".join(f"{part:02d}" for part in parts),
            "isPartOf": {"@type": "Periodical", "name": plain(paper.venue)} if paper.venue else None,
            "identifier": f"doi:{paper.doi}" if paper.doi else f"arXiv:{paper.arxiv_id}" if paper.arxiv_id else None,
            "keywords": [plain(word) for word in paper.keywords[:12]],
            "sameAs": [*same, *([best_url(paper)] if best_url(paper) not in ("", *same) else [])],
        }
    )


def _person(name: str, orcid: str | None) -> dict[str, Any]:
    return _known({"@type": "Person", "name": plain(name), "@id": f"https://orcid.org/{orcid}" if orcid else None})


def _breadcrumbs(trail: Iterable[tuple[str, str]]) -> dict[str, Any] | None:
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": url}
        for place, (name, url) in enumerate(trail, 1)
        if url
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items} if items else None


def _meta(key: str, name: str, content: str) -> str:
    return f'<meta {key}="{name}" content="{escape(content, quote=True)}">'


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [])}
