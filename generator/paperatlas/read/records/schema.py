"""The record's keys as YAML and JSON write them, and the record that a mapping of them describes."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import Any, NamedTuple

from paperatlas.model.dates import year_of
from paperatlas.model.issue import Issue, error, warning
from paperatlas.model.record import KINDS, Origin, Record
from paperatlas.read.records.fields import (
    FieldError,
    choice_of,
    to_address,
    to_addresses,
    to_arxiv,
    to_count,
    to_date,
    to_doi,
    to_extra,
    to_identifiers,
    to_line,
    to_lines,
    to_links,
    to_paragraphs,
    to_slug,
    to_slugs,
    to_title,
    to_truth,
    to_year,
)
from paperatlas.read.records.people_field import to_names
from paperatlas.read.values import Value
from paperatlas.text.clean import clean_line

_FOUND_KEYS = frozenset({"tags", "topics"})
_WISHES = {"wanted_tags": "tags", "unwanted_tags": "not_tags", "wanted_topics": "topics"}
"""In the program's own output tags and topics are what was found; what a person wished stands beside them."""


def record_from_mapping(value: Value, origin: Origin, file_id: str | None = None) -> tuple[Record | None, list[Issue]]:
    """The record that a mapping describes.

    Args:
        value: the mapping.
        origin: where it stands.
        file_id: the identifier of the page, where the file's name fixes it.

    Returns:
        The record, or `None` where the mapping says nothing of a paper, and what was wrong. A
        value that does not fit its key is left out; the rest of the record stands.
    """
    if not isinstance(value.plain, dict):
        remedy = 'write "key: value" lines, such as "title: …"'
        return None, [error(origin.file, value.line, f"a record must be a mapping, not {value.kind()}", remedy)]
    fields: dict[str, Any] = {"id": file_id} if file_id else {}
    issues: list[Issue] = []
    is_own_output = "title_given" in value.plain
    for key, item in value.plain.items():
        if item.plain is None or key in DERIVED_KEYS or (is_own_output and key in _FOUND_KEYS):
            continue
        if is_own_output:
            key = _WISHES.get(key, key)
        rule = KEYS.get(key)
        if rule is None:
            issues.append(_unknown_key(key, item, origin.file))
            continue
        try:
            fields[rule.field] = rule.parse(item)
        except FieldError as problem:
            finding = f'"{key}": {problem.finding}'
            issues.append(error(origin.file, problem.line or item.line, finding, problem.remedy))
            if problem.kept:
                fields[rule.field] = problem.kept
    _complete(fields)
    if not any(fields.get(name) for name in ("title", "name", "abstract", "summary", "arxiv_id", "doi", "ids")):
        remedy = "add a title, an abstract, an arxiv_id or a doi"
        issues.append(error(origin.file, value.line, "nothing says which paper this is", remedy))
        return None, issues
    return Record(origin=origin, **fields), issues


def _complete(fields: dict[str, Any]) -> None:
    if arxiv := fields.pop("arxiv", None):
        fields["arxiv_id"] = arxiv.id
        if arxiv.version and not fields.get("arxiv_version"):
            fields["arxiv_version"] = arxiv.version
    if not fields.get("year") and (year := year_of(fields.get("published"))):
        fields["year"] = year


def _unknown_key(key: str, item: Value, file: str) -> Issue:
    near = [_MEANT[key.lower()]] if key.lower() in _MEANT else difflib.get_close_matches(key.lower(), KEYS, n=1)
    remedy = f'did you mean "{near[0]}"?' if near else "remove it, or see the list of keys in docs/formats.md"
    return warning(file, item.line, f'unknown key "{clean_line(key)[:60]}"', remedy)


class Key(NamedTuple):
    """What a key of a record holds."""

    field: str
    parse: Callable[[Value], Any]


KEYS: dict[str, Key] = {
    "id": Key("id", to_slug),
    "title": Key("title", to_title),
    "name": Key("name", to_title),
    "abstract": Key("abstract", to_paragraphs),
    "summary": Key("summary", to_paragraphs),
    "authors": Key("authors", to_names),
    "more_authors": Key("more_authors", to_truth),
    "author_count": Key("author_count", to_count),
    "editors": Key("editors", to_names),
    "organisation": Key("organisation", to_line),
    "organisation_handle": Key("organisation_handle", to_line),
    "published": Key("published", to_date),
    "updated": Key("updated", to_date),
    "year": Key("year", to_year),
    "venue": Key("venue", to_line),
    "kind": Key("kind", choice_of(*KINDS)),
    "volume": Key("volume", to_line),
    "issue": Key("issue", to_line),
    "pages": Key("pages", to_line),
    "publisher": Key("publisher", to_line),
    "page_count": Key("page_count", to_count),
    "arxiv_id": Key("arxiv", to_arxiv),
    "arxiv_version": Key("arxiv_version", to_count),
    "doi": Key("doi", to_doi),
    "ids": Key("ids", to_identifiers),
    "url": Key("url", to_address),
    "pdf": Key("pdf", to_address),
    "code": Key("code", to_addresses),
    "links": Key("links", to_links),
    "keywords": Key("keywords", to_lines),
    "comment": Key("comment", to_title),
    "comment_count": Key("comment_count", to_count),
    "upvotes": Key("upvotes", to_count),
    "references": Key("references", to_lines),
    "note": Key("note", to_paragraphs),
    "status": Key("status", choice_of("retracted", "withdrawn")),
    "seen_in": Key("seen_in", to_lines),
    "tags": Key("tags", to_slugs),
    "not_tags": Key("not_tags", to_slugs),
    "topics": Key("topics", to_slugs),
    "aliases": Key("aliases", to_slugs),
    "extra": Key("extra", to_extra),
}
"""Every key a record may have, in the order in which records are written."""

_MEANT = {
    "date": "published",
    "author": "authors",
    "arxiv": "arxiv_id",
    "eprint": "arxiv_id",
    "journal": "venue",
    "booktitle": "venue",
    "conference": "venue",
    "link": "url",
    "github": "code",
    "tldr": "summary",
    "organization": "organisation",
}
"""Keys that people write and what they are called here."""

DERIVED_KEYS = frozenset(
    {"origin", "title_given", "related", "mentions", "mentioned_by", "sources", "provenance", "versions"}
)
"""Keys that the program itself writes into its output, skipped when that output is read again."""
