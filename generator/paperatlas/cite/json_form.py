"""Records and papers as JSON: the form that `read`, `papers` and the export `json` print."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import lru_cache
from typing import Any

from paperatlas.model.paper import Paper
from paperatlas.model.record import Extra, Identifier, Name, Origin, Record
from paperatlas.text.clean import clean_paragraphs

_FACTS = (
    "title",
    "abstract",
    "summary",
    "authors",
    "author_count",
    "organisation",
    "published",
    "updated",
    "year",
    "venue",
    "arxiv_id",
    "arxiv_version",
    "doi",
    "url",
    "pdf",
    "code",
    "links",
    "keywords",
    "comment",
    "comment_count",
    "upvotes",
    "references",
)
_MORE_FACTS = (
    "name",
    "more_authors",
    "editors",
    "organisation_handle",
    "kind",
    "volume",
    "issue",
    "pages",
    "publisher",
    "page_count",
    "ids",
    "note",
    "status",
    "seen_in",
    "extra",
)
RECORD_KEYS = (*_FACTS, "origin", *_MORE_FACTS, "id", "aliases", "tags", "not_tags", "topics")
"""Keys of a record in their order; a new field of the model is added here."""
PAPER_KEYS = (
    *_FACTS,
    "id",
    "title_given",
    "tags",
    "topics",
    "related",
    "mentions",
    "mentioned_by",
    "cites",
    "cited_by",
    "sources",
    "provenance",
    "people",
    "venue_slug",
    "organisation_slug",
    *_MORE_FACTS,
    "versions",
    "aliases",
    "wanted_tags",
    "unwanted_tags",
    "wanted_topics",
)
"""Keys of a paper in their order."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def record_to_dict(record: Record) -> dict[str, object]:
    """A record as JSON values, keys in the order of `RECORD_KEYS`, left out where unknown or empty.

    Text keeps the model's form, mathematics between dollar signs, on one line.
    """
    return _known((key, getattr(record, key)) for key in RECORD_KEYS)


def paper_to_dict(paper: Paper) -> dict[str, object]:
    """A paper as JSON values, keys in the order of `PAPER_KEYS`, left out where unknown or empty.

    `provenance` is in alphabetical order; all else keeps the model's order.
    """
    return _known((key, getattr(paper, key)) for key in PAPER_KEYS)


def dumps(value: object) -> str:
    """JSON on one line (RFC 8259), Unicode as it is, keys in the order they have.

    Raises:
        ValueError: a number that JSON cannot write (infinite or not a number).
    """
    return _ENCODER.encode(value)


def dumps_lines(values: Iterable[object]) -> str:
    """A JSON array with one value on each line, so that a change to one paper changes one line."""
    lines = ",\n".join(dumps(value) for value in values)
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def json_array(papers: Iterable[Paper]) -> str:
    """A JSON array of the papers, one on each line, in the order given."""
    return dumps_lines(paper_to_dict(paper) for paper in papers)


def json_lines(papers: Iterable[Paper]) -> str:
    """JSON Lines: one paper on each line, in the order given."""
    return "".join(f"{json_line(paper)}\n" for paper in papers)


def json_line(paper: Paper) -> str:
    """One paper as JSON on one line."""
    return dumps(paper_to_dict(paper))


def _known(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    found = {}
    for key, value in pairs:
        if value is not None and value != ():
            plain = _json_value(value)
            if plain not in ("", [], {}):
                found[key] = plain
    return found


def _json_value(value: object) -> object:
    if isinstance(value, str):
        return clean_paragraphs(value)
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, tuple):
        if value and isinstance(value[0], Identifier):
            return {item.scheme: clean_paragraphs(item.value) for item in value}
        if value and isinstance(value[0], Extra):
            return {item.name: clean_paragraphs(item.text) for item in value}
        return [item for item in map(_json_value, value) if item not in ("", {})]
    if isinstance(value, Origin | Name):
        return _shared(value)
    if isinstance(value, Mapping):
        return _known(sorted(value.items()))
    return _parts(value)


@lru_cache(maxsize=16_384)
def _shared(value: Origin | Name) -> dict[str, object]:
    """The parts of what stands in many places of a collection."""
    return _parts(value)


def _parts(value: object) -> dict[str, object]:
    kind: Any = type(value)
    return _known((name, getattr(value, name)) for name in _names_of_fields(kind))


@lru_cache
def _names_of_fields(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
