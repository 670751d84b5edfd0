"""People's names in two parts, as citation formats want them, and names that have no parts."""

from __future__ import annotations

import re
from typing import NamedTuple

from paperatlas.cite.plain import plain
from paperatlas.model.record import Name

_BODY = re.compile(
    r"\b(?:teams?|group|consortium|collaboration|collective|labs?|laborator(?:y|ies)|universit\w+|institut\w*"
    r"|inc|ltd|llc|corp|company|foundation|project|community|association|society|academy|committee|initiative"
    r"|contributors|authors|research|technologies|intelligence)\b",
    re.IGNORECASE,
)
_NOT_IN_A_NAME = re.compile(r"[\d_{}\\%#&$^~,;:@\"/<>=+*|!?`]|\[|\]|\b(?:and|et|of|for|the)\b", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")


class Parts(NamedTuple):
    """A name cut for citation. `given` is empty for a body or a person with one name."""

    family: str
    given: str


def parts_of(name: Name) -> Parts:
    """Family and given name, guessed where the source gives only the whole.

    The guess is the one BibTeX makes: the family name is the last word and the words in lower
    case before it (`Ludwig van Beethoven`); a suffix (`Jr.`) stays with it. What does not read
    like a person's name is left whole. Both parts are empty where there is no name at all.
    """
    family, given = plain(name.family), plain(name.given)
    if family and given:
        return Parts(family, given)
    whole = plain(name.name) or family
    return _guess(whole) if _is_person(whole) else Parts(whole, "")


def _is_person(name: str) -> bool:
    """Whether a whole name reads like a person's with two names or more."""
    words = name.split()
    return (
        len(words) > 1
        and all(word.lstrip("(")[:1].isalpha() for word in words)
        and not _NOT_IN_A_NAME.search(name)
        and not _BODY.search(name)
    )


def _guess(name: str) -> Parts:
    words = name.split()
    start = len(words) - 1
    if start > 1 and _SUFFIX.fullmatch(words[start]):
        start -= 1
    while start > 1 and words[start - 1][0].islower():
        start -= 1
    return Parts(" ".join(words[start:]), " ".join(words[:start]))
