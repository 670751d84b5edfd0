"""A change of one file that somebody proposes, before it is written, and what it is a change of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from paperatlas.model.record import Record
from paperatlas.model.wishes import Wishes
from paperatlas.settings import Settings


@dataclass(frozen=True, slots=True)
class Collection:
    """What there is before a change."""

    settings: Settings
    """Where the data are."""
    records: tuple[Record, ...]
    wishes: Wishes
    """What a person says of which records are one paper."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written, and what people are told of it."""

    path: Path
    text: str
    is_new: bool
    """Whether the file must not exist yet."""
    paper: str
    """The identifier of the paper's page."""
    notes: tuple[str, ...] = ()
    """What a reviewer should know, as plain text that may hold what was written."""
