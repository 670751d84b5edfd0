"""The pieces of a copied Hugging Face Papers page: titles, abstracts and what stands between them.

The page reaches us in three shapes: text as a browser copies it, Markdown as a crawler writes it
(links around titles and whole abstracts, lines that end in two backslashes), and text with each
address on a line of its own. All become the same tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from paperatlas.model.dates import month_number


class Kind(Enum):
    """What a token is."""

    TEXT = auto()
    """A title, an organisation, or a word of the page's own."""
    ABSTRACT = auto()
    ADDRESS = auto()
    AUTHORS = auto()
    """The number of authors."""
    DOT = auto()
    """The dot between who and when."""
    DATE = auto()
    NUMBER = auto()
    UPVOTES = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the page."""

    kind: Kind
    line: int
    text: str = ""
    url: str | None = None
    """Where the piece links to."""
    number: int | None = None
    """Authors, comments or votes."""
    date: tuple[int | None, int, int] | None = None
    """Year where it is given, month and day."""
    handle: str | None = None
    """The organisation's handle, from its picture's description."""


SHORTEST_ABSTRACT = 300
"""From so many characters on a text is an abstract, whatever stands around it."""

_SHORT_ABSTRACT = 120

PAPER_ADDRESS = re.compile(r"huggingface\.co/papers/([^/?#\s]+)(?:$|[?#])")
"""The address of a paper's page, with the paper's identifier."""

_MARKDOWN_ESCAPE = re.compile(r"\\([*`])|\\\[([\w ,.;-]{1,60})\\\]")
"""Characters that a crawler escapes and that are no TeX."""
_IMAGE = re.compile(r"!\[([^\[\]]{0,2000})\]\([^()\s]{0,1000}\)")
_LINK = re.compile(r"^\[(?P<text>.*)\]\((?P<url>[^()\s]+)\)$", re.DOTALL)
_BADGE = re.compile(r"\[(\d{1,6})\]\([^()\s]{1,1000}#community\)$")
_AUTHORS = re.compile(r"^[•\-*\s]{0,200}(\d{1,6})\s+authors?\b")
_DATE = re.compile(r"^([A-Z][a-z]{2,8})\.? (\d{1,2})(?:, (\d{4}))?(?:\s+(\d{1,5}))?$")
_VOTES = re.compile(r"^\[-\] (\d{1,9}|-)$")
_HEADING = re.compile(r"^#{1,6}\s+")


def tokens(lines: list[str]) -> Iterator[Token]:
    """The tokens of a page, in order; empty lines and lone brackets are dropped.

    Where texts link to their paper, the first text of a paper is its title and the second its abstract. Else
    a text of middling length is an abstract if it ends a sentence and no abstract follows it.
    """
    found = [token for number, line in _joined(lines) if (token := _token(number, line))]
    last = None
    for place, token in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        paper = _paper_of(token, following) if token.kind in (Kind.TEXT, Kind.ABSTRACT) else None
        if paper and token.kind is Kind.TEXT:
            yield replace(token, kind=Kind.ABSTRACT) if paper == last else token
            last = paper
            continue
        is_sentence = token.kind is Kind.TEXT and len(token.text) >= _SHORT_ABSTRACT and token.text.endswith((".", "!"))
        if is_sentence and not (following and following.kind is Kind.ABSTRACT):
            yield replace(token, kind=Kind.ABSTRACT)
        else:
            yield token


def _paper_of(token: Token, following: Token | None) -> str | None:
    """The identifier of the paper whose page a text links to, itself or by the address on the line below."""
    url = token.url or (following.url if following and following.kind is Kind.ADDRESS else None)
    match = PAPER_ADDRESS.search(url or "")
    return match[1] if match else None


def joined_lines(lines: list[str]) -> Iterator[str]:
    """Lines with those that end in two backslashes joined to the next one."""
    return (line for _, line in _joined(lines))


def _joined(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Lines with those that end in two backslashes joined to the next one."""
    start, parts = 0, list[str]()
    for number, line in enumerate(lines, 1):
        if not parts:
            start = number
        parts.append(line.rstrip().removesuffix("\\\\").strip() if line.rstrip().endswith("\\\\") else line.strip())
        if not line.rstrip().endswith("\\\\"):
            yield start, " ".join(parts).strip()
            parts = []
    if parts:
        yield start, " ".join(parts).strip()


def _token(line: int, raw: str) -> Token | None:
    text = _HEADING.sub("", raw)
    url = handle = None
    comments = None
    if badge := _BADGE.search(text):
        comments, text = int(badge[1]), text[: badge.start()]
    if link := _LINK.match(text):
        text, url = link["text"], link["url"]
        if image := _IMAGE.search(text):
            handle = image[1] or None
    text = re.sub(r"\\\s+", " ", _IMAGE.sub("", text)).strip()
    if link:
        text = _MARKDOWN_ESCAPE.sub(lambda match: match[1] or f"[{match[2]}]", text)
    if text in ("", "[", "]"):
        return None
    if re.fullmatch(r"https?://\S+", text):
        return Token(Kind.ADDRESS, line, url=text)
    if text == "·":
        return Token(Kind.DOT, line)
    if authors := _AUTHORS.match(text):
        return Token(Kind.AUTHORS, line, number=int(authors[1]))
    if (date := _DATE.match(text)) and (month := month_number(date[1])):
        year = int(date[3]) if date[3] else None
        said = int(date[4]) if date[4] else comments
        return Token(Kind.DATE, line, date=(year, month, int(date[2])), number=said)
    is_vote = url is not None and "/login" in url
    if votes := _VOTES.match(text):
        return Token(Kind.UPVOTES, line, number=int(votes[1]) if votes[1].isdigit() else None)
    if is_vote and re.fullmatch(r"\d{1,9}|-", text):
        return Token(Kind.UPVOTES, line, number=int(text) if text.isdigit() else None)
    if re.fullmatch(r"\d{1,6}", text):
        return Token(Kind.NUMBER, line, number=int(text))
    if not re.search(r"\w", text):
        # The dots between the pictures of authors.
        return None
    kind = Kind.ABSTRACT if len(text) >= SHORTEST_ABSTRACT else Kind.TEXT
    return Token(kind, line, text, url, handle=handle)
