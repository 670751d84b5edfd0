"""An entry in arXiv's mail format, which is also that of its `.abs` files, as fields of a record.

<https://info.arxiv.org/help/prep.html> names the fields.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from paperatlas.model.dates import year_of
from paperatlas.model.identifiers import parse_arxiv_id, parse_doi
from paperatlas.model.issue import Issue, error, warning
from paperatlas.model.record import Extra, Record
from paperatlas.read.pages.arxiv_blocks import ID_LINE, Block
from paperatlas.read.services.arxiv_fields import (
    authors_line,
    doi_extras,
    first_date,
    publication_fields,
    text_fields,
)
from paperatlas.read.source import ReadingBuilder
from paperatlas.text.clean import clean_line
from paperatlas.text.dates import read_date
from paperatlas.text.tex import tex_to_text

_FIELD = re.compile(
    r"([A-Z][A-Za-z-]{1,30}(?: \((?:revised )?(?:v\d{1,2}|revised)?\))?)[ \t]?:(?:[ \t]+(.*)|$)", re.DOTALL
)
_REPLACED = re.compile(r"replaced with revised version[ \t]+(.*)", re.IGNORECASE | re.DOTALL)
_SIZE = re.compile(r"\s*\((\d+)kb(?:,([A-Z]+))?\)\s*$")
_VERSION = re.compile(r"\(.*?v(\d{1,2})\)")
_ADDRESS = re.compile(r"\s*<[^<>]*>\s*$|\s*\S+@\S+\s*$")
_NAMES = {
    "author": "authors",
    "category": "categories",
    "comment": "comments",
    "journal-reference": "journal-ref",
    "journal": "journal-ref",
    "subj-class": "categories",
}
"""Spellings of former years."""
_EXTRAS = ("report-no", "msc-class", "acm-class", "license", "proxy")
_KNOWN = frozenset({"title", "authors", "categories", "comments", "journal-ref", "doi", "from", "date", *_EXTRAS})


@dataclass(slots=True)
class _Header:
    """The fields of a header in lower case, and the days of the versions."""

    fields: dict[str, list[str]] = field(default_factory=dict)
    versions: list[tuple[int, str | None, bool]] = field(default_factory=list)
    """Number, day and whether nothing is left of it, of each version that the header names."""
    is_replaced: bool = False
    remark: str = ""
    unknown: list[Extra] = field(default_factory=list)

    def one(self, name: str) -> str | None:
        """The values of a field, joined."""
        return " ".join(self.fields.get(name, ())).strip() or None


def add_entry(reading: ReadingBuilder, block: Block) -> None:
    """Adds the record of an entry, and what is wrong with it."""
    file = reading.source.file
    header, problems = _header(block, file)
    said = header.one("identifier")
    arxiv = parse_arxiv_id(said) if said else None
    title = header.one("title")
    if arxiv is None and title is None:
        finding = "an entry with neither an arXiv identifier nor a title"
        reading.issues.append(error(file, block.line, finding, "begin it with a line like arXiv:2510.14253"))
        return
    if arxiv is None:
        finding = "an entry without an arXiv identifier"
        problems.append(warning(file, block.line, finding, "begin it with a line like arXiv:2510.14253"))
    if title is None:
        problems.append(warning(file, block.line, "an entry without a title", "add a line that begins with Title:"))
    if block.is_open:
        finding = r"no line of two backslashes behind the header"
        problems.append(warning(file, block.line, finding, "see whether the entry is whole"))
    reading.issues.extend(problems)
    dates = _dates(header, arxiv.id if arxiv else "")
    version = max((number for number, _, _ in header.versions), default=0) or None
    fields = {
        **text_fields(title, _paragraphs(block.abstract), header.one("comments")),
        **authors_line(header.one("authors") or ""),
        **dates,
        "arxiv_id": arxiv.id if arxiv else None,
        "arxiv_version": (arxiv.version if arxiv else None) or version,
    }
    fields |= publication_fields(header.one("journal-ref"), header.one("doi"), fields.get("venue"))
    # The comment often gives the published version's address, which is the DOI once more.
    fields["links"] = tuple(
        link for link in fields["links"] if not fields["doi"] or parse_doi(link.url) != fields["doi"]
    )
    if header.versions and header.versions[-1][2]:
        fields["status"] = "withdrawn"
    fields["extra"] = _extras(header)
    reading.records.append(Record(origin=reading.origin(block.line), **fields))


def _paragraphs(lines: list[str]) -> str:
    """The abstract, in which an indented line begins a paragraph."""
    return "\n".join(f"\n{line}" if line[:1].isspace() else line for line in lines)


def _header(block: Block, file: str) -> tuple[_Header, list[Issue]]:
    header, problems = _Header(), list[Issue]()
    name = ""
    for number, line in block.header:
        if not line[0].isspace():
            if "identifier" not in header.fields and (match := ID_LINE.fullmatch(line.rstrip())):
                header.fields["identifier"] = [match["id"]]
                header.remark = f"{line[: match.start('id')]} {match['remark']}"
                continue
            if match := _REPLACED.fullmatch(line):
                header.is_replaced = True
                _add_version(header, 0, match[1], number, file, problems)
                continue
            if match := _FIELD.fullmatch(line):
                name = match[1].lower()
                if name.startswith("date"):
                    _add_date(header, name, match[2] or "", number, file, problems)
                else:
                    name = _NAMES.get(name, name)
                    header.fields.setdefault(name, []).append((match[2] or "").strip())
                continue
        if name in header.fields:
            header.fields[name].append(line.strip())
        else:
            header.unknown.append(Extra("remark", clean_line(line)))
    return header, problems


def _add_date(header: _Header, name: str, text: str, line: int, file: str, problems: list[Issue]) -> None:
    match = _VERSION.search(name)
    number = int(match[1]) if match else max(len(header.versions) + 1, 2 if "revised" in name else 1)
    _add_version(header, number, text, line, file, problems)


def _add_version(header: _Header, number: int, text: str, line: int, file: str, problems: list[Issue]) -> None:
    size = _SIZE.search(text)
    day = read_date(_SIZE.sub("", text))
    if day is None:
        finding = f'"{clean_line(text)[:60]}" is not a date'
        problems.append(error(file, line, finding, "write it like Mon, 5 Mar 2001 10:00:00 GMT"))
    is_empty = size is not None and size[1] == "0" and "I" in (size[2] or "")
    # A replacement does not say which version it is.
    header.versions.append((number, day, is_empty))


def _dates(header: _Header, arxiv_id: str) -> dict[str, Any]:
    first = next((day for number, day, _ in header.versions if number == 1), None)
    later = [day for number, day, _ in header.versions if number != 1 and day]
    published = first_date(arxiv_id, first) if arxiv_id else first
    return {"published": published, "updated": later[-1] if later else None, "year": year_of(published)}


def _extras(header: _Header) -> tuple[Extra, ...]:
    said: list[tuple[str, str | None]] = [("categories", ", ".join((header.one("categories") or "").split()))]
    authors = header.one("authors")
    if authors and "(" in authors:
        said.append(("affiliations", tex_to_text(authors)))
    # Whose address it is does not belong on a public site.
    said.append(("submitter", tex_to_text(_ADDRESS.sub("", header.one("from") or ""))))
    said.extend((name, header.one(name)) for name in _EXTRAS)
    if "cross-list" in header.remark.lower():
        said.append(("listing", "cross-list"))
    if header.is_replaced:
        said.append(("listing", "replacement"))
    others = [name for name in header.fields if name not in _KNOWN and name != "identifier"]
    said.extend((name, header.one(name)) for name in others)
    kept = [Extra(name, line) for name, text in said if text and (line := clean_line(text))]
    return (*kept, *doi_extras(header.one("doi")), *header.unknown)
