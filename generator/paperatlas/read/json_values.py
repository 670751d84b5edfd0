"""JSON without its traps: duplicate keys, `NaN` and lone surrogates are refused (RFC 8259, RFC 7493)."""

from __future__ import annotations

import json
import re

from paperatlas.read.values import Value

MAX_DEPTH = 20
"""Deepest nesting of lists and objects."""

_SURROGATE = re.compile("[\ud800-\udfff]")


class JsonError(ValueError):
    """A value that cannot be read; `offset` is where in the text."""

    def __init__(self, offset: int, finding: str) -> None:
        super().__init__(finding)
        self.offset = offset
        self.finding = finding


def decode_at(text: str, offset: int, line: int) -> tuple[Value, int]:
    """The JSON value that starts at `offset`, all of it marked with `line`, and the offset behind it.

    Raises:
        JsonError: where there is no value or one that this module refuses.
    """
    try:
        decoded, end = _DECODER.raw_decode(text, offset)
    except json.JSONDecodeError as problem:
        raise JsonError(problem.pos, f"not valid JSON ({problem.msg})") from None
    except RecursionError:
        raise JsonError(offset, f"nested deeper than {MAX_DEPTH} levels") from None
    except _RefusedError as problem:
        raise JsonError(offset, str(problem)) from None
    try:
        return _to_value(decoded, line, 0), end
    except _RefusedError as problem:
        raise JsonError(offset, str(problem)) from None


class _RefusedError(Exception):
    pass


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _RefusedError(f'key "{twice}" stands twice')
    return result


def _constant(name: str) -> object:
    raise _RefusedError(f"{name} is not a JSON value")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_constant=_constant, parse_float=str, parse_int=str, strict=False
)


def _to_value(decoded: object, line: int, depth: int) -> Value:
    if depth > MAX_DEPTH:
        raise _RefusedError(f"nested deeper than {MAX_DEPTH} levels")
    if isinstance(decoded, dict):
        return Value({_sound(key): _to_value(value, line, depth + 1) for key, value in decoded.items()}, line)
    if isinstance(decoded, list):
        return Value([_to_value(value, line, depth + 1) for value in decoded], line)
    if isinstance(decoded, bool):
        return Value("true" if decoded else "false", line)
    return Value(None if decoded is None else _sound(str(decoded)), line)


def _sound(text: str) -> str:
    if not text.isascii() and _SURROGATE.search(text):
        raise _RefusedError("half of a surrogate pair")
    return text
