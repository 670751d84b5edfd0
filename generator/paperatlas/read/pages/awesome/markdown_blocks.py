"""A Markdown page cut into blocks: items of lists with what is nested in them, rows of tables, paragraphs, headings.

CommonMark 0.31 and the tables of GitHub Flavored Markdown as lists of papers use them, with headings underlined as
in reStructuredText. Front matter, comments, code blocks and definitions of links are no blocks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from paperatlas.read.pages.awesome.html_tables import html_rows
from paperatlas.read.pages.awesome.markdown_lines import cells_of, is_definition, is_delimiter, without_comments

_MARKER = re.compile(r"(?:[-*+•‣◦·](?=\s)|[-+](?=\[)|\d{1,4}[.)](?=\s|\[)|\(\d{1,4}\)(?=\s))[ \t]*(?:\[[ xX]\][ \t]+)?")
_HEADING = re.compile(r"(#{1,6})[ \t]*(?!#)(.*)")
_HTML_HEADING = re.compile(r"<h([1-6])[^<>]{0,300}>(.*?)(?:</h\1>|$)", re.IGNORECASE)
_SUMMARY = re.compile(r"<summary[^<>]{0,300}>(.*?)(?:</summary>|$)", re.IGNORECASE)
_LIST_TAG = re.compile(r"</?(?:ul|ol|li|dl|dt|dd)\b[^<>]{0,300}>", re.IGNORECASE)
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})([^`]*)$")
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_UNDERLINE = re.compile(r"([=\-~^\"'+#*])\1{2,}[ \t]*$")
_BOLD_LINE = re.compile(r"(\*\*|__)([^*_\[\]]{1,120})\1[ \t]*:?[ \t]*$")

_SUMMARY_LEVEL, _BOLD_LEVEL = 10, 30
_DEEPEST = 12
"""Lists within lists that are followed; beyond that an item stands beside the one above."""
_UNDERLINE_LEVELS = {"=": 1, "-": 2, "~": 3, "^": 4}


class Kind(Enum):
    """What a block is."""

    ITEM = auto()
    ROW = auto()
    CELL = auto()
    PARAGRAPH = auto()
    HEADING = auto()


@dataclass(slots=True)
class Block:
    """A block and the blocks that belong to it: nested items, or the cells of a row."""

    kind: Kind
    line: int
    """One-based line on which it starts."""
    text: str
    """Its own text in Markdown; its lines end in line feeds."""
    section: tuple[str, ...] = ()
    """The headings above it in Markdown, the highest first."""
    label: str = ""
    """Of a cell, the heading of its column."""
    level: int = 0
    """Of a heading, how deep it is; the title of a page is of level 1."""
    children: list[Block] = field(default_factory=list)


def blocks(text: str) -> list[Block]:
    """The blocks of a page in order, nested ones within theirs."""
    walker = _Walker(without_comments(text).split("\n"))
    walker.walk()
    return walker.found


class _Walker:
    """Goes through the lines once."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.found: list[Block] = []
        self._headings: list[tuple[int, str]] = []
        self._details = 0
        self._items: list[tuple[int, Block]] = []
        self._open: Block | None = None
        self._lists = 0
        self._unclosed: dict[str, int] = {}

    def walk(self) -> None:
        number = 0
        while number < len(self.lines):
            number = self._take(number)

    def _take(self, number: int) -> int:
        """Takes the line with this index, and gives the index of the next to take."""
        line = self.lines[number].expandtabs(4)
        if not line.strip():
            self._open = None
            return number + 1
        if (end := self._fence_end(number)) is not None:
            self._close()
            return end + 1
        bare = re.sub(r"^[ ]*(?:>[ ]?)+", "", line) if line.lstrip().startswith(">") else line
        if "<" in bare:
            if re.search(r"<table\b", bare, re.IGNORECASE) and (end := self._html_table(number)):
                return end
            bare = self._structure(bare)
        if not bare.strip():
            return number + 1
        if rows := self._table(number):
            return rows
        if is_definition(bare) or bare.lstrip().startswith("[^"):
            return number + 1
        if skip := self._heading(number, bare):
            return number + skip
        self._text(number + 1, bare)
        return number + 1

    def _fence_end(self, number: int) -> int | None:
        """Index of the last line of the code block that begins here; one that never ends is none."""
        match = _FENCE.match(self.lines[number])
        if not match or len(match[1]) >= self._unclosed.get(match[1][0], len(match[1]) + 1):
            return None
        for place in range(number + 1, len(self.lines)):
            closing = self.lines[place].strip()
            if closing.startswith(match[1]) and not closing.strip(match[1][0]):
                return place
        self._unclosed[match[1][0]] = len(match[1])
        return None

    def _structure(self, line: str) -> str:
        """Follows HTML's headings, folds and lists; gives the line with Markdown in their place."""
        line = _SUMMARY.sub(lambda match: match[1] if "://" in match[1] else match[0], line)
        for match in _SUMMARY.finditer(line):
            self._section(_SUMMARY_LEVEL + self._details, match[1])
        if re.search(r"<details\b", line, re.IGNORECASE):
            self._details = min(self._details + 1, _DEEPEST)
        if re.search(r"</details>", line, re.IGNORECASE):
            self._details = max(0, self._details - 1)
            self._headings = [entry for entry in self._headings if entry[0] < _SUMMARY_LEVEL + self._details]
            self._close()
        line = re.sub(r"</?details[^<>]{0,300}>", "", _SUMMARY.sub("", line), flags=re.IGNORECASE)
        return _LIST_TAG.sub(self._list_tag, line)

    def _list_tag(self, match: re.Match[str]) -> str:
        tag = match[0].lower()
        if tag.startswith(("<ul", "<ol")):
            self._lists += 1
        elif tag.startswith(("</ul", "</ol")):
            self._lists = max(0, self._lists - 1)
        return "\n" + " " * 4 * max(0, self._lists - 1) + "- " if tag.startswith("<li") else ""

    def _heading(self, number: int, line: str) -> int:
        """Number of lines of the heading that begins here, 0 where none does."""
        stripped = line.strip()
        if match := _HEADING.match(stripped):
            self._section(len(match[1]), match[2].rstrip("# "), number + 1)
            return 1
        if match := _HTML_HEADING.search(stripped):
            self._section(int(match[1]), match[2], number + 1)
            return 1
        if _RULE.match(stripped):
            self._close()
            return 1
        following = self.lines[number + 1] if number + 1 < len(self.lines) else ""
        underline = _UNDERLINE.match(following)
        is_alone = self._open is None and not _MARKER.match(stripped) and not line.startswith("    ")
        if underline and is_alone and len(following.strip()) * 2 >= len(stripped):
            self._section(_UNDERLINE_LEVELS.get(underline[1], 5), stripped, number + 1)
            return 2
        if _UNDERLINE.match(stripped):
            return 1
        if (match := _BOLD_LINE.match(stripped)) and is_alone and not line.startswith(" "):
            followed = following.strip()
            if not followed or _MARKER.match(followed) or followed.startswith("|"):
                self._section(_BOLD_LEVEL, match[2], number + 1)
                return 1
        return 0

    def _section(self, level: int, title: str, line: int = 0) -> None:
        self._close()
        self._headings = [entry for entry in self._headings if entry[0] < level]
        if line:
            self._add(Block(Kind.HEADING, line, title.strip(), level=level))
        self._headings.append((level, title.strip()))

    def _close(self) -> None:
        """Ends the list or the paragraph."""
        self._items, self._open = [], None

    def _add(self, block: Block) -> None:
        block.section = tuple(title for _, title in self._headings)
        self.found.append(block)

    def _text(self, number: int, line: str) -> None:
        for part in line.split("\n"):
            if not part.strip():
                continue
            indent = len(part) - len(part.lstrip())
            marker = _MARKER.match(part.lstrip())
            if marker:
                self._item(number, indent, part.lstrip()[marker.end() :])
            elif self._open is not None:
                self._open.text += "\n" + part.lstrip()
            else:
                self._paragraph(number, indent, part.strip(" "))

    def _item(self, number: int, indent: int, text: str) -> None:
        while self._items and (self._items[-1][0] + 2 > indent or len(self._items) >= _DEEPEST):
            self._items.pop()
        block = Block(Kind.ITEM, number, text)
        self._place(block)
        self._items.append((indent, block))

    def _paragraph(self, number: int, indent: int, text: str) -> None:
        """A paragraph of its own, or one more of an item where it is indented."""
        while self._items and self._items[-1][0] + 2 > indent:
            self._items.pop()
        self._place(Block(Kind.ITEM if self._items else Kind.PARAGRAPH, number, text))

    def _place(self, block: Block) -> None:
        if self._items:
            parent = self._items[-1][1]
            self._add_to(parent, block)
        else:
            self._add(block)
        self._open = block

    def _add_to(self, parent: Block, block: Block) -> None:
        block.section = parent.section
        parent.children.append(block)

    def _table(self, number: int) -> int:
        """Takes the table that begins here; gives the index behind it, 0 where none begins."""
        following = self.lines[number + 1] if number + 1 < len(self.lines) else ""
        if not ("|" in self.lines[number] and is_delimiter(following)):
            return 0
        self._close()
        labels = cells_of(self.lines[number])
        place = number + 2
        while place < len(self.lines) and "|" in self.lines[place]:
            if not is_delimiter(self.lines[place]):
                self._row(labels, cells_of(self.lines[place]), place + 1)
            place += 1
        return place

    def _html_table(self, number: int) -> int:
        end = number
        while end < len(self.lines) and "</table" not in self.lines[end].lower():
            end += 1
        if end == len(self.lines):
            return 0
        self._close()
        labels: list[str] = []
        for offset, is_head, cells in html_rows("\n".join(self.lines[number : end + 1])):
            if is_head:
                labels = cells
            else:
                self._row(labels, cells, number + 1 + offset)
        return end + 1

    def _row(self, labels: list[str], cells: list[str], line: int) -> None:
        row = Block(Kind.ROW, line, "")
        self._add(row)
        for place, cell in enumerate(cells):
            if cell:
                label = labels[place] if place < len(labels) else ""
                row.children.append(Block(Kind.CELL, line, cell, row.section, label))
