"""What arXiv says of a paper in all its services, as fields of a record.

Metadata fields: <https://info.arxiv.org/help/prep.html>. Titles, abstracts and comments are in TeX.
"""

from __future__ import annotations

import re
from typing import Any

from paperatlas.model.identifiers import arxiv_id_of_doi, parse_doi
from paperatlas.model.record import Extra, Name
from paperatlas.read.pages.abstracts import abstract_fields
from paperatlas.text.clean import clean_line
from paperatlas.text.mojibake import undo_double_encoding
from paperatlas.text.names import is_others, name_from_text
from paperatlas.text.tex import tex_to_text, title_to_text

_WITHDRAWN = re.compile(
    r"^\W*withdrawn\b|\b(?:paper|article|manuscript|submission|preprint|work|note)\s+(?:has\s+been|is|was)\s+withdrawn\b",
    re.IGNORECASE,
)
_WITHDRAWN_ABSTRACT = re.compile(
    r"\W*(?:withdrawn\b|this\s+\w+\s+(?:has\s+been|is|was)\s+(?:temporarily\s+)?withdrawn\b)", re.IGNORECASE
)
_MONTH = re.compile(r"(?:[a-z-]+/)?(\d\d)(\d\d)")
_AND = re.compile(r",?\s+and\s+|[,;]\s+and\s+|[,;]\s*", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_GROUP = re.compile(r"\A((?:the )?[^,:;()]{1,80}?\b(?:collaborations?|team|group|consortium)):(?!/)\s*", re.IGNORECASE)
"""A group with its members behind it: `The TIN Collaboration: A. Author, B. Author`."""
_SPOKEN_FOR = re.compile(r"\A(?:for|on behalf of|representing)\s+", re.IGNORECASE)


def text_fields(title: str | None, abstract: str | None, comment: str | None = None) -> dict[str, Any]:
    """The title, the abstract and the comment line, and what they say of links, venue and pages."""
    title, abstract, comment = (undo_double_encoding(text) if text else None for text in (title, abstract, comment))
    is_withdrawn = _WITHDRAWN.search(comment or "") or _WITHDRAWN_ABSTRACT.match(abstract or "")
    return {
        "title": clean_line(title_to_text(clean_line(title))) or None if title else None,
        **abstract_fields(abstract or "", comment),
        "status": "withdrawn" if is_withdrawn else None,
    }


def publication_fields(journal_ref: str | None, doi: str | None, said: str | None = None) -> dict[str, Any]:
    """Where the paper appeared. arXiv's `journal_ref` is free text and stays one; of several DOIs the first counts.

    Args:
        journal_ref: arXiv's field.
        doi: one or more DOIs.
        said: the venue that the comment names, which counts where there is no `journal_ref`.
    """
    venue = clean_line(tex_to_text(undo_double_encoding(journal_ref))) if journal_ref else ""
    dois = [parsed for part in _dois(doi) if (parsed := parse_doi(part))]
    first = dois[0] if dois else None
    is_published = venue or said or (first and not arxiv_id_of_doi(first))
    return {"venue": venue or said, "doi": first, "kind": None if is_published else "preprint"}


def doi_extras(doi: str | None) -> list[Extra]:
    """The DOIs beside the first, and what is no DOI, as it is written."""
    parts = _dois(doi)
    first = next((part for part in parts if parse_doi(part)), None)
    return [Extra("doi", part) for part in parts if part != first]


def _dois(text: str | None) -> list[str]:
    return re.split(r"[,;]?\s+|[,;](?=10\.)", text.strip()) if text and text.strip() else []


def first_date(arxiv_id: str, date: str | None) -> str | None:
    """The day of the first version: `date`, unless that is of a later one, else the identifier's month.

    An identifier holds the month in which the paper came to arXiv.
    """
    match = _MONTH.match(arxiv_id)
    if match is None:
        return date
    year = int(match[1]) + (1900 if "/" in arxiv_id and match[1] > "90" else 2000)
    month = f"{year}-{match[2]}"
    after = f"{year + 1}-01" if match[2] == "12" else f"{year}-{int(match[2]) + 1:02d}"
    return date if date and len(date) >= 7 and date[:7] <= after else month


def person(text: str) -> Name | None:
    """An author's name in reading order."""
    return name_from_text(tex_to_text(undo_double_encoding(text)))


def authors_line(text: str) -> dict[str, Any]:
    """The authors of a line `A. Author (1), B. Author (2) and C. Author ((1) Institute, (2) Academy)`."""
    text = _GROUP.sub(r"\1, ", undo_double_encoding(text), count=1)
    names: list[Name] = []
    more = None
    for part in _joined_suffixes(_AND.split(_without_brackets(text))):
        if is_others(part) or part.endswith((" et al.", " et al")):
            more = True
            part = re.sub(r"\s*et al\.?$", "", part)
        part = _SPOKEN_FOR.sub("", part)
        if part and not is_others(part) and (name := name_from_text(tex_to_text(part))):
            names.append(name)
    return {"authors": tuple(names), "more_authors": more}


def _joined_suffixes(parts: list[str]) -> list[str]:
    joined: list[str] = []
    for part in (part.strip() for part in parts):
        if joined and _SUFFIX.fullmatch(part):
            joined[-1] += f", {part}"
        elif part:
            joined.append(part)
    return joined


def _without_brackets(text: str) -> str:
    kept, depth = [], 0
    for piece in re.split(r"([()])", text):
        if piece in ("(", ")"):
            depth = max(depth + (1 if piece == "(" else -1), 0)
        elif depth == 0:
            kept.append(piece)
    return " ".join("".join(kept).split()).replace(" ,", ",")
