"""CSL-JSON, for citation processors and reference managers.

Valid under the schema of CSL 1.0.2 (<https://github.com/citation-style-language/schema>). A
preprint is an `article` with the genre `preprint`, as the CSL 1.0.2 specification has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from paperatlas.cite.json_form import dumps, dumps_lines
from paperatlas.cite.kind import Kind, kind_of
from paperatlas.cite.names import parts_of
from paperatlas.cite.parts import best_url, citation_key, date_parts, note_line
from paperatlas.cite.plain import plain
from paperatlas.model.paper import Paper
from paperatlas.model.record import Name

_TYPES = {
    Kind.JOURNAL: "article-journal",
    Kind.CONFERENCE: "paper-conference",
    Kind.WORKSHOP: "paper-conference",
    Kind.PREPRINT: "article",
    Kind.BOOK: "book",
    Kind.CHAPTER: "chapter",
    Kind.PROCEEDINGS: "book",
    Kind.THESIS: "thesis",
    Kind.REPORT: "report",
    Kind.DATASET: "dataset",
    Kind.SOFTWARE: "software",
    Kind.WEB: "webpage",
    Kind.OTHER: "document",
}


def csl_json(papers: Iterable[Paper]) -> str:
    """The papers as a CSL-JSON array, one item on each line, in the order given."""
    return dumps_lines(csl_item(paper) for paper in papers)


def csl_line(paper: Paper) -> str:
    """One paper as an item on one line."""
    return dumps(csl_item(paper))


def csl_item(paper: Paper) -> dict[str, object]:
    """One paper as a CSL-JSON item; variables are left out where unknown."""
    kind, date = kind_of(paper), date_parts(paper)
    is_arxiv_preprint = kind is Kind.PREPRINT and paper.arxiv_id is not None
    ids = {identifier.scheme: identifier.value for identifier in paper.ids}
    values: dict[str, object] = {
        "id": citation_key(paper),
        "type": _TYPES[kind],
        "title": plain(paper.display_title),
        "author": [author for author in map(_author, paper.authors) if author],
        "editor": [editor for editor in map(_author, paper.editors) if editor],
        "issued": {"date-parts": [list(date)]} if date else {},
        "container-title": plain(paper.venue),
        "genre": "preprint" if kind is Kind.PREPRINT else "",
        "volume": plain(paper.volume),
        "issue": plain(paper.issue),
        "page": plain(paper.pages).replace("–", "-"),
        "publisher": plain(paper.publisher) or ("arXiv" if is_arxiv_preprint else ""),
        "number": plain(f"arXiv:{paper.arxiv_id}") if is_arxiv_preprint else "",
        "number-of-pages": paper.page_count,
        "DOI": plain(paper.doi),
        "URL": best_url(paper),
        "abstract": plain(paper.abstract),
        "keyword": ", ".join(word for word in map(plain, paper.keywords) if word),
        "PMID": ids.get("pubmed", ""),
        "PMCID": ids.get("pmc", ""),
        "ISBN": ids.get("isbn", ""),
        "note": note_line(paper),
    }
    return {name: value for name, value in values.items() if value}


@lru_cache(maxsize=65_536)
def _author(name: Name) -> dict[str, str]:
    parts = parts_of(name)
    if parts.given:
        suffix = {"suffix": parts.suffix} if parts.suffix else {}
        return {"family": parts.family, "given": parts.given, **suffix}
    return {"literal": parts.family} if parts.family else {}
