"""Abstracts as indexes of papers hand them on: with markup, and with the heading run into the text."""

from __future__ import annotations

import re
from typing import Any

from paperatlas.read.pages.abstracts import abstract_fields
from paperatlas.text.clean import clean_line
from paperatlas.text.markup import markup_to_text
from paperatlas.text.tex import title_to_text

_HEADING = re.compile(
    r"\s*(?:(?:ABSTRACT|Abstract|SUMMARY|Summary)\s*[:.—–-]\s*(?=\S)|(?:ABSTRACT|SUMMARY)\s+(?=[A-Z])"
    # "Abstract Meaning Representation" is no heading: a sentence begins with one capital letter.
    r"|(?:Abstract|Summary)\s+(?!(?:Meaning|Interpretation|Syntax|Algebra|Argumentation|Reasoning|Data|Art)\b)"
    r"(?=(?:A|An|The|This|These|In|On|For|We|Our|It|To|With|As|At|From|Here|Background|Objectives?|Introduction)\b"
    r"|[A-Z][\w'’-]*,?\s+[a-z(\d]))"
)


def abstract_of(source: str) -> dict[str, Any]:
    """The abstract, and the code and links it names, as fields of a record."""
    plain = markup_to_text(source)
    heading = _HEADING.match(plain)
    return abstract_fields(plain[heading.end() :] if heading else plain)


def title_of(source: str) -> str | None:
    """The title as one line, markup and TeX turned to text, formulas kept."""
    return clean_line(title_to_text(markup_to_text(source))) or None
