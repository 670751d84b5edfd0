"""Author page of CatalyzeX, copied as text: one line `Abstract:…` a paper, without titles or identifiers."""

from __future__ import annotations

import re

from paperatlas.model.issue import warning
from paperatlas.model.record import Record
from paperatlas.read.pages.abstracts import abstract_fields
from paperatlas.read.source import Reading, ReadingBuilder, Source

NAME = "catalyzex"
_START = re.compile(r"^Abstract:\s*(?=\S)")


def looks_like(text: str) -> bool:
    """Whether the first line that is not empty begins with `Abstract:`."""
    return re.match(r"\s*Abstract:\s*\S", text) is not None


def read(source: Source) -> Reading:
    """The records of the page. Lines behind an abstract without an empty line between belong to it."""
    reading = ReadingBuilder(source, NAME)
    start, parts = 0, list[str]()
    for number, line in enumerate([*source.lines, ""], 1):
        begins = _START.match(line)
        if parts and (begins or not line.strip()):
            reading.records.append(Record(origin=reading.origin(start), **abstract_fields(" ".join(parts))))
            parts = []
        if begins:
            start, parts = number, [line[begins.end() :].strip()]
        elif parts:
            parts.append(line.strip())
        elif line.strip():
            reading.issues.append(warning(source.file, number, "text that belongs to no abstract", "remove it"))
    return reading.build()
