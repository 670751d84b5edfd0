"""The table of readers, and how a text finds its reader: by what it holds, never by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from paperatlas.read.pages import arxiv_tracker, catalyzex, hf_papers
from paperatlas.read.records import json_records, yaml_records
from paperatlas.read.source import Reading, Source


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which papers are kept."""

    name: str
    """The word for `--format` and for origins."""
    label: str
    """What people call it."""
    looks_like: Callable[[str], bool]
    """Whether a text is of this form."""
    read: Callable[[Source], Reading]


FORMATS: tuple[Format, ...] = (
    # The order matters: what is recognised by a mark of its own comes before what is recognised by its shape,
    # and JSON Lines before JSON, since each of its lines is JSON.
    Format(arxiv_tracker.NAME, "arXiv tracker feed", arxiv_tracker.looks_like, arxiv_tracker.read),
    Format(json_records.LINES_NAME, "JSON Lines", json_records.looks_like_lines, json_records.read_lines),
    Format(json_records.NAME, "JSON", json_records.looks_like, json_records.read),
    Format(yaml_records.NAME, "YAML record", yaml_records.looks_like, yaml_records.read),
    Format(catalyzex.NAME, "CatalyzeX page", catalyzex.looks_like, catalyzex.read),
    Format(hf_papers.NAME, "Hugging Face Papers page", hf_papers.looks_like, hf_papers.read),
)
"""Every format that can be read."""

BY_NAME = {format_.name: format_ for format_ in FORMATS}


def detect(text: str) -> Format | None:
    """The first format that `text` looks like."""
    return next((format_ for format_ in FORMATS if format_.looks_like(text)), None)
