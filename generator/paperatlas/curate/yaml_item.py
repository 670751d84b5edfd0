"""Changes to one record of a hand-written YAML list that leave every other byte of the file as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from paperatlas.curate.yaml_edit import EditError, bare, edited
from paperatlas.read.yaml_values import YamlError, parse_yaml

_HEAD = re.compile(r"( *- +)\S")


def edited_item(text: str, line: int, changes: Mapping[str, object], order: Sequence[str]) -> str:
    """The file's text with some values of one of its records changed or added; lists and blocks are replaced whole.

    Args:
        text: a file with a list of records.
        line: the one-based line on which the record begins.
        changes: the new value of each key, a text, a number or a list.
        order: all keys in the order in which records are written.

    Raises:
        EditError: where the record is not written as `- key: value` lines, where `edited` refuses it, or where the
            result would differ in anything but the record.
    """
    lines = text.splitlines(keepends=True)
    head = _HEAD.match(lines[line - 1]) if 0 < line <= len(lines) else None
    if head is None:
        raise EditError('it does not begin with "- key: value"')
    width = len(head[1])
    end = next((place for place in range(line, len(lines)) if not _belongs(lines[place], width)), len(lines))
    item = "".join(rest[width:] if rest.strip() else rest for rest in lines[line - 1 : end])
    new = edited(item, changes, order, with_blocks=True)
    inner = "".join(" " * width + rest if rest.strip() else rest for rest in new.splitlines(keepends=True))
    result = "".join([*lines[: line - 1], head[1] + inner[width:], *lines[end:]])
    if _others(result, line) != _others(text, line):
        raise EditError("its form is too unusual to change it safely")
    return result


def _belongs(line: str, width: int) -> bool:
    """Whether a line is part of an item whose keys begin at `width`."""
    return not line.strip() or line[:width].isspace()


def _others(text: str, line: int) -> list[object]:
    """Every record of a list but the one at a line, without lines, and the place of that one."""
    try:
        documents = parse_yaml(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    except YamlError as problem:
        raise EditError(f"line {problem.line}: {problem.finding}") from None
    if len(documents) != 1 or not isinstance(documents[0].plain, list):
        raise EditError("it is not a single list of records")
    return [None if record.line == line else bare(record) for record in documents[0].plain]
