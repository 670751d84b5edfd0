"""Lines of a Markdown page by themselves: comments, definitions of links, rows of tables."""

from __future__ import annotations

import re

_FRONT = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(?=[^\n]*[:=])")
_DEFINITION = re.compile(r" {0,3}\[([^\[\]^][^\[\]]{0,300})\]:[ \t]*<?([^\s<>]{1,2000})>?")
_REST_DEFINITION = re.compile(r"\.\. _`?([^:`]{1,300})`?:[ \t]*(\S{1,2000})[ \t]*$")


def definitions(lines: list[str]) -> dict[str, str]:
    """The addresses of `[label]: address` lines by label in lower case; the first of a label counts."""
    found: dict[str, str] = {}
    for line in lines:
        if match := _definition(line):
            found.setdefault(re.sub(r"\s+", " ", match[1]).strip().lower(), match[2])
    return found


def is_definition(line: str) -> bool:
    """Whether the line defines where a link leads: `[label]: address`, `.. _label: address`."""
    return _definition(line) is not None


def _definition(line: str) -> re.Match[str] | None:
    return _DEFINITION.match(line) or _REST_DEFINITION.match(line)


def without_comments(text: str) -> str:
    """`text` with front matter and HTML comments emptied; its lines keep their numbers."""
    if front := _FRONT.match(text):
        end = text.find(f"\n{front[1]}", front.end(1))
        if end >= 0:
            text = "\n" * text.count("\n", 0, end + 4) + text[end + 4 :]
    parts, position = [], 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts.append(text[position:start] + "\n" * text.count("\n", start, end))
        position = end + 3
    return "".join([*parts, text[position:]])


def is_delimiter(line: str) -> bool:
    """Whether it is the line below the headings of a table: `|---|:-:|`."""
    return "|" in line and "-" in line and not line.strip("|:- \t\r")


def cells_of(line: str) -> list[str]:
    """The cells of a row of a table."""
    bare = line.strip().removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", bare)]
