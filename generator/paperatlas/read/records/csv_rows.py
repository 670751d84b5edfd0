"""Rows of separated values, with the line on which each starts (RFC 4180, and what programs make of it).

A cell in quotation marks may hold the separator and line feeds. A mark that is never closed costs
one cell and not the rest of the file. Programs that part cells by tabs often write no such marks,
so there a cell that only begins with one is as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SEPARATORS = ("\t", ";", ",")
_LONGEST_CELL = 200_000
_MOST_BROKEN = 20
"""Unclosed marks after which none is believed: each may cost a look at a long piece of the text."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    line: int
    """One-based line at which it starts."""
    cells: tuple[str, ...]
    """The cells without their quotation marks; an empty row has none."""
    end: int
    """The offset behind it."""
    has_open_quote: bool = False
    """Whether a quotation mark at the beginning of a cell is not closed."""


def rows(text: str, separator: str, offset: int = 0, line: int = 1) -> Iterator[Row]:
    """The rows of `text` from `offset` on, which is where line `line` begins."""
    scanner = _Scanner(text, separator, offset)
    while scanner.position < len(text):
        start = scanner.position
        cells, has_open_quote = scanner.row()
        is_empty = not any(cell.strip() for cell in cells)
        yield Row(line, () if is_empty else tuple(cells), scanner.position, has_open_quote)
        line += text.count("\n", start, scanner.position)


class _Scanner:
    """Walks through a text cell by cell."""

    def __init__(self, text: str, separator: str, position: int) -> None:
        self.text = text
        self.separator = separator
        self.position = position
        self._broken = 0
        self._bare = re.compile(rf"[^\n{separator}]*")
        self._opening = re.compile(r' *"' if separator != "\t" else '"')
        self._closing = re.compile(rf"[ ]*(?:{separator}|\n|\Z)")

    def row(self) -> tuple[list[str], bool]:
        """The next row; the position is then behind its line feed."""
        cells: list[str] = []
        broken = self._broken
        while True:
            cells.append(self._cell())
            following = self.text[self.position : self.position + 1]
            self.position += 1
            if following != self.separator:
                return cells, self._broken > broken and self.separator != "\t"

    def _cell(self) -> str:
        if self._broken < _MOST_BROKEN and (opening := self._opening.match(self.text, self.position)):
            end = self._end_of_quoted(opening.end())
            if end is not None:
                cell = self.text[opening.end() : end]
                closing = self._closing.match(self.text, end + 1)
                self.position = closing.end() - len(closing[0].lstrip(" ")) if closing else end + 1
                return cell.replace('""', '"').replace('\\"', '"')
            self._broken += 1
        bare = self._bare.match(self.text, self.position)
        assert bare is not None, "the pattern matches nothing, too"
        self.position = bare.end()
        is_lost = self.separator != "\t" and bare[0].count('"') % 2
        return bare[0].lstrip().removeprefix('"') if is_lost else bare[0]

    def _end_of_quoted(self, start: int) -> int | None:
        """Where the closing mark stands of a cell whose text begins at `start`.

        A lone mark within it is forgiven between commas on one line; elsewhere it means that the first is
        not closed.
        """
        position, is_odd = start, False
        while (position := self.text.find('"', position, start + _LONGEST_CELL)) >= 0:
            if self._closing.match(self.text, position + 1):
                is_strict = self.separator == "\t" or "\n" in self.text[start:position]
                return None if is_odd and is_strict else position
            if self.text.startswith('"', position + 1):
                position += 2
                continue
            is_odd = is_odd or self.text[position - 1] != "\\"
            position += 1
        return None
