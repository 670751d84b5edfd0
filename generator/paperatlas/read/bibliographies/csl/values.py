"""Variables of a citation item, which programs write as text, as a number, as a list or as an object."""

from __future__ import annotations

from collections.abc import Iterator

from paperatlas.read.values import Value
from paperatlas.text.clean import clean_line, clean_paragraphs
from paperatlas.text.markup import markup_to_text

_NAMING = ("name", "value", "title", "literal", "URL", "id", "DOI", "version")
"""Keys under which an object says what it is."""


def member(item: Value, *keys: str) -> Value | None:
    """The value under the first of the keys that has one."""
    plain = item.plain if isinstance(item.plain, dict) else {}
    return next((found for key in keys if (found := plain.get(key)) is not None and found.plain is not None), None)


def entries(value: Value | None) -> list[Value]:
    """The elements of a list; a value that is no list is one of one."""
    if value is None or value.plain is None:
        return []
    return value.plain if isinstance(value.plain, list) else [value]


def raw_texts(item: Value, *keys: str) -> list[str]:
    """The texts under the first of the keys that has one, as they stand."""
    return [entry.plain for entry in entries(member(item, *keys)) if isinstance(entry.plain, str)]


def lines(item: Value, *keys: str) -> list[str]:
    """The texts under the first of the keys that has one, each as one line of plain text, each once."""
    found = (clean_line(markup_to_text(text)) for text in raw_texts(item, *keys))
    return list(dict.fromkeys(text for text in found if text))


def line(item: Value, *keys: str) -> str | None:
    """The first text under the first of the keys that has any, as one line of plain text."""
    return next((found[0] for key in keys if (found := lines(item, key))), None)


def said(value: Value | None) -> str:
    """What a value says in words: a text, the texts of a list, what an object is called."""
    return "; ".join(dict.fromkeys(_words(value, 0)))


def _words(value: Value | None, depth: int) -> Iterator[str]:
    if value is None or depth > 2:
        return
    if isinstance(value.plain, str):
        if text := clean_paragraphs(markup_to_text(value.plain)):
            yield text
    elif isinstance(value.plain, list):
        for entry in value.plain:
            yield from _words(entry, depth + 1)
    elif value.plain is not None:
        yield from _words(member(value, *_NAMING), depth + 1)
