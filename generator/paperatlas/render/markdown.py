"""Source text made safe for Markdown, once, here.

Whatever a source says is text, never markup. Each character that any Markdown extension might
take for markup becomes a numeric character reference, which every Markdown processor shows as the
character itself. Letters, digits and spaces stay; so do commas, full stops at a word's end and
hyphens between letters, which mean nothing in the middle of a line, so that pages stay readable.
"""

from __future__ import annotations

import html
import json
import re
from functools import lru_cache

from markupsafe import Markup

from paperatlas.render.mathml import to_mathml
from paperatlas.text.links import addresses
from paperatlas.text.math import segments
from paperatlas.text.raised import with_raised, without_formulas

_FIRST_WORD = re.compile(r"\S*")
_SPECIAL = re.compile(r"[!-/:-@\[-`{-~]")
# A full stop or a hyphen is found first and judged then: looking around at every character takes thrice as long.
_SPECIAL_INSIDE = re.compile(
    r"[!-+/:-@\[-`{-~]|[.-](?:(?<![A-Za-z0-9].)|(?<=-)(?![A-Za-z0-9])|(?<=\.)(?! |$))", re.DOTALL
)
_UNFIT = re.compile(r"[\s<>\"'\\*`\[\](){}|^]")
_NO_LETTER = re.compile(r"[\x00-\x09\x0b-\x1f!-/:-@\[-`{-~]")
_UNPRINTABLE = re.compile(r"[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCES = {chr(code): f"&#{code};" for code in range(0x80)}
_REMEMBERED = 50_000
"""Short texts whose escaped form is kept: names and tags stand on many pages."""

_TITLES = 10_000
"""Titles that are kept typeset: each stands on its own page and, soon before or behind, in lists on others."""
_quoted = json.JSONEncoder(ensure_ascii=False).encode


@lru_cache(maxsize=_REMEMBERED)
def escape(text: str) -> Markup:
    """`text`, on one line, as Markdown that shows just that text."""
    return _escape(text)


def _escape(text: str) -> Markup:
    line = " ".join(text.split())
    first = _FIRST_WORD.match(line)
    end = first.end() if first else 0
    return Markup(_SPECIAL.sub(_reference, line[:end]) + _SPECIAL_INSIDE.sub(_reference, line[end:]))  # noqa: S704


def prose(text: str) -> Markup:
    """`text` with its mathematics typeset and its web addresses as links; paragraphs stay apart."""
    return Markup("\n\n".join(map(_paragraph, text.split("\n\n"))))  # noqa: S704


@lru_cache(maxsize=_TITLES)
def title(text: str) -> Markup:
    """A title with its mathematics typeset, for headings and links; addresses in it stay text."""
    return _joined(text, with_links=False)


def link(label: str, target: str, hint: str | None = None) -> Markup:
    """A Markdown link.

    Args:
        label: `Markup`, or text, which is escaped.
        target: a web address, or a path of ours.
        hint: plain text that a pointer on the link shows.
    """
    label = label if isinstance(label, Markup) else escape(label)
    quoted = f' "{escape(hint)}"' if hint else ""
    return Markup(f"[{label}]({_target(target)}{quoted})")  # noqa: S704 - all three are safe


def preformatted(text: str) -> Markup:
    """`text` as a block of HTML that shows it as it is, safe in Markdown."""
    return Markup(_NO_LETTER.sub(_reference, text))  # noqa: S704


def front_matter_text(text: str) -> Markup:
    """`text` as a YAML scalar for a page's front matter, HTML's own characters escaped, formulas as plain characters.

    Themes put front matter into pages unescaped, so it is escaped before it gets there. Characters that YAML does not
    allow as such are written by their numbers (YAML 1.2.2, section 5.1).
    """
    plain = " ".join(without_formulas(text).split())
    written = _quoted(html.escape(plain))
    return Markup(_UNPRINTABLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", written))  # noqa: S704


def _paragraph(text: str) -> Markup:
    return _joined(text, with_links=True)


def _joined(text: str, with_links: bool) -> Markup:
    parts: list[Markup] = []
    for segment in segments(" ".join(text.split())):
        if segment.is_math:
            parts.append(to_mathml(segment.text))
        elif with_links:
            parts.extend(_with_links(segment.text, not parts))
        else:
            # A title stands behind a heading's sign or a bracket, never at the beginning of a line.
            parts.append(_escape_run(segment.text, starts_line=False))
    return Markup("".join(parts))  # noqa: S704


def _with_links(text: str, starts_line: bool) -> list[Markup]:
    if "://" not in text:
        return [_escape_run(text, starts_line)]
    parts: list[Markup] = []
    position = 0
    for address in addresses(text):
        parts.append(_escape_run(text[position : address.start], starts_line and not position))
        parts.append(link(escape(address.url.removeprefix("https://").removeprefix("http://")), address.url))
        position = address.end
    parts.append(_escape_run(text[position:], starts_line and not position))
    return parts


def _escape_run(text: str, starts_line: bool) -> Markup:
    """As `escape`, but with the spaces at both ends kept and powers raised, for a part of a line."""
    text = with_raised(text)
    if starts_line:
        body = _escape(text)
        return body + Markup(" ") if text.endswith(" ") and text.strip() else body
    return Markup(_SPECIAL_INSIDE.sub(_reference, text.replace("\n", " ")))  # noqa: S704


def _target(target: str) -> str:
    return _UNFIT.sub(lambda match: f"%{ord(match[0]):02X}", target)


def _reference(match: re.Match[str]) -> str:
    return _REFERENCES[match[0]]
