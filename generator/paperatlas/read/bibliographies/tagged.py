"""What the tagged formats share: a record as fields, and its way to the model."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from paperatlas.model.issue import error
from paperatlas.model.record import Extra, Record
from paperatlas.read.source import ReadingBuilder
from paperatlas.text.clean import clean_line, clean_paragraphs
from paperatlas.text.markup import markup_to_text
from paperatlas.text.tex import tex_to_text

_NOTHING = frozenset({"nan", "none", "null", "n/a", "na", "undefined", "-", "--", "n.a."})
"""What programs write into a short field that is empty."""
_KEYWORD_END = re.compile(r"[;\n]")
HEAD = 200_000
"""Characters at the beginning of a text in which a format is to show itself."""
LONGEST_NUMBER = 40
"""Longest volume, issue or page in characters; longer text stands there by mistake."""


@dataclass(slots=True)
class Draft:
    """A record while its lines are read."""

    line: int
    """One-based line at which the record starts."""
    fields: dict[str, list[str]] = field(default_factory=dict)
    """Values by tag, in the order of the file."""
    last: str | None = None
    """The tag to which a line without a tag belongs."""
    _more: list[str] = field(default_factory=list)
    """Lines of the last value that are not yet joined to it."""

    def add(self, tag: str, text: str) -> None:
        """Begins a value, which may be empty as yet."""
        if self._more:
            self._join()
        self.last = tag
        if tag in self.fields:
            self.fields[tag].append(text.strip())
        else:
            self.fields[tag] = [text.strip()]

    def extend(self, text: str) -> None:
        """Adds a line to the last value; without one there is nothing to add it to."""
        self._more.append(text.strip())

    def has(self, *tags: str) -> bool:
        """Whether one of the tags has a value that is not empty."""
        self._join()
        return any(text for tag in tags for text in self.fields.get(tag, ()))

    def append(self, other: Draft) -> None:
        """Adds the values of another draft."""
        self._join()
        for tag, values in other.entry().fields.items():
            self.fields.setdefault(tag, []).extend(values)

    def entry(self) -> Entry:
        """The record, whose lines are all read."""
        self._join()
        return Entry(self.line, self.fields)

    def _join(self) -> None:
        if self._more and self.last is not None:
            values = self.fields[self.last]
            values[-1] = "\n".join((values[-1], *self._more)).strip()
            self._more = []


@dataclass(slots=True)
class Entry:
    """The fields of one record. Each value is handed out once; what nobody takes is left over."""

    line: int
    """One-based line at which the record starts."""
    fields: dict[str, list[str]]
    """Values by tag, in the order of the file; the lines of a value are parted by line feeds."""

    def has(self, *tags: str) -> bool:
        """Whether one of the tags has a value that is not empty."""
        return any(text for tag in tags for text in self.fields.get(tag, ()))

    def take(self, *tags: str) -> list[str]:
        """All values of the tags that are not empty, tag by tag."""
        taken: list[str] = []
        for tag in tags:
            if texts := self.fields.pop(tag, None):
                taken += texts
        return [text for text in taken if text] if "" in taken else taken

    def take_line(self, *tags: str, longest: int | None = None) -> str | None:
        """The first value of the first tag that has one, as one line.

        The same text under one of the other tags goes with it; what differs is left over.

        Args:
            tags: where to look, the best first.
            longest: most characters of the value; a longer one is left over.
        """
        for tag in tags:
            for text in self.fields.get(tag, ()):
                value = clean_line(text)
                if value and (longest is None or (len(value) <= longest and value.lower() not in _NOTHING)):
                    self._drop(text, value.casefold(), tags)
                    return value
        return None

    def _drop(self, taken: str, same: str, tags: tuple[str, ...]) -> None:
        """Takes out the text that was `taken`, and what says the same, in capitals or not."""
        for tag in tags:
            if texts := self.fields.pop(tag, None):
                different = [text for text in texts if text != taken and clean_line(text).casefold() != same]
                if different:
                    self.fields[tag] = different


def title_of(text: str | None) -> str | None:
    """A title as plain text: HTML and TeX resolved."""
    return text and (clean_line(_plain(text)) or None)


def prose_of(texts: Iterable[str]) -> str | None:
    """Abstracts or notes as paragraphs of plain text, each paragraph once."""
    paragraphs = dict.fromkeys(clean_paragraphs(_plain(text)) for text in texts)
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) or None


def _plain(text: str) -> str:
    if "<" in text or "&" in text:
        text = markup_to_text(text)
    return tex_to_text(text) if "\\" in text else text


def keywords_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Keywords that stand one a value, one a line, or parted by semicolons; each once.

    The asterisk of a main heading (`*Kettles`, `Kettles/*history`) is dropped.
    """
    words: dict[str, str] = {}
    for text in texts:
        for part in _KEYWORD_END.split(_plain(text)):
            word = clean_line(part.replace("/*", "/")).strip("*").strip(" ,.")
            if word:
                words.setdefault(word.casefold(), word)
    return tuple(words.values())


def left_over(entry: Entry, words: dict[str, str], passed_over: frozenset[str] = frozenset()) -> tuple[Extra, ...]:
    """What nobody took, under the tags' words: one item a tag, several values parted by semicolons.

    Args:
        entry: a record whose fields have been taken.
        words: tag → what the model calls it; a tag without a word keeps its name in lower case.
        passed_over: tags that say nothing of the paper.
    """
    extras: dict[str, dict[str, None]] = {}
    for tag, texts in entry.fields.items():
        if tag not in passed_over:
            values = extras.setdefault(words.get(tag, tag.lower()), {})
            for text in texts:
                value = clean_line(text)
                if value and value.lower() not in _NOTHING:
                    values[value] = None
    return tuple(Extra(name, "; ".join(values)) for name, values in extras.items() if values)


def add_record(reading: ReadingBuilder, line: int, facts: dict[str, Any]) -> None:
    """Adds the record of these facts that starts at `line`, or an issue where they name no paper."""
    if any(facts.get(name) for name in ("title", "abstract", "arxiv_id", "doi")):
        reading.records.append(Record(origin=reading.origin(line), **facts))
        return
    finding = "a record without title, abstract and DOI"
    remedy = "give it a title, or remove it"
    reading.issues.append(error(reading.source.file, line, finding, remedy))
