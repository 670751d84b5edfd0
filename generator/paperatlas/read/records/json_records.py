"""JSON and JSON Lines in the form of the design's record."""

from __future__ import annotations

import re

from paperatlas.model.issue import error
from paperatlas.read.json_values import JsonError, decode_at
from paperatlas.read.records.schema import record_from_mapping
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.read.values import Value

NAME, LINES_NAME = "json", "jsonl"
_SPACE = re.compile(r"[ \t\n\r]*")
_MOST_BROKEN = 50
"""Broken elements of a list after which reading it is given up: each may cost a look at the whole rest."""
_ONE_A_LINE = "write one record a line"
_WRAPPERS = ("papers", "records", "items", "results", "data", "entries", "works", "documents")


def looks_like_lines(text: str) -> bool:
    """Whether the first two lines are an object each."""
    first, _, rest = text.lstrip().partition("\n")
    return first.startswith("{") and first.rstrip().endswith("}") and rest.lstrip().startswith("{")


def looks_like(text: str) -> bool:
    """Whether the text begins as a JSON list of objects or an object."""
    return re.match(r"\s*(?:\[\s*(?:\{|\])|\{\s*(?:\"|\}))", text) is not None


def read_lines(source: Source) -> Reading:
    """The records of a JSON Lines file, one a line; a broken line costs only itself."""
    reading = ReadingBuilder(source, LINES_NAME)
    for number, line in enumerate(source.lines, 1):
        if line.strip():
            text = line.strip()
            end = _decode(reading, text, 0, number)
            if end is not None and end < len(text):
                reading.issues.append(error(source.file, number, "more text behind the record", _ONE_A_LINE))
    return reading.build()


def read(source: Source) -> Reading:
    """The records of a JSON file: a list, one record, or a list under `papers`, `records` or `items`.

    A broken element costs only itself where the next one begins on a line of its own.
    """
    reading = ReadingBuilder(source, NAME)
    text = source.text
    start = _skip_space(text, 0)
    if text.startswith("[", start):
        end: int | None = _read_list(reading, start + 1)
    elif (wrapper := re.match(rf'\{{\s*"(?:{"|".join(_WRAPPERS)})"\s*:\s*\[', text[start : start + 200])) is not None:
        # What stands behind the list under its key belongs to the wrapper.
        _read_list(reading, start + wrapper.end())
        end = None
    else:
        end = _decode(reading, text, start, source.line_at(start))
    if end is not None and _skip_space(text, end) < len(text):
        _report(
            reading,
            _skip_space(text, end),
            f"more text behind the {'list' if text.startswith('[', start) else 'record'}",
        )
    return reading.build()


def _read_list(reading: ReadingBuilder, position: int) -> int | None:
    """Adds the records of a list; gives the offset behind it, or `None` where it has no end."""
    text = reading.source.text
    broken = 0
    while True:
        position = _skip_space(text, position)
        if text.startswith(",", position):
            position = _skip_space(text, position + 1)
        if text.startswith("]", position):
            return position + 1
        if position >= len(text):
            _report(reading, len(text), "the list has no end")
            return None
        end = _decode(reading, text, position, reading.source.line_at(position))
        if end is None:
            broken += 1
            if broken == _MOST_BROKEN:
                _report(reading, position, "too much is broken, the rest is not read")
                return None
            margin = text[text.rfind("\n", 0, position) + 1 : position]
            following = (
                re.compile(rf"\n{margin}(?=\{{)").search(text, position + 1) if margin.isspace() or not margin else None
            )
            if following is None:
                return None
            end = following.end()
        position = end


def _decode(reading: ReadingBuilder, text: str, offset: int, line: int) -> int | None:
    """Adds the record at `offset`; gives the offset behind it, or `None` where it cannot be read."""
    try:
        value, end = decode_at(text, offset, line)
    except JsonError as problem:
        if text is reading.source.text:
            line = reading.source.line_at(problem.offset)
        reading.issues.append(error(reading.source.file, line, problem.finding, "correct it"))
        return None
    _add(reading, value, line)
    return end


def _add(reading: ReadingBuilder, value: Value, line: int) -> None:
    wrapped = _wrapped(value)
    if wrapped is not None:
        for item in wrapped:
            _add(reading, item, line)
        return
    record, issues = record_from_mapping(value, reading.origin(line))
    reading.issues.extend(issues)
    if record is not None:
        reading.records.append(record)


def _wrapped(value: Value) -> list[Value] | None:
    """The list of records in a mapping that holds one beside other things, such as a count."""
    if isinstance(value.plain, dict) and "title" not in value.plain:
        for key in _WRAPPERS:
            inner = value.plain.get(key)
            if inner is not None and isinstance(inner.plain, list):
                return inner.plain
    return None


def _report(reading: ReadingBuilder, offset: int, finding: str) -> None:
    line = reading.source.line_at(min(offset, max(0, len(reading.source.text) - 1)))
    reading.issues.append(error(reading.source.file, line, finding, "correct it"))


def _skip_space(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position
