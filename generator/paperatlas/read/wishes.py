"""Files in which a person says what is the same and what is different, as two lists of lists."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from paperatlas.model.issue import Issue, error, warning
from paperatlas.model.record import Origin
from paperatlas.model.wishes import Wish, Wishes
from paperatlas.read.source import Source
from paperatlas.read.values import Value
from paperatlas.read.yaml_values import YamlError, parse_yaml
from paperatlas.text.clean import clean_line


@dataclass(frozen=True, slots=True)
class WishForm:
    """What such a file is about, for its messages."""

    name: str
    """What the origin of a wish calls the format."""
    noun: str
    """What its lists name, as a plural."""
    example: str
    """A list as it may stand there."""


_KEYS = ("same", "different")


def read_wishes(source: Source, form: WishForm) -> tuple[Wishes, tuple[Issue, ...]]:
    """The wishes that a file holds, and what is wrong with it.

    The file has two keys, `same` and `different`; under each stand lists of two names or more. A list with fewer is
    left out.
    """
    try:
        documents = parse_yaml(source.text)
    except YamlError as problem:
        return Wishes(), (error(source.file, problem.line, problem.finding, problem.remedy),)
    top = documents[0] if documents else Value({}, 1)
    if top.plain is None:
        return Wishes(), ()
    if not isinstance(top.plain, dict):
        remedy = 'write the lists "same:" and "different:"'
        return Wishes(), (error(source.file, top.line, f"must be a mapping, not {top.kind()}", remedy),)
    wishes: list[Wish] = []
    issues: list[Issue] = []
    for key, value in top.plain.items():
        if key not in _KEYS:
            near = difflib.get_close_matches(key.lower(), _KEYS, n=1)
            remedy = f'did you mean "{near[0]}"?' if near else 'only "same" and "different" are read'
            issues.append(warning(source.file, value.line, f'unknown key "{clean_line(key)[:60]}"', remedy))
            continue
        for item in _lists(value, source.file, form, issues):
            names = _names(item, source.file, issues)
            if len(names) >= 2:
                wishes.append(Wish(names, key == "same", Origin(source.file, item.line, form.name)))
            else:
                remedy = f"name two {form.noun} or more, or remove the list"
                issues.append(error(source.file, item.line, f'under "{key}": a list of {len(names)}', remedy))
    return Wishes(tuple(wishes)), tuple(issues)


def _lists(value: Value, file: str, form: WishForm, issues: list[Issue]) -> list[Value]:
    """The lists below a key; a single list of names is taken for a list of one."""
    if value.plain is None:
        return []
    remedy = f"write a list of lists, such as: same: [[{form.example}]]"
    if not isinstance(value.plain, list):
        issues.append(error(file, value.line, f"must be a list, not {value.kind()}", remedy))
        return []
    if value.plain and all(isinstance(item.plain, str) for item in value.plain):
        return [value]
    found = []
    for item in value.plain:
        if isinstance(item.plain, list):
            found.append(item)
        else:
            issues.append(error(file, item.line, f"must be a list of names, not {item.kind()}", remedy))
    return found


def _names(item: Value, file: str, issues: list[Issue]) -> tuple[str, ...]:
    names = []
    for name in item.plain if isinstance(item.plain, list) else []:
        if isinstance(name.plain, str) and (line := clean_line(name.plain)):
            names.append(line)
        else:
            remedy = 'put it in quotes if it holds ": " or "#"'
            issues.append(error(file, name.line, f"a name must be text, not {name.kind()}", remedy))
    return tuple(dict.fromkeys(names))
