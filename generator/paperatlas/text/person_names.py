"""Names of people in the forms in which they are compared."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from paperatlas.model.record import Name
from paperatlas.text.words import fold, letters

_WORD = re.compile(r"[^\W\d_]+")
_APOSTROPHES = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "ae", "Ö": "oe", "Ü": "ue", "Ø": "oe", "Å": "aa"}
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
Form = TypeVar("Form")
_RUN = 3
"""Most capitals without a vowel or a full stop that are initials: `JK`, `B.K.`."""


class PersonName(NamedTuple):
    """A name cut into folded words."""

    key: str
    """All words; equal for names that differ in case, accents and punctuation alone."""
    family: str
    """The family name with its particle, without spaces; empty for a name without parts."""
    given: tuple[str, ...]
    """Given names and initials; a hyphenated name is one."""
    suffix: str
    families: tuple[str, ...]
    """The family name as accents dropped and as accents spelled out give it (`muller`, `mueller`)."""
    givens: tuple[tuple[str, ...], ...]
    """The given names in both ways."""

    @property
    def has_full_given(self) -> bool:
        """Whether the first given name is written out."""
        return bool(self.given) and len(self.given[0]) > 1


def person_name(name: Name) -> PersonName:
    """The name in the form in which it is compared.

    Digits, which sources leave from footnotes, do not count; a name without any letter is
    compared as it is.
    """
    key = " ".join(_words(name.name)) or name.name.casefold()
    suffix = next((word for word in _words(name.suffix) if word in _SUFFIXES), "") if name.suffix else ""
    if not name.family:
        return PersonName(key, "", (), suffix, (), ())
    whole = f"{name.particle} {name.family}" if name.particle else name.family
    families = _both_ways(whole, lambda text: "".join(_words(text)))
    givens = _both_ways(name.given or "", _given)
    return PersonName(key, families[0], givens[0], suffix, families, givens)


def _both_ways(text: str, cut: Callable[[str], Form]) -> tuple[Form, ...]:
    """What a text gives with its accents dropped, and with them spelled out where that is something else."""
    one = cut(text)
    if text.isascii():
        return (one,)
    other = cut(text.translate(_SPELLED))
    return (one,) if one == other else (one, other)


def _words(text: str) -> list[str]:
    if text.isascii():
        return letters(_APOSTROPHES.sub("", text) if "'" in text or "`" in text else text)
    return _WORD.findall(fold(_APOSTROPHES.sub("", text)).translate(_LETTERS))


def _given(text: str) -> tuple[str, ...]:
    """The given names; initials that stand together (`J.K.`, `JK`) are cut apart."""
    found: list[str] = []
    for part in text.replace(".", ". ").split():
        bare = part.strip(".")
        if 1 < len(bare) <= _RUN and bare.isupper() and bare.isascii() and not re.search(r"[AEIOUY]", bare[1:]):
            found += [letter.casefold() for letter in bare]
        elif word := "".join(_words(bare)):
            found.append(word)
    return tuple(found)


def may_be_variants(one: PersonName, other: PersonName) -> bool:
    """Whether two names, both with their first given name written out, can be spellings of one person's name.

    The family names agree, and the given names agree word for word as far as both go: a middle name
    may be missing or an initial, and a hyphen may be a space or nothing at all.
    """
    if set(one.families).isdisjoint(other.families) or (one.suffix and other.suffix and one.suffix != other.suffix):
        return False
    if one.family in other.given[1:] or other.family in one.given[1:]:
        return False  # two authors whom a source wrote as one
    return any(_agree(mine, theirs) for mine in one.givens for theirs in other.givens)


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether given names agree: the first equal, each other one too or the initial of its counterpart."""
    if "".join(one) == "".join(other):
        return True
    if one[0] != other[0]:
        return False
    for mine, theirs in zip(one[1:], other[1:], strict=False):
        if mine != theirs and not (mine == theirs[:1] or theirs == mine[:1]):
            return False
    return True
