"""Which lines of a RIS file are tags, and which of them belong to one record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from paperatlas.read.bibliographies.tagged import Draft
from paperatlas.read.source import Source

_TAGS = frozenset(
    "TY ER A1 A2 A3 A4 AB AD AI AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CR CT CY DA DB DI DO DP DS ED EP ET "
    "FD H1 H2 ID IP IS J1 J2 JA JF JO K1 KW L1 L2 L3 L4 LA LB LK LL M1 M2 M3 N1 N2 NO NV OL OP PA PB PP PY "
    "RD RI RN RP RT SE SF SN SP SR ST T1 T2 T3 TA TI TT U1 U2 U3 U4 U5 UR VL VO WP WT WV Y1 Y2 YR".split()
)
_PROSE = frozenset("AB N1 N2 RN AD M1 U1 U2 U3 U4 U5".split())
"""Fields of running text, in which a line may begin with `ER - positive`."""
_WIDE = re.compile(r"[ \t\ufeff]*([A-Za-z][A-Za-z0-9])(?: {2,}| ?\t[ \t]*)-[ \t]?(.*)", re.DOTALL)
_NARROW = re.compile(r"[ \t\ufeff]*([A-Za-z][A-Za-z0-9])( ?)-( ?)(.*)", re.DOTALL)
_NARROW_START = re.compile(r"^[ \t\ufeff]{0,20}[Tt][Yy]( ?)-( ?)(?=\S)", re.MULTILINE)
_BARE_END = re.compile(r"ER(?: ?-)?\s*")
_BETWEEN = re.compile(
    r"\s*(?:<?\d{1,7}[.>]?|record #.*|(?:provider|database|content|export date|source)\s*:.*|link to the .*"
    r"|scopus|ovid|endnote|#+|-{3,}|={3,}|\*{3,})\s*",
    re.IGNORECASE | re.DOTALL,
)
"""Lines with which exporters number and introduce their records."""


@dataclass(slots=True)
class Run:
    """The fields of a record."""

    draft: Draft
    kind: str | None
    """What stands behind `TY`; `None` where there is no such line."""
    is_ended: bool = False
    """Whether there is an `ER`."""

    def names_a_paper(self) -> bool:
        """Whether the fields can stand for themselves."""
        return self.draft.has("TI", "T1", "CT", "BT", "DO", "AU", "A1")


@dataclass(slots=True)
class Strays:
    """Counts lines of a sort and remembers the first."""

    first: int = 0
    count: int = 0

    def add(self, line: int) -> None:
        """Adds the line with this one-based number."""
        self.first = self.first or line
        self.count += 1


def runs(source: Source, strays: Strays) -> Iterator[Run]:
    """The records of a file in order.

    A record without `ER` is ended by the next `TY`, unless what follows that names no paper of its
    own: then the line is a doubled `TY`. Fields behind `ER` are a record if they name a paper, else
    they belong to the record before them, as Ovid writes some there.

    Args:
        source: the file.
        strays: collects the lines that belong to no record.
    """
    last: Run | None = None
    for run in _cut(source, strays):
        if last is not None and _belongs_to(last, run):
            last.draft.append(run.draft)
            last.is_ended = last.is_ended or run.is_ended
            continue
        if last is not None and (last.draft.fields or last.is_ended):
            yield last
        last = run
    if last is not None:
        yield last


def _belongs_to(last: Run, run: Run) -> bool:
    if run.names_a_paper():
        return False
    return run.kind is None or (not last.is_ended and last.names_a_paper() and bool(run.draft.fields))


def _cut(source: Source, strays: Strays) -> Iterator[Run]:
    """The file cut at `TY` and behind `ER`."""
    tags = _Tags(source.text)
    run: Run | None = None
    is_behind_blank = False
    for number, line in enumerate(source.lines, 1):
        if not line or not line.strip(" \t\ufeff"):
            is_behind_blank = True
            continue
        open_tag = run.draft.last if run is not None else None
        tag, text = tags.split(line, open_tag)
        if tag == "TY":
            if run is not None:
                yield run
            run = Run(Draft(number), text.strip())
        elif tag == "ER":
            if run is not None:
                run.is_ended = True
                yield run
            run = None
        elif tag is not None:
            run = run or Run(Draft(number), None)
            run.draft.add(tag, text)
        elif run is None or open_tag is None or (is_behind_blank and (run.kind is None or _BETWEEN.fullmatch(line))):
            if not _BETWEEN.fullmatch(line.strip("\ufeff")):
                strays.add(number)
        else:
            if is_behind_blank:
                run.draft.extend("")
            run.draft.extend(text)
        is_behind_blank = False
    if run is not None:
        yield run


class _Tags:
    """Tells tags from text, by the way in which the file writes them.

    Two spaces before the hyphen, or a tab, make a tag. With one or none, a line may as well be text
    (`T2-weighted`, `ER - positive`), so there the tag must be a known one and be written as the
    file's own `TY` is, or stand where no running text is.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _styles(self) -> set[tuple[str, str]]:
        """The spaces before and behind the hyphen of each `TY` that has one or none."""
        return {(start[1], start[2]) for start in _NARROW_START.finditer(self._text)}

    def split(self, line: str, open_tag: str | None) -> tuple[str | None, str]:
        """The tag of a line, in capitals, and the value; no tag and the whole line where it is text.

        Args:
            line: not empty.
            open_tag: the tag before this line.
        """
        if line[2:6] == "  - " and line[:2] in _TAGS:
            return line[:2], line[6:]
        if match := _WIDE.match(line):
            tag = match[1].upper()
            if tag == match[1] or tag in _TAGS:
                return tag, match[2]
        if _BARE_END.fullmatch(line):
            return "ER", ""
        if (match := _NARROW.match(line)) and match[1].upper() in _TAGS and self._is_tag(match, open_tag):
            return match[1].upper(), match[4]
        return None, line

    def _is_tag(self, match: re.Match[str], open_tag: str | None) -> bool:
        before, behind = match[2], match[3] or (" " if not match[4] else "")
        if (before, behind) in self._styles:
            return True
        is_spaced = match[1].isupper() and before == behind == " "
        return is_spaced and match[1] != "ER" and open_tag not in _PROSE
