"""The blocks of the Markdown that our own templates write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

ITEM = re.compile(r"(-|\d+\.) +(.*)")
"""The first line of an item: its marker, and what it says."""
_MARK = re.compile(r'<div class="[\w -]+"></div>')
_RAW = re.compile(r"<(div|details|table|figure|svg|section|nav|form|ul|ol|p|pre|script|aside|dl)\b")


class UnknownFormError(ValueError):
    """A form of Markdown that is not of this dialect."""


class Block(NamedTuple):
    """Lines that belong together."""

    kind: str
    """`raw` for HTML, `heading`, `list` or `paragraph`."""
    lines: list[str]


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a page in their order.

    Raises:
        UnknownFormError: at the first block that is not of the dialect.
    """
    lines = text.split("\n")
    place = 0
    while place < len(lines):
        line = lines[place]
        if not line.strip():
            place += 1
        elif _MARK.fullmatch(line) and (place + 1 == len(lines) or not lines[place + 1]):
            yield Block("raw", [line])
            place += 1
        elif raw := _RAW.match(line):
            end = _raw_end(lines, place, raw[1])
            yield Block("raw", lines[place:end])
            place = end
        elif line.startswith("#"):
            yield Block("heading", [line])
            place += 1
        elif ITEM.match(line):
            end = _list_end(lines, place)
            yield Block("list", lines[place:end])
            place = end
        elif line.startswith(("    ", "\t")):
            raise UnknownFormError("a block of code")
        else:
            end = place
            while end < len(lines) and lines[end].strip():
                if end > place and (ITEM.match(lines[end]) or _RAW.match(lines[end]) or lines[end].startswith("#")):
                    raise UnknownFormError("a paragraph that something else interrupts")
                end += 1
            yield Block("paragraph", lines[place:end])
            place = end


def _raw_end(lines: list[str], start: int, tag: str) -> int:
    """The line behind a raw block: where its first element ends, an empty line must follow."""
    marks = _marks(tag)
    depth = 0
    for place in range(start, len(lines)):
        for mark in marks.finditer(lines[place]):
            depth += -1 if mark[1] else 0 if mark[2] else 1
            if depth == 0:
                if lines[place][mark.end() :].strip() or (place + 1 < len(lines) and lines[place + 1].strip()):
                    raise UnknownFormError("text behind a block of HTML")
                return place + 1
    raise UnknownFormError("a block of HTML without an end")


@cache
def _marks(tag: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){tag}\b[^<>]*?(/?)>")


def _end(lines: list[str], start: int) -> int:
    """The first empty line from one on, or the end."""
    try:
        return lines.index("", start)
    except ValueError:
        return len(lines)


def _list_end(lines: list[str], start: int) -> int:
    """The line behind a list: empty lines within it stand only between items."""
    place = start
    while True:
        place = end = _end(lines, place)
        while place < len(lines) and not lines[place].strip():
            place += 1
        if place == len(lines) or not (ITEM.match(lines[place]) or lines[place].startswith("    ")):
            return end
        if lines[place].startswith("    "):
            raise UnknownFormError("a paragraph within an item")
