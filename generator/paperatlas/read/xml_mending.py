"""What makes a file not well-formed and yet is plain to people: `&`, `<` and control characters in text.

Extensible Markup Language 1.0, sections 2.2 (characters) and 4.1 (references). The names of
characters are those of HTML (<https://html.spec.whatwg.org/multipage/named-characters.html>).
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import NamedTuple

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKS = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)"
    r"|&(?:#(?P<decimal>\d{1,7})|#[xX](?P<hexadecimal>[0-9a-fA-F]{1,6})|(?P<name>[A-Za-z][A-Za-z0-9]{0,40}));"
    r"|(?P<bare>&|<(?![A-Za-z_:!?/\x80-\U0010ffff]))",
    re.DOTALL,
)
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


class Mended(NamedTuple):
    """A text in which these marks are as XML wants them; its lines are those it had."""

    text: str
    times: int
    """How many signs were meant as text and not written so."""
    offset: int
    """Where in the former text the first of them stands."""


def mend(text: str) -> Mended:
    """`text` with bare `&` and `<` escaped, HTML's named characters resolved and forbidden characters removed."""
    found: list[int] = []

    def mended(match: re.Match[str]) -> str:
        kind = match.lastgroup
        if kind is None:
            return match[0]
        if kind == "name":
            if match["name"] in _OF_XML:
                return match[0]
            if f"{match['name']};" in html5:
                return _escaped(html5[f"{match['name']};"])
        elif kind != "bare":
            number = int(match["decimal"]) if match["decimal"] else int(match["hexadecimal"], 16)
            return f"&#{number};" if _is_character(number) else ""
        found.append(match.start())
        return _ESCAPED[match[0][0]] + match[0][1:]

    text = _MARKS.sub(mended, _ILLEGAL.sub("", text))
    return Mended(text, len(found), found[0] if found else 0)


def _escaped(characters: str) -> str:
    return "".join(_ESCAPED.get(character, character) for character in characters)


def _is_character(number: int) -> bool:
    return number <= 0x10FFFF and (number in (9, 10, 13) or number >= 32) and not _ILLEGAL.match(chr(number))
