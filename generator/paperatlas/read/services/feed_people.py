"""Authors as feeds name them: one an element, or all of them in one line."""

from __future__ import annotations

import re

from paperatlas.model.record import Name
from paperatlas.text.markup import markup_to_text
from paperatlas.text.mojibake import undo_double_encoding
from paperatlas.text.names import is_others, is_person, name_from_parts, name_from_text
from paperatlas.text.tex import tex_to_text

_MAIL = re.compile(r"\S{1,100}@\S{1,100}\s{1,5}\((.{1,200})\)")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[\s-]?){1,5}")
_AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)


def people(written: list[str]) -> tuple[tuple[Name, ...], bool | None]:
    """The people in these texts, each of one name or of several, and whether there are more than are named."""
    names: list[Name] = []
    more = None
    for text in written:
        plain = " ".join(tex_to_text(markup_to_text(undo_double_encoding(text))).split())
        mail = _MAIL.fullmatch(plain)
        for part in _single(mail[1] if mail else plain):
            if is_others(part):
                more = True
            elif name := _name(part):
                names.append(name)
    return tuple(names), more


def _name(part: str) -> Name | None:
    family, comma, given = part.partition(", ")
    return name_from_parts(family, given) if comma and _INITIALS.fullmatch(given) else name_from_text(part)


def _single(text: str) -> list[str]:
    """The names in a text: `Ada Example, Bo Beispiel`; `Example, A., Beispiel, B.`; `Example, Ada`."""
    if ";" in text:
        return [part for piece in text.split(";") if (part := piece.strip())]
    parts = [part for piece in _AND.split(text) for word in piece.split(",") if (part := word.strip())]
    if len(parts) % 2 == 0 and parts and all(_INITIALS.fullmatch(part) for part in parts[1::2]):
        return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]
    if len(parts) > 2 or all(is_person(part) for part in parts):
        return parts
    return [text] if text else []
