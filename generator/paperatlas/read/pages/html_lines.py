"""The text of a saved web page, as lines, in the order in which a browser shows it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from paperatlas.text.clean import clean_line

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b[^<>]*>")
_BLOCKS = frozenset(
    "p div br hr li ul ol dl dt dd h1 h2 h3 h4 h5 h6 tr table thead tbody blockquote section article header footer nav "
    "main form title body head html pre figure select button".split()
)
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "option"})


def html_lines(text: str) -> list[tuple[int, str]]:
    """The lines of a page that are not empty, each with the one-based line of the source where it begins.

    Elements such as paragraphs and list items are lines of their own; the cells of a row share one.
    """
    source = _without_comments(text)
    lines = _Lines()
    position = 0
    unseen: str | None = None
    for tag in _TAG.finditer(source):
        name, is_end = tag[2].lower(), bool(tag[1])
        lines.add(source[position : tag.start()], is_seen=unseen is None)
        lines.pass_over(tag[0])
        position = tag.end()
        if unseen is not None:
            unseen = None if is_end and name == unseen else unseen
        elif name in _UNSEEN and not is_end:
            unseen = name
        elif name in _BLOCKS:
            lines.end()
        elif name in _CELLS:
            lines.add(" ", is_seen=True)
    lines.add(source[position:], is_seen=unseen is None)
    lines.end()
    return lines.found


@dataclass(slots=True)
class _Lines:
    """Collects the pieces of a line until it ends."""

    found: list[tuple[int, str]] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _start: int = 1
    _line: int = 1

    def add(self, piece: str, is_seen: bool) -> None:
        if is_seen:
            bare = piece.lstrip()
            if not self._parts and bare:
                self._start = self._line + piece.count("\n", 0, len(piece) - len(bare))
            if self._parts or bare:
                self._parts.append(piece)
        self.pass_over(piece)

    def pass_over(self, piece: str) -> None:
        self._line += piece.count("\n")

    def end(self) -> None:
        text = clean_line(html.unescape("".join(self._parts)))
        if text:
            self.found.append((self._start, text))
        self._parts = []


def _without_comments(text: str) -> str:
    """`text` with the line feeds of its comments only."""
    parts: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts += [text[position:start], "\n" * text.count("\n", start, end)]
        position = end + 3
    return "".join([*parts, text[position:]])
