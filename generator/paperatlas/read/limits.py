"""How long the texts of a record may be, whatever format it came from."""

from __future__ import annotations

from dataclasses import replace

from paperatlas.model.issue import Issue, error
from paperatlas.model.record import Record

MAX_TITLE, MAX_LINE, MAX_TEXT, MAX_ITEMS = 1_000, 2_000, 20_000, 10_000
"""Longest title, line and text in characters; most items of a list."""

_LIMITS = {
    "title": MAX_TITLE,
    "name": MAX_TITLE,
    "organisation": MAX_LINE,
    "venue": MAX_LINE,
    "comment": MAX_TEXT,
    "abstract": MAX_TEXT,
    "summary": MAX_TEXT,
}


def within_limits(record: Record) -> tuple[Record, list[Issue]]:
    """The record without the texts that are too long, and an issue for each of them."""
    too_long = {
        field: len(text)
        for field, limit in _LIMITS.items()
        if (text := getattr(record, field)) is not None and len(text) > limit
    }
    if not too_long:
        return record, []
    issues = [
        error(
            record.origin.file,
            record.origin.line,
            f'"{field}" has {length:,} characters, over the limit of {_LIMITS[field]:,}',
            "shorten it, or see whether the file is cut into records at the right places",
        )
        for field, length in too_long.items()
    ]
    return replace(record, **dict.fromkeys(too_long)), issues  # type: ignore[arg-type]
