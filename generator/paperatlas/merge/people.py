"""Whether two lists of authors name the same people, however each writes their names."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from paperatlas.merge.spelling import distance
from paperatlas.model.record import Name
from paperatlas.text.words import letters

_LONG_FAMILY = 6


class People(IntEnum):
    """What two lists of authors have in common, the most highest."""

    NONE = 0
    """Nobody, although both could have named the other's."""
    FEW = 1
    """Fewer than a third of the shorter list: large groups share a common name by chance."""
    UNKNOWN = 2
    """One list is missing, or the two are in different scripts."""
    SOME = 3
    SAME = 4
    """All whom the shorter list names, the first author among them."""


class Person(NamedTuple):
    """A name in the form in which it is compared."""

    family: str
    initials: str
    """First letters of the given names."""
    words: str
    """All words of the name in the order of the alphabet, whatever order a source puts them in, each between spaces."""


@lru_cache(maxsize=65_536)
def person(name: Name) -> Person:
    """The name folded and cut."""
    whole = letters(name.name)
    family = "".join(letters(name.family)) if name.family else (whole[-1] if whole else "")
    given = letters(name.given) if name.given else whole[:-1]
    if name.given and name.given.isupper() and len(given) == 1 and len(given[0]) <= 3:
        given = list(given[0])
    words = sorted({word for word in whole if len(word) > 1})
    return Person(family, "".join(word[0] for word in given), f" {' '.join(words)} ")


def is_same_person(one: Person, other: Person) -> bool:
    """Whether two names may be one person's: the family name and an initial agree, or all words do."""
    share_an_initial = any(initial in other.initials for initial in one.initials)
    if one.family == other.family:
        return share_an_initial or not one.initials or not other.initials
    if one.words == other.words and not one.words.isspace():
        return True
    if not share_an_initial:
        return False
    if f" {one.family} " in other.words and f" {other.family} " in one.words:
        return True
    # A double name of which one source keeps a half, and a slip in a long name.
    short, long = sorted((one.family, other.family), key=len)
    if len(short) >= _LONG_FAMILY - 1 and (long.startswith(short) or long.endswith(short)):
        return True
    return len(short) >= _LONG_FAMILY and distance(short, long, 1) == 1


def compare(one: Sequence[Person], other: Sequence[Person], are_whole: bool = True) -> People:
    """What two lists of authors have in common.

    Args:
        one: a list, empty where it is unknown.
        other: the other one.
        are_whole: whether neither says that it leaves authors out.
    """
    if not one or not other or _script(one) != _script(other):
        return People.UNKNOWN
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    common = _common(short, long)
    if not common:
        return People.NONE
    if 3 * common < len(short):
        return People.FEW
    is_complete = common == len(short) or (len(short) >= 4 and common >= 0.8 * len(short))
    reaches = len(short) == len(long) or not are_whole or is_same_person(short[0], long[0])
    return People.SAME if is_complete and reaches else People.SOME


def _common(short: Sequence[Person], long: Sequence[Person]) -> int:
    """How many of the shorter list the longer one names too; each counts once."""
    left: dict[str, list[Person]] = {}
    for candidate in long:
        left.setdefault(candidate.family, []).append(candidate)
    common, strays = 0, []
    for wanted in short:
        same = next((c for c in left.get(wanted.family, ()) if is_same_person(wanted, c)), None)
        if same is None:
            strays.append(wanted)
        else:
            left[wanted.family].remove(same)
            common += 1
    others = [candidate for found in left.values() for candidate in found]
    for wanted in strays[:8]:
        same = next((c for c in others[:40] if is_same_person(wanted, c)), None)
        if same is not None:
            others.remove(same)
            common += 1
    return common


def _script(people: Sequence[Person]) -> bool:
    """Whether names are written in the Latin script, judged by the first."""
    return all(character < "\u0370" for character in people[0].family)
