"""From the bytes of one file to its records.

What is read depends on the name and the bytes alone, so that a reading can be kept, or made in another process.
"""

from __future__ import annotations

from paperatlas.model.issue import Issue, error, warning
from paperatlas.read.encodings import Decoded, decode, unpack
from paperatlas.read.formats import FORMATS, Format, detect
from paperatlas.read.limits import within_limits
from paperatlas.read.source import Reading, Source

MAX_BYTES = 512 * 1024 * 1024
"""Largest file that is read."""


def read_content(name: str, content: bytes, format_: Format | None = None, may_be_other: bool = False) -> Reading:
    """The records of a file's content.

    Args:
        name: the file's name for messages and origins, relative to the project, with forward slashes.
        content: what the file holds.
        format_: its format; found by its content where it is not given.
        may_be_other: whether it is no issue that the file holds no papers.
    """
    decoded = decode_content(name, content)
    if isinstance(decoded, Issue):
        return Reading((), () if may_be_other else (decoded,))
    found = format_ or detect(decoded.text)
    if found is None:
        remedy = f"readable are: {', '.join(known.label for known in FORMATS)}"
        return Reading((), () if may_be_other else (error(name, 0, "the format is not recognised", remedy),))
    reading = _within_limits(found.read(Source(name, decoded.text)))
    if decoded.issues:
        reading = Reading(reading.records, (*decoded.issues, *reading.issues))
    if not reading.records and not reading.issues and not may_be_other:
        finding = f"no paper in it (read as {found.label})"
        return Reading((), (warning(name, 0, finding, "remove it, or name the right format"),))
    return reading


def decode_content(name: str, content: bytes) -> Decoded | Issue:
    """The text of a file's content with line feeds at the ends of lines, or why it cannot be read."""
    unpacked = unpack(content, name, MAX_BYTES)
    return unpacked if isinstance(unpacked, Issue) else decode(unpacked, name)


def _within_limits(reading: Reading) -> Reading:
    checked = [within_limits(record) for record in reading.records]
    issues = tuple(issue for _, found in checked for issue in found)
    return Reading(tuple(record for record, _ in checked), (*reading.issues, *issues)) if issues else reading
