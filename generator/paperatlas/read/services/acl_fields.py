"""A paper of the ACL Anthology as fields of a record.

Addresses of files: <https://aclanthology.org/info/development/>.
"""

from __future__ import annotations

import re
from typing import Any

from paperatlas.model.dates import year_of
from paperatlas.model.identifiers import is_web_address, parse_doi, parse_orcid
from paperatlas.model.record import Extra, Identifier, Link, Name
from paperatlas.model.schemes import one_of_each, parse_identifier
from paperatlas.read.services.abstract_text import abstract_of, title_of
from paperatlas.read.services.acl_volume import Volume, anthology_id
from paperatlas.read.xml_values import Element
from paperatlas.text.dates import join_date, read_date
from paperatlas.text.links import kind_of
from paperatlas.text.names import name_from_parts, name_of_body

SITE = "https://aclanthology.org"
_JOURNALS = re.compile(r"[JQ]\d\d|\d{4}\.(?:cl|tacl)")
_ISSUE_OF_JOURNAL = re.compile(r"(?P<title>[^,]{3,200}?),? Volume \d.*?(?:, (?P<date>[A-Z][a-z]+ \d{4}))?")
_RANGE = re.compile(r"(?<=\w)\s?[-–—]{1,3}\s?(?=\w)")
_MARKED_STATUS = (("retracted", "retracted"), ("removed", "withdrawn"))
_KEPT = ("award", "language", "bibkey", "mrf", "erratum", "series", "bibsource")
_FILES = ("attachment", "software", "dataset", "presentation", "poster")
_LINK_KINDS = {"software": "supplement", "dataset": "data", "data": "data", "video": "video"}


def paper_fields(paper: Element, volume: Volume) -> dict[str, Any]:
    """The fields of a record of this paper."""
    title, abstract = paper.child("title"), paper.child("abstract")
    identifier = anthology_id(paper)
    isbn = parse_identifier("isbn", volume.line_of(paper, "isbn") or volume.line_of(paper, "ISBN") or "")
    said = abstract_of(abstract.markup()) if abstract is not None else {}
    return {
        **said,
        **_publication(paper, volume),
        **_status(paper),
        "title": title_of(title.markup()) if title is not None else None,
        "authors": _people(paper, "author"),
        "editors": _people(paper, "editor") or (_people(volume.meta, "editor") if volume.meta is not None else ()),
        "doi": parse_doi(paper.line_of("doi") or ""),
        "ids": one_of_each(found for found in (identifier, isbn) if found is not None),
        "pdf": _pdf(paper, identifier),
        "code": tuple(dict.fromkeys([*_addresses(paper, "pwccode"), *said.get("code", ())])),
        "links": (*_links(paper), *said.get("links", ())),
        "extra": _extra(paper, volume),
    }


def _publication(paper: Element, volume: Volume) -> dict[str, Any]:
    book = volume.book(paper)
    journal = _ISSUE_OF_JOURNAL.fullmatch(book or "")
    is_journal = _is_journal(paper, volume)
    date = join_date(volume.line_of(paper, "year"), volume.line_of(paper, "month"))
    if journal and journal["date"] and date and len(date) == 4:
        within = read_date(journal["date"])
        date = within if within and within[:4] == date else date
    venue = volume.line_of(paper, "journal-title") or (journal["title"] if journal and is_journal else book)
    return {
        "venue": venue,
        "kind": "journal" if is_journal else "workshop" if _is_workshop(paper, volume, book) else "conference",
        "published": date,
        "year": year_of(date),
        "volume": volume.line_of(paper, "journal-volume") or volume.line_of(paper, "volume"),
        "issue": volume.line_of(paper, "journal-issue") or volume.line_of(paper, "issue"),
        "pages": _RANGE.sub("–", paper.line_of("pages") or "") or None,
        "publisher": volume.line_of(paper, "publisher"),
    }


def _is_journal(paper: Element, volume: Volume) -> bool:
    kind = volume.element.get("type") if volume.element is not None else None
    return kind == "journal" or (kind is None and _JOURNALS.fullmatch(volume.collection(paper)) is not None)


def _is_workshop(paper: Element, volume: Volume, book: str | None) -> bool:
    venues = volume.meta.lines_of("venue") if volume.meta is not None else []
    return "ws" in venues or "workshop" in (book or "").lower() or volume.collection(paper)[:1] == "W"


def _people(outer: Element, name: str) -> tuple[Name, ...]:
    found = (_person(person) for person in outer.children(name))
    return tuple(name for name in found if name is not None)


def _person(person: Element) -> Name | None:
    first, last = person.line_of("first"), person.line_of("last")
    if not last and not first:
        return name_of_body(person.text())
    if not first and " " in (last or ""):
        return name_of_body(last or "")
    return name_from_parts(last or first, first if last else None, orcid=parse_orcid(person.get("orcid") or ""))


def _status(paper: Element) -> dict[str, Any]:
    notes = paper.lines_of("note")
    for name, status in _MARKED_STATUS:
        mark = paper.child(name)
        if mark is not None:
            said = " ".join(part for part in (mark.get("date"), mark.line_of_itself()) if part)
            return {"status": status, "note": "; ".join([f"{name} {said}".strip(), *notes])}
    return {"note": "; ".join(notes) or None}


def _pdf(paper: Element, identifier: Identifier | None) -> str | None:
    url = paper.line_of("url") or paper.line_of("href") or paper.get("href")
    if not url or (identifier is not None and parse_identifier("acl", url) == identifier):
        return f"{SITE}/{identifier.value}.pdf" if url and identifier is not None else None
    return url if is_web_address(url) else None


def _addresses(paper: Element, name: str) -> list[str]:
    return [url for child in paper.children(name) if (url := child.get("url")) and is_web_address(url)]


def _links(paper: Element) -> list[Link]:
    links = []
    for child in paper.children(*_FILES):
        kind = child.get("type") or child.name
        links.append((_LINK_KINDS.get(kind.lower(), "supplement"), child.line_of_itself()))
    for video in paper.children("video"):
        if video.get("permission") != "false":
            links.append(("video", video.get("href")))
    written = [(kind, _address(name)) for kind, name in links if name]
    known = [Link(kind, url) for kind, url in written if is_web_address(url)]
    return [*known, *(Link(_kind(url), url) for url in _addresses(paper, "pwcdataset"))]


def _kind(url: str) -> str:
    kind = kind_of(url)
    return "data" if kind in ("code", "other") else kind


def _address(name: str) -> str:
    return name if name.startswith(("http://", "https://")) else f"{SITE}/attachments/{name}"


def _extra(paper: Element, volume: Volume) -> tuple[Extra, ...]:
    kept = [Extra(name, line) for name in _KEPT for line in paper.lines_of(name)]
    address = volume.line_of(paper, "address")
    revisions = [
        " ".join(part for part in (revision.get("id"), revision.get("date"), revision.line_of_itself()) if part)
        for revision in paper.children("revision")
    ]
    places = [
        f"{' '.join(part for part in (author.line_of('first'), author.line_of('last')) if part)}: {', '.join(said)}"
        for author in paper.children("author")
        if (said := author.lines_of("affiliation"))
    ]
    return (
        *kept,
        *([Extra("address", address)] if address else []),
        *(Extra("revision", said) for said in revisions if said),
        *([Extra("affiliations", "; ".join(places))] if places else []),
    )
