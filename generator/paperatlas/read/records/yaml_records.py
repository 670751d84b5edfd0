"""Hand-written YAML: one record a file, a list of records, or several documents."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from paperatlas.model.issue import error, warning
from paperatlas.model.slugs import is_slug, slugify
from paperatlas.read.records.schema import KEYS, record_from_mapping
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.read.values import Value
from paperatlas.read.yaml_values import YamlError, parse_yaml

NAME = "yaml"
_FIRST_KEY = re.compile(r"(?:- +)?[A-Za-z_]+\s{0,20}:(?:\s|$)")
_KEY_LINE = re.compile(rf"^(?:- {{1,20}}| {{0,40}})(?:{'|'.join(KEYS)})\s*:(?:\s|$)", re.MULTILINE)
_KEY_FIRST = re.compile(rf"(?:[^\S\n]*(?:#[^\n]*)?\n)*(?:- {{1,20}})?(?:{'|'.join(KEYS)})\s{{0,20}}:(?:\s|$)")
_PART = re.compile(r"-(?:\s|$)|---(?:\s|$)")
"""A line that begins an item of a list at the margin, or a document."""
_HEAD = 20_000


def looks_like(text: str) -> bool:
    """Whether the first line that is no comment begins with a key, and a line near it with a key of a record."""
    lines = (line for line in text[:_HEAD].split("\n") if line.strip() and not line.lstrip().startswith(("#", "---")))
    return _FIRST_KEY.match(next(lines, "")) is not None and _KEY_LINE.search(text[:_HEAD]) is not None


def begins_with_key(text: str) -> bool:
    """Whether the first line that is no comment begins with a key of a record, and no line parts documents.

    No other format begins so; a page in Markdown that does has a line of hyphens behind its head.
    """
    return _KEY_FIRST.match(text) is not None and "\n---" not in text[:_HEAD]


def read(source: Source) -> Reading:
    """The records of a YAML file.

    A file with a single record takes its identifier from the file's name, unless it states one.
    """
    reading = ReadingBuilder(source, NAME)
    try:
        documents = parse_yaml(source.text)
    except YamlError as problem:
        starts = [number for number, line in enumerate(source.lines) if _PART.match(line)]
        if starts:
            return _read_parts(reading, starts)
        reading.issues.append(error(source.file, problem.line, problem.finding, problem.remedy))
        return reading.build()
    _add(reading, documents)
    return reading.build()


def _add(reading: ReadingBuilder, documents: list[Value], offset: int = 0) -> None:
    documents = [document for document in documents if document.plain is not None]
    single = len(documents) == 1 and isinstance(documents[0].plain, dict)
    entries = [entry for document in documents for entry in _entries(document)]
    for entry in entries:
        file_id = _file_id(reading) if single and not offset else None
        line = entry.line + offset
        moved = _moved(entry, offset) if offset else entry
        record, issues = record_from_mapping(moved, reading.origin(line), file_id)
        reading.issues.extend(issues)
        if record is not None:
            reading.records.append(record)


def _entries(document: Value) -> list[Value]:
    return document.plain if isinstance(document.plain, list) else [document]


def _file_id(reading: ReadingBuilder) -> str:
    stem = PurePosixPath(reading.source.file).stem
    if is_slug(stem):
        return stem
    slug = slugify(stem)
    finding = f'the file name "{stem}" cannot be an address, so the page is called "{slug}"'
    reading.issues.append(
        warning(reading.source.file, 0, finding, "rename the file to lower-case letters, digits, hyphens")
    )
    return slug


def _read_parts(reading: ReadingBuilder, starts: list[int]) -> Reading:
    """The records of a file of which some are broken: each item and document is read for itself."""
    lines = reading.source.lines
    for start, end in zip([0, *starts], [*starts, len(lines)], strict=True):
        part = "\n".join(lines[start:end])
        try:
            _add(reading, parse_yaml(part), start)
        except YamlError as problem:
            line = problem.line + start
            reading.issues.append(error(reading.source.file, line, problem.finding, problem.remedy))
    return reading.build()


def _moved(value: Value, offset: int) -> Value:
    plain = value.plain
    if isinstance(plain, dict):
        plain = {key: _moved(item, offset) for key, item in plain.items()}
    elif isinstance(plain, list):
        plain = [_moved(item, offset) for item in plain]
    return Value(plain, value.line + offset)
