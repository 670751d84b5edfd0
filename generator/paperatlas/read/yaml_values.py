"""YAML without its traps.

All scalars are strings. Duplicate keys, anchors, aliases, tags and deep nesting are refused, each
with its line: nothing in a record needs them, and each has been used to break or fool a reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from paperatlas.read.values import Value

MAX_DEPTH = 20
"""Deepest nesting of lists and mappings."""

_REMEDIES = (
    ("'\\t'", "put spaces in the place of the tab"),
    ("mapping values are not allowed", 'put the value in quotes, since it holds ": "'),
    ("unexpected end of stream", "close the quotation mark that is open further up"),
)
"""Words of the parser's message and what to do, where the message leaves that open."""
_LINE_SEPARATORS = "\x85\u2028\u2029"
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class YamlError(ValueError):
    """A document that cannot be read.

    Attributes:
        line: one-based line of the finding.
        finding: what was found.
        remedy: what to do.
    """

    def __init__(self, line: int, finding: str, remedy: str) -> None:
        super().__init__(f"line {line}: {finding}")
        self.line = line
        self.finding = finding
        self.remedy = remedy


def parse_yaml(text: str) -> list[Value]:
    """The documents of `text`.

    Raises:
        YamlError: where it is not YAML, or uses what this module refuses.
    """
    try:
        if not text.isascii():
            # PyYAML takes these for ends of lines, which would put every later message on the wrong line.
            for separator in _LINE_SEPARATORS:
                text = text.replace(separator, " ")
        return list(_documents(text))
    except UnicodeEncodeError as problem:
        line = text.count("\n", 0, problem.start) + 1
        raise YamlError(line, "half of a surrogate pair", "remove the character") from None
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark
        # The parser may notice only behind the last line that something is missing.
        last = text.rstrip().count("\n") + 1
        line = min(mark.line + 1, last) if mark is not None else 1
        said = str(problem.problem)
        remedy = next((remedy for words, remedy in _REMEDIES if words in said), "correct it, or put the text in quotes")
        raise YamlError(line, f"not valid YAML ({said})", remedy) from None
    except yaml.reader.ReaderError as problem:
        line = text.count("\n", 0, int(problem.position)) + 1
        raise YamlError(line, f"not valid YAML ({problem.reason})", "remove the character") from None


def _documents(text: str) -> Iterator[Value]:
    stack: list[_Open] = []
    loader = _Loader(text)
    try:
        while (kind := type(event := loader.get_event())) is not yaml.StreamEndEvent:
            if kind is yaml.ScalarEvent:
                _refuse_what_is_not_needed(event)
                is_empty = event.value == "" and event.style in (None, "")
                done = Value(None if is_empty else event.value, event.start_mark.line + 1)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                done = stack.pop().close()
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent or kind is yaml.AliasEvent:
                _refuse_what_is_not_needed(event)
                line = event.start_mark.line + 1
                if len(stack) >= MAX_DEPTH:
                    raise YamlError(line, f"nested deeper than {MAX_DEPTH} levels", "flatten it")
                stack.append(_Open(kind is yaml.MappingStartEvent, line))
                continue
            else:
                continue
            if stack:
                stack[-1].add(done)
            else:
                yield done
    finally:
        loader.dispose()


def _refuse_what_is_not_needed(event: Any) -> None:
    if event.anchor is not None:
        raise YamlError(event.start_mark.line + 1, "anchors and aliases are not allowed", "write the value out")
    if type(event) is not yaml.AliasEvent and event.tag:
        raise YamlError(event.start_mark.line + 1, f'tag "{event.tag}" is not allowed', "remove it")


class _Open:
    """A list or mapping that is being read."""

    def __init__(self, is_mapping: bool, line: int) -> None:
        self.line = line
        self.items: list[Value] | None = None if is_mapping else []
        self.entries: dict[str, Value] = {}
        self.key: str | None = None

    def add(self, value: Value) -> None:
        if self.items is not None:
            self.items.append(value)
        elif self.key is not None:
            self.entries[self.key] = value
            self.key = None
        elif not isinstance(value.plain, str):
            raise YamlError(value.line, f"a key is {value.kind()}", "write a word as the key, or put it in quotes")
        elif value.plain in self.entries:
            raise YamlError(value.line, f'key "{value.plain}" stands twice', "keep one of them")
        else:
            self.key = value.plain

    def close(self) -> Value:
        return Value(self.entries if self.items is None else self.items, self.line)
