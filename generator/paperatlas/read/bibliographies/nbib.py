"""PubMed's tagged text (MEDLINE display format), which its citation manager saves as `.nbib`.

A line is a tag filled up to four characters, a hyphen, a space and a value; longer values go on in
lines that begin with six spaces. Records are parted by an empty line.
<https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperatlas.model.issue import warning
from paperatlas.read.bibliographies.nbib_fields import Person, facts_of
from paperatlas.read.bibliographies.tagged import HEAD, Draft, add_record
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.text.clean import counted

NAME = "nbib"
_LINE = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)", re.DOTALL)
_PERSONAL = frozenset({"FAU", "AU", "AUID", "CN", "AD", "FED", "ED"})
_TITLES = ("TI", "BTI", "CTI", "TT")
_MARK = re.compile(r"^\ufeff?(?:PMID|STAT|OWN |FAU |AUID|EDAT|CRDT|PHST|LID |JID |PMC )- ", re.MULTILINE)
_FIELD = re.compile(r"^(?:TI  |BTI |DP  |AU  |TA  |JT  |AB  |PT  )- ", re.MULTILINE)
_RIS = re.compile(r"^\ufeff?TY {1,2}-", re.MULTILINE)


def looks_like(text: str) -> bool:
    """Whether there are tags that only PubMed writes, beside its tags for title, authors or date."""
    text = text[:HEAD]
    return _MARK.search(text) is not None and _FIELD.search(text) is not None and _RIS.search(text) is None


def read(source: Source) -> Reading:
    """The records of the file."""
    reading = ReadingBuilder(source, NAME)
    strays: list[int] = []
    for draft, people in _drafts(source, strays):
        add_record(reading, draft.line, facts_of(draft.entry(), people))
    if strays:
        finding = f"text outside of the records ({counted(len(strays), 'line')} in the file)"
        reading.issues.append(warning(source.file, strays[0], finding, "remove it, or save the list again"))
    return reading.build()


def _drafts(source: Source, strays: list[int]) -> Iterator[tuple[Draft, list[Person]]]:
    """Records with their people, whose fields belong together by their order.

    A record begins with `PMID`, or behind an empty line where the one before has its title.
    """
    draft: Draft | None = None
    people: list[Person] = []
    is_personal = is_behind_blank = False
    for number, line in enumerate(source.lines, 1):
        if not line or line.isspace():
            is_behind_blank = True
            continue
        tag, text = _split(line.lstrip("\ufeff"))
        if tag is None:
            if draft is None:
                strays.append(number)
            elif is_personal:
                people[-1].lines.append(text.strip())
            else:
                draft.extend(text)
        else:
            is_start = tag == "PMID" or (is_behind_blank and draft is not None and draft.has(*_TITLES))
            if draft is None or (is_start and (draft.fields or people)):
                if draft is not None:
                    yield draft, people
                draft, people = Draft(number), []
            is_personal = tag in _PERSONAL
            if is_personal:
                people.append(Person(tag, [text.strip()]))
            else:
                draft.add(tag, text)
        is_behind_blank = False
    if draft is not None:
        yield draft, people


def _split(line: str) -> tuple[str | None, str]:
    """The tag of a line and its value; no tag where the line goes on with the value before."""
    match = _LINE.match(line) if line[4:5] == "-" else None
    return (match[1], match[2]) if match is not None else (None, line)
