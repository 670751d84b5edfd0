"""JSON and JSON Lines in the form of the design's record."""

from __future__ import annotations

import re

from paperatlas.model.issue import error
from paperatlas.read.json_values import JsonError, decode_at
from paperatlas.read.schema import record_from_mapping
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.read.values import Value

NAME, LINES_NAME = "json", "jsonl"
_SPACE = re.compile(r"[ \t\n\r]*")
_RECORD_START = re.compile(r"\n[ \t]*(?=\{)")
_WRAPPERS = ("papers", "records", "items")


def looks_like_lines(text: str) -> bool:
    """Whether each of the first lines is an object for itself."""
    lines = [line for line in text[:20_000].split("\n") if line.strip()]
    first_is_whole = bool(lines) and lines[0].startswith("{") and lines[0].rstrip().endswith("}")
    return first_is_whole and (len(lines) == 1 or lines[1].startswith("{"))


def looks_like(text: str) -> bool:
    """Whether the text begins as a JSON list of objects or an object."""
    return re.match(r"\s*(?:\[\s*(?:\{|\])|\{\s*(?:\"|\}))", text) is not None


def read_lines(source: Source) -> Reading:
    """The records of a JSON Lines file, one a line; a broken line costs only itself."""
    reading = ReadingBuilder(source, LINES_NAME)
    for number, line in enumerate(source.lines, 1):
        if line.strip():
            _decode(reading, line.strip(), 0, number)
    return reading.build()


def read(source: Source) -> Reading:
    """The records of a JSON file: a list, one record, or a list under `papers`, `records` or `items`.

    A broken element costs only itself where the next one begins on a line of its own.
    """
    reading = ReadingBuilder(source, NAME)
    text = source.text
    start = _skip_space(text, 0)
    if text.startswith("[", start):
        _read_list(reading, start + 1)
    elif (wrapper := re.match(rf'\{{\s*"(?:{"|".join(_WRAPPERS)})"\s*:\s*\[', text[start : start + 200])) is not None:
        _read_list(reading, start + wrapper.end())
    else:
        end = _decode(reading, text, start, source.line_at(start))
        if end is not None and _skip_space(text, end) < len(text):
            _report(reading, end, "more text behind the record")
    return reading.build()


def _read_list(reading: ReadingBuilder, position: int) -> None:
    text = reading.source.text
    while True:
        position = _skip_space(text, position)
        if text.startswith(",", position):
            position = _skip_space(text, position + 1)
        if text.startswith("]", position):
            return
        if position >= len(text):
            _report(reading, len(text), "the list has no end")
            return
        end = _decode(reading, text, position, reading.source.line_at(position))
        if end is None:
            following = _RECORD_START.search(text, position + 1)
            if following is None:
                return
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
    record, issues = record_from_mapping(value, reading.origin(line))
    reading.issues.extend(issues)
    if record is not None:
        reading.records.append(record)


def _report(reading: ReadingBuilder, offset: int, finding: str) -> None:
    line = reading.source.line_at(min(offset, max(0, len(reading.source.text) - 1)))
    reading.issues.append(error(reading.source.file, line, finding, "correct it"))


def _skip_space(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position
