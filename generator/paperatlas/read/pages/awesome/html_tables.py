"""The rows of a table written in HTML, as Markdown pages hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TAG = re.compile(r"<(/?)(tr|td|th|table|thead|tbody|caption)\b([^<>]{0,1000})>", re.IGNORECASE)
_SPAN = re.compile(r"\b(row|col)span\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)
_WIDEST = 50


class Row(NamedTuple):
    """A row of a table."""

    offset: int
    """Lines between the table's first line and the row's."""
    is_head: bool
    """Whether each of its cells is the heading of a column."""
    cells: list[str]
    """The cells as written, without the spaces around them."""


def html_rows(source: str) -> Iterator[Row]:
    """The rows of the table; a cell over several rows stands in each of them."""
    table = _Table(source)
    line = last = row_line = 0
    for tag in _TAG.finditer(source):
        line += source.count("\n", last, tag.start())
        last = tag.start()
        is_end, name = bool(tag[1]), tag[2].lower()
        if name in ("td", "th"):
            table.end_cell(tag.start())
            if not is_end:
                table.begin_cell(tag)
        elif name == "tr" or (is_end and name == "table"):
            table.end_cell(tag.start())
            if table.number:
                yield Row(row_line, table.headings == table.number, table.end_row())
            row_line = line


class _Table:
    """The row that is being read and the cells that reach down into it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.number = self.headings = 0
        self._cells: list[str] = []
        self._reaching: dict[int, tuple[int, str]] = {}
        self._start: int | None = None
        self._rows = self._columns = 1

    def begin_cell(self, tag: re.Match[str]) -> None:
        spans = {kind.lower(): int(number) for kind, number in _SPAN.findall(tag[3])}
        self._rows, self._columns = spans.get("row", 1), min(spans.get("col", 1), _WIDEST)
        self._start = tag.end()
        self.number += 1
        self.headings += tag[2].lower() == "th"

    def end_cell(self, end: int) -> None:
        if self._start is None:
            return
        text = self.source[self._start : end].strip()
        self._start = None
        self._fill()
        for _ in range(self._columns):
            if self._rows > 1:
                self._reaching[len(self._cells)] = (self._rows - 1, text)
            self._cells.append(text)

    def end_row(self) -> list[str]:
        self._fill()
        cells, self._cells, self.number, self.headings = self._cells, [], 0, 0
        return cells

    def _fill(self) -> None:
        """Adds the cells that reach down from the rows above."""
        while (place := len(self._cells)) in self._reaching:
            left, text = self._reaching.pop(place)
            if left > 1:
                self._reaching[place] = (left - 1, text)
            self._cells.append(text)
