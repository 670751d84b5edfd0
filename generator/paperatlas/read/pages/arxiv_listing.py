r"""arXiv's listings by mail: new papers, cross-lists and replacements, the last without abstracts.

Format: `pages/arxiv_blocks.py`. The mail's head and foot are passed over.
"""

from __future__ import annotations

import re

from paperatlas.model.issue import Issue, error
from paperatlas.read.pages.arxiv_blocks import Block, blocks, looks_like_entries
from paperatlas.read.pages.arxiv_entry import add_entry
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.text.clean import counted

NAME = "arxiv-listing"
_OF_A_PAPER = re.compile(r"(?:Title|Authors?|Categories|Journal-ref|DOI):\s|(?:arXiv:|Paper:)\s*\S", re.IGNORECASE)
_OF_THE_MAIL = re.compile(
    r"\s*(?:(?:new |re)?submissions to:?|cross-lists?|replacements?|received from|send any comments|archives? at"
    r"|to (?:un)?subscribe|for (?:general information|subscribe|help)|e-mail to|keyword subject|get |number of"
    r"|this (?:message|listing)|https?://|from |date|subject|title and authors|\(?continued)\b",
    re.IGNORECASE,
)
_LONGEST_HEADING = 60


def looks_like(text: str) -> bool:
    """Whether it holds entries in the form of the mails."""
    return looks_like_entries(text)


def read(source: Source) -> Reading:
    """The papers of the mail, or of several mails in one file."""
    return read_as(source, NAME)


def read_as(source: Source, name: str) -> Reading:
    """The papers of any text with such entries, as read by the format of this name."""
    reading = ReadingBuilder(source, name)
    found = list(blocks(source.lines))
    entries = [place for place, block in enumerate(found) if block.is_entry and block.header]
    for place, block in enumerate(found):
        if block.is_entry and block.header:
            add_entry(reading, block)
        elif block.is_entry and any(line.strip() for line in block.abstract):
            reading.issues.append(_stray(source, block, len(block.abstract)))
        elif not block.is_entry and _is_stray(block, is_between=bool(entries) and entries[0] < place < entries[-1]):
            reading.issues.append(_stray(source, block, len(block.header)))
    return reading.build()


def _is_stray(block: Block, is_between: bool) -> bool:
    """Whether the text is more than what the mail says of itself: between two papers, or with a paper's fields."""
    lines = [line for _, line in block.header]
    if any(_OF_A_PAPER.match(line) for line in lines):
        return True
    return is_between and not any(_OF_THE_MAIL.match(line) for line in lines) and len("".join(lines)) > _LONGEST_HEADING


def _stray(source: Source, block: Block, number: int) -> Issue:
    finding = f"text that belongs to no paper ({counted(number, 'line')})"
    return error(source.file, block.line, finding, r"put the entry between lines of two backslashes, or remove it")
