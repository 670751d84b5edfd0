"""People's names cut into parts, and names that have no parts.

The cut is the one BibTeX makes (Oren Patashnik, "BibTeXing", section 4): the family name is the
last word, or what stands before the first comma; words in lower case before it are its particle.
"""

from __future__ import annotations

import re
from functools import lru_cache

from paperatlas.model.record import Name
from paperatlas.text.clean import clean_line

_BODY = re.compile(
    r"\b(?:teams?|group|consortium|collaboration|collective|labs?|laborator(?:y|ies)|universit\w+|institut\w*"
    r"|inc|ltd|llc|corp|company|foundation|project|community|association|society|academy|committee|initiative"
    r"|contributors|authors|research|technologies|intelligence|agency|council|department|ministry|network"
    r"|investigators|organi[sz]ation|bureau|commission|centre|center)\b",
    re.IGNORECASE,
)
_NOT_IN_A_NAME = re.compile(r"[\d_{}\\%#&$^~,;:@\"/<>=+*|!?`]|\[|\]|\b(?:and|et|of|for|the)\b", re.IGNORECASE)
_SUFFIX = re.compile(
    r"(?:jr|sr|jnr|snr|ii|iii|iv|v|vi|vii|2nd|3rd|4th|filho|neto|junior|esq|ph\.? ?d|m\.? ?d)\.?", re.I
)
_SURE_SUFFIX = re.compile(r"(?:[Jj]r|[Ss]r|II|III|IV)\.?")
_OTHERS = re.compile(r"(?:and\s+)?(?:others|et\s+al\.?|\.\.\.|…)", re.IGNORECASE)


def is_others(text: str) -> bool:
    """Whether this stands for the authors who are not named: `others`, `et al.`."""
    return _OTHERS.fullmatch(text.strip()) is not None


def is_person(name: str) -> bool:
    """Whether a whole name reads like a person's with two names or more."""
    words = name.split()
    return (
        1 < len(words) <= 8
        and all(word.lstrip("(")[:1].isalpha() for word in words)
        and not _NOT_IN_A_NAME.search(name)
        and not _BODY.search(name)
    )


def name_of_body(text: str) -> Name | None:
    """The name of an organisation or a group, which has no parts; `None` where there is nothing."""
    whole = clean_line(text)
    return Name(whole) if whole else None


def name_from_parts(
    family: str | None,
    given: str | None = None,
    particle: str | None = None,
    suffix: str | None = None,
    orcid: str | None = None,
    whole: str | None = None,
) -> Name | None:
    """A name from the parts a source gives.

    Particles in lower case at the beginning of the family name (`van der Berg`) are set apart.

    Args:
        family: the family name, perhaps with its particle.
        given: the given names or their initials.
        particle: the particle where the source sets it apart.
        suffix: `Jr.`, `III`.
        orcid: a valid ORCID.
        whole: the name in reading order, where the source gives that too.

    Returns:
        The name, or `None` where every part is empty.
    """
    family, given, particle, suffix, whole = (
        clean_line(part) if part else "" for part in (family, given, particle, suffix, whole)
    )
    return _from_parts(family, given, particle, suffix, whole, orcid)


def _from_parts(
    family: str, given: str, particle: str, suffix: str, whole: str = "", orcid: str | None = None
) -> Name | None:
    """As `name_from_parts`, of parts that are clean."""
    if family and not suffix and " " in family and _SURE_SUFFIX.fullmatch(last := family.rsplit(" ", 1)[1]):
        family, suffix = family.rsplit(" ", 1)[0].rstrip(","), last
    if not particle and " " in family:
        words = family.split(" ")
        start = 0
        while start < len(words) - 1 and _is_particle(words[start]):
            start += 1
        particle, family = " ".join(words[:start]), " ".join(words[start:])
    joined = f"{given} {particle}" if given and particle else given or particle
    joint = "" if joined.endswith(("'", "’")) else " "
    reading = f"{joined}{joint}{family}".strip()
    reading = f"{reading} {suffix}" if suffix else reading
    reading = whole or reading
    if not reading:
        return None
    return Name(reading, family or None, given or None, orcid, particle or None, suffix or None)


@lru_cache(maxsize=65_536)
def name_from_text(text: str, orcid: str | None = None) -> Name | None:
    """The name that `text` is, in any of the usual orders.

    Examples: `Ludwig van Beethoven`; `van Beethoven, Ludwig`; `King, Jr, Martin Luther`;
    `King, Martin Luther, Jr.`; `Beethoven, L. van`. What does not read like a person's name
    (`The ATLAS Collaboration`, `孙悟空`, `Plato`) stays whole. Names written alike are one value, which
    saves time and memory where people have many papers.
    """
    text = clean_line(text).strip(",; ")
    if not text:
        return None
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1:
        return _from_reading_order(text, orcid)
    if len(parts) == 2 and parts[1] and _SURE_SUFFIX.fullmatch(parts[1]):
        named = _from_reading_order(parts[0], orcid)
        return named and name_from_parts(named.family or named.name, named.given, named.particle, parts[1], orcid)
    if len(parts) > 3 or (_BODY.search(text) and not _has_initials(parts[-1])):
        return Name(text, orcid=orcid)
    suffix = ""
    if len(parts) == 3:
        place = 1 if _SUFFIX.fullmatch(parts[1]) else 2
        suffix = parts.pop(place)
        if place == 2 and not _SUFFIX.fullmatch(suffix):
            parts[1], suffix = f"{parts[1]} {suffix}".strip(), ""
    family, given = parts
    words = given.split(" ")
    behind = len(words)
    while behind > 1 and _is_particle(words[behind - 1]):
        behind -= 1
    return _from_parts(family, " ".join(words[:behind]), " ".join(words[behind:]), suffix, orcid=orcid)


def _from_reading_order(text: str, orcid: str | None) -> Name:
    if not is_person(text):
        return Name(text, orcid=orcid)
    words = text.split(" ")
    end = len(words)
    suffix = ""
    if end > 2 and _SURE_SUFFIX.fullmatch(words[-1]):
        end, suffix = end - 1, words[-1]
    start = end - 1
    for place in range(1, end - 1):
        if _is_particle(words[place]):
            start = place
            break
    first = start
    while start < end - 1 and _is_particle(words[start]):
        start += 1
    family, particle, given = " ".join(words[start:end]), " ".join(words[first:start]), " ".join(words[:first])
    return Name(text, family, given or None, orcid, particle or None, suffix or None)


def _is_particle(word: str) -> bool:
    """Whether a word of a name begins in lower case, as `van`, `d'` and `al-` do."""
    return (word[:1].islower() and word not in ("y",)) or word in ("d'", "d’")


def _has_initials(text: str) -> bool:
    return re.search(r"\b[A-Z]\.", text) is not None
