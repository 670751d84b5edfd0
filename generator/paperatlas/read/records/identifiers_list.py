"""Plain lists of identifiers: arXiv, DOI, PubMed, or addresses of papers, one or several a line.

A title may stand before or behind the identifier. A line that begins with `#` is a comment, and so
is what stands behind ` #`, which is kept as the paper's note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from paperatlas.model.identifiers import parse_arxiv_id
from paperatlas.model.issue import error
from paperatlas.model.record import Record
from paperatlas.read.bibliographies.pointers import Pointers
from paperatlas.read.pages.awesome.paper_links import doi_in_address, is_paper_address
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.text.clean import clean_line, shorten
from paperatlas.text.tex import title_to_text

NAME = "ids"
_HEAD = 200_000
_LONGEST_LINE = 2_000
_LONGEST_TITLE = 300
_NEW = r"\d{4}\.\d{4,5}(?:v\d{1,2})?"
_OLD = r"[a-z]{2,8}(?:-[a-z]{2,4})?(?:\.[A-Z]{2})?/\d{7}(?:v\d{1,2})?"
_TOKEN = re.compile(
    r"(?P<url>https?://[^\s<>\"]{4,1000}|(?:www\.|dx\.|export\.)?(?:arxiv|doi)\.org/[^\s<>\"]{4,500})"
    r"|(?P<doi>(?:\bdoi:?[ ]?)?(?<![\w./])10\.\d{4,9}(?:\.\d{1,9}){0,4}/"
    r"(?:[^\s,;\"<>|]|[,;](?![\s\"]|$|10\.|https?:)){1,500})"
    rf"|(?P<arxiv>\barxiv:[ ]?(?:{_NEW}|{_OLD})|(?<![\w./-])(?:{_NEW}|{_OLD})(?![\w./-]\w))"
    r"|(?P<pubmed>\bPMID:?[ ]?\d{1,9}\b)|(?P<pmc>\bPMC\d{3,9}\b)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d{6,8}(?:[\s,;]+\d{6,8}){0,200}[\s,;]*")
"""Bare numbers, as PubMed exports its identifiers."""
_HEADING = re.compile(
    r"\W*(?:(?:arxiv|paper)?[ _-]?(?:ids?|identifiers?)|dois?|pmids?|urls?|links?|papers?)\W*", re.IGNORECASE
)
_BULLET = re.compile(r"\A\s*(?:[-*•+]|\(?\d{1,4}[.)]|\[\d{1,4}\]|\[[ x]\])\s+")
_COMMENT = re.compile(r"(?:^|\s)#(?:\s*(.*))?$", re.DOTALL)
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\((https?://[^\s()]{4,500})\)")
_LABEL = re.compile(r"\b(?:arxiv|doi|pmid|url|link|id)\s*[:=]\s*(?=\ue000|$)", re.IGNORECASE)
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]|<\s*>|\{\s*\}")
_CITATION = re.compile(r"\bet al\b|\(?(?:19|20)\d\d[a-z]?\)?[.,;:]|,.*,.*\b(?:19|20)\d\d\b", re.IGNORECASE)
"""A reference as papers cite it: no title, but authors, year and more."""
_PLACE = "\ue000"
_TRAILING = ".,;:)]}'\"”’"


@dataclass(frozen=True, slots=True)
class _Found:
    """An identifier in a line."""

    sort: str
    """`url`, `doi`, `arxiv`, `pubmed` or `pmc`."""
    text: str
    start: int
    end: int


def looks_like(text: str) -> bool:
    """Whether most lines begin or end with an identifier and hold little else."""
    lines = [bare for line in text[:_HEAD].split("\n") if (bare := _bare(line)[0]) and not _HEADING.fullmatch(bare)]
    if not lines:
        return False
    if all(_NUMBERS.fullmatch(line) for line in lines):
        return True
    good = sum(_is_entry(line) for line in lines)
    return good * 3 >= len(lines) * 2


def read(source: Source) -> Reading:
    """A record for each identifier; of several kinds of identifier beside one title, one record."""
    reading = ReadingBuilder(source, NAME)
    for number, line in enumerate(source.lines, 1):
        bare, note = _bare(line)
        if bare and not (_HEADING.fullmatch(bare) and not reading.records):
            _add_line(reading, number, bare, note)
    return reading.build()


def _bare(line: str) -> tuple[str, str | None]:
    """The line without its bullet and comment, and the comment."""
    comment = _COMMENT.search(line[:_LONGEST_LINE]) if "#" in line else None
    said = clean_line(comment[1] or "") if comment else None
    bare = _LINK.sub(r"\1 \2", _BULLET.sub("", line[: comment.start()] if comment else line, count=1))
    return bare.strip("\ufeff \t\r,;"), said or None


def _found(line: str) -> list[_Found]:
    found = []
    for match in _TOKEN.finditer(line):
        sort = match.lastgroup or "url"
        text = match[0].rstrip(_TRAILING)
        if text.count("(") > text.count(")") and match[0][len(text) :].startswith(")"):
            text += ")"
        if sort != "arxiv" or parse_arxiv_id(text):
            found.append(_Found(sort, text, match.start(), match.start() + len(text)))
    return found


def _is_entry(line: str) -> bool:
    if len(line) > _LONGEST_LINE:
        return False
    found = _found(line)
    known = [one for one in found if one.sort != "url" or is_paper_address(_absolute(one.text))]
    if not known:
        return False
    at_edge = not line[: known[0].start].strip("([<\"' ") or not line[known[-1].end :].strip(_TRAILING + "> ")
    return at_edge and len(line) - sum(one.end - one.start for one in found) <= _LONGEST_TITLE


def _absolute(url: str) -> str:
    return url if url[:4].lower() == "http" else f"https://{url}"


def _add_line(reading: ReadingBuilder, number: int, line: str, note: str | None) -> None:
    found = _found(line[:_HEAD])
    if not found and _NUMBERS.fullmatch(line[:_LONGEST_LINE]):
        found = [_Found("pubmed", match[0], match.start(), match.end()) for match in re.finditer(r"\d+", line)]
    title, words = _words(line, found)
    note = "\n\n".join(part for part in (words, note) if part) or None
    groups = [found] if title and len({one.sort for one in found}) == len(found) else [[one] for one in found]
    if len(groups) > 1 and title:
        # A title belongs to one paper only.
        title, note = None, "\n\n".join(part for part in (title, note) if part)
    records = [record for group in groups if (record := _record(reading, number, group, title, note))]
    if not records:
        finding = f'no identifier of a paper in "{shorten(clean_line(line), 60)}"'
        remedy = "write an arXiv identifier, a DOI or a PMID, or begin the line with # for a comment"
        reading.issues.append(error(reading.source.file, number, finding, remedy))
        return
    reading.records.extend(records)
    for group in groups if len(records) < len(groups) else ():
        if not _facts(group):
            finding = f'"{shorten(group[0].text, 60)}" does not say which paper it is'
            reading.issues.append(error(reading.source.file, number, finding, "write its DOI, or give its title"))


def _words(line: str, found: list[_Found]) -> tuple[str | None, str | None]:
    """The title beside the identifiers, and other words, such as those of a reference."""
    parts, position = [], 0
    for one in found:
        parts += [line[position : one.start], _PLACE]
        position = one.end
    rest = _EMPTY_BRACKETS.sub(" ", _LABEL.sub("", "".join([*parts, line[position:]])).replace(_PLACE, " "))
    columns = [bare for cell in rest.split("\t") if (bare := clean_line(cell).strip(' |,;:–—-"“”<>'))]
    if not columns:
        return None, None
    title, others = columns[0], "; ".join(columns[1:]) or None
    is_title = " " in title and len(title) <= _LONGEST_TITLE and not _CITATION.search(title)
    if is_title:
        return clean_line(title_to_text(title)), others
    return None, "; ".join(columns)


def _record(
    reading: ReadingBuilder, line: int, group: list[_Found], title: str | None, note: str | None
) -> Record | None:
    facts = _facts(group)
    if not facts and not (title and group):
        return None
    if not facts:
        facts = {"url": _absolute(group[0].text)}
    return Record(origin=reading.origin(line), **facts, title=title, note=note)


def _facts(group: list[_Found]) -> dict[str, Any]:
    """What the identifiers say; nothing where they name no paper."""
    pointers = Pointers()
    for one in group:
        if one.sort == "url":
            url = _absolute(one.text)
            pointers.add_address(url)
            if doi := doi_in_address(url):
                pointers.add_doi(doi)
        elif one.sort == "doi":
            pointers.add_doi(one.text)
        elif one.sort == "arxiv":
            pointers.add_arxiv(one.text)
        else:
            pointers.add_identifier(one.sort, one.text)
    return pointers.fields() if pointers.doi or pointers.arxiv or pointers.ids else {}
