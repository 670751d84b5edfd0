"""A paragraph of Markdown cut into pieces: running text, links, emphasis, code spans and pictures.

CommonMark 0.31 (<https://spec.commonmark.org/>) as far as lists of papers use it, with HTML's inline elements and the
links of reStructuredText. It is lenient where people are: spaces in addresses, brackets around links.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from paperatlas.read.pages.awesome.markdown_pieces import Piece, plain
from paperatlas.text.markup import markup_to_text

_SPECIAL = re.compile(r"[\\`*_\[\]<$\n]|!\[|https?://", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\n]{2,}|[^\S\n ]|\n[^\S\n]*+(?=\n)")
_RAISED = re.compile(r"<(su[bp])>[^<>]{1,20}</\1>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]{0,2000})?)/?>")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>", re.IGNORECASE)
_BARE = re.compile(r"https?://[^\s<>\"\[\]|`]{1,2000}", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\b(href|src|alt)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_REST_LINK = re.compile(r"`([^`<>\n]{1,1000})<(https?://[^<>`\s]{1,2000})>`__?")
_CODE = re.compile(r"(`{1,3})([^`\n]{1,500})\1(?!`)")
_MATH = re.compile(r"\$(?![\s$])[^$\n]{1,300}?(?<![\s\\])\$(?!\d)")
_REFERENCE = re.compile(r"[ \t]?\[([^\[\]\n]{0,300})\]")
_DESTINATION = re.compile(r"\(((?:[^()\[\]\n]++|\([^()\[\]\n]*+\))*+)\)")
_STRONG_TAGS, _EM_TAGS = frozenset({"b", "strong"}), frozenset({"i", "em"})
_DEEPEST = 20
"""Brackets within brackets that are followed; beyond that a bracket is text."""


@dataclass(slots=True)
class _Open:
    """What has been opened and may be closed."""

    mark: str
    """`[`, `![`, `a`, `*` or `**`."""
    place: int
    """Index of its first piece."""
    url: str = ""


def pieces(text: str, references: Mapping[str, str]) -> list[Piece]:
    """The pieces of `text` in order.

    Args:
        text: a paragraph, perhaps of several lines.
        references: the addresses of `[label]: address` lines by label in lower case.
    """
    text = _RAISED.sub(lambda match: markup_to_text(match[0]), _SPACES.sub(" ", text))
    scanner = _Scanner(text, references)
    scanner.run()
    return [piece for piece in scanner.out if piece.text or piece.url]


class _Scanner:
    """Goes through a paragraph once."""

    def __init__(self, text: str, references: Mapping[str, str]) -> None:
        self.text = text
        self.references = references
        self.out: list[Piece] = []
        self._brackets: list[_Open] = []
        self._emphasis: dict[str, int] = {}

    def run(self) -> None:
        position = 0
        while match := _SPECIAL.search(self.text, position):
            self._put(self.text[position : match.start()])
            position = self._special(match.start(), match[0])
        self._put(self.text[position:])
        for mark in list(self._emphasis):
            self._drop_emphasis(mark)

    def _put(self, text: str, url: str | None = None, code: bool = False, image: bool = False) -> None:
        if text or url:
            is_strong, is_em = "**" in self._emphasis, "*" in self._emphasis
            self.out.append(Piece(html.unescape(text), url, is_strong, is_em, code, image))

    def _special(self, start: int, mark: str) -> int:
        """Takes what begins at `start` and gives the place behind it."""
        text = self.text
        if mark == "\\":
            is_escape = start + 1 < len(text) and not text[start + 1].isalnum() and text[start + 1] != "\n"
            if is_escape:
                self._put(text[start + 1])
                return start + 2
            # A backslash at the end of a line is a hard break; before a letter it is TeX.
            self._put("" if text[start + 1 : start + 2] == "\n" else "\\")
            return start + 1
        if mark == "\n":
            self._put("\n")
            return start + 1
        if mark in ("[", "!["):
            if len(self._brackets) < _DEEPEST:
                self._brackets.append(_Open(mark, len(self.out)))
            self._put(mark)
            return start + len(mark)
        if mark == "]":
            return self._close_bracket(start)
        if mark in "*_":
            return self._emphasise(start)
        for pattern, take in ((_REST_LINK, self._rest_link), (_CODE, self._code)) if mark == "`" else ():
            if match := pattern.match(text, start):
                take(match)
                return match.end()
        if mark == "$" and (match := _MATH.match(text, start)):
            self._put(match[0])
            return match.end()
        if mark == "<":
            return self._angle(start)
        if match := _BARE.match(text, start):
            return self._bare(match)
        self._put(mark)
        return start + len(mark)

    def _code(self, match: re.Match[str]) -> None:
        self._put(match[2].strip(), code=True)

    def _rest_link(self, match: re.Match[str]) -> None:
        self._put(match[1].strip(), match[2])

    def _bare(self, match: re.Match[str]) -> int:
        url = match[0].rstrip(".,;:!?*_'")
        while url.endswith(")") and url.count("(") < url.count(")"):
            url = url[:-1]
        self._put(url, url)
        return match.start() + len(url)

    def _angle(self, start: int) -> int:
        if match := _AUTOLINK.match(self.text, start):
            self._put(match[1], match[1])
            return match.end()
        match = _TAG.match(self.text, start)
        if not match:
            self._put("<")
            return start + 1
        is_end, tag = bool(match[1]), match[2].lower()
        attributes = {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(match[3])}
        if tag == "a":
            self._anchor(is_end, attributes.get("href", ""))
        elif tag == "img":
            self._put(attributes.get("alt", ""), attributes.get("src") or None, image=True)
        elif tag in ("br", "p", "div"):
            self._put("\n")
        elif tag in _STRONG_TAGS or tag in _EM_TAGS:
            mark = "**" if tag in _STRONG_TAGS else "*"
            if not is_end:
                self._put_mark(mark, "")
            else:
                self._emphasis.pop(mark, None)
        return match.end()

    def _anchor(self, is_end: bool, url: str) -> None:
        if not is_end:
            self._brackets.append(_Open("a", len(self.out), url))
        elif any(bracket.mark == "a" for bracket in self._brackets):
            while (last := self._brackets.pop()).mark != "a":
                pass
            self._make_link(last.place, last.url)

    def _close_bracket(self, start: int) -> int:
        if not self._brackets or self._brackets[-1].mark == "a":
            self._put("]")
            return start + 1
        last = self._brackets.pop()
        target, end = self._target(start + 1, last.place + 1)
        if target is None:
            self._put("]")
            return start + 1
        if last.mark == "![":
            text = plain(self.out[last.place + 1 :])
            self._cut(last.place)
            self._put(text, target, image=True)
        else:
            del self.out[last.place]
            self._make_link(last.place, target)
        return end

    def _target(self, start: int, inner: int) -> tuple[str | None, int]:
        """The address behind a closing bracket and the place behind it."""
        if self.text.startswith("(", start):
            return _destination(self.text, start)
        if not self.references:
            return None, start
        match = _REFERENCE.match(self.text, start)
        label = (match[1] if match else "") or plain(self.out[inner : inner + _DEEPEST])
        url = self.references.get(re.sub(r"\s+", " ", label).strip().lower())
        return url, match.end() if match and url else start

    def _make_link(self, place: int, url: str) -> None:
        inner = self.out[place:]
        self._cut(place)
        if any(piece.url and not piece.image for piece in inner):
            # A link in a link: Markdown takes the inner one.
            self.out.extend(inner)
            return
        text = plain(inner).strip()
        is_badge = not text and any(piece.image for piece in inner)
        text = text or " ".join(piece.text for piece in inner if piece.text)
        is_strong = "**" in self._emphasis or any(piece.strong for piece in inner)
        is_em = "*" in self._emphasis or any(piece.em for piece in inner)
        is_code = bool(inner) and all(piece.code for piece in inner)
        self.out.append(Piece(text.strip(), url, is_strong, is_em, is_code, badge=is_badge))

    def _cut(self, place: int) -> None:
        """Takes the pieces from `place` on away, with the emphasis that begins among them."""
        self._emphasis = {mark: opened for mark, opened in self._emphasis.items() if opened < place}
        del self.out[place:]

    def _emphasise(self, start: int) -> int:
        text, character = self.text, self.text[start]
        end = start
        while end < len(text) and text[end] == character and end - start < 3:
            end += 1
        before, behind = text[start - 1 : start], text[end : end + 1]
        opens = bool(behind) and not behind.isspace()
        closes = bool(before) and not before.isspace()
        if character == "_":
            opens, closes = opens and not before.isalnum(), closes and not behind.isalnum()
        for mark in {1: ("*",), 2: ("**",), 3: ("**", "*")}[end - start]:
            if closes and mark in self._emphasis:
                place = self._emphasis.pop(mark)
                if place < len(self.out):
                    self.out[place] = Piece("")
            elif opens and not (closes and before.isalnum() and behind in ",.;:)] "):
                self._put_mark(mark, character)
            else:
                self._put(character * len(mark))
        return end

    def _put_mark(self, mark: str, character: str) -> None:
        place = len(self.out)
        self.out.append(Piece(character * len(mark)))
        self._emphasis.setdefault(mark, place)

    def _drop_emphasis(self, mark: str) -> None:
        """Takes back an emphasis that never ends."""
        place = self._emphasis.pop(mark)
        for number in range(place, len(self.out)):
            piece = self.out[number]
            is_strong, is_em = piece.strong and mark != "**", piece.em and mark != "*"
            self.out[number] = replace(piece, strong=is_strong, em=is_em)


def _destination(text: str, start: int) -> tuple[str | None, int]:
    """An address in round brackets, perhaps with a title, and the place behind the bracket."""
    match = _DESTINATION.match(text, start)
    if match is None:
        return None, start
    url = re.split(r"\s+[\"'(]", match[1].strip(), maxsplit=1)[0].strip().strip("<>")
    return url.replace(" ", "%20"), match.end()
