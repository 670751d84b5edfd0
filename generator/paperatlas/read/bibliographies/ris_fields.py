"""The fields of a RIS record and what they say in the model.

RIS: Research Information Systems format specification, as Thomson ResearchSoft and EndNote keep it;
the use of each tag differs from exporter to exporter, and the table of each field names the tags
in the order in which they are believed.
"""

from __future__ import annotations

import re
from typing import Any

from paperatlas.model.record import Extra
from paperatlas.read.bibliographies.dating import Appearance, appearance
from paperatlas.read.bibliographies.kinds import kind_in_words
from paperatlas.read.bibliographies.people import People, people_of
from paperatlas.read.bibliographies.ris_pointers import pointers_of
from paperatlas.read.bibliographies.tagged import (
    LONGEST_NUMBER,
    Entry,
    keywords_of,
    left_over,
    prose_of,
    title_of,
)
from paperatlas.text.clean import clean_line

_TYPES = {
    "journal": "JOUR EJOUR JFULL MGZN INPR ABST EJOU",
    "conference": "CONF CPAPER",
    "preprint": "UNPB PREPRINT",
    "book": "BOOK EBOOK EDBOOK SER CLSWK ANCIENT WHOLE",
    "chapter": "CHAP ECHAP ENCYC DICT",
    "thesis": "THES",
    "report": "RPRT GOVDOC STAND GOV",
    "dataset": "DATA DBASE AGGR",
    "software": "COMP",
    "web": "ELEC BLOG WEB ICOMM MULTI ONLINE",
    "other": "ADVS ART BILL CASE CHART CTLG EQUA FIGURE GRANT GRNT HEAR INTV LEGAL MANSCPT MAP MPCT MUSIC NEWS PAMP "
    "PAT PCOMM POD PRESS SLIDE SOUND STAT SOCIAL TVEPI UNBILL UNBILl VIDEO OTHER",
}
_KINDS = {code: kind for kind, codes in _TYPES.items() for code in codes.split()}

_TITLE = ("TI", "T1", "CT")
_JOURNAL = ("JF", "T2", "JO", "JA", "J1", "J2", "BT")
_BOOK = ("T2", "BT", "JF", "JO", "C3", "J2")
_VENUE = {"conference": _BOOK, "chapter": _BOOK, "book": (), "thesis": (), "proceedings": ()}
_WHOLE_BOOK = frozenset({"book", "thesis", "proceedings"})
_WORDS = {
    **dict.fromkeys(("JA", "J1", "J2", "JO", "JF"), "journal"),
    "AD": "address",
    "AN": "accession",
    "CY": "place",
    "PP": "place",
    "DB": "database",
    "DP": "provider",
    "ET": "edition",
    "ID": "id",
    "LA": "language",
    "LB": "label",
    "SE": "section",
    "ST": "short title",
    "T3": "series",
    "TT": "translated title",
    "Y2": "accessed",
    "NV": "volumes",
    "M3": "type",
}
_LABELLED = re.compile(
    r"(cited by|export date|coden|correspondence address|funding details|funding text|references|date revised"
    r"|last updated|copyright|tradenames|manufacturers|molecular sequence numbers|chemicals/cas|date created"
    r"|date completed|conference code|sponsors|article no)(?:\s*\d{1,3})?\s*[:-]\s*(.+)",
    re.IGNORECASE | re.DOTALL,
)
"""Notes of Scopus and ProQuest that are fields."""
_NUMBER_OF_PAGES = re.compile(r"(\d{1,5})\s*(?:p|pp|pages|S)?\.?")
_ISSUE = re.compile(r"\d{1,4}")
_DASH = re.compile(r"(?<=\w)\s*(?:-{1,2}|–|—)\s*(?=\w)")
_DASHED = re.compile(r"\s*[-–—]")
_NOT_SPECIFIED = ("no", "specified")


def facts_of(entry: Entry, kind_text: str) -> tuple[dict[str, Any], Appearance]:
    """The fields of a record, and what was made of its dates.

    Args:
        entry: the fields, which are used up.
        kind_text: what stands behind `TY`.
    """
    kind = _kind(entry, kind_text)
    title = title_of(entry.take_line(*_TITLE, *(("BT", "T2") if kind in _WHOLE_BOOK else ("BT",)), "ST", "TT"))
    authors, editors = _people(entry)
    when = appearance(entry.take("PY", "Y1"), entry.take("DA"))
    pointers, extra = pointers_of(entry, kind)
    notes, said = _notes(entry)
    pages, page_count = _pages(entry, kind)
    facts: dict[str, Any] = {
        "title": title,
        "authors": authors.names,
        "more_authors": authors.more,
        "editors": editors.names,
        "published": when.published,
        "year": when.year,
        "kind": kind,
        "venue": title_of(entry.take_line(*_VENUE.get(kind or "", _JOURNAL))),
        "volume": entry.take_line("VL", "VO", longest=LONGEST_NUMBER),
        "issue": _issue(entry),
        "pages": pages,
        "page_count": page_count,
        "publisher": entry.take_line("PB"),
        "keywords": keywords_of(entry.take("KW")),
        "abstract": prose_of(entry.take("AB") or entry.take("N2")),
        **pointers.fields(),
    }
    facts["note"] = prose_of((*notes, *entry.take("RN"), *_other_notes(entry, facts["abstract"])))
    refused = tuple(Extra("a2", text) for text in (*authors.refused, *editors.refused))
    unread = tuple(Extra("date", text) for text in when.unread)
    facts["extra"] = (*extra, *said, *refused, *unread, *left_over(entry, _WORDS))
    return facts, when


def _kind(entry: Entry, text: str) -> str | None:
    kind = _KINDS.get(text.strip().upper()) or kind_in_words(text)
    said = kind_in_words(next(iter(entry.fields.get("M3", ())), None))
    if kind in (None, "journal") and said not in (None, "journal"):
        return said
    if kind == "conference" and entry.has("ED", "A2") and not entry.has("AU", "A1"):
        return "proceedings"
    return kind


def _people(entry: Entry) -> tuple[People, People]:
    """Authors and editors. The primary authors of some exporters are the authors once more."""
    authors, primary = entry.take("AU"), entry.take("A1")
    named = set(authors)
    if not all(name in named for name in primary):
        authors = [*authors, *primary]
    editors = entry.take("ED")
    second = entry.take("A2")
    known = set(editors)
    return people_of(authors), people_of([*editors, *(name for name in second if name not in known)])


def _notes(entry: Entry) -> tuple[list[str], list[Extra]]:
    """Notes, and apart from them the fields that Scopus and ProQuest hide among them."""
    notes: list[str] = []
    said: list[Extra] = []
    for text in entry.take("N1"):
        if match := _LABELLED.fullmatch(text.strip()):
            said.append(Extra(match[1].lower(), clean_line(match[2])))
        else:
            notes.append(text)
    return notes, said


def _other_notes(entry: Entry, abstract: str | None) -> list[str]:
    """What stands under `N2` beside an abstract: notes, unless it is the abstract once more."""
    return [text for text in entry.take("N2") if prose_of([text]) != abstract]


def _issue(entry: Entry) -> str | None:
    issue = entry.take_line("IS", "CP", longest=LONGEST_NUMBER)
    if issue is None and any(_ISSUE.fullmatch(text) for text in entry.fields.get("M1", ())):
        return entry.take_line("M1", longest=4)
    return issue


def _pages(entry: Entry, kind: str | None) -> tuple[str | None, int | None]:
    """First and last page or an article's number; of a whole book their number."""
    first = entry.take_line("SP", longest=LONGEST_NUMBER)
    last = entry.take_line("EP", longest=LONGEST_NUMBER)
    if (first or "").lower() == _NOT_SPECIFIED[0] and (last or "").lower() == _NOT_SPECIFIED[1]:
        first = last = None
    if first and not last and kind in _WHOLE_BOOK and (match := _NUMBER_OF_PAGES.fullmatch(first)):
        return None, int(match[1])
    if first is None:
        return last or entry.take_line("C7", longest=LONGEST_NUMBER), None
    first = _DASH.sub("–", first, count=1)
    if last is None or last == first or "–" in first:
        return first, None
    if last.startswith(first) and _DASHED.match(last, len(first)):
        return _DASH.sub("–", last, count=1), None
    return f"{first}–{last}", None
