"""Tables of papers with a heading, separated by commas, semicolons or tabs.

The separator is the one that makes the most columns known; `csv_columns.py` tells what a column
holds. A column without a place in the model is kept as a remark under its own name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from paperatlas.cite.csv_form import COLUMNS as OWN_COLUMNS
from paperatlas.model.issue import error, warning
from paperatlas.model.record import Extra, Record
from paperatlas.read.bibliographies import wos_fields
from paperatlas.read.bibliographies.tagged import Entry
from paperatlas.read.records.csv_cells import is_nothing, literal, unguarded
from paperatlas.read.records.csv_columns import NAMING_ROLES, column_name, role_of
from paperatlas.read.records.csv_fields import facts_of
from paperatlas.read.records.csv_rows import SEPARATORS, Row, rows
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.text.clean import clean_line, counted

NAME = "csv"
_HEAD = 100_000
_MOST_LINES_BEFORE = 10
_LONGEST_NAME = 80
_BEFORE = re.compile(r"(?:\ufeff)?\s*(?:#|sep=|\"?About the data\b|\"?Exported\b|$)", re.IGNORECASE)
"""What spreadsheets, Dimensions and people write above the heading."""
_NO_NAME = re.compile(r"^\[|[{}<>\\|]|://|\]\(")
_NUMBER_OF_ROW = re.compile(r"(?:unnamed\d+)?")
"""How a column is called that numbers the rows: not at all, or as pandas does it."""
_WOS_TAG = re.compile(r"[A-Z][A-Z0-9]")
_WOS_LISTS = ("AU", "AF", "BA", "BF", "BE", "CA", "CR")
_NAMES_A_PAPER = ("title", "name", "abstract", "arxiv_id", "doi", "ids")


@dataclass(frozen=True, slots=True)
class _Table:
    """The heading of a table."""

    separator: str
    names: tuple[str, ...]
    """The columns' names without case, spaces and signs."""
    heading: Row
    known: int
    """How many columns are known."""

    @property
    def is_of_wos(self) -> bool:
        """Whether the columns are the tags of Web of Science's tab-delimited export."""
        cells = [cell.strip("\ufeff ") for cell in self.heading.cells]
        return cells[0] == "PT" and {"AU", "TI", "SO"} <= set(cells)

    @property
    def is_own(self) -> bool:
        """Whether this program wrote the table."""
        return {column_name(name) for name in OWN_COLUMNS} <= set(self.names)


def looks_like(text: str) -> bool:
    """Whether the first line is the heading of a table of papers, and the next row has cells as well."""
    table = _table(text[:_HEAD])
    if table is None:
        return False
    following = (row for row in rows(text[:_HEAD], table.separator, table.heading.end) if row.cells)
    return len(next(following, table.heading).cells) > 1


def read(source: Source) -> Reading:
    """The papers of the table, one a row."""
    reading = ReadingBuilder(source, NAME)
    table = _table(source.text)
    if table is None:
        finding = "no heading with a column for titles or identifiers"
        reading.issues.append(error(source.file, 1, finding, "name the columns in the first line: title, authors, doi"))
        return reading.build()
    for row in rows(source.text, table.separator, table.heading.end, source.line_at(table.heading.end)):
        if row.cells and row.cells != table.heading.cells:
            _add(reading, table, row)
    return reading.build()


def _table(text: str) -> _Table | None:
    """The heading among the first lines, read with the separator that fits best."""
    position, line = 0, 1
    for _ in range(_MOST_LINES_BEFORE):
        found = [table for separator in SEPARATORS if (table := _heading(text, separator, position, line))]
        if found:
            return max(found, key=lambda table: table.known)
        end = text.find("\n", position)
        if end < 0 or not _BEFORE.match(text[position:end]):
            return None
        position, line = end + 1, line + 1
    return None


def _heading(text: str, separator: str, position: int, line: int) -> _Table | None:
    row = next(rows(text[: position + _HEAD], separator, position, line), None)
    if (
        row is None
        or len(row.cells) < 2
        or any(len(cell) > _LONGEST_NAME or _NO_NAME.search(cell) for cell in row.cells)
    ):
        return None
    names = tuple(column_name(cell) for cell in row.cells)
    roles = {role for name in names if (role := role_of(name))}
    table = _Table(separator, names, row, sum(role_of(name) is not None for name in names))
    return table if table.is_of_wos or (len(roles) > 1 and roles & NAMING_ROLES) else None


def _add(reading: ReadingBuilder, table: _Table, row: Row) -> None:
    file, width = reading.source.file, len(table.names)
    spare = [cell for cell in row.cells[width:] if not is_nothing(cell)]
    if row.has_open_quote:
        finding = "a quotation mark at the beginning of a cell is not closed"
        reading.issues.append(warning(file, row.line, finding, "close it, or double it where it belongs to the text"))
    if spare or len(row.cells) < width:
        finding = f"{counted(len(row.cells), 'cell')} under {counted(width, 'column')}"
        remedy = "see whether a cell with a separator in it lacks its quotation marks"
        reading.issues.append(warning(file, row.line, finding, remedy))
    entry = _entry(table, row)
    facts = wos_fields.facts_of(entry) if table.is_of_wos else facts_of(entry, table.is_own)
    if not any(facts.get(name) for name in _NAMES_A_PAPER):
        finding, remedy = "a row without title and identifier", "give it a title, or remove it"
        reading.issues.append(error(file, row.line, finding, remedy))
        return
    words = {name: clean_line(cell).casefold() for name, cell in zip(table.names, table.heading.cells, strict=True)}
    extra = [Extra(words.get(item.name) or item.name, _listed(item.text)) for item in facts["extra"]]
    extra += [Extra(f"column {place}", clean_line(cell)) for place, cell in enumerate(spare, width + 1)]
    reading.records.append(Record(origin=reading.origin(row.line), **facts | {"extra": tuple(extra)}))


def _listed(text: str) -> str:
    """A list in a program's notation as people write it; other text as it is."""
    listed = literal(text)
    return "; ".join(map(str, listed)) if listed and all(isinstance(item, str | int) for item in listed) else text


def _entry(table: _Table, row: Row) -> Entry:
    """The cells that are not empty, by their columns."""
    fields: dict[str, list[str]] = {}
    for place, cell in enumerate(row.cells[: len(table.names)]):
        text = unguarded(cell, table.is_own)
        is_number_of_row = _NUMBER_OF_ROW.fullmatch(table.names[place]) and text.strip().isdecimal()
        if not is_nothing(text) and not is_number_of_row:
            name = table.heading.cells[place].strip("\ufeff ") if table.is_of_wos else table.names[place]
            is_list = table.is_of_wos and name in _WOS_LISTS
            fields.setdefault(name or f"column {place + 1}", []).append(text.replace("; ", "\n") if is_list else text)
    return Entry(row.line, fields)
