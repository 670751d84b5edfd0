"""Web of Science's tagged export ("Plain Text File").

A line is a tag of two characters, a space and a value; what is indented goes on with the value
before. `PT` begins a record, `ER` ends it, `EF` ends the file.
<https://webofscience.help.clarivate.com/en-us/Content/export-records.htm>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperatlas.model.issue import error, warning
from paperatlas.read.bibliographies.tagged import HEAD, Draft, add_record
from paperatlas.read.bibliographies.wos_fields import facts_of
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.text.clean import counted

NAME = "wos"
_LINE = re.compile(r"([A-Z][A-Z0-9])(?: (.*)|\s*$)", re.DOTALL)
_HEAD = re.compile(r"^\ufeff?FN (?:Clarivate|Thomson|ISI|Web of)", re.MULTILINE)
_RECORD = re.compile(r"^\ufeff?PT [A-Z]\n(?:AU|AF|BA|BE|CA|GP|TI|BF) ", re.MULTILINE)
_OF_THE_FILE = frozenset({"FN", "VR", "EF"})


def looks_like(text: str) -> bool:
    """Whether the text says that it is from Web of Science, or a record begins as there."""
    return _HEAD.search(text[:2000]) is not None or _RECORD.search(text[:HEAD]) is not None


def read(source: Source) -> Reading:
    """The records of the file."""
    reading = ReadingBuilder(source, NAME)
    unended: list[int] = []
    strays: list[int] = []
    for draft, is_ended in _drafts(source, strays):
        if not draft.has("TI", "DI", "AB", "SO"):
            finding = "fields that belong to no record"
            reading.issues.append(error(source.file, draft.line, finding, "begin the record with PT"))
            continue
        if not is_ended:
            unended.append(draft.line)
        add_record(reading, draft.line, facts_of(draft.entry()))
    if unended:
        finding = f"no ER at the end of {counted(len(unended), 'record')}, of which this is the first"
        reading.issues.append(warning(source.file, unended[0], finding, "see whether the file is whole"))
    if strays:
        finding = f"text outside of the records ({counted(len(strays), 'line')} in the file)"
        reading.issues.append(warning(source.file, strays[0], finding, "remove it, or export the list again"))
    return reading.build()


def _drafts(source: Source, strays: list[int]) -> Iterator[tuple[Draft, bool]]:
    """The records, and whether each is ended."""
    draft: Draft | None = None
    for number, line in enumerate(source.lines, 1):
        if not line or line.isspace():
            continue
        match = _LINE.fullmatch(line.lstrip("\ufeff"))
        if match is None:
            if draft is not None:
                draft.extend(line)
            else:
                strays.append(number)
            continue
        tag, text = match[1], match[2] or ""
        if draft is not None and (tag in ("PT", "ER", "EF")):
            yield draft, tag == "ER"
            draft = None
        if tag != "ER" and tag not in _OF_THE_FILE:
            draft = draft or Draft(number)
            draft.add(tag, text)
    if draft is not None:
        yield draft, False
