"""Characters that never belong into text, taken out once, when text is read."""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_INVISIBLE = re.compile(
    r"[\u00ad\u061c\u180e\U000e0000-\U000e007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_DOLLAR = re.compile(r"(?<!\\)\$(?!\d)")


def clean_line(text: str) -> str:
    """`text` as one line: composed (NFC), control, invisible and direction characters removed, spaces folded."""
    if text.isprintable() and "  " not in text:
        return (text if text.isascii() else unicodedata.normalize("NFC", text)).strip()
    line = text.replace("\n", " ")
    if not line.isprintable():
        line = _INVISIBLE.sub("", _CONTROL.sub("", line))
    return " ".join(unicodedata.normalize("NFC", line).split())


def clean_paragraphs(text: str) -> str:
    """`text` as paragraphs of one line each, parted by one empty line, otherwise as `clean_line`."""
    if "\n" not in text:
        return clean_line(text)
    paragraphs = (clean_line(part) for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")))
    return "\n\n".join(part for part in paragraphs if part)


def shorten(text: str, limit: int) -> str:
    """The beginning of `text`, at most `limit` characters, cut between words and marked with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[:limit]
    if len(_DOLLAR.findall(cut)) % 2:
        # The cut falls into a formula, which goes as a whole.
        cut = cut[: max(match.start() for match in _DOLLAR.finditer(cut))] or cut
    return cut.rsplit(" ", 1)[0].rstrip(" ,;:.-") + "…"


def counted(number: int, noun: str) -> str:
    """`1 paper`, `2 papers`, `1,000 papers`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
