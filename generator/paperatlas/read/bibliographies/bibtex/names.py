"""The names in an author or editor field, by BibTeX's rules.

Names are parted by the word `and` outside braces; what braces hold together is not cut ("BibTeXing",
section 4). BibLaTeX also knows `family=…, given=…, prefix=…` (manual, section 3.4).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from paperatlas.model.record import Name
from paperatlas.read.bibliographies.bibtex.text import line_of
from paperatlas.text.names import is_others, is_person, name_from_parts, name_from_text, name_of_body

_AND = re.compile(r"\s+and(?=\s)\s+|[{}]", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+and\s+", re.IGNORECASE)
_OTHERS_BEHIND = re.compile(r"[\s,]+et\.?\s+al\b\.?|[\s,]+and\s+others$", re.IGNORECASE)
_HOMONYM = re.compile(r"\s\d{4}$")
_INITIAL = re.compile(r"[^\W\d_]\.?[\s~-]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]*){1,4}")
_PART = re.compile(r"\s*([a-z-]+)\s*=\s*(?:\"([^\"]*)\"|\{([^{}]*)\}|((?:[^,{}]|\{[^{}]*\})*))\s*(?:,|$)")
_CAPITAL = f"[{''.join(filter(str.isupper, map(chr, range(0x41, 0x530))))}]"
_LETTERS = r"[^\W\d_]*+"
_PLAIN = re.compile(
    rf"({_CAPITAL}{_LETTERS}(?:[-'’]{_LETTERS})*+), ({_CAPITAL}{_LETTERS}\.?(?:[ -]{_CAPITAL}{_LETTERS}\.?)*+)"
)
_NO_GIVEN_NAMES = frozenset(
    "Jr Jr. Sr Sr. II III IV Inc Inc. Ltd Ltd. Corp Corp. Team Group Lab Labs Institute".split()
)
_BLANK, _COMMA = "\ue020", "\ue021"
_HIDE = str.maketrans({" ": _BLANK, "\t": _BLANK, "\n": _BLANK, ",": _COMMA, "~": _BLANK})
_SHOW = str.maketrans({_BLANK: " ", _COMMA: ","})


class Names(NamedTuple):
    """The names of a field."""

    names: tuple[Name, ...] = ()
    has_more: bool = False
    """Whether the field says that there are more ("and others")."""
    is_doubtful: bool = False
    """Whether names were parted by something else than `and`."""


def names_of(source: str) -> Names:
    """The names in a field."""
    names: list[Name] = []
    has_more = is_doubtful = False
    for written in _written(source):
        if plain := _plain(written):
            names.append(plain)
            continue
        found = _read(written)
        names += found.names
        has_more |= found.has_more
        is_doubtful |= found.is_doubtful
    return Names(tuple(names), has_more, is_doubtful)


def _written(source: str) -> list[str]:
    """The names as they are written, cut at each `and` outside braces."""
    if "{" not in source:
        # The usual case first: the pattern takes three times as long.
        return source.split(" and ") if source.isprintable() and " AND " not in source else _BETWEEN.split(source)
    parts: list[str] = []
    depth = start = 0
    for match in _AND.finditer(source):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            parts.append(source[start : match.start()])
            start = match.end()
    parts.append(source[start:])
    return parts


@lru_cache(maxsize=1 << 16)
def _read(written: str) -> Names:
    """What one name, as it is written, is; several names where they are parted wrongly."""
    written = written.strip(" \t\n,;")
    if written[:4].lower() == "and ":
        written = written[4:].lstrip()
    if is_others(written):
        return Names(has_more=True)
    if _is_braced(written):
        return _names(name_of_body(line_of(written)))
    has_more = False
    if " al" in written and (match := _OTHERS_BEHIND.search(written)):
        written, has_more = written[: match.start()], True
    if "=" in written and (parts := _extended(written)):
        return _names(parts, has_more)
    shown = line_of(_protected(written)) if "{" in written or "\\" in written else line_of(written)
    several = _parted(shown)
    if len(several) > 1:
        found = [name for text in several if (name := _name(text))]
        return Names(tuple(found), has_more, is_doubtful=True)
    return _names(_name(shown), has_more)


@lru_cache(maxsize=1 << 16)
def _plain(written: str) -> Name | None:
    """The name where it is in the form in which most are: `Example, Ada B.`; else `None`."""
    match = _PLAIN.fullmatch(written)
    if match is None:
        return None
    family, given = match.groups()
    if given in _NO_GIVEN_NAMES or not (written.isascii() or unicodedata.is_normalized("NFC", written)):
        return None
    return Name(f"{given} {family}", family, given)


def _names(name: Name | None, has_more: bool = False) -> Names:
    return Names((name,) if name else (), has_more)


def _name(text: str) -> Name | None:
    """The name that a text is, whose protected spaces and commas are marked."""
    if text[-4:].isdigit():
        # DBLP numbers people of the same name: `Ada Example 0002`.
        text = _HOMONYM.sub("", text)
    name = name_from_text(text)
    if name is None or (_BLANK not in text and _COMMA not in text):
        return name
    parts = {part: _shown(getattr(name, part)) for part in ("family", "given", "particle", "suffix")}
    return replace(name, name=name.name.translate(_SHOW), **parts)


def _shown(part: str | None) -> str | None:
    return part and part.translate(_SHOW)


def _is_braced(written: str) -> bool:
    """Whether one pair of braces holds the whole of it and is no accent."""
    if not written.startswith("{") or not written.endswith("}") or written.startswith("{\\"):
        return False
    depth = 0
    for place, character in enumerate(written):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            return place == len(written) - 1
    return False


def _protected(written: str) -> str:
    r"""The name with the spaces and commas marked that stand within braces, but for those of accents (`{\c c}`)."""
    pieces: list[str] = []
    depth = start = 0
    for match in re.finditer(r"[{}]", written):
        if match[0] == "{":
            if depth == 0:
                pieces.append(written[start : match.start()])
                start = match.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                group = written[start : match.end()]
                pieces.append(group if group.startswith("{\\") else _hidden(group))
                start = match.end()
    pieces.append(written[start:])
    return "".join(pieces)


def _hidden(group: str) -> str:
    # An accent within the group needs its own space: `{\v Z}`.
    return re.sub(r"(\\[A-Za-z]+)\s+", r"\1{}", group).translate(_HIDE) if "\\" in group else group.translate(_HIDE)


def _extended(written: str) -> Name | None:
    """A name in BibLaTeX's extended format; `None` where it is none."""
    parts: dict[str, str] = {}
    at = 0
    while at < len(written) and (match := _PART.match(written, at)) and match.end() > at:
        name, quoted, braced, bare = match.groups()
        parts[name] = line_of(quoted or braced or bare or "")
        at = match.end()
    if not {"family", "given"} & parts.keys():
        return None
    given = parts.get("given") or parts.get("given-i")
    return name_from_parts(parts.get("family"), given, parts.get("prefix"), parts.get("suffix"))


def _parted(text: str) -> list[str]:
    """The names in a text, where they are parted by semicolons, commas or ampersands, as BibTeX does not know."""
    if ";" in text:
        return [part for part in text.split(";") if part.strip()]
    if "&" in text:
        sides = [side.strip() for side in text.split("&")]
        return sides if all(map(_is_sure_person, sides)) else [text]
    if "," not in text:
        return [text]
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) > 3 and all(map(is_person, parts)):
        return parts
    if len(parts) > 3 and len(parts) % 2 == 0 and all(map(_INITIALS.fullmatch, parts[1::2])):
        return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]
    # A family name does not begin with an initial: `A Example, B Beispiel` are two people.
    if len(parts) in (2, 3) and all(_INITIAL.match(part) and is_person(part) for part in parts):
        return parts
    return [text]


def _is_sure_person(text: str) -> bool:
    return is_person(text) or ("," in text and _INITIALS.fullmatch(text.partition(",")[2].strip()) is not None)
