"""Text cut into tags and what stands between them.

Only what a table of names knows is a tag: in abstracts `p < .05` and `x<y>z` are text. So a parser of HTML, to which
every `<` means something, comes too late; see docs/decisions/0013-markup.md.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_TAG = re.compile(
    r"<(?P<end>/?)(?:(?P<prefix>[A-Za-z][\w.-]{0,20}):)?(?P<name>[A-Za-z][A-Za-z0-9-]{0,30})(?=[\s/>])"
    # A value in quotation marks may hold a `>`; where the marks do not pair, the first `>` ends the tag.
    r"(?P<attributes>(?:[^<>\"]|\"[^\"<]*+\")*+|[^<>]*+)>"
)
_MARK = re.compile(rf"{_TAG.pattern}|(?P<section><!--|<!\[CDATA\[)|<\?xml[^<>]*>|<!DOCTYPE[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([A-Za-z][\w:.-]{0,60})\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_END_OF_SECTION = {"<!--": "-->", "<![CDATA[": "]]>"}


class Tag(NamedTuple):
    """The beginning or the end of an element."""

    name: str
    """In lower case, without prefix."""
    is_end: bool = False
    is_empty: bool = False
    """Whether it is both, as `<br/>`."""
    attributes: str = ""
    """As they stand in the source."""

    def values(self) -> dict[str, str]:
        """Its attributes by their names without prefix."""
        return {
            name.rsplit(":", 1)[-1].lower(): html.unescape(double or single or bare)
            for name, double, single, bare in _ATTRIBUTE.findall(self.attributes)
        }


def tokens(source: str, is_known: Callable[[str | None, str], bool]) -> Iterator[str | Tag]:
    """The tags of `source` and the texts between them, entities resolved; comments are left out.

    Args:
        source: any text.
        is_known: whether an element of this prefix and name, in lower case, is markup.
    """
    written = position = 0
    while mark := _MARK.search(source, position):
        if (opening := mark["section"]) is not None:
            closing = _END_OF_SECTION[opening.upper()]
            end = source.find(closing, mark.end())
            if end < 0:
                # What is never closed is text, and so is the rest, in which nothing else need be looked for.
                break
            yield resolved(source[written : mark.start()])
            if closing == "]]>":
                yield source[mark.end() : end]
            written = position = end + len(closing)
            continue
        position = mark.end()
        if (name := mark["name"]) is None:
            tag = None
        elif is_known(mark["prefix"] and mark["prefix"].lower(), name.lower()):
            tag = Tag(name.lower(), bool(mark["end"]), mark["attributes"].endswith("/"), mark["attributes"])
        else:
            continue
        yield resolved(source[written : mark.start()])
        if tag is not None:
            yield tag
        written = position
    yield resolved(source[written:])


def has_entity(source: str) -> bool:
    """Whether a character stands in `source` by its name or number."""
    return _ENTITY.search(source) is not None


def resolved(text: str) -> str:
    """`text` with its entities resolved. Without a semicolon there is none: `?page=1&copy=2` is an address."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text
