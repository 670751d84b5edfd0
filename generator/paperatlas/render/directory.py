"""Indexes of any length: a few entries as they are, hundreds by letter, thousands by letter over several pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from paperatlas.model.page import Page
from paperatlas.render import addresses
from paperatlas.render.contexts.lists import IndexPage
from paperatlas.render.contexts.parts import Chip, Front, Group, Parts
from paperatlas.render.markdown import escape
from paperatlas.render.page import filled
from paperatlas.render.wording import kept_apart
from paperatlas.text.words import fold

AS_THEY_ARE = 60
"""Entries up to which an index needs no letters."""
ON_ONE_PAGE = 600
"""Most entries on one page."""
_COMMONEST = 24
_OTHER = "#"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of an index."""

    name: str
    path: str
    """The entry's page in the tree."""
    count: int
    """Papers behind it."""
    sort_name: str | None = None
    """What it is filed under, where that is not its name."""


@dataclass(frozen=True, slots=True)
class Directory:
    """An index before it is cut into pages."""

    folder: str
    title: str
    description: str
    entries: Sequence[Entry]
    text: str | None = None


def directory_pages(directory: Directory) -> Iterator[Page]:
    """The pages of an index, the entries in alphabetical order, the commonest also at the top of the first page.

    The order folds case and accents; names that begin with no Latin letter have a letter of
    their own, digits and signs share one.
    """
    entries = sorted(directory.entries, key=_key)
    parts = list(_parts(entries))
    first = addresses.index(directory.folder)
    for number, part in enumerate(parts, 1):
        path = addresses.part(first, number)
        groups = tuple(_groups(part, path, len(entries) > AS_THEY_ARE))
        if number == 1 and len(entries) > AS_THEY_ARE and (commonest := _commonest(entries, path)):
            groups = (commonest, *groups)
        name = directory.title if len(parts) == 1 else f"{directory.title}, {_range(part)}"
        context = IndexPage(
            front=Front(name, directory.description, "index"),
            title=directory.title,
            text=escape(directory.text) if directory.text and number == 1 else None,
            groups=groups,
            figures=(f"{len(entries):,} {directory.title.lower()}",) if len(parts) > 1 else (),
            letters=tuple(_letters(parts, path, first)) if len(parts) > 1 else (),
            parts=Parts(number, len(parts), *_beside(first, path, number, len(parts))),
        )
        yield filled(path, "index", context)


def letter_of(name: str) -> str:
    """The letter under which a name is filed: its first, without accents, in capitals; `#` for digits and signs."""
    first = fold(name.lstrip("“\"'(¿¡-– "))[:1].upper()
    return first if first and unicodedata.category(first).startswith("L") else _OTHER


def _key(entry: Entry) -> tuple[bool, str, str, str]:
    name = entry.sort_name or entry.name
    return (letter_of(name) == _OTHER, fold(name.lstrip("“\"'(¿¡-– ")), name, entry.path)


def _filed(entry: Entry) -> str:
    return letter_of(entry.sort_name or entry.name)


def _parts(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Entries cut into pages, between two letters where a letter fits on a page."""
    part: list[Entry] = []
    for _, of_letter in groupby(entries, key=_filed):
        rest = list(of_letter)
        if part and len(part) + len(rest) > ON_ONE_PAGE:
            yield part
            part = []
        while len(rest) > ON_ONE_PAGE:
            yield rest[:ON_ONE_PAGE]
            rest = rest[ON_ONE_PAGE:]
        part += rest
    if part or not entries:
        yield part


def _groups(part: Sequence[Entry], path: str, by_letter: bool) -> Iterator[Group]:
    if not by_letter:
        if part:
            yield Group(None, None, None, None, tuple(_chip(entry, path) for entry in part))
        return
    for letter, entries in groupby(part, key=_filed):
        yield Group(letter, None, None, None, tuple(_chip(entry, path) for entry in entries))


def _commonest(entries: Sequence[Entry], path: str) -> Group | None:
    """The entries with most papers; a single paper is nobody's most."""
    several = [entry for entry in entries if entry.count > 1]
    top = sorted(several, key=lambda entry: (-entry.count, _key(entry)))[:_COMMONEST]
    return Group("Most papers", None, None, None, tuple(_chip(entry, path) for entry in top)) if top else None


def _letters(parts: Sequence[Sequence[Entry]], path: str, first: str) -> Iterator[Chip]:
    """Each letter with the page on which it begins."""
    seen: set[str] = set()
    for number, part in enumerate(parts, 1):
        for letter, _ in groupby(part, key=_filed):
            if letter not in seen:
                seen.add(letter)
                yield Chip(escape(letter), addresses.relative(addresses.part(first, number), path))


def _range(part: Sequence[Entry]) -> str:
    first, last = _filed(part[0]), _filed(part[-1])
    return first if first == last else f"{first} to {last}"


def _beside(first: str, path: str, number: int, total: int) -> tuple[str | None, str | None]:
    before, behind = (
        addresses.relative(addresses.part(first, other), path) if 1 <= other <= total else None
        for other in (number - 1, number + 1)
    )
    return before, behind


def _chip(entry: Entry, path: str) -> Chip:
    return Chip(kept_apart(entry.name), addresses.relative(entry.path, path), None, entry.count)
