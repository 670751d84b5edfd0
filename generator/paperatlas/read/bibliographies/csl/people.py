"""Names of citation items.

CSL 1.0.2, "Names" (<https://docs.citationstyles.org/en/stable/specification.html#names>); Crossref adds `name`
for groups, `ORCID` and `affiliation`.
"""

from __future__ import annotations

from dataclasses import replace

from paperatlas.model.identifiers import parse_orcid
from paperatlas.model.record import Name
from paperatlas.read.bibliographies.csl.values import entries, line, member
from paperatlas.read.bibliographies.people import People, people_of
from paperatlas.read.values import Value
from paperatlas.text.names import is_others, name_from_parts, name_from_text, name_of_body

_LONGEST_AFFILIATION = 120
"""In characters; what is longer is an address for letters."""


def names_in(value: Value | None) -> People:
    """The people and bodies of a name variable.

    A `literal` among names in parts is a body's; in a list where nothing is in parts it may be a person's.
    """
    found = entries(value)
    has_parts = any(member(entry, "family") and member(entry, "given") for entry in found)
    names: list[Name] = []
    more = None
    for entry in found:
        if isinstance(entry.plain, str):
            people = people_of([entry.plain])
            names += people.names
            more = more or people.more
        elif (name := _name(entry, has_parts)) is not None:
            if is_others(name.name):
                more = True
            else:
                names.append(name)
    return People(tuple(names), more)


def wrong_orcids(value: Value | None) -> list[Value]:
    """What stands as an ORCID in a name variable and is none."""
    stated = (member(entry, "ORCID", "orcid") for entry in entries(value))
    return [orcid for orcid in stated if orcid and isinstance(orcid.plain, str) and not parse_orcid(orcid.plain)]


def common_affiliation(value: Value | None) -> str | None:
    """The one institution of all the people in a name variable; `None` where there are more, or some have none."""
    people = entries(value)
    affiliations = {_affiliation(person) for person in people}
    if len(affiliations) != 1 or (only := affiliations.pop()) is None:
        return None
    return only if len(only) <= _LONGEST_AFFILIATION else None


def _affiliation(person: Value) -> str | None:
    stated = entries(member(person, "affiliation"))
    if len(stated) != 1:
        return None
    return line(stated[0], "name") if isinstance(stated[0].plain, dict) else line(person, "affiliation")


def _name(entry: Value, has_parts: bool) -> Name | None:
    orcid = parse_orcid(line(entry, "ORCID", "orcid") or "")
    family, given = line(entry, "family"), line(entry, "given")
    if family is None and given is None:
        return _whole_name(entry, has_parts, orcid)
    non_dropping, dropping = line(entry, "non-dropping-particle"), line(entry, "dropping-particle")
    particle = _joined(dropping, non_dropping)
    suffix = line(entry, "suffix")
    if given is None and particle is None and " " in (family or "") and not (family or "")[0].islower():
        # A name that its source did not cut, mostly a body's: "Tin Works Society".
        return _with_orcid(name_of_body(family or ""), orcid)
    if given is not None and particle is None:
        given, particle = _particle_apart(given)
    whole = None
    if line(entry, "static-ordering") not in (None, "false", "0"):
        whole = _joined(particle, family, given, suffix)
    return name_from_parts(family, given, particle, suffix, orcid, whole)


def _whole_name(entry: Value, has_parts: bool, orcid: str | None) -> Name | None:
    if (body := line(entry, "name")) is not None:
        return _with_orcid(name_of_body(body), orcid)
    literal = line(entry, "literal")
    if literal is None:
        return None
    return _with_orcid(name_of_body(literal), orcid) if has_parts else name_from_text(literal, orcid)


def _with_orcid(name: Name | None, orcid: str | None) -> Name | None:
    return replace(name, orcid=orcid) if name and orcid else name


def _particle_apart(given: str) -> tuple[str, str | None]:
    """Given names and the particle in lower case behind them: `Ludwig van`."""
    words = given.split(" ")
    end = len(words)
    while end > 1 and words[end - 1][:1].islower():
        end -= 1
    return " ".join(words[:end]), " ".join(words[end:]) or None


def _joined(*parts: str | None) -> str | None:
    return " ".join(part for part in parts if part) or None
