"""JSON and JSON Lines in the form of the design's record."""

from __future__ import annotations

from collections.abc import Iterable

from paperatlas.model.issue import Issue
from paperatlas.read.json_walk import Found, looks_like_json, looks_like_lines, walk_document, walk_lines
from paperatlas.read.records.schema import record_from_mapping
from paperatlas.read.source import Reading, ReadingBuilder, Source

NAME, LINES_NAME = "json", "jsonl"
_WRAPPERS = ("papers", "records", "items", "results", "data", "entries", "works", "documents")

looks_like = looks_like_json
__all__ = ["LINES_NAME", "NAME", "looks_like", "looks_like_lines", "read", "read_lines"]


def read_lines(source: Source) -> Reading:
    """The records of a JSON Lines file, one a line; a broken line costs only itself."""
    return _read(source, LINES_NAME, walk_lines(source, _WRAPPERS))


def read(source: Source) -> Reading:
    """The records of a JSON file: a list, one record, or a list under `papers`, `records` or `items`."""
    return _read(source, NAME, walk_document(source, _WRAPPERS))


def _read(source: Source, format_: str, entries: Iterable[Found]) -> Reading:
    reading = ReadingBuilder(source, format_)
    for entry in entries:
        if isinstance(entry, Issue):
            reading.issues.append(entry)
            continue
        record, issues = record_from_mapping(entry, reading.origin(entry.line))
        reading.issues.extend(issues)
        if record is not None:
            reading.records.append(record)
    return reading.build()
