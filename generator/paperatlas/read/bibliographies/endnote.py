"""EndNote's tagged format (`.enw`), an offspring of refer.

A line is a per cent sign, a character, a space and a value; `%0` begins a record and an empty line
ends it. Google Scholar, the ACL Anthology, CNKI and BibSonomy write it, each with its own habits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperatlas.model.issue import warning
from paperatlas.read.bibliographies.endnote_fields import facts_of
from paperatlas.read.bibliographies.tagged import HEAD, Draft, add_record
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.text.clean import counted

NAME = "endnote"
_LINE = re.compile(r"[ \t\ufeff]{0,20}%([0-9A-Z?@!#$&()*+^><\[\]=~])(?:[ \t](.*)|$)", re.DOTALL)
_TYPE = re.compile(r"^[ \t\ufeff]{0,20}%0 [A-Z]", re.MULTILINE)
_TITLE = re.compile(r"^\ufeff?%T \S", re.MULTILINE)
_AUTHOR_OR_DATE = re.compile(r"^\ufeff?%[AD] \S", re.MULTILINE)


def looks_like(text: str) -> bool:
    """Whether there are lines with a title, and with a type, an author or a date."""
    text = text[:HEAD]
    if _TITLE.search(text) is None:
        return _TYPE.search(text) is not None and _AUTHOR_OR_DATE.search(text) is not None
    return _TYPE.search(text) is not None or _AUTHOR_OR_DATE.search(text) is not None


def read(source: Source) -> Reading:
    """The records of the file."""
    reading = ReadingBuilder(source, NAME)
    strays: list[int] = []
    for draft in _drafts(source, strays):
        add_record(reading, draft.line, facts_of(draft.entry()))
    if strays:
        finding = f"text outside of the records ({counted(len(strays), 'line')} in the file)"
        reading.issues.append(warning(source.file, strays[0], finding, "remove it, or begin the line with its tag"))
    return reading.build()


def _drafts(source: Source, strays: list[int]) -> Iterator[Draft]:
    """The records. In a file that names no types, as refer's do, an empty line parts them."""
    has_types = _TYPE.search(source.text) is not None
    draft: Draft | None = None
    is_behind_blank = False
    for number, line in enumerate(source.lines, 1):
        if not line or line.isspace():
            is_behind_blank = True
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            if draft is not None:
                if is_behind_blank:
                    draft.extend("")
                draft.extend(line)
            elif line.strip("\ufeff \t"):
                strays.append(number)
        else:
            if draft is not None and (match[1] == "0" or (is_behind_blank and not has_types)):
                yield draft
                draft = None
            draft = draft or Draft(number)
            draft.add(f"%{match[1]}", match[2] or "")
        is_behind_blank = False
    if draft is not None:
        yield draft
