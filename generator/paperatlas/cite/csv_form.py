"""CSV, for spreadsheets (RFC 4180 with line feeds, UTF-8 without a byte order mark).

A cell that begins with one of `= + - @`, or its full-width form, would run as a formula in a
spreadsheet. It gets an apostrophe in front; a program that reads the file drops an apostrophe
before such a character to have the value back.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from functools import lru_cache

from paperatlas.cite.names import parts_of
from paperatlas.cite.parts import citation_key, date_parts
from paperatlas.cite.plain import address, plain
from paperatlas.model.paper import Paper
from paperatlas.model.record import Name

_FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")

_CELLS: dict[str, Callable[[Paper], str]] = {
    "id": citation_key,
    "title": lambda paper: plain(paper.display_title),
    "title_given": lambda paper: "yes" if paper.title_given else "no",
    "authors": lambda paper: _people(paper.authors),
    "organisation": lambda paper: plain(paper.organisation),
    "year": lambda paper: str(date_parts(paper)[0]) if date_parts(paper) else "",
    "published": lambda paper: plain(paper.published),
    "venue": lambda paper: plain(paper.venue),
    "kind": lambda paper: plain(paper.kind),
    "volume": lambda paper: plain(paper.volume),
    "issue": lambda paper: plain(paper.issue),
    "pages": lambda paper: plain(paper.pages),
    "publisher": lambda paper: plain(paper.publisher),
    "arxiv_id": lambda paper: plain(paper.arxiv_id),
    "doi": lambda paper: plain(paper.doi),
    "url": lambda paper: address(paper.url),
    "pdf": lambda paper: address(paper.pdf),
    "code": lambda paper: "; ".join(address(url).replace(";", "%3B") for url in paper.code),
    "topics": lambda paper: _joined(topic.slug for topic in paper.topics),
    "tags": lambda paper: _joined(tag.slug for tag in paper.tags),
    "keywords": lambda paper: _joined(paper.keywords),
    "summary": lambda paper: plain(paper.summary),
    "abstract": lambda paper: plain(paper.abstract),
}
COLUMNS = tuple(_CELLS)
"""Names of the columns in their order."""


def csv_table(papers: Iterable[Paper]) -> str:
    """A table with a heading and a row for each paper, in the order given.

    Several values in a cell are joined with `; `; a semicolon inside one becomes a comma.
    """
    return "".join((HEADING, *map(csv_row, papers)))


def csv_row(paper: Paper) -> str:
    """The row of a paper, with the line feed at its end."""
    return _row(guard(cell(paper)) for cell in _CELLS.values())


def _row(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


HEADING = _row(COLUMNS)
"""The first line of a table."""


def guard(cell: str) -> str:
    """The cell with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def _people(names: tuple[Name, ...]) -> str:
    """The names; a single one ends in a semicolon, or its comma would seem to part two."""
    joined = _joined(map(_author, names))
    return f"{joined};" if len(names) == 1 and "," in joined else joined


@lru_cache(maxsize=65_536)
def _author(name: Name) -> str:
    """`Family, Given`, so that nobody has to guess where the family name begins."""
    parts = parts_of(name)
    return ", ".join(part for part in (parts.family, parts.given, parts.suffix) if part)


def _joined(values: Iterable[str]) -> str:
    return "; ".join(value for value in (plain(value).replace(";", ",") for value in values) if value)
