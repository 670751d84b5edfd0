r"""Mathematics within text.

Text of the model is plain Unicode in which mathematics stands as TeX between single dollar
signs. As in Pandoc's Markdown, an opening dollar has no space behind it, a closing one has no
space before it and no digit behind it, so that "$5 to $10" stays text. A dollar that might be
taken for mathematics is written `\$`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MATH = re.compile(r"(?<![\\$])\$(?![\s$])((?:[^$\\]|\\.){0,1000}?)(?<![\s\\])\$(?![\d$])", re.DOTALL)


class Segment(NamedTuple):
    """A run of text or of mathematics."""

    text: str
    is_math: bool


def segments(text: str) -> Iterator[Segment]:
    """The runs of `text` in order; mathematics without its dollar signs, escaped dollars resolved in text."""
    if "$" not in text:
        if text:
            yield Segment(text, False)
        return
    position = 0
    for match in _MATH.finditer(text):
        if match.start() > position:
            yield Segment(_literal(text[position : match.start()]), False)
        yield Segment(match[1], True)
        position = match.end()
    if position < len(text):
        yield Segment(_literal(text[position:]), False)


def replace_math(text: str, place: str = " ") -> str:
    """`text` with `place` in the place of all mathematics."""
    return _literal(_MATH.sub(lambda _: place, text)) if "$" in text else text


def _literal(text: str) -> str:
    return text.replace(r"\$", "$")
