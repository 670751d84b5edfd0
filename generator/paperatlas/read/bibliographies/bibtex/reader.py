"""BibTeX and BibLaTeX bibliographies.

The format is Oren Patashnik's ("BibTeXing", 1988), fields and inheritance are those of the biblatex
manual. What exporters and people write beyond it is read where it can be understood.
"""

from __future__ import annotations

import re

from paperatlas.model.issue import error, warning
from paperatlas.model.record import Record
from paperatlas.read.bibliographies.bibtex.blocks import split_blocks
from paperatlas.read.bibliographies.bibtex.fields import facts_of
from paperatlas.read.bibliographies.bibtex.inherit import Family
from paperatlas.read.bibliographies.bibtex.tables import KINDS_OF_TYPES, NOT_PAPERS
from paperatlas.read.bibliographies.bibtex.values import Entry, resolve
from paperatlas.read.source import Reading, ReadingBuilder, Source

NAME = "bibtex"
_FIRST = re.compile(
    r"^[^\S\n]{0,20}@[^\S\n]{0,5}(?:(?:comment|preamble)\s{0,5}[{(]"
    r"|string\s{0,5}[{(]\s{0,20}[\w.:+-]{1,60}\s{0,20}="
    r"|[A-Za-z][\w-]{1,30}\s{0,5}[{(]\s{0,20}[^\s,{}()=\"]{0,200}\s{0,20},)",
    re.MULTILINE | re.IGNORECASE,
)
_OTHER = re.compile(r"^[^\S\n]{0,3}(?:```|~~~|[<\[{]|---$)", re.MULTILINE)


def looks_like(text: str) -> bool:
    """Whether an entry begins on a line of its own, and not within a code block of another format."""
    first = _FIRST.search(text)
    return first is not None and _OTHER.search(text, 0, first.start()) is None


def read(source: Source) -> Reading:
    """The records of a bibliography, one for each entry that names a paper, in its order."""
    reading = ReadingBuilder(source, NAME)
    entries, faults = resolve(split_blocks(source.text), len(source.text))
    family = Family(entries, source.text)
    read_keys: dict[str, int] = {}
    strange_types: set[str] = set()
    line, at = 1, 0
    for place, entry in enumerate(entries):
        line += source.text.count("\n", at, entry.offset)
        at = entry.offset
        if entry.type in NOT_PAPERS:
            continue
        if entry.type not in KINDS_OF_TYPES and entry.type not in strange_types:
            strange_types.add(entry.type)
            reading.issues.append(
                warning(source.file, line, f"no known entry type: @{entry.type[:40]}", "correct it, or use @misc")
            )
        _add(reading, entry, family.fields(place), line)
        _check_key(reading, entry.key, line, read_keys)
    for fault in (*faults, *family.faults):
        make = error if fault.is_loss else warning
        line = source.line_at(min(fault.offset, max(0, len(source.text) - 1)))
        reading.issues.append(make(source.file, line, fault.finding, fault.remedy))
    reading.issues.sort(key=lambda issue: issue.line)
    return reading.build()


def _add(reading: ReadingBuilder, entry: Entry, texts: dict[str, str], line: int) -> None:
    source = reading.source

    def report(field: str, finding: str, remedy: str, is_loss: bool) -> None:
        make = error if is_loss else warning
        at = source.line_at(entry.place_of(field, source.text))
        reading.issues.append(make(source.file, at, f"{_name(entry)} has {finding}", remedy))

    facts = facts_of(entry.type, entry.key, texts, report)
    if facts.get("title") or facts.get("arxiv_id") or facts["doi"] or facts.get("abstract"):
        reading.records.append(Record(origin=reading.origin(line), **facts))
        return
    finding, remedy = f"{_name(entry)} has no title", "add one, or a DOI or an arXiv identifier"
    reading.issues.append(error(source.file, line, finding, remedy))


def _name(entry: Entry) -> str:
    return f'entry "{entry.key[:60]}"' if entry.key else f"@{entry.type[:40]}"


def _check_key(reading: ReadingBuilder, key: str, line: int, read_keys: dict[str, int]) -> None:
    if not key:
        return
    first = read_keys.setdefault(key, line)
    if first != line:
        finding = f'key "{key[:60]}" stands at line {first:,} too'
        reading.issues.append(warning(reading.source.file, line, finding, "give each entry a key of its own"))
