"""From the text of a BibTeX file to its entries and macros, each with its place.

What stands outside entries is comment. A `%` there comments out the rest of its line, as btparse,
which biber uses, has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from paperatlas.read.bibliographies.bibtex.entries import BRACED, read_entry
from paperatlas.read.bibliographies.bibtex.grammar import BrokenError, Fault, Field, Parts, RawEntry, Scan
from paperatlas.read.bibliographies.bibtex.repair import repair

Block: TypeAlias = "RawEntry | Field | Fault"
"""An entry, the definition of a macro, or a fault."""

_START = re.compile(
    r"%[^\n]*+"
    r"|(?<![\w.])@[^\S\n]*+(?P<type>[A-Za-z][\w+.:-]*+)\s*+(?P<open>[{(])"
    r"|(?<![\w.])@[^\S\n]*+(?P<bare>article|book|inproceedings|incollection|inbook|misc|online|phdthesis|techreport)\b",
    re.IGNORECASE,
)
_COMMENT = re.compile(BRACED)
_GOES_ON = re.compile(r"\s*+,?\s*+[A-Za-z][\w-]*+\s*+=\s*+[{\"]")


def split_blocks(text: str) -> Iterator[Block]:
    """The blocks of a text in its order. Every entry comes out, however broken it is."""
    scan = Scan(text)
    at = 0
    while start := _START.search(text, at):
        at = start.end()
        if start["type"] is None:
            if start["bare"] and not text[max(0, start.start() - 80) : start.start()].rpartition("\n")[2].strip():
                finding, remedy = f"no opening brace behind @{start['bare']}", "write one, and close it"
                yield Fault(start.start(), finding, remedy, is_loss=True)
            continue
        kind = start["type"].lower()
        if kind in ("comment", "preamble"):
            at = _behind_group(scan, start.end() - 1)
            continue
        key, fields, faults, at = _read_block(scan, start["open"], start.end(), kind != "string")
        yield from faults
        if kind == "string":
            yield from fields
        else:
            yield RawEntry(kind, key, fields, start.start())


def _read_block(scan: Scan, opening: str, at: int, has_key: bool) -> Parts:
    try:
        block = read_entry(scan, opening, at, has_key)
    except BrokenError as problem:
        return repair(scan.text, at, has_key, problem)
    end = block[-1]
    if _GOES_ON.match(scan.text, end):
        finding, remedy = "is closed by a brace too many", "remove the brace before the next field"
        return repair(scan.text, at, has_key, BrokenError(end - 1, finding, remedy))
    return block


def _behind_group(scan: Scan, at: int) -> int:
    """The place behind the braces that open at `at`; just behind the brace where they are never closed.

    BibTeX itself takes no more than the word `@comment` for the comment.
    """
    if plain := _COMMENT.match(scan.text, at):
        return plain.end()
    return scan.closings.get(at, at) + 1
