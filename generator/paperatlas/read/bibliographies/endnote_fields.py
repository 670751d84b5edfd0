"""The fields of a record in EndNote's tagged format and what they say in the model."""

from __future__ import annotations

import re
from typing import Any

from paperatlas.model.record import Extra
from paperatlas.read.bibliographies.dating import appearance
from paperatlas.read.bibliographies.kinds import kind_in_words
from paperatlas.read.bibliographies.people import people_of
from paperatlas.read.bibliographies.pointers import Pointers, addresses_in
from paperatlas.read.bibliographies.tagged import LONGEST_NUMBER, Entry, keywords_of, left_over, prose_of, title_of
from paperatlas.text.clean import clean_line

_VENUE = {"conference": ("%B", "%S", "%J"), "chapter": ("%B", "%S", "%J"), "book": (), "thesis": (), "proceedings": ()}
_WORDS = {
    "%0": "type",
    "%1": "custom 1",
    "%2": "custom 2",
    "%3": "custom 3",
    "%4": "custom 4",
    "%6": "volumes",
    "%7": "edition",
    "%9": "type of work",
    "%B": "series",
    "%C": "place",
    "%F": "label",
    "%G": "language",
    "%H": "translator",
    "%J": "journal",
    "%L": "call number",
    "%M": "accession",
    "%O": "alternate title",
    "%Q": "translated title",
    "%S": "series",
    "%W": "database",
    "%~": "database",
    "%!": "short title",
    "%+": "address",
    "%[": "accessed",
    "%?": "subsidiary author",
    "%&": "section",
}
_PAGES = re.compile(r"[A-Za-z]?\d{1,7}(?:\s*[-–+,]+\s*[A-Za-z]?\d{1,7})*")


def facts_of(entry: Entry) -> dict[str, Any]:
    """The fields of a record, which are used up."""
    kind = _kind(entry)
    pointers, extra = _pointers(entry, kind)
    authors, editors = people_of(entry.take("%A")), people_of(entry.take("%E", *_second_editors(entry, kind)))
    when = appearance(entry.take("%D"), entry.take("%8"))
    facts: dict[str, Any] = {
        "title": title_of(entry.take_line("%T", "%!", "%Q")),
        "authors": authors.names,
        "more_authors": authors.more,
        "editors": editors.names,
        "published": when.published,
        "year": when.year,
        "kind": kind,
        "venue": title_of(entry.take_line(*_VENUE.get(kind or "", ("%J", "%B")))),
        "volume": entry.take_line("%V", longest=LONGEST_NUMBER),
        "issue": entry.take_line("%N", longest=LONGEST_NUMBER),
        "pages": _pages(entry),
        "publisher": entry.take_line("%I"),
        "keywords": keywords_of(entry.take("%K")),
        "abstract": prose_of(entry.take("%X")),
        "note": prose_of(entry.take("%Z", "%<")),
        **pointers.fields(),
    }
    unread = [Extra("date", text) for text in when.unread]
    refused = [Extra("author", text) for text in (*authors.refused, *editors.refused)]
    facts["extra"] = (*extra, *unread, *refused, *left_over(entry, _WORDS))
    return facts


def _kind(entry: Entry) -> str | None:
    name = clean_line(next(iter(entry.fields.get("%0", ())), ""))
    kind, said = kind_in_words(name), kind_in_words(next(iter(entry.fields.get("%9", ())), None))
    if kind is not None:
        entry.take("%0")
    if kind in (None, "journal") and said == "preprint":
        return said
    if kind == "conference" and entry.has("%E") and not entry.has("%A"):
        return "proceedings"
    return kind or ("journal" if entry.has("%J") else None)


def _second_editors(entry: Entry, kind: str | None) -> tuple[str, ...]:
    """The ACL Anthology names the editors of the volume in the field of the series' editors."""
    return ("%Y",) if kind in ("conference", "chapter", "proceedings") and not entry.has("%E") else ()


def _pointers(entry: Entry, kind: str | None) -> tuple[Pointers, list[Extra]]:
    pointers = Pointers()
    extra = [Extra("doi", clean_line(text)) for text in entry.take("%R") if not pointers.add_doi(text)]
    for tag in ("%U", "%>"):
        for text in addresses_in(entry.take(tag)):
            if not pointers.add_address(text, is_pdf=tag == "%>"):
                extra.append(Extra("file" if tag == "%>" else "url", clean_line(text)))
    accessions = entry.take("%M")
    for text in accessions:
        if not (
            pointers.add_arxiv(text) or ("pm" in text.lower() and _add_pubmed(pointers, text)) or pointers.add_doi(text)
        ):
            extra.append(Extra("accession", clean_line(text)))
    extra += pointers.serial_extras(entry.take("%@"), kind)
    return pointers, extra


def _add_pubmed(pointers: Pointers, text: str) -> bool:
    return pointers.add_identifier("pmc", text) or pointers.add_identifier("pubmed", text)


def _pages(entry: Entry) -> str | None:
    """The pages; CNKI, the Chinese national library of papers, has them in the field of the type of work."""
    pages = entry.take_line("%P", longest=LONGEST_NUMBER)
    if pages is None and any(_PAGES.fullmatch(text.strip()) for text in entry.fields.get("%9", ())):
        pages = entry.take_line("%9", longest=LONGEST_NUMBER)
    return pages and re.sub(r"(?<=\w)\s*-{1,2}\s*(?=\w)", "–", pages)
