"""Author feed of an arXiv tracker, copied as text.

A record is an abstract, sometimes a comment line, `arXiv:ID` and `Created: … Updated: …`, parted by
empty lines. The feed shows no titles.
"""

from __future__ import annotations

import re
from dataclasses import replace

from paperatlas.model.dates import parse_date, year_of
from paperatlas.model.identifiers import parse_arxiv_id
from paperatlas.model.issue import error, warning
from paperatlas.model.record import Record
from paperatlas.read.pages.abstracts import abstract_fields
from paperatlas.read.pages.arxiv_blocks import HEAD
from paperatlas.read.source import Reading, ReadingBuilder, Source

NAME = "arxiv-tracker"
_DATED = re.compile(
    r"^arXiv:[^\S\n]{0,20}\S{1,60}[^\S\n]{0,20}\n{1,20}Created:[^\S\n]{0,20}\d{4}-", re.MULTILINE | re.IGNORECASE
)
_ID_LINE = re.compile(r"^arXiv:\s*(\S+)\s*$", re.IGNORECASE)
_DATE_LINE = re.compile(r"^Created:\s*(\S+)(?:\s+Updated:\s*(\S+))?\s*$", re.IGNORECASE)
_SHORTEST_ABSTRACT = 300


def looks_like(text: str) -> bool:
    """Whether there are lines `arXiv:ID` with `Created: …` behind them."""
    return _DATED.search(text, 0, HEAD) is not None


def read(source: Source) -> Reading:
    """The records of the feed. The text before an `arXiv:` line belongs to it."""
    reading = ReadingBuilder(source, NAME)
    paragraphs: list[tuple[int, str]] = []
    for number, line in enumerate(source.lines, 1):
        if match := _ID_LINE.match(line):
            _add(reading, paragraphs, match[1], number)
            paragraphs = []
        elif match := _DATE_LINE.match(line):
            _date(reading, match, number, bool(paragraphs))
        elif line.strip():
            paragraphs.append((number, line.strip()))
    if paragraphs:
        _leftover(reading, paragraphs)
    return reading.build()


def _add(reading: ReadingBuilder, paragraphs: list[tuple[int, str]], identifier: str, line: int) -> None:
    arxiv = parse_arxiv_id(identifier)
    if arxiv is None:
        finding = f'"{identifier[:60]}" is not an arXiv identifier'
        reading.issues.append(error(reading.source.file, line, finding, "write it like arXiv:2510.14253"))
    abstracts = [text for _, text in paragraphs if len(text) >= _SHORTEST_ABSTRACT] or [t for _, t in paragraphs[:1]]
    comments = [text for _, text in paragraphs if text not in abstracts]
    if arxiv is None and not abstracts:
        return
    fields = abstract_fields("\n\n".join(abstracts), " ".join(comments) or None)
    if arxiv is not None:
        fields |= {"arxiv_id": arxiv.id, "arxiv_version": arxiv.version}
    start = paragraphs[0][0] if paragraphs else line
    reading.records.append(Record(origin=reading.origin(start), **fields))


def _date(reading: ReadingBuilder, match: re.Match[str], line: int, is_early: bool) -> None:
    if not reading.records or is_early:
        finding = "dates without an arXiv line before them"
        reading.issues.append(warning(reading.source.file, line, finding, "put them behind the paper's arXiv line"))
        return
    published, updated = (parse_date(text) if text else None for text in match.groups())
    for text, date in zip(match.groups(), (published, updated), strict=True):
        if text and date is None:
            finding = f'"{text[:40]}" is not a date'
            reading.issues.append(error(reading.source.file, line, finding, "write YYYY-MM-DD"))
    last = reading.records[-1]
    reading.records[-1] = replace(last, published=published, updated=updated, year=year_of(published))


def _leftover(reading: ReadingBuilder, paragraphs: list[tuple[int, str]]) -> None:
    line, text = paragraphs[0]
    if len(text) >= _SHORTEST_ABSTRACT:
        fields = abstract_fields(text, " ".join(t for _, t in paragraphs[1:]) or None)
        reading.records.append(Record(origin=reading.origin(line), **fields))
        finding, remedy = "an abstract without an arXiv line", "copy the list to its end"
    else:
        finding, remedy = "text that belongs to no paper", "remove it"
    reading.issues.append(warning(reading.source.file, line, finding, remedy))
