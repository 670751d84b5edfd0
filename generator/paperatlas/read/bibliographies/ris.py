"""RIS, the tagged format that publishers, databases and reference managers exchange.

A line is a tag of two characters, two spaces, a hyphen, a space and a value; `TY` begins a record
and `ER` ends it (Research Information Systems format specification). Exporters are free with each of
these: see `ris_lines.py` for what counts as a tag and for where a record ends.
"""

from __future__ import annotations

import re
from itertools import islice

from paperatlas.model.issue import error, warning
from paperatlas.read.bibliographies.dating import Appearance
from paperatlas.read.bibliographies.ris_fields import facts_of
from paperatlas.read.bibliographies.ris_lines import Run, Strays, runs
from paperatlas.read.bibliographies.tagged import HEAD, add_record
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.text.clean import counted

NAME = "ris"
_START = re.compile(
    r"^[ \t\ufeff]{0,20}TY(?:[ \t]{0,4}-|[ \t]+-)[ \t]{0,4}[A-Za-z][A-Za-z ]{0,40}$", re.MULTILINE | re.I
)
_EMPTY_START = re.compile(r"^\ufeff?TY {2}- ?$", re.MULTILINE)
_TAG_LINE = re.compile(r"^[A-Z][A-Z0-9] {2}-(?: |$)", re.MULTILINE)
_END_LINE = re.compile(r"^ER {1,3}-", re.MULTILINE)


def looks_like(text: str) -> bool:
    """Whether a line begins a record with `TY`, or lines of tags end with `ER`."""
    text = text[:HEAD]
    if _START.search(text) is not None or _EMPTY_START.search(text) is not None:
        return True
    return _END_LINE.search(text) is not None and len(list(islice(_TAG_LINE.finditer(text), 3))) == 3


def read(source: Source) -> Reading:
    """The records of a RIS file; what belongs to no record is an issue."""
    reading = ReadingBuilder(source, NAME)
    strays, unended = Strays(), Strays()
    for run in runs(source, strays):
        _add(reading, run)
        if not run.is_ended:
            unended.add(run.draft.line)
    if unended.count:
        finding = f"no ER at the end of {counted(unended.count, 'record')}, of which this is the first"
        reading.issues.append(warning(source.file, unended.first, finding, "see whether the file is whole"))
    if strays.count:
        finding = f"text outside of the records ({counted(strays.count, 'line')} in the file)"
        reading.issues.append(warning(source.file, strays.first, finding, "remove it, or put it into a field"))
    return reading.build()


def _add(reading: ReadingBuilder, run: Run) -> None:
    file, line = reading.source.file, run.draft.line
    if run.kind is None:
        if not run.names_a_paper():
            reading.issues.append(error(file, line, "fields that belong to no record", "begin the record with TY"))
            return
        finding, remedy = "a record that does not begin with TY", "begin it with its type, such as: TY  - JOUR"
        reading.issues.append(warning(file, line, finding, remedy))
    facts, when = facts_of(run.draft.entry(), run.kind or "")
    _report_date(reading, line, when)
    add_record(reading, line, facts)


def _report_date(reading: ReadingBuilder, line: int, when: Appearance) -> None:
    """An issue where the dates of a record are numbers that are no date; words (`in press`) are none."""
    odd = next((text for text in when.unread if any(character.isdigit() for character in text)), None)
    if odd is not None and when.year is None:
        finding = f'"{odd[:40]}" is not a date'
        reading.issues.append(warning(reading.source.file, line, finding, "write YYYY or YYYY/MM/DD"))
