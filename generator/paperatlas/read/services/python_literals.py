"""Python's notation of plain values (`{'id': None}`), turned to JSON."""

from __future__ import annotations

import json
import re

_TOKEN = re.compile(
    r"""'(?P<single>(?:[^'\\]|\\.?)*+)(?:'|\Z)|"(?P<double>(?:[^"\\]|\\.?)*+)(?:"|\Z)|\b(?P<word>True|False|None)\b""",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
_WORDS = {"True": "true", "False": "false", "None": "null"}
_CHARACTERS = {"n": "\n", "r": "\r", "t": "\t"}


def python_to_json(source: str) -> str:
    """`source` with its texts and words in the notation of JSON; whatever else is in it stays.

    Written by `repr` or `print`: <https://docs.python.org/3/reference/lexical_analysis.html#literals>.
    """
    return _TOKEN.sub(_as_json, source)


def _as_json(token: re.Match[str]) -> str:
    if token["word"]:
        return _WORDS[token["word"]]
    quoted = token["single"] if token["single"] is not None else token["double"]
    return json.dumps(_ESCAPE.sub(_character, quoted), ensure_ascii=False)


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    if code is None:
        return _CHARACTERS.get(escape[4], escape[4])
    return chr(int(code, 16)) if int(code, 16) < 0x110000 else "\ufffd"
