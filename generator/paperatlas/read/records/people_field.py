"""The authors and editors of a record, as YAML and JSON write them."""

from __future__ import annotations

import re

from paperatlas.model.identifiers import parse_orcid
from paperatlas.model.record import Name
from paperatlas.read.records.fields import FieldError, items_of, to_title
from paperatlas.read.values import Value
from paperatlas.text.clean import clean_line
from paperatlas.text.names import name_from_parts, name_from_text

_NAME_KEYS = ("name", "family", "given", "orcid", "particle", "suffix")
_INITIALS = re.compile(r"(?:[A-Z]\.?[ -]?){1,4}")


def to_names(item: Value) -> tuple[Name, ...]:
    """The names of people, each once: a list, each as text or in parts, or one line of text."""
    entries = items_of(item)
    if isinstance(item.plain, str):
        entries = [Value(name, item.line) for name in _people(item.plain)]
    names: dict[Name, None] = {}
    wrong: FieldError | None = None
    for entry in entries:
        try:
            name = _name(entry)
        except FieldError as problem:
            wrong = wrong or problem
            name = problem.kept
        if name:
            names.setdefault(name)
    if wrong is not None:
        raise FieldError(wrong.finding, wrong.remedy, wrong.line, tuple(names))
    return tuple(names)


def _people(line: str) -> list[str]:
    """The names on one line: parted by `;` or `and`, else by commas where both sides look like whole names.

    Examples: `Ada Fern, Bo Oak`; `Fern, A., Oak, B. and Elm, C.`; `Fern, Ada` is one name.
    """
    parts = [
        part.strip() for piece in line.split(";") for part in re.split(r"\s+and\s+|\s+&\s+", piece) if part.strip()
    ]
    people: list[str] = []
    for part in parts:
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        if len(pieces) > 1 and len(pieces) % 2 == 0 and all(map(_INITIALS.fullmatch, pieces[1::2])):
            people.extend(f"{family}, {given}" for family, given in zip(pieces[::2], pieces[1::2], strict=True))
        elif len(pieces) > 2 or (len(pieces) == 2 and all(" " in piece for piece in pieces)):
            people.extend(pieces)
        else:
            people.append(part)
    return people


def _name(item: Value) -> Name | None:
    if isinstance(item.plain, str):
        return name_from_text(to_title(item) or "")
    if not isinstance(item.plain, dict):
        raise FieldError(f"a name must be text or a mapping, not {item.kind()}", "write the name", item.line)
    parts = {key: to_title(value) for key, value in item.plain.items() if value.plain is not None and key in _NAME_KEYS}
    said = parts.pop("orcid", None)
    orcid = parse_orcid(said) if said else None
    whole = parts.pop("name", None)
    if whole and not parts.get("family"):
        name = name_from_text(whole, orcid)
    else:
        name = name_from_parts(**{"family": None, **parts}, orcid=orcid, whole=whole)
    if unknown := sorted(set(item.plain) - set(_NAME_KEYS)):
        finding = f'unknown key "{clean_line(unknown[0])[:40]}" of an author'
        raise FieldError(finding, f"use {', '.join(_NAME_KEYS)}", item.line, name)
    if said and orcid is None:
        raise FieldError(f'"{said[:40]}" is not an ORCID', "correct its digits, or remove it", item.line, name)
    return name
