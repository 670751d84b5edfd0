"""The fields of a PubMed record and what they say in the model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from paperatlas.model.identifiers import parse_orcid
from paperatlas.model.record import Extra, Name
from paperatlas.read.bibliographies.dating import appearance, date_of
from paperatlas.read.bibliographies.kinds import kind_in_words
from paperatlas.read.bibliographies.people import person_of, person_of_pubmed
from paperatlas.read.bibliographies.pointers import Pointers
from paperatlas.read.bibliographies.tagged import LONGEST_NUMBER, Entry, keywords_of, left_over, prose_of, title_of
from paperatlas.text.clean import clean_line
from paperatlas.text.names import is_others, name_from_parts, name_of_body

_TYPES = {
    "preprint": "preprint",
    "retracted publication": None,
    "book chapter": "chapter",
    "congress": "conference",
    "academic dissertation": "thesis",
    "technical report": "report",
    "dataset": "dataset",
    "webcast": "web",
}
_STATUS = {
    "retracted publication": "retracted",
    "withdrawn publication": "withdrawn",
}
_PASSED_OVER = frozenset("OWN STAT DA DCOM LR SB JID MHDA CRDT PST OTO SO PUBM PMCR DEP EDAT IS ISBN".split())
"""What the library notes of its own work on the record, and what says once more what is taken."""
_WORDS = {
    "PL": "place",
    "LA": "language",
    "GR": "grant",
    "CI": "copyright",
    "COIS": "conflict of interest",
    "SI": "secondary source",
    "TT": "original title",
    "TA": "journal",
    "JT": "journal",
    "PHST": "history",
    "RN": "substance",
    "CTI": "collection",
    "EN": "edition",
    "MID": "manuscript id",
    "IR": "investigator",
    "FIR": "investigator",
    "IRAD": "investigator address",
}
_MARKED = re.compile(r"(.*?)\s*\[(doi|pii|pmid|pmc|pmcid|bookaccession|book)\]", re.IGNORECASE | re.DOTALL)
_ARTICLE_NUMBER = re.compile(r"[a-z]{0,3}\d{1,9}", re.IGNORECASE)
_INTO_NEXT_YEAR = re.compile(r"^(\d{4} [A-Z][a-z]{2}(?: \d{1,2})?)-\d{4} .*$")
_ORCID = "orcid"


@dataclass(frozen=True, slots=True)
class Person:
    """A field that is about an author or an editor."""

    tag: str
    lines: list[str]

    @property
    def text(self) -> str:
        """The value as one line."""
        return clean_line(" ".join(self.lines))


def facts_of(entry: Entry, people: Sequence[Person]) -> dict[str, Any]:
    """The fields of a record.

    Args:
        entry: the fields but those of people; they are used up.
        people: the fields of authors and editors in the order of the file.
    """
    authors, more = _people([person for person in people if person.tag not in ("ED", "FED")])
    editors, _ = _people(
        [Person(person.tag.replace("ED", "AU"), person.lines) for person in people if "ED" in person.tag]
    )
    types = [clean_line(text) for text in entry.take("PT")]
    kind, status = _kind(types, entry), _status(types)
    pointers, extra = _pointers(entry, kind)
    when = appearance(_dates(entry), ())
    facts: dict[str, Any] = {
        "title": _title(entry),
        "authors": authors,
        "more_authors": more,
        "editors": editors,
        "published": when.published,
        "year": when.year,
        "kind": kind,
        "status": status,
        "venue": title_of(entry.take_line("BTI", "JT", "TA") if kind == "chapter" else entry.take_line("JT", "TA")),
        "volume": entry.take_line("VI", longest=LONGEST_NUMBER),
        "issue": entry.take_line("IP", longest=LONGEST_NUMBER),
        "pages": _pages(entry, extra),
        "publisher": entry.take_line("PB"),
        "keywords": keywords_of((*_headings(entry.take("MH")), *entry.take("OT"))),
        "abstract": prose_of(entry.take("AB") or entry.take("OAB")),
        "note": prose_of(entry.take("GN")),
        **pointers.fields(),
    }
    addresses = tuple(Extra("address", person.text) for person in people if person.tag == "AD" and person.text)
    said = (Extra("publication type", "; ".join(types)),) if types else ()
    unread = tuple(Extra("date", text) for text in when.unread)
    facts["extra"] = (*extra, *said, *unread, *addresses, *left_over(entry, _WORDS, _PASSED_OVER))
    return facts


def _title(entry: Entry) -> str | None:
    """The title without the full stop that PubMed sets behind each."""
    title = title_of(entry.take_line("TI", "BTI", "CTI", "TT"))
    if title is None or not title.endswith(".") or title.endswith(".."):
        return title
    return title[:-1]


def _people(fields: Iterable[Person]) -> tuple[tuple[Name, ...], bool | None]:
    """Names with their ORCID. `AU` is the short form of the `FAU` before it; some records have only it."""
    names: list[Name] = []
    more = None
    is_short_form_due = False
    for person in fields:
        text = person.text
        if person.tag in ("FAU", "AU") and is_others(text):
            more = True
            continue
        if person.tag == "FAU":
            name, is_short_form_due = person_of(text), True
        elif person.tag == "AU":
            name = None if is_short_form_due else person_of_pubmed(text)
            is_short_form_due = False
        elif person.tag == "CN":
            name, is_short_form_due = name_of_body(text), False
        else:
            if person.tag == "AUID" and names:
                names[-1] = _with_orcid(names[-1], text)
            continue
        if name is not None:
            names.append(name)
    return tuple(names), more


def _with_orcid(name: Name, text: str) -> Name:
    orcid = parse_orcid(text) if _ORCID in text.lower() else None
    if orcid is None or name.orcid is not None:
        return name
    if name.family is None:
        return Name(name.name, orcid=orcid)
    return name_from_parts(name.family, name.given, name.particle, name.suffix, orcid, name.name) or name


def _kind(types: list[str], entry: Entry) -> str | None:
    """The most telling of the types; nearly every record is a journal article beside."""
    known = [_TYPES.get(word.lower(), kind_in_words(word)) for word in types]
    telling = [kind for kind in known if kind not in (None, "journal")]
    if telling:
        return telling[0]
    if entry.has("BTI") and not entry.has("JT", "TA"):
        return "chapter" if entry.has("TI") else "book"
    return "journal" if entry.has("JT", "TA") or "journal" in known else None


def _status(types: list[str]) -> str | None:
    return next((_STATUS[word.lower()] for word in types if word.lower() in _STATUS), None)


def _pointers(entry: Entry, kind: str | None) -> tuple[Pointers, list[Extra]]:
    pointers = Pointers()
    extra: list[Extra] = []
    pmids = [text for text in entry.take("PMID") if not pointers.add_identifier("pubmed", text)]
    extra += [Extra("pmid", clean_line(text)) for text in pmids]
    for text in entry.take("PMC"):
        if not pointers.add_identifier("pmc", text):
            extra.append(Extra("pmc", clean_line(text)))
    for text in dict.fromkeys(map(clean_line, entry.take("LID", "AID"))):
        match = _MARKED.fullmatch(text)
        label = match[2].lower() if match else ""
        if not (label in ("doi", "") and pointers.add_doi(text)):
            extra.append(Extra(label or "lid", clean_line(match[1] if match else text)))
    extra += pointers.serial_extras(entry.take("IS", "ISBN"), kind)
    return pointers, list(dict.fromkeys(extra))


def _dates(entry: Entry) -> list[str]:
    """The date of publication; without it that of the electronic one, else the day on which the record came in."""
    if entry.has("DP"):
        return [_INTO_NEXT_YEAR.sub(r"\1", text) for text in entry.take("DP")]
    return next(([text] for tag in ("DEP", "EDAT") for text in entry.fields.get(tag, ()) if date_of(text)), [])


def _pages(entry: Entry, extra: list[Extra]) -> str | None:
    """The pages, or the number of an article that has no pages."""
    pages = entry.take_line("PG", longest=LONGEST_NUMBER)
    if pages is not None:
        return re.sub(r"(?<=\w)-(?=\w)", "–", pages)
    return next((item.text for item in extra if item.name == "pii" and _ARTICLE_NUMBER.fullmatch(item.text)), None)


def _headings(texts: Iterable[str]) -> list[str]:
    """Medical subject headings without the qualifiers behind a stroke."""
    return [text.split("/")[0] for text in texts]
