"""`removed.yml`: papers that are gone, each with the reason that its address gives."""

from __future__ import annotations

import difflib

from paperatlas.model.issue import Issue, error, warning
from paperatlas.model.record import Origin
from paperatlas.model.slugs import is_slug
from paperatlas.model.standing import Removed
from paperatlas.read.records.fields import FieldError
from paperatlas.read.records.schema import KEYS
from paperatlas.read.source import Source
from paperatlas.read.values import Value
from paperatlas.read.yaml_values import YamlError, parse_yaml
from paperatlas.text.clean import clean_line

_NAME = "removed"
_PARSED_AS = {"reason": "summary", "title": "title", "date": "published", "instead": "id"}
"""The keys of an entry, and the key of a record that holds the same sort of value."""
_EXAMPLE = 'write "the-paper: why it is gone"'


def read_removed(source: Source) -> tuple[tuple[Removed, ...], tuple[Issue, ...]]:
    """The papers that a file names as removed, in its order, and what is wrong with it.

    The file is a mapping from a paper's identifier to the reason, or to a mapping of `reason`, `title`, `date` and
    `instead`.
    """
    try:
        documents = parse_yaml(source.text)
    except YamlError as problem:
        return (), (error(source.file, problem.line, problem.finding, problem.remedy),)
    top = documents[0] if documents else Value({}, 1)
    if top.plain is None:
        return (), ()
    if not isinstance(top.plain, dict):
        return (), (error(source.file, top.line, f"must be a mapping, not {top.kind()}", _EXAMPLE),)
    found: list[Removed] = []
    issues: list[Issue] = []
    for name, value in top.plain.items():
        if not is_slug(name):
            finding = f'"{clean_line(name)[:60]}" is no identifier of a paper'
            issues.append(error(source.file, value.line, finding, "write the last part of its page's address"))
            continue
        said = value.plain if isinstance(value.plain, dict) else {"reason": value}
        fields = _fields(said, source.file, issues)
        if fields.get("reason"):
            found.append(Removed(id=name, origin=Origin(source.file, value.line, _NAME), **fields))
        else:
            issues.append(error(source.file, value.line, f'"{name}" without a reason', _EXAMPLE))
    return tuple(found), tuple(issues)


def _fields(said: dict[str, Value], file: str, issues: list[Issue]) -> dict[str, str]:
    fields = {}
    for key, value in said.items():
        if key not in _PARSED_AS:
            near = difflib.get_close_matches(key, _PARSED_AS, n=1)
            remedy = f'did you mean "{near[0]}"?' if near else f"use {', '.join(_PARSED_AS)}"
            issues.append(warning(file, value.line, f'unknown key "{clean_line(key)[:60]}"', remedy))
        elif value.plain is not None:
            try:
                fields[key] = KEYS[_PARSED_AS[key]].parse(value)
            except FieldError as problem:
                finding = f'"{key}": {problem.finding}'
                issues.append(error(file, problem.line or value.line, finding, problem.remedy))
    return fields
