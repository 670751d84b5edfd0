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
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from markdown.extensions.toc import slugify, strip_tags, unique

from paperatlas.publish.fast.blocks import ITEM, Block, UnknownFormError, blocks
from paperatlas.publish.fast.kept import Kept, Lead

Resolve = Callable[[str], Lead | None]
"""Finds the address for a link's target as written; `None` where it leads nowhere."""

_HEADING = re.compile(r"(#{1,6}) +(.+?) *#*")
# It begins with a plain sign, which is found fast, and tries first what nearly all labels are.
_LINK = re.compile(r'\[(?<!!\[)([^\[\]]*|(?:[^\[\]]|<[^<>]*>)*)\]\(([^\s()"]*)(?: "([^"]*)")?\)')
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_LOOSE_AMP = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
_UNKNOWN = re.compile(r"[*_`\\\[\]]|!\[|~~|^(?:>|    |\t|\+ |={3,}|-{3,}|: )|\n(?:>|={2,}|-{2,}|\| )|  $|  \n")
_TAG = re.compile(r"<[^<>]*>")
_SIGN = re.compile(r"[*_`\\\[\]~\n]")
_MARKED_START = re.compile(r"(?:<[^<>]*>)*[>\s+=:-]")
_ITEM = "\n<li>"
_PERMALINK = '<a class="headerlink" href="#{id}" title="Permanent link">{sign}</a>'


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
    written = [writer.block(block) for block in blocks(text)]
    return Converted("\n".join(written), tuple(writer.headings))


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

    def block(self, block: Block) -> str:
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
        name, slug = _named(inner)
        identifier = unique(slug, self._ids)
        self.headings.append(Heading(level, identifier, name, inner))
        link = _PERMALINK.format(id=identifier, sign=self._permalink) if self._permalink else ""
        return f'<h{level} id="{identifier}">{inner}{link}</h{level}>'

    def _list(self, lines: list[str]) -> str:
        if lines[0].startswith("- ") and "" not in lines:
            return f"<ul>\n{self._lines(lines).replace(_ITEM, f'</li>{_ITEM}')}</li>\n</ul>"
        return self._counted_or_loose(lines)

    def _counted_or_loose(self, lines: list[str]) -> str:
        """A list whose items have numbers, or empty lines between them."""
        items: list[list[str]] = []
        markers = set()
        is_loose: list[bool] = []
        blank = False
        for line in lines:
            if not line.strip():
                blank = True
                continue
            if match := ITEM.match(line):
                markers.add("ul" if match[1] == "-" else "ol")
                if match[1] != "-" and int(match[1][:-1]) != len(items) + 1:
                    raise UnknownFormError("a list that does not count from one")
                if blank and items:
                    is_loose[-1] = True
                items.append([f"- {match[2]}"])
                is_loose.append(blank and bool(items[:-1]))
            else:
                items[-1].append(line)
            blank = False
        if len(markers) != 1:
            raise UnknownFormError("a list of two kinds")
        if any(is_loose) and not all(is_loose):
            raise UnknownFormError("a list with and without empty lines")
        tag = markers.pop()
        start, end = ("<li>\n<p>", "</p>\n</li>") if is_loose[0] else ("<li>", "</li>")
        written = "\n".join(f"{start}{self._lines(item).removeprefix('<li>')}{end}" for item in items)
        return f"<{tag}>\n{written}\n</{tag}>"

    def _lines(self, lines: list[str]) -> str:
        """Lines of items without the items' ends."""
        get, place = self._kept.get, self._place
        return "\n".join([get(line, place) or self._line(line) for line in lines])

    def _line(self, line: str) -> str:
        """A line of an item, kept for other pages where it would be the same there."""
        text = line.lstrip(" ")
        if line.startswith("- "):
            start, text = "<li>", line[2:].lstrip(" ")
        elif line.startswith("    ") and text:
            start = line[: len(line) - len(text)]
        else:
            raise UnknownFormError("something else within a list")
        self._tops.clear()
        self._below.clear()
        converted = start + self._inline(text)
        if self._place not in self._below:
            self._kept.keep(line, converted, frozenset(self._tops), frozenset(self._below))
        return converted

    def _inline(self, text: str) -> str:
        if "[" in text:
            text = _LINK.sub(self._link, text)
        if "**" in text:
            text = _STRONG.sub(r"<strong>\1</strong>", text)
        if _may_mean_more(text) and _UNKNOWN.search(_TAG.sub("", text)):
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


@lru_cache(maxsize=1_000)
def _named(inner: str) -> tuple[str, str]:
    """A heading's words without tags, and what its identifier is made of; most headings stand on many pages."""
    name = strip_tags(inner)
    return name, slugify(html.unescape(name), "-")


def _may_mean_more(text: str) -> bool:
    """Whether there may be an unknown sign outside the tags: a quick look at the whole, which most texts pass."""
    return bool(_SIGN.search(text) or "  " in text or "> <" in text or text.endswith("> ") or _MARKED_START.match(text))
