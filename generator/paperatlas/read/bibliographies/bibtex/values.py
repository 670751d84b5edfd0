"""Entries of a BibTeX file with the texts of their fields: macros replaced, pieces joined."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from paperatlas.model.dates import MONTHS, month_number
from paperatlas.read.bibliographies.bibtex.grammar import Fault, Field, Macro, RawEntry, Value

MOST_GROWTH = 10
"""How many times as long as it is macros may make a file."""
_FAR = 1 << 16
"""How far from its beginning a field of an entry is looked for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with the texts of its own fields."""

    type: str
    """In lower case."""
    key: str
    texts: dict[str, str]
    """By names in lower case, in the order of the file."""
    offset: int
    """Where it begins in the text of the file."""

    def place_of(self, name: str, text: str) -> int:
        """Where a field of the entry begins in the text of the file; the entry where it is not to be found."""
        following = text.find("\n@", self.offset)
        end = min(following if following > 0 else len(text), self.offset + _FAR)
        match = re.compile(rf"(?<![\w-]){re.escape(name)}\s*=", re.IGNORECASE).search(text, self.offset, end)
        return match.start() if match else self.offset


def resolve(blocks: Iterable[RawEntry | Field | Fault], text_length: int) -> tuple[list[Entry], list[Fault]]:
    """The entries of a file with the texts of their fields, and the faults of the file.

    A macro has the meaning that `@string` gave it last; one that is used before it is defined, a later one.

    Args:
        blocks: what the file holds, in its order.
        text_length: how long the file is, which bounds what macros may make of it.
    """
    macros = Macros(text_length * MOST_GROWTH + 100_000)
    entries: list[Entry] = []
    faults: list[Fault] = []
    waiting: list[tuple[int, RawEntry]] = []
    for block in blocks:
        if isinstance(block, RawEntry):
            texts, is_whole = _texts(block, macros, faults)
            if not is_whole:
                waiting.append((len(entries), block))
            entries.append(Entry(block.type, block.key, texts, block.offset))
        elif isinstance(block, Field):
            macros.define(block)
        else:
            faults.append(block)
    for place, block in waiting:
        texts, _ = _texts(block, macros, faults, is_last=True)
        entries[place] = Entry(block.type, block.key, texts, block.offset)
    if macros.is_exhausted:
        finding = f"macros that make the file more than {MOST_GROWTH} times as long"
        faults.append(Fault(0, finding, "define shorter ones; the later ones were left as they are", is_loss=True))
    return entries, faults


@dataclass(slots=True)
class Macros:
    """What `@string` has defined so far, and what every style defines: the months."""

    budget: int
    """How many characters the macros may still stand for: each may hold others, and so grow without end."""
    texts: dict[str, str] = field(default_factory=lambda: {month: month for month in MONTHS})

    @property
    def is_exhausted(self) -> bool:
        """Whether there were macros that could not be replaced any more."""
        return self.budget < 0

    def define(self, macro: Field) -> None:
        """Takes a definition over; a later one takes the place of an earlier one."""
        self.texts[macro.name] = self.join(macro.value)

    def unknown(self, value: Value) -> list[str]:
        """The macros in a value that are not defined."""
        return [
            piece.name for piece in _pieces(value) if isinstance(piece, Macro) and piece.name.lower() not in self.texts
        ]

    def join(self, value: Value) -> str:
        """The text of a value; a macro that is not defined stands for itself."""
        pieces = [
            self.texts.get(piece.name.lower(), piece.name) if isinstance(piece, Macro) else piece
            for piece in _pieces(value)
        ]
        self.budget -= sum(map(len, pieces))
        if self.is_exhausted:
            pieces = [piece.name if isinstance(piece, Macro) else piece for piece in _pieces(value)]
        return "".join(pieces)


def _pieces(value: Value) -> Iterable[str | Macro]:
    return value if isinstance(value, tuple) and not isinstance(value, Macro) else (value,)


def _texts(entry: RawEntry, macros: Macros, faults: list[Fault], is_last: bool = False) -> tuple[dict[str, str], bool]:
    """The texts of an entry's fields, and whether every macro in them is defined by now.

    Of fields of the same name the first counts, as in BibTeX.

    Args:
        entry: the entry.
        macros: what is defined by now.
        faults: gets the faults; those of an entry with undefined macros only when it is resolved for the last time.
        is_last: whether no more macros will be defined.
    """
    texts: dict[str, str] = {}
    twice: list[Field] = []
    is_whole = True
    for field_ in entry.fields:
        name, value, _ = field_
        if type(value) is str:
            text = value
        else:
            text = macros.join(value)
            is_whole = is_whole and not macros.unknown(value)
        if not text or text.isspace():
            continue
        if texts.setdefault(name, text) is not text and texts[name].split() != text.split():
            twice.append(field_)
            texts[f"{name}-{len(twice) + 1}"] = text
    if is_last or (twice and is_whole):
        faults += _faults(entry, macros, twice)
    return texts, is_whole


def _faults(entry: RawEntry, macros: Macros, twice: list[Field]) -> Iterable[Fault]:
    for name, value, offset in entry.fields:
        for word in () if type(value) is str else macros.unknown(value):
            if not _explains_itself(word, name):
                finding = f'"{word[:40]}" in field "{name[:40]}" is no macro that the file defines'
                yield Fault(offset, finding, "define it by @string, or put braces round it")
    for name, _, offset in twice:
        yield Fault(offset, f'field "{name[:40]}" stands twice in an entry', "keep one of them; both were kept")


def _explains_itself(word: str, name: str) -> bool:
    """Whether a bare word needs no definition: a month, a command, a number with something behind it (`73+`)."""
    return word[0] == "\\" or word[0].isdigit() or (name == "month" and month_number(word) is not None)
