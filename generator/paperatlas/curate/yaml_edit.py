"""Changes to a hand-written YAML file that leave every other byte of it as it is.

A value is replaced between the marks that PyYAML's parser gives for it, and a new key gets lines of its own. What
comes out is read again; a file in which anything else would change is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from paperatlas.curate.yaml_form import entry, scalar
from paperatlas.read.values import Value
from paperatlas.read.yaml_values import YamlError, parse_yaml

_SEPARATORS = str.maketrans("\x85\u2028\u2029", "   ")
"""As in `read/yaml_values.py`, and of the same length."""
_COMMENT = re.compile(r"(?:^|\s)#", re.MULTILINE)
_NOT_CONTENT = re.compile(r"\s*$|#")


class EditError(ValueError):
    """A file that cannot be changed safely; the message says why."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key at the margin with its value."""

    key: str
    start: int
    """Where the key's line begins."""
    end: int
    """Behind the last line of its value, comments and empty lines at the margin left out."""
    value: tuple[int, int] | None
    """Where a value on one line begins and ends; `None` for lists, mappings and blocks of text."""
    is_empty: bool
    has_comments: bool
    """Whether comments stand among the items of its list or mapping, or behind its value."""


def edited(text: str, changes: Mapping[str, object], order: Sequence[str], with_blocks: bool = False) -> str:
    """The file's text with some values changed or added.

    Args:
        text: a file with one record.
        changes: the new value of each key, a text, a number or a list.
        order: all keys in the order in which records are written; a new key stands behind those
            before it in this order.
        with_blocks: whether lists and blocks of text may be replaced as a whole.

    Raises:
        EditError: where the file has another form than "key: value" lines, a value to be replaced is
            a list or a block that may not be or has comments in it, or the result would differ in
            anything but the changes.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    old = _plain(text)
    for key in order:
        if key in changes:
            text = _with(text, key, changes[key], order, newline, with_blocks)
    wanted = {**old, **{key: _plain_of(key, value) for key, value in changes.items()}}
    if _plain(text) != wanted:
        raise EditError("its form is too unusual to change it safely")
    return text


def _with(text: str, key: str, value: object, order: Sequence[str], newline: str, with_blocks: bool) -> str:
    entries = _entries(text)
    present = next((found for found in entries if found.key == key), None)
    if present is None:
        rank = {name: number for number, name in enumerate(order)}
        before = [found for found in entries if rank.get(found.key, len(rank)) < rank[key]]
        nearest = max(before, key=lambda found: rank[found.key], default=None)
        place = nearest.end if nearest else entries[0].start
        lines = entry(key, value).replace("\n", newline)
        is_open = place > 0 and text[place - 1] != "\n"
        return f"{text[:place]}{newline if is_open else ''}{lines}{text[place:]}"
    if present.value is None or not isinstance(value, str | int):
        if with_blocks and not present.has_comments:
            lines = entry(key, value).replace("\n", newline)
            is_last = present.end == len(text) and not text.endswith("\n")
            return f"{text[: present.start]}{lines.removesuffix(newline) if is_last else lines}{text[present.end :]}"
        raise EditError(f'"{key}" is a list or a block of text, which only a person can replace')
    start, end = present.value
    return f"{text[:start]}{' ' if present.is_empty else ''}{scalar(value)}{text[end:]}"


def _entries(text: str) -> list[_Entry]:
    root = _root(text)
    starts = [key.start_mark for key, _ in root.value]
    if not starts or root.flow_style or any(mark.column for mark in starts):
        raise EditError('it is not written as "key: value" lines at the margin')
    if re.search(r"^(?:\.\.\.|---)(?:\s|$)", text[starts[0].index :], re.MULTILINE):
        raise EditError("it holds more than one document")
    ends = [mark.index for mark in starts[1:]] + [len(text)]
    return [
        _Entry(
            key.value,
            mark.index,
            content_end := _content_end(text, mark.index, end),
            _place(value),
            value.value == "",
            _has_comments(value, text[mark.index : content_end]),
        )
        for (key, value), mark, end in zip(root.value, starts, ends, strict=True)
    ]


def _root(text: str) -> yaml.MappingNode:
    try:
        root = yaml.compose(text.translate(_SEPARATORS), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        raise EditError("it is not valid YAML") from None
    if not isinstance(root, yaml.MappingNode):
        raise EditError("it is not a single record")
    return root


def _content_end(text: str, start: int, end: int) -> int:
    """Where an entry's last line ends: comments at the margin and empty lines belong to what follows."""
    lines = text[start:end].splitlines(keepends=True)
    while len(lines) > 1 and _NOT_CONTENT.match(lines[-1]):
        end -= len(lines.pop())
    return end


def _has_comments(value: yaml.Node, text: str) -> bool:
    """Whether `text`, an entry, may hold comments; in a block of text below its head a "#" is text."""
    if isinstance(value, yaml.ScalarNode) and value.style in ("|", ">"):
        text = text.split("\n", 1)[0]
    return _COMMENT.search(text) is not None


def _place(value: yaml.Node) -> tuple[int, int] | None:
    if not isinstance(value, yaml.ScalarNode) or value.style in ("|", ">"):
        return None
    return value.start_mark.index, value.end_mark.index


def _plain(text: str) -> dict[str, object]:
    try:
        documents = parse_yaml(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    except YamlError as problem:
        raise EditError(f"line {problem.line}: {problem.finding}") from None
    record = bare(documents[0]) if len(documents) == 1 else None
    if not isinstance(record, dict):
        raise EditError("it is not a single record")
    return record


def bare(value: Value) -> object:
    """A value without its lines."""
    if isinstance(value.plain, dict):
        return {key: bare(item) for key, item in value.plain.items()}
    if isinstance(value.plain, list):
        return [bare(item) for item in value.plain]
    return value.plain


def _plain_of(key: str, value: object) -> object:
    """What a new value is read as."""
    return _plain(entry(key, value))[key]
