"""What a BibTeX file is made of, before its macros are replaced."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeAlias

_GAP = re.compile(r"(?:\s++|%[^\n]*+)*+")
_BRACE = re.compile(r"[{}]")


class Macro(NamedTuple):
    """A word without braces or quotation marks, which `@string` may give a meaning."""

    name: str


Value: TypeAlias = "str | Macro | tuple[str | Macro, ...]"
"""The inside of one pair of braces or quotation marks, a macro, or several of them to be joined."""


class Field(NamedTuple):
    """One field of an entry, or the definition of a macro."""

    name: str
    """In lower case."""
    value: Value
    offset: int
    """Where its name stands in the text."""


class Fault(NamedTuple):
    """Something that is not BibTeX, and what was done about it."""

    offset: int
    finding: str
    remedy: str
    is_loss: bool = False
    """Whether something was left out."""


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as it stands in the text."""

    type: str
    """In lower case."""
    key: str
    fields: list[Field]
    offset: int


Parts: TypeAlias = tuple[str, list[Field], list[Fault], int]
"""Key, fields and faults of a block, and the place behind it."""


class BrokenError(Exception):
    """The text is not an entry from `offset` on."""

    def __init__(self, offset: int, finding: str, remedy: str) -> None:
        super().__init__(finding)
        self.offset = offset
        self.finding = finding
        self.remedy = remedy


@dataclass(frozen=True)
class Scan:
    """A text and the pairs of its braces, found when they are first asked for."""

    text: str

    @cached_property
    def closings(self) -> dict[int, int]:
        """For each opening brace the place of its closing one, if it has one."""
        pairs: dict[int, int] = {}
        opened: list[int] = []
        for match in _BRACE.finditer(self.text):
            if match[0] == "{":
                opened.append(match.start())
            elif opened:
                pairs[opened.pop()] = match.start()
        return pairs

    def gap(self, at: int) -> int:
        """The first place from `at` on that is neither space nor comment."""
        match = _GAP.match(self.text, at)
        return match.end() if match else at
