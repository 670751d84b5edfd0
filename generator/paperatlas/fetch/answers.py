"""Answers turned into records by the readers of files."""

from __future__ import annotations

import json
from collections.abc import Callable

from paperatlas.model.record import Record
from paperatlas.read.limits import within_limits
from paperatlas.read.source import Reading, Source


def records_in(read: Callable[[Source], Reading], name: str, text: str) -> tuple[Record, ...]:
    """The records of an answer, without texts that are too long.

    Args:
        read: the reader of the answer's format.
        name: what stands for the file in the records' origins.
        text: the answer.
    """
    reading = read(Source(name, text.replace("\r\n", "\n").replace("\r", "\n")))
    return tuple(within_limits(record)[0] for record in reading.records)


def is_json_object(text: str) -> bool:
    """Whether a text is one whole JSON object."""
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
