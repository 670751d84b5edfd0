"""Authors and editors as the tagged formats write them: one a value, family name first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from paperatlas.model.record import Name
from paperatlas.text.clean import clean_line
from paperatlas.text.names import is_others, name_from_parts, name_from_text, name_of_body

_DOTTED = re.compile(r"(?P<family>[^\d,;]*[^\W\d_]{2}[^\d,;.]*) (?P<given>(?:[^\W\d_a-zß-ÿ][a-z]?\.-?){1,5})")
"""`Beispiel A.B.`, as Embase and Scopus write names."""
_BARE = re.compile(
    r"(?P<family>[^\d,;.]*[^\W\d_][^\d,;.]*) (?P<given>[A-Z]{1,4})(?: (?P<suffix>Jr|Sr|2nd|3rd|4th|I{2,3}))?"
)
"""`Beispiel AB Jr`, as PubMed writes names."""
_AND_OTHERS = re.compile(r"[,;]?\s+et\.? al\.?$", re.IGNORECASE)
_PERHAPS_OTHERS = ("al", "al.", "others", "...", "…")
_LONGEST = 120
"""Longest name in characters that is cut at its initials."""
_MOST_COMMAS = 3
"""Commas of one name with particle and suffix; where there are more, it is a list of family names."""


class People(NamedTuple):
    """Names in the order of the source."""

    names: tuple[Name, ...]
    more: bool | None
    """True where the source says that there are more."""
    refused: tuple[str, ...] = ()
    """Texts that are no single name."""


def people_of(texts: Iterable[str]) -> People:
    """The people in values of one name each, or of several parted by semicolons."""
    names: list[Name] = []
    refused: list[str] = []
    more = None
    for text in texts:
        for part in _single(clean_line(text)):
            bare = part
            if part.lower().endswith(_PERHAPS_OTHERS):
                bare = _AND_OTHERS.sub("", part)
                if bare != part or is_others(part):
                    more = True
                if is_others(bare):
                    continue
            if bare.count(",") > _MOST_COMMAS:
                refused.append(bare)
            elif name := person_of(bare):
                names.append(name)
    return People(tuple(names), more, tuple(refused))


@lru_cache(maxsize=65536)
def person_of(text: str) -> Name | None:
    """The name that `text` is, also with its initials behind it: `Beispiel A.B.`."""
    if text.endswith(".") and len(text) <= _LONGEST and "," not in text and (match := _DOTTED.fullmatch(text)):
        return name_from_parts(match["family"], match["given"])
    return name_from_text(text)


def person_of_pubmed(text: str) -> Name | None:
    """The name that `text` is in PubMed's short form: `Beispiel AB Jr`."""
    match = _BARE.fullmatch(text) if len(text) <= _LONGEST else None
    return name_from_parts(match["family"], match["given"], suffix=match["suffix"]) if match else name_of_body(text)


def _single(text: str) -> list[str]:
    if ";" in text:
        return [part for piece in text.split(";") if (part := piece.strip())]
    if " and " in text and text.count(",") > 1:
        parts = [part.strip(" ,") for part in text.split(" and ")]
        if all("," in part for part in parts):
            return parts
    return [text] if text else []
