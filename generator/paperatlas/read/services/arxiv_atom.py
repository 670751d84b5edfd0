"""Answers of arXiv's search interface: Atom feeds with arXiv's own elements.

The Atom Syndication Format, RFC 4287; <https://info.arxiv.org/help/api/user-manual.html>, section 3.3.
"""

from __future__ import annotations

import re
from typing import Any

from paperatlas.model.dates import parse_date, year_of
from paperatlas.model.identifiers import arxiv_pdf_url, is_web_address, parse_arxiv_id
from paperatlas.model.issue import Issue, error, warning
from paperatlas.model.record import Extra, Name, Record
from paperatlas.read.services.arxiv_fields import doi_extras, person, publication_fields, text_fields
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.read.xml_values import Element
from paperatlas.read.xml_walk import elements, root_name
from paperatlas.text.clean import shorten

NAME = "arxiv-atom"
_HEAD = 5_000
_OWN = re.compile(r"<(?:\w+:)?id[^<>]{0,200}>\s{0,20}https?://(?:export\.)?arxiv\.org/(?:api/|abs/)")
_ERROR = re.compile(r"https?://(?:export\.)?arxiv\.org/api/errors")


def looks_like(text: str) -> bool:
    """Whether it is an Atom feed or entry whose identifier is arXiv's."""
    return root_name(text) in ("feed", "entry") and _OWN.search(text[:_HEAD]) is not None


def read(source: Source) -> Reading:
    """The papers of the answer. A search that found none, and arXiv's word of an error, become issues."""
    reading = ReadingBuilder(source, NAME)
    entries = 0
    for found in elements(source, frozenset({"entry"})):
        if isinstance(found, Issue):
            reading.issues.append(found)
            continue
        entries += 1
        _add(reading, found)
    if not entries and not reading.issues:
        finding, remedy = "the search found no papers", "search for something else, or remove the file"
        reading.issues.append(warning(source.file, 1, finding, remedy))
    return reading.build()


def _add(reading: ReadingBuilder, entry: Element) -> None:
    identifier = entry.line_of("id") or ""
    if _ERROR.match(identifier):
        said = shorten(entry.line_of("summary") or entry.line_of("title") or "an error", 200)
        finding = f"arXiv did not answer the search: {said}"
        reading.issues.append(error(reading.source.file, entry.line, finding, "mend the search and fetch it again"))
        return
    fields = _fields(entry, identifier)
    if not fields["title"] and not fields.get("arxiv_id"):
        finding = "the entry has neither a title nor an arXiv identifier"
        reading.issues.append(error(reading.source.file, entry.line, finding, "fetch it again"))
        return
    if not fields.get("arxiv_id"):
        finding = f'"{shorten(identifier, 80)}" is not an arXiv identifier'
        remedy = "write http://arxiv.org/abs/ and the identifier"
        reading.issues.append(warning(reading.source.file, entry.line, finding, remedy))
    reading.records.append(Record(origin=reading.origin(entry.line), **fields))


def _fields(entry: Element, identifier: str) -> dict[str, Any]:
    arxiv = parse_arxiv_id(identifier)
    doi = entry.line_of("arxiv:doi")
    published = parse_date(entry.line_of("published") or "")
    said = text_fields(*(_raw(entry, name) for name in ("title", "summary", "arxiv:comment")))
    return {
        **said,
        **publication_fields(_raw(entry, "arxiv:journal_ref"), doi or _link(entry, "doi"), said.get("venue")),
        "arxiv_id": arxiv.id if arxiv else None,
        "arxiv_version": arxiv.version if arxiv else None,
        "authors": _authors(entry),
        "published": published,
        "updated": parse_date(entry.line_of("updated") or ""),
        "year": year_of(published),
        "pdf": _pdf(entry),
        "extra": (*_categories(entry), *_affiliations(entry), *doi_extras(doi)),
    }


def _raw(entry: Element, name: str) -> str | None:
    child = entry.child(name)
    return child.text().strip() or None if child is not None else None


def _link(entry: Element, title: str) -> str | None:
    return next((link.get("href") for link in entry.children("link") if link.get("title") == title), None)


def _pdf(entry: Element) -> str | None:
    url = _link(entry, "pdf") or ""
    if not is_web_address(url):
        return None
    # The link is that of one version; readers want the newest.
    arxiv = parse_arxiv_id(url)
    return arxiv_pdf_url(arxiv.id) if arxiv else url


def _authors(entry: Element) -> tuple[Name, ...]:
    written = (name.text() for author in entry.children("author") for name in author.children("name"))
    names = (person(name) for name in written)
    return tuple(name for name in names if name is not None)


def _categories(entry: Element) -> list[Extra]:
    primary = entry.child("arxiv:primary_category")
    terms = [term for category in entry.children("category") if (term := category.get("term"))]
    first = primary.get("term") if primary is not None else None
    ordered = dict.fromkeys([first, *terms] if first else terms)
    return [Extra("categories", ", ".join(ordered))] if ordered else []


def _affiliations(entry: Element) -> list[Extra]:
    said = [
        f"{author.line_of('name') or '?'}: {', '.join(places)}"
        for author in entry.children("author")
        if (places := author.lines_of("arxiv:affiliation"))
    ]
    return [Extra("affiliations", "; ".join(said))] if said else []
