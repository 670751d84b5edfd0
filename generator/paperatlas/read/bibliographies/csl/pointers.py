"""Identifiers, addresses and references of citation items, with what Crossref adds to them."""

from __future__ import annotations

import re

from paperatlas.model.identifiers import parse_doi
from paperatlas.read.bibliographies.csl.values import entries, line, lines, member
from paperatlas.read.bibliographies.pointers import Pointers
from paperatlas.read.limits import MAX_ITEMS
from paperatlas.read.values import Value

_SAYS_ARXIV = re.compile(r"\barxiv[:.\s]\s*(?P<id>[^\s\[\]()]+)", re.IGNORECASE)
_HOLDS_ARXIV = ("arxiv", "number", "archive_location", "archive-location", "eprint", "call-number", "container-title")
_NAMES_ARXIV = ("publisher", "archive", "container-title", "archive-place", "source")
_IDENTIFIERS = (("pubmed", "PMID"), ("pmc", "PMCID"), ("openreview", "openreview"))
_HOLD_ISBNS = frozenset({"book", "proceedings", "thesis", "report"})
_CLOSED = re.compile(r"https?://api\.|https?://[^/]*/tdm/", re.IGNORECASE)
"""Addresses for programs with a key."""
_ASSEMBLED = (
    "author",
    "year",
    "article-title",
    "volume-title",
    "journal-title",
    "series-title",
    "volume",
    "first-page",
)


def pointers_of(item: Value, kind: str | None) -> tuple[Pointers, dict[str, list[str]]]:
    """The identifiers and addresses of an item, and its ISSNs and ISBNs as far as they are not the work's own."""
    pointers = Pointers()
    for text in lines(item, "DOI", "doi"):
        pointers.add_doi(text)
    for scheme, key in _IDENTIFIERS:
        for text in lines(item, key, key.lower()):
            pointers.add_identifier(scheme, text)
    primary = _primary(item)
    for text in [*(lines(primary, "URL") if primary else ()), *lines(item, "URL", "url")]:
        pointers.add_address(text)
    _add_arxiv(pointers, item)
    for url in _pdfs(item):
        pointers.add_address(url, is_pdf=True)
    serials = [*lines(item, "ISSN", "issn"), *lines(item, "ISBN", "isbn")]
    issns, isbns = pointers.add_serials(serials, kind in _HOLD_ISBNS)
    return pointers, {"issn": issns, "isbn": [] if kind in _HOLD_ISBNS else isbns}


def references_of(item: Value) -> tuple[str, ...]:
    """What an item cites: DOIs, else the references as the publisher typed them."""
    found = (_reference(entry) for entry in entries(member(item, "reference"))[:MAX_ITEMS])
    return tuple(dict.fromkeys(reference for reference in found if reference))


def _primary(item: Value) -> Value | None:
    resource = member(item, "resource")
    return member(resource, "primary") if resource else None


def _add_arxiv(pointers: Pointers, item: Value) -> None:
    is_arxiv = any("arxiv" in (line(item, key) or "").casefold() for key in _NAMES_ARXIV)
    for key in _HOLDS_ARXIV:
        text = line(item, key) or ""
        match = _SAYS_ARXIV.search(text)
        if match:
            pointers.add_arxiv(match["id"])
        elif (is_arxiv or key == "arxiv") and text:
            pointers.add_arxiv(text.split(" ")[0])
    related = member(item, "relation")
    for key in ("has-preprint", "is-same-as"):
        for entry in entries(member(related, key) if related else None):
            if (doi := parse_doi(line(entry, "id") or "")) and doi.startswith("10.48550/arxiv."):
                pointers.add_arxiv(doi.removeprefix("10.48550/arxiv."))


def _pdfs(item: Value) -> list[str]:
    """Addresses of the PDF that need no key; the version of record first."""
    found = []
    for entry in entries(member(item, "link")):
        url, type_ = line(entry, "URL"), line(entry, "content-type") or "unspecified"
        is_pdf = type_ == "application/pdf" or (type_ == "unspecified" and url and url.lower().endswith(".pdf"))
        if url and is_pdf and not _CLOSED.match(url):
            found.append((line(entry, "content-version") != "vor", url))
    return [url for _, url in sorted(found, key=lambda pair: pair[0])][:1]


def _reference(entry: Value) -> str | None:
    if isinstance(entry.plain, str):
        return parse_doi(entry.plain) or line(Value({"": entry}, entry.line), "")
    if doi := parse_doi(line(entry, "DOI") or ""):
        return doi
    parts = [text for key in _ASSEMBLED if (text := line(entry, key))]
    text = line(entry, "unstructured") or ", ".join(parts)
    return text if any(map(str.isalpha, text)) else None
