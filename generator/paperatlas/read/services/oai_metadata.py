"""The forms in which OAI-PMH hands on a paper: arXiv's own three, and Dublin Core.

<https://info.arxiv.org/help/oa/>, schemas <http://arxiv.org/OAI/arXiv.xsd> and <http://arxiv.org/OAI/arXivRaw.xsd>;
DCMI Metadata Terms, section 3 (elements of `/elements/1.1/`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from paperatlas.model.dates import year_of
from paperatlas.model.identifiers import is_web_address, parse_arxiv_id, parse_doi
from paperatlas.model.record import Extra, Name
from paperatlas.model.schemes import identifier_in_address, one_of_each
from paperatlas.read.bibliographies.kinds import kind_in_words
from paperatlas.read.services.abstract_text import abstract_of, title_of
from paperatlas.read.services.arxiv_fields import (
    authors_line,
    doi_extras,
    first_date,
    publication_fields,
    text_fields,
)
from paperatlas.read.xml_values import Element
from paperatlas.text.dates import read_date
from paperatlas.text.mojibake import undo_double_encoding
from paperatlas.text.names import name_from_parts, name_from_text, name_of_body
from paperatlas.text.tex import tex_to_text

_KEPT = ("report-no", "msc-class", "acm-class", "proxy", "license", "submitter")
_DC_KEPT = ("dc:rights", "dc:language", "dc:relation", "dc:coverage", "dc:contributor", "dc:format")
_DC_TYPE_PREFIX = "info:eu-repo/semantics/"


def _arxiv(paper: Element) -> dict[str, Any]:
    arxiv = parse_arxiv_id(paper.line_of("id") or "")
    said = text_fields(*(_raw(paper, name) for name in ("title", "abstract", "comments")))
    doi = paper.line_of("doi")
    return {
        **said,
        **publication_fields(_raw(paper, "journal-ref"), doi, said.get("venue")),
        **_authors(paper),
        **_dates(paper, arxiv.id if arxiv else ""),
        "arxiv_id": arxiv.id if arxiv else None,
        "arxiv_version": _versions(paper) or (arxiv.version if arxiv else None),
        "extra": (*_categories(paper), *_affiliations(paper), *_kept(paper, _KEPT), *doi_extras(doi)),
    }


def _raw(paper: Element, name: str) -> str | None:
    child = paper.child(name)
    return child.text().strip() or None if child is not None else None


def _authors(paper: Element) -> dict[str, Any]:
    authors = paper.child("authors")
    if authors is None:
        return {}
    if authors.child("author") is None:
        return authors_line(authors.text())
    names = (_author(author) for author in authors.children("author"))
    return {"authors": tuple(name for name in names if name is not None)}


def _author(author: Element) -> Name | None:
    parts = (_raw(author, name) for name in ("keyname", "forenames", "suffix"))
    family, given, suffix = (tex_to_text(undo_double_encoding(part)) if part else None for part in parts)
    if family and not given and " " in family:
        return name_of_body(family)
    return name_from_parts(family, given, suffix=suffix)


def _affiliations(paper: Element) -> list[Extra]:
    authors = paper.child("authors")
    said = [
        f"{author.line_of('keyname') or '?'}: {', '.join(places)}"
        for author in (authors.children("author") if authors is not None else ())
        if (places := author.lines_of("affiliation"))
    ]
    return [Extra("affiliations", "; ".join(said))] if said else []


def _dates(paper: Element, arxiv_id: str) -> dict[str, Any]:
    days = [day for version in _each_version(paper) if (day := read_date(version.line_of("date") or ""))]
    created = days[0] if days else read_date(paper.line_of("created") or "")
    published = first_date(arxiv_id, created)
    # The server of 2025 gives the day of the last version as `created`.
    late = created if created != published else None
    updated = (days[-1] if len(days) > 1 else None) or read_date(paper.line_of("updated") or "") or late
    return {"published": published, "updated": updated, "year": year_of(published)}


def _each_version(paper: Element) -> list[Element]:
    return [*paper.children("version"), *(inner for outer in paper.children("versions") for inner in outer.children())]


def _versions(paper: Element) -> int | None:
    numbers = [
        (version.get("version") or version.line_of("version") or "").lstrip("v") for version in _each_version(paper)
    ]
    return max(
        (int(number) for number in numbers if number.isascii() and number.isdigit() and len(number) < 3), default=None
    )


def _categories(paper: Element) -> list[Extra]:
    words = (paper.line_of("categories") or "").split()
    return [Extra("categories", ", ".join(words))] if words else []


def _kept(paper: Element, names: tuple[str, ...]) -> list[Extra]:
    return [Extra(name.rpartition(":")[2], line) for name in names for line in paper.lines_of(name)]


def _dublin_core(paper: Element) -> dict[str, Any]:
    identifiers = paper.lines_of("dc:identifier")
    arxiv = next((found for line in identifiers if (found := parse_arxiv_id(line))), None)
    dates = sorted(date for line in paper.lines_of("dc:date") if (date := read_date(line)))
    published = first_date(arxiv.id, dates[0] if dates else None) if arxiv else (dates[0] if dates else None)
    later = dates[-1] if dates and dates[-1] != published else None
    return {
        **(_arxiv_dublin_core(paper, identifiers) if arxiv else _other_dublin_core(paper, identifiers)),
        "arxiv_id": arxiv.id if arxiv else None,
        "arxiv_version": arxiv.version if arxiv else None,
        "authors": tuple(name for line in paper.lines_of("dc:creator") if (name := name_from_text(tex_to_text(line)))),
        "published": published,
        "updated": later,
        "year": year_of(published),
    }


def _arxiv_dublin_core(paper: Element, identifiers: list[str]) -> dict[str, Any]:
    texts = [child.text().strip() for child in paper.children("dc:description")]
    comments = [text.removeprefix("Comment:").strip() for text in texts if text.startswith("Comment:")]
    abstracts = [text for text in texts if not text.startswith("Comment:")]
    said = text_fields(_raw(paper, "dc:title"), "\n\n".join(abstracts), " ".join(comments) or None)
    doi = next((line for line in identifiers if parse_doi(line)), None)
    journal = next((line for line in identifiers if not parse_doi(line) and not parse_arxiv_id(line)), None)
    subjects = paper.lines_of("dc:subject")
    categories = [Extra("categories", "; ".join(subjects))] if subjects else []
    return {
        **said,
        **publication_fields(journal, doi, said.get("venue")),
        "extra": (*categories, *_kept(paper, _DC_KEPT)),
    }


def _other_dublin_core(paper: Element, identifiers: list[str]) -> dict[str, Any]:
    title, text = paper.child("dc:title"), paper.child("dc:description")
    types = [line.removeprefix(_DC_TYPE_PREFIX) for line in paper.lines_of("dc:type")]
    pointers = [*identifiers, *paper.lines_of("dc:relation"), *paper.lines_of("dc:source")]
    pages = [line for line in identifiers if is_web_address(line) and not parse_doi(line)]
    return {
        **(abstract_of(text.text()) if text is not None else {}),
        "title": title_of(title.text()) if title is not None else None,
        "doi": next((doi for line in identifiers if (doi := parse_doi(line))), None),
        "ids": one_of_each(found for line in pointers if (found := identifier_in_address(line))),
        "url": pages[0] if pages else None,
        "pdf": next((line for line in pages if line.lower().endswith(".pdf")), None),
        "venue": next((line for line in paper.lines_of("dc:source") if not is_web_address(line)), None),
        "publisher": paper.line_of("dc:publisher"),
        "kind": next((kind for line in types if (kind := _KINDS.get(line) or kind_in_words(line))), None),
        "keywords": tuple(dict.fromkeys(paper.lines_of("dc:subject"))),
        "extra": tuple(_kept(paper, (*_DC_KEPT, "dc:type"))),
    }


_KINDS = {
    "article": "journal",
    "bachelorThesis": "thesis",
    "masterThesis": "thesis",
    "doctoralThesis": "thesis",
    "book": "book",
    "bookPart": "chapter",
    "conferenceObject": "conference",
    "conferencePaper": "conference",
    "conferenceProceedings": "proceedings",
    "workingPaper": "preprint",
    "preprint": "preprint",
    "report": "report",
}
"""Types of the vocabulary `info:eu-repo`."""

METADATA: dict[str, Callable[[Element], dict[str, Any]]] = {
    "arXiv": _arxiv,
    "arXivRaw": _arxiv,
    "arXivOld": _arxiv,
    "oai_dc:dc": _dublin_core,
    "dc": _dublin_core,
}
"""For the outermost element of each form: what gives the fields of a record."""
