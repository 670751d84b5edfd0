"""Cells that hold several values, and the many ways in which people stand in one."""

from __future__ import annotations

import json
import re
from typing import Any

from paperatlas.model.record import Name
from paperatlas.read.bibliographies.people import People, people_of, person_of, person_of_pubmed
from paperatlas.read.services.python_literals import python_to_json
from paperatlas.text.clean import clean_line
from paperatlas.text.markup import markup_to_text
from paperatlas.text.names import is_others, name_from_parts
from paperatlas.text.tex import tex_to_text

_FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")
_NUMBER = re.compile(r"\s*\([\d,; ]{5,}\)")
"""The number of an author in Scopus: `Example, Ada (57190000000)`."""
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[ -]?){1,4}")
_PUBMED = re.compile(r"[^\W\d_][^\d,;.]* [A-Z]{1,4}(?: (?:Jr|Sr|2nd|3rd|I{2,3}))?")
_AND = re.compile(r",?\s+(?:and|&)\s+", re.IGNORECASE)
_QUOTED = re.compile(r"'([^'\n]{2,200})'|\"([^\"\n]{2,200})\"")
"""What stands in quotation marks: `[arxiv.Result.Author('Ada Example')]`, as Python prints objects."""
_EMPTY = frozenset({"", "nan", "none", "null", "n/a", "na", "nat", "undefined", "-", "--", "[]", "{}", "<na>"})
_LONGEST_LIST = 1_000_000


def is_nothing(cell: str) -> bool:
    """Whether a program wrote this for a cell that is empty."""
    return cell.strip().casefold() in _EMPTY


def unguarded(cell: str, is_own: bool) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it (see `cite/csv_form.py`).

    Args:
        cell: the cell.
        is_own: whether this program wrote it; elsewhere an apostrophe may open a quotation, which another closes.
    """
    is_guarded = cell.startswith("'") and cell[1:].startswith(_FORMULA_STARTS)
    return cell[1:] if is_guarded and (is_own or "'" not in cell[1:]) else cell


def parts_of(cell: str, separators: str = ";|\n") -> list[str]:
    """The values of a cell: a list in JSON's or Python's notation, else parted by one of the separators."""
    listed = literal(cell)
    if listed is not None:
        return [part for item in listed if isinstance(item, str | int) and (part := clean_line(str(item)))]
    return [part for piece in re.split(f"[{re.escape(separators)}]", cell) if (part := clean_line(piece))]


def literal(cell: str) -> list[Any] | None:
    """The list that a cell is in JSON's or Python's notation."""
    bare = cell.strip()
    if not (bare.startswith("[") and bare.endswith("]")) or len(bare) > _LONGEST_LIST:
        return None
    for source in (bare, python_to_json(bare)):
        try:
            value = json.loads(source)
        except (ValueError, RecursionError):
            continue
        return value if isinstance(value, list) else None
    return None


def people_in(cell: str) -> People:
    """The people in a cell, whichever way the program that wrote it parts them."""
    listed = literal(cell)
    if listed is not None:
        names = [name for item in listed if (name := _listed(item))]
        return People(tuple(names), None)
    if cell.startswith("[") and (quoted := _QUOTED.findall(cell)):
        return people_of(first or second for first, second in quoted)
    text = _NUMBER.sub("", markup_to_text(cell) if "<" in cell or "&" in cell else cell)
    text = tex_to_text(text) if "\\" in text else text
    for mark in (";", "|", "\n"):
        if mark in text.strip():
            return people_of(part for part in text.split(mark))
    if "," not in text and not _AND.search(text):
        return people_of([text])
    return _in_a_line(clean_line(text))


def _listed(item: Any) -> Name | None:
    if isinstance(item, str):
        return person_of(clean_line(item))
    if isinstance(item, list):
        # As the arXiv dump has it: family name, given name, suffix and perhaps affiliations.
        texts = [tex_to_text(part) if isinstance(part, str) else "" for part in (*item, "", "", "")[:3]]
        return name_from_parts(texts[0], texts[1], suffix=texts[2])
    if isinstance(item, dict):
        whole = next(
            (item[key] for key in ("name", "display_name", "fullname") if isinstance(item.get(key), str)), None
        )
        return person_of(clean_line(whole)) if whole else None
    return None


def _in_a_line(text: str) -> People:
    """People parted by commas and `and`, family name first or last."""
    names: list[Name | None] = []
    more = None
    pieces = [piece for part in _AND.split(text) if (piece := part.strip(" ,"))]
    groups = [[bare for word in piece.split(",") if (bare := word.strip())] for piece in pieces]
    words = [word for group in groups for word in group]
    is_pubmed = len(words) > 1 and all(_PUBMED.fullmatch(word.rstrip(".")) or is_others(word) for word in words)
    for group in groups:
        for name in _names_of(group):
            bare = re.sub(r"(?:\s+et\.? al\.?|\s*(?:\.\.\.|…))$", "", name)
            more = True if bare != name or is_others(name) else more
            if bare and not is_others(bare):
                names.append(person_of_pubmed(bare.rstrip(".")) if is_pubmed else person_of(bare))
    return People(tuple(name for name in names if name), more)


def _names_of(words: list[str]) -> list[str]:
    """The names that words between commas make.

    Examples: `Fern, A., Oak, B.` are two, as are `Ada Fern, Bo Oak` and `Fern A.B., Oak C.`; `Fern, Ada` is one.
    """
    if len(words) > 1 and len(words) % 2 == 0 and all(map(_INITIALS.fullmatch, words[1::2])):
        return [f"{family}, {given}" for family, given in zip(words[::2], words[1::2], strict=True)]
    if len(words) == 2 and not is_others(words[1]):
        # `van Fern, Ada Bo` is one name, family name first.
        are_whole = all(" " in word for word in words) and not words[0][0].islower()
        return words if are_whole else [", ".join(words)]
    return words
