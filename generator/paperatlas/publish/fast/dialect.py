"""The Markdown that our own templates write, turned to HTML without a general Markdown processor.

Our pages use few forms: headings, paragraphs, lists, links, strong words, raw HTML; whatever comes
from data is escaped character by character and means nothing to Markdown. For these forms this
module gives the very text that Python-Markdown 3 gives with the extension `toc` and MkDocs' own
treatment of links, some thirty times faster; a test compares the two on every kind of page. What
it does not know it refuses, and the page goes the ordinary way.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from markdown.extensions.toc import slugify, strip_tags, unique


class Lead(NamedTuple):
    """Where a link leads."""

    address: str
    top: str | None
    """The top folder into which it leads; `None` where it leads out of the site."""
    below: str | None
    """The folder or page below the page's own top folder to which it leads; `None` where it leads out of that folder.

    A page in that very place writes the address in another way than all others of its depth.
    """


Resolve = Callable[[str], Lead | None]
"""Finds the address for a link's target as written; `None` where it leads nowhere."""

_MOST_KEPT = 100_000


class Kept:
    """Lines of lists that were converted, for pages of one depth below one top folder: many stand on many pages."""

    def __init__(self, top: str, everywhere: dict[str, tuple[str, frozenset[str]]]) -> None:
        """Nothing yet.

        Args:
            top: the top folder of the pages.
            everywhere: lines that are the same on all pages of the depth, but for those below the top
                folders into which they lead.
        """
        self._top = top
        self._everywhere = everywhere
        self._here: dict[str, tuple[str, frozenset[str]]] = {}

    def get(self, line: str, place: str) -> str | None:
        """A converted line for a page at a place below the top folder, if there is one that fits it."""
        found = self._everywhere.get(line)
        if found and self._top not in found[1]:
            return found[0]
        here = self._here.get(line)
        return here[0] if here and place not in here[1] else None

    def keep(self, line: str, converted: str, tops: frozenset[str], below: frozenset[str]) -> None:
        """Keeps a converted line; all are given up when they become too many.

        Args:
            line: as it was.
            converted: as HTML.
            tops: the top folders into which it leads.
            below: the places below the pages' own top folder to which it leads.
        """
        if len(self._everywhere) + len(self._here) >= _MOST_KEPT:
            self._everywhere.clear()
            self._here.clear()
        if below:
            self._here[line] = converted, below
        else:
            self._everywhere[line] = converted, tops


_HEADING = re.compile(r"(#{1,6}) +(.+?) *#*")
_ITEM = re.compile(r"(-|\d+\.) +(.*)")
_MARK = re.compile(r'<div class="[\w -]+"></div>')
_RAW = re.compile(r"<(div|details|table|figure|svg|section|nav|form|ul|ol|p|pre|script|aside|dl)\b")
_LINK = re.compile(r'(?<!!)\[((?:[^\[\]]|<[^<>]*>)*)\]\(([^\s()"]*)(?: "([^"]*)")?\)')
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_LOOSE_AMP = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
_UNKNOWN = re.compile(r"[*_`\\\[\]]|!\[|~~|^(?:>|    |\t|\+ |={3,}|-{3,}|: )|\n(?:>|={2,}|-{2,}|\| )|  $|  \n")
_TAG = re.compile(r"<[^<>]*>")
_PERMALINK = '<a class="headerlink" href="#{id}" title="Permanent link">{sign}</a>'


class UnknownFormError(ValueError):
    """A form of Markdown that is not of this dialect."""


class Heading(NamedTuple):
    """A heading, as a table of contents needs it."""

    level: int
    id: str
    name: str
    """Its words without tags, character references as they are."""
    html: str
    """What stands in the heading, without the link to itself."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A page's content."""

    html: str
    headings: tuple[Heading, ...]


def convert(text: str, resolve: Resolve, permalink: str | None, place: str, kept: Kept) -> Converted:
    """The HTML of a page in the dialect.

    Args:
        text: Markdown without front matter.
        resolve: finds the address for each link that is no web address.
        permalink: what a heading's link to itself shows; none without it.
        place: the folder or page below its top folder that the page is, or is part of.
        kept: lines of lists, of pages of the same depth below the same folder.

    Raises:
        UnknownFormError: at the first form that is not of the dialect.
    """
    writer = _Writer(resolve, permalink, place, kept)
    blocks = [writer.block(block) for block in _blocks(text)]
    return Converted("\n".join(blocks), tuple(writer.headings))


class _Block(NamedTuple):
    kind: str
    lines: list[str]


def _blocks(text: str) -> Iterator[_Block]:
    lines = text.split("\n")
    place = 0
    while place < len(lines):
        line = lines[place]
        if not line.strip():
            place += 1
        elif _MARK.fullmatch(line) and (place + 1 == len(lines) or not lines[place + 1]):
            yield _Block("raw", [line])
            place += 1
        elif raw := _RAW.match(line):
            end = _raw_end(lines, place, raw[1])
            yield _Block("raw", lines[place:end])
            place = end
        elif line.startswith("#"):
            yield _Block("heading", [line])
            place += 1
        elif _ITEM.match(line):
            end = _list_end(lines, place)
            yield _Block("list", lines[place:end])
            place = end
        elif line.startswith(("    ", "\t")):
            raise UnknownFormError("a block of code")
        else:
            end = place
            while end < len(lines) and lines[end].strip():
                if end > place and (_ITEM.match(lines[end]) or _RAW.match(lines[end]) or lines[end].startswith("#")):
                    raise UnknownFormError("a paragraph that something else interrupts")
                end += 1
            yield _Block("paragraph", lines[place:end])
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


def _list_end(lines: list[str], start: int) -> int:
    """The line behind a list: empty lines within it stand only between items."""
    place = start
    while place < len(lines):
        if lines[place].strip():
            if place > start and not (_ITEM.match(lines[place]) or lines[place].startswith("    ")):
                break
            place += 1
            continue
        following = place
        while following < len(lines) and not lines[following].strip():
            following += 1
        if following >= len(lines) or not (_ITEM.match(lines[following]) or lines[following].startswith("    ")):
            return place
        if lines[following].startswith("    "):
            raise UnknownFormError("a paragraph within an item")
        place = following
    if place < len(lines) and lines[place].strip():
        raise UnknownFormError("text right behind a list")
    return place


class _Writer:
    def __init__(self, resolve: Resolve, permalink: str | None, place: str, kept: Kept) -> None:
        self._resolve = resolve
        self._permalink = permalink
        self._place = place
        self._kept = kept
        self._tops: set[str] = set()
        self._below: set[str] = set()
        self._ids: set[str] = set()
        self.headings: list[Heading] = []

    def block(self, block: _Block) -> str:
        if block.kind == "raw":
            return "\n".join(block.lines) + "\n"
        if block.kind == "heading":
            return self._heading(block.lines[0])
        if block.kind == "list":
            return self._list(block.lines)
        if any(line.endswith("  ") for line in block.lines):
            raise UnknownFormError("a line that is broken on purpose")
        return f"<p>{self._inline(chr(10).join(line.strip(' ') for line in block.lines))}</p>"

    def _heading(self, line: str) -> str:
        match = _HEADING.fullmatch(line)
        if match is None:
            raise UnknownFormError("an odd heading")
        level = len(match[1])
        inner = self._inline(match[2])
        name = strip_tags(inner)
        identifier = unique(slugify(html.unescape(name), "-"), self._ids)
        self.headings.append(Heading(level, identifier, name, inner))
        link = _PERMALINK.format(id=identifier, sign=self._permalink) if self._permalink else ""
        return f'<h{level} id="{identifier}">{inner}{link}</h{level}>'

    def _list(self, lines: list[str]) -> str:
        items: list[list[str]] = []
        markers = set()
        is_loose: list[bool] = []
        blank = False
        for line in lines:
            if not line.strip():
                blank = True
                continue
            if match := _ITEM.match(line):
                markers.add("ul" if match[1] == "-" else "ol")
                if match[1] != "-" and int(match[1][:-1]) != len(items) + 1:
                    raise UnknownFormError("a list that does not count from one")
                if blank and items:
                    is_loose[-1] = True
                items.append([match[2]])
                is_loose.append(blank and bool(items[:-1]))
            else:
                items[-1].append(line)
            blank = False
        if len(markers) != 1:
            raise UnknownFormError("a list of two kinds")
        if any(is_loose) and not all(is_loose):
            raise UnknownFormError("a list with and without empty lines")
        tag = markers.pop()
        written = "\n".join(self._item(item, is_loose[0]) for item in items)
        return f"<{tag}>\n{written}\n</{tag}>"

    def _item(self, lines: list[str], is_loose: bool) -> str:
        text = "\n".join([self._kept.get(line, self._place) or self._line(line) for line in lines])
        return f"<li>\n<p>{text}</p>\n</li>" if is_loose else f"<li>{text}</li>"

    def _line(self, line: str) -> str:
        """A line of an item, kept for other pages where it would be the same there."""
        self._tops.clear()
        self._below.clear()
        text = line.lstrip(" ")
        converted = line[: len(line) - len(text)] + self._inline(text)
        if self._place not in self._below:
            self._kept.keep(line, converted, frozenset(self._tops), frozenset(self._below))
        return converted

    def _inline(self, text: str) -> str:
        text = _LINK.sub(self._link, text)
        text = _STRONG.sub(r"<strong>\1</strong>", text)
        if _UNKNOWN.search(_TAG.sub("", text)):
            raise UnknownFormError("an unknown sign")
        return text

    def _link(self, match: re.Match[str]) -> str:
        label, target, title = match.groups()
        lead = Lead(target, None, None) if target.startswith(("https://", "http://")) else self._resolve(target)
        if lead is None:
            raise UnknownFormError("a link that leads nowhere")
        address = lead.address
        if lead.top is not None:
            self._tops.add(lead.top)
        if lead.below is not None:
            self._below.add(lead.below)
        hint = f' title="{_LOOSE_AMP.sub("&amp;", title)}"' if title else ""
        return f'<a href="{_LOOSE_AMP.sub("&amp;", address)}"{hint}>{label}</a>'
