"""The entries of a JSON text one by one: a list's, a list's under a key, JSON Lines' or a single object.

Services hand out the same entries in many shapes; what shape a text has is found here, so that a reader only
says under which keys lists may stand:

    for found in walk(source, wrappers=("message", "items")):
        if isinstance(found, Issue):
            reading.issues.append(found)
        else:
            ...  # a `Value` with the line on which the entry starts; not always a mapping
"""

from __future__ import annotations

import re
from collections.abc import Collection, Generator, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from paperatlas.model.issue import Issue, error
from paperatlas.read.json_values import JsonError, decode_at
from paperatlas.read.source import Source
from paperatlas.read.values import Value

Found: TypeAlias = "Value | Issue"

MOST_BROKEN = 50
"""Broken entries of a text after which reading it is given up: each may cost a look at the whole rest."""
_MOST_WRAPPERS = 8
"""Wrappers within each other."""

_FIRST_OBJECT = re.compile(r"\s*(\{[^\n]*)\n\s*\{")
_SPACE = re.compile(r"[ \t\n\r]*")
_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+"|([\[{])|([\]}])|(,)', re.DOTALL)
_ONE_A_LINE = "write one record a line"


def looks_like_json(text: str) -> bool:
    """Whether the text begins as an object, or as a list of objects or of nothing."""
    return re.match(r"\s*(?:\[\s*(?:\{|\]|null\b)|\{\s*(?:\"|\}))", text) is not None


def looks_like_lines(text: str) -> bool:
    """Whether the first two lines are an object each."""
    first = _FIRST_OBJECT.match(text)
    return first is not None and first[1].rstrip().endswith("}")


def walk(source: Source, wrappers: Collection[str] = ()) -> Iterator[Found]:
    """The entries of a text of any of the shapes, in order, and an issue for each that cannot be read.

    Args:
        source: a JSON text or JSON Lines.
        wrappers: keys under which a list of entries, one entry, or another wrapper may stand. An object that
            has one of them and no title is taken for what stands there. The rest of a wrapper is left out.

    Yields:
        Each entry with the line on which it starts. The members of an object at the top of a text have lines
        of their own; what stands deeper has the line of its entry.
    """
    return walk_lines(source, wrappers) if looks_like_lines(source.text) else walk_document(source, wrappers)


def walk_lines(source: Source, wrappers: Collection[str] = ()) -> Iterator[Found]:
    """The entries of JSON Lines, one a line; a broken line costs only itself."""
    for number, line in enumerate(_lines(source.text), 1):
        text = line.strip()
        if not text:
            continue
        try:
            value, end = decode_at(text, 0, number)
        except JsonError as problem:
            yield error(source.file, number, problem.finding, "correct it")
            continue
        yield from unwrap(value, wrappers)
        if end < len(text):
            yield error(source.file, number, "more text behind the record", _ONE_A_LINE)


def _lines(text: str) -> Iterator[str]:
    """The lines one by one: a dump may be too large to hold twice."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def walk_document(source: Source, wrappers: Collection[str] = ()) -> Iterator[Found]:
    """The entries of a list, of an object, or of objects that follow each other."""
    yield from _Walk(source, frozenset(wrappers)).document()


def unwrap(value: Value, wrappers: Collection[str]) -> Iterator[Value]:
    """The entries for which a decoded value stands: itself, or what it holds under one of the keys."""
    inner = _inner(value, wrappers)
    if inner is None:
        yield value
    elif isinstance(inner.plain, list):
        for item in inner.plain:
            yield from unwrap(item, wrappers)
    else:
        yield from unwrap(inner, wrappers)


def _inner(value: Value, wrappers: Collection[str]) -> Value | None:
    if not isinstance(value.plain, dict) or "title" in value.plain:
        return None
    under = (value.plain[key] for key in value.plain if key in wrappers)
    return next((inner for inner in under if isinstance(inner.plain, (list, dict))), None)


@dataclass(slots=True)
class _Walk:
    """A way through one text. Offsets that are `None` stand for an end that was not found."""

    source: Source
    wrappers: frozenset[str]
    broken: int = 0

    def document(self) -> Iterator[Found]:
        text = self.source.text
        position: int | None = self._skip(0)
        noun = "list" if text.startswith("[", position or 0) else "record"
        while position is not None:
            position = yield from self._value(position)
            if position is None or (position := self._skip(position)) >= len(text):
                return
            if noun == "list" or not text.startswith("{", position):
                yield self._issue(position, f"more text behind the {noun}")
                return

    def _value(self, position: int, depth: int = 0) -> Generator[Found, None, int | None]:
        """The entries of the value at `position`; gives the offset behind it."""
        if self.source.text.startswith("[", position):
            return (yield from self._list(position + 1))
        if self.source.text.startswith("{", position):
            return (yield from self._object(position, depth))
        return (yield from self._entry(position))

    def _list(self, position: int) -> Generator[Found, None, int | None]:
        text = self.source.text
        while True:
            position = self._next(position)
            if text.startswith("]", position):
                return position + 1
            if position >= len(text):
                yield self._issue(len(text), "the list has no end")
                return None
            end = yield from self._entry(position)
            if end is None and (end := self._behind_broken(position, "{")) is None:
                yield from self._given_up(position)
                return None
            position = end

    def _entry(self, position: int) -> Generator[Found, None, int | None]:
        value = yield from self._decoded(position)
        if value is None:
            return None
        yield from unwrap(value[0], self.wrappers)
        return value[1]

    def _object(self, start: int, depth: int) -> Generator[Found, None, int | None]:
        """An object at the top: walked into, so that a long list within it need not be sound throughout."""
        text = self.source.text
        members: dict[str, Value] = {}
        is_wrapper = False
        position = start + 1
        end: int | None = None
        while True:
            position = self._next(position)
            if text.startswith("}", position):
                end = position + 1
                break
            if position >= len(text):
                yield self._issue(len(text), "the object has no end")
                break
            member = yield from self._member_start(position)
            behind = member and member[1]
            if member is not None and depth < _MOST_WRAPPERS and self._is_wrapper(member, members):
                is_wrapper = True
                behind = yield from self._value(member[1], depth + 1)
                if behind is None:
                    break
            elif member is not None:
                behind = yield from self._add_member(member, members)
            if behind is None and (behind := self._behind_broken(position, '"')) is None:
                yield from self._given_up(position)
                break
            position = behind
        if not is_wrapper and (members or end is not None):
            yield from unwrap(Value(members, self.source.line_at(start)), self.wrappers)
        return end

    def _member_start(self, position: int) -> Generator[Found, None, tuple[str, int] | None]:
        """The key at `position` and the offset of its value."""
        key = yield from self._decoded(position)
        if key is None:
            return None
        colon = self._skip(key[1])
        if not isinstance(key[0].plain, str) or not self.source.text.startswith('"', position):
            yield self._broken(position, "not valid JSON (a key must be text in quotation marks)")
            return None
        if not self.source.text.startswith(":", colon):
            yield self._broken(position, "not valid JSON (a key without a colon behind it)")
            return None
        return key[0].plain, self._skip(colon + 1)

    def _add_member(self, member: tuple[str, int], members: dict[str, Value]) -> Generator[Found, None, int | None]:
        key, position = member
        value = yield from self._decoded(position)
        if value is None:
            return None
        if key in members:
            yield self._issue(position, f'key "{key}" stands twice')
        members.setdefault(key, value[0])
        return value[1]

    def _is_wrapper(self, member: tuple[str, int], members: dict[str, Value]) -> bool:
        key, position = member
        return key in self.wrappers and "title" not in members and self.source.text.startswith(("[", "{"), position)

    def _decoded(self, position: int) -> Generator[Found, None, tuple[Value, int] | None]:
        try:
            return decode_at(self.source.text, position, self.source.line_at(position))
        except JsonError as problem:
            yield self._broken(problem.offset, problem.finding)
            return None

    def _broken(self, offset: int, finding: str) -> Issue:
        self.broken += 1
        return self._issue(offset, finding)

    def _behind_broken(self, position: int, opening: str) -> int | None:
        """Where to go on behind the broken value at `position`.

        That is the next line which begins as this one does, where the value begins a line; else where its
        brackets close or a comma follows.
        """
        if self.broken >= MOST_BROKEN:
            return None
        text = self.source.text
        margin = text[text.rfind("\n", 0, position) + 1 : position]
        if margin.isspace() or not margin:
            following = re.compile(rf"\n{margin}(?={re.escape(opening)})").search(text, position + 1)
            if following is not None:
                return following.end()
        return self._behind_brackets(position)

    def _behind_brackets(self, position: int) -> int | None:
        text = self.source.text
        depth = 0
        for token in _BRACKET.finditer(text, position):
            depth += 1 if token[1] else -1 if token[2] else 0
            if depth < 0:
                return token.start() if token.start() > position else None
            if depth == 0 and token[3]:
                return token.start()
            if depth == 0 and token[2]:
                return token.end()
        return None

    def _given_up(self, position: int) -> Iterator[Issue]:
        if self.source.text.find("{", position + 1) >= 0:
            yield self._issue(position, "too much is broken, the rest is not read")

    def _next(self, position: int) -> int:
        position = self._skip(position)
        return self._skip(position + 1) if self.source.text.startswith(",", position) else position

    def _skip(self, position: int) -> int:
        match = _SPACE.match(self.source.text, position)
        return match.end() if match else position

    def _issue(self, offset: int, finding: str) -> Issue:
        line = self.source.line_at(min(offset, max(0, len(self.source.text) - 1)))
        return error(self.source.file, line, finding, "correct it")
