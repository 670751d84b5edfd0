"""References to papers, topics and tags within a curator's text: `[[kg-agent]]`, `[[topic:memory|memory]]`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_REFERENCE = re.compile(
    r"\[\[\s*(?:(paper|topic|tag)\s*:\s*)?([a-z0-9][a-z0-9.-]{0,79})\s*(?:\|([^\[\]|]{1,200}))?\]\]"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference by the kind of page and its slug, with the words to show where the text gives some."""

    kind: str
    slug: str
    words: str | None


def split_references(text: str) -> Iterator[str | Reference]:
    """The runs of plain text and the references of `text`, in order."""
    position = 0
    for match in _REFERENCE.finditer(text):
        if match.start() > position:
            yield text[position : match.start()]
        yield Reference(match[1] or "paper", match[2], (match[3] or "").strip() or None)
        position = match.end()
    if position < len(text):
        yield text[position:]


def references(text: str) -> list[Reference]:
    """The references of `text`."""
    return [piece for piece in split_references(text) if isinstance(piece, Reference)]


def without_references(text: str, name: Callable[[Reference], str | None]) -> str:
    """`text` with each reference as its words.

    Args:
        text: a curator's text.
        name: what the page is called that a reference without words leads to; its slug stands where there is no name.
    """
    if "[[" not in text:
        return text
    return "".join(
        piece if isinstance(piece, str) else piece.words or name(piece) or piece.slug
        for piece in split_references(text)
    )
