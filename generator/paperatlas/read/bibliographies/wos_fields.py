"""The fields of a Web of Science record and what they say in the model.

<https://webofscience.help.clarivate.com/en-us/Content/wos-core-collection/woscc-field-tags.htm>
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from paperatlas.model.identifiers import parse_orcid
from paperatlas.model.record import Extra, Name
from paperatlas.read.bibliographies.dating import appearance
from paperatlas.read.bibliographies.kinds import kind_in_words
from paperatlas.read.bibliographies.people import people_of
from paperatlas.read.bibliographies.pointers import Pointers, doi_in
from paperatlas.read.bibliographies.tagged import LONGEST_NUMBER, Entry, keywords_of, left_over, prose_of, title_of
from paperatlas.text.clean import clean_line
from paperatlas.text.names import name_of_body

_KINDS = {"J": "journal", "B": "book", "S": "book", "C": "conference", "P": "other"}
_WORDS = {
    "C1": "address",
    "C3": "affiliation",
    "RP": "correspondence address",
    "EM": "email",
    "LA": "language",
    "DT": "type",
    "J9": "journal",
    "JI": "journal",
    "SE": "series",
    "BS": "series",
    "PI": "place",
    "PA": "publisher address",
    "CT": "conference",
    "CY": "conference date",
    "CL": "conference place",
    "FU": "funding",
    "FX": "funding text",
    "WC": "category",
    "SC": "research area",
    "UT": "accession",
    "EA": "early access",
    "OA": "open access",
    "TC": "cited by",
    "RI": "researcher id",
    "SI": "special issue",
    "SU": "supplement",
    "DA": "export date",
    "CR": "cited references",
}
_PASSED_OVER = frozenset({"PT", "NR", "Z9", "U1", "U2", "GA", "AU", "OI", "PG", "HC", "HP"})
"""Counts and numbers of the database, and what is taken from another field."""


def facts_of(entry: Entry) -> dict[str, Any]:
    """The fields of a record, which are used up."""
    kind = _kind(entry)
    pointers = Pointers()
    extra = [Extra("doi", clean_line(text)) for text in entry.take("DI", "D2") if not pointers.add_doi(text)]
    extra += [
        Extra("pubmed", clean_line(text)) for text in entry.take("PM") if not pointers.add_identifier("pubmed", text)
    ]
    extra += pointers.serial_extras(entry.take("SN", "EI", "BN"), kind)
    when = appearance(entry.take("PY"), entry.take("PD"))
    when = when if when.year else appearance(entry.fields.get("EA", ()), ())
    references, undirected = _references(entry)
    facts: dict[str, Any] = {
        "title": title_of(entry.take_line("TI")),
        "authors": _authors(entry),
        "editors": people_of(_lines(entry, "BE") or _lines(entry, "ED")).names,
        "published": when.published,
        "year": when.year,
        "kind": kind,
        "venue": None if kind == "book" else title_of(entry.take_line("SO", "JI", "J9")),
        "volume": entry.take_line("VL", longest=LONGEST_NUMBER),
        "issue": entry.take_line("IS", longest=LONGEST_NUMBER),
        "pages": _pages(entry),
        "publisher": entry.take_line("PU"),
        "keywords": keywords_of(_joined(entry, "DE", "ID")),
        "abstract": prose_of(_joined(entry, "AB")),
        "references": references,
        "status": _status(entry),
        **pointers.fields(),
    }
    unread = [Extra("date", text) for text in when.unread]
    facts["extra"] = (*extra, *unread, *undirected, *left_over(entry, _WORDS, _PASSED_OVER))
    return facts


def _kind(entry: Entry) -> str | None:
    types = [word.strip() for text in entry.fields.get("DT", ()) for word in clean_line(text).split(";")]
    known = [kind for kind in map(kind_in_words, types) if kind not in (None, "journal")]
    sort = _KINDS.get(next(iter(entry.fields.get("PT", ())), "")[:1])
    if known:
        return known[0]
    return "conference" if sort == "book" and entry.has("CT") else sort


def _status(entry: Entry) -> str | None:
    types = " ".join(entry.fields.get("DT", ())).lower()
    return (
        "retracted" if "retracted publication" in types else "withdrawn" if "withdrawn publication" in types else None
    )


def _lines(entry: Entry, *tags: str) -> list[str]:
    """The values of fields that hold one a line."""
    return [line for text in entry.take(*tags) for line in text.split("\n")]


def _joined(entry: Entry, *tags: str) -> list[str]:
    """Values whose lines were only wrapped."""
    return [text.replace("\n", " ") for text in entry.take(*tags)]


def _authors(entry: Entry) -> tuple[Name, ...]:
    """Authors by their full names where there are some, and groups; with their ORCID."""
    names = people_of(_lines(entry, "AF") or _lines(entry, "AU") or _lines(entry, "BF") or _lines(entry, "BA")).names
    groups = [name for text in _joined(entry, "CA", "GP") if (name := name_of_body(text))]
    orcids = dict(_orcids(" ".join(entry.fields.get("OI", ()))))
    named = [
        replace(name, orcid=orcids.get(_key(f"{name.particle or ''} {name.family}, {name.given}"))) for name in names
    ]
    return (*named, *groups)


def _orcids(text: str) -> list[tuple[str, str]]:
    """`Family, Given/0000-0002-1825-0097; …` as names and ORCIDs."""
    pairs = [part.rpartition("/") for part in text.split(";")]
    return [(_key(name), orcid) for name, _, number in pairs if name and (orcid := parse_orcid(number))]


def _key(name: str) -> str:
    return clean_line(name).casefold()


def _pages(entry: Entry) -> str | None:
    first, last = (entry.take_line(tag, longest=LONGEST_NUMBER) for tag in ("BP", "EP"))
    if first and last and first != last:
        return f"{first}–{last}"
    return first or last or entry.take_line("AR", longest=LONGEST_NUMBER)


def _references(entry: Entry) -> tuple[tuple[str, ...], list[Extra]]:
    """The DOIs of the cited works; apart from them the citations without one."""
    dois: dict[str, None] = {}
    others: list[str] = []
    for line in _lines(entry, "CR"):
        doi = _cited_doi(line)
        if doi is not None:
            dois[doi] = None
        elif line.strip():
            others.append(clean_line(line))
    return tuple(dois), [Extra("cited references", "; ".join(others))] if others else []


def _cited_doi(citation: str) -> str | None:
    """The DOI at the end of a citation, the first where there are several: `DOI [10.1000/1, 10.1000/2]`."""
    start = citation.find("10.", max(citation.find("DOI"), 0))
    return doi_in(re.split(r"[,\]]", citation[start:], maxsplit=1)[0]) if start >= 0 else None
