"""A citation item as a record.

Items have the variables of CSL 1.0.2 (<https://docs.citationstyles.org/en/stable/specification.html>). A work
of Crossref is one with some variables more and with lists where CSL has texts
(<https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md>).
"""

from __future__ import annotations

import re
from typing import Any

from paperatlas.model.issue import Issue, error, warning
from paperatlas.model.record import Origin, Record
from paperatlas.read.bibliographies.csl.dates import appearance_of, date_of
from paperatlas.read.bibliographies.csl.extras import extras_of
from paperatlas.read.bibliographies.csl.kinds import kind_of_item
from paperatlas.read.bibliographies.csl.notes import split_note
from paperatlas.read.bibliographies.csl.people import names_in, wrong_orcids
from paperatlas.read.bibliographies.csl.places import (
    issue_of,
    organisation_of,
    page_count_of,
    pages_of,
    short,
    title_of_item,
    venue_of,
)
from paperatlas.read.bibliographies.csl.pointers import pointers_of, references_of
from paperatlas.read.bibliographies.csl.values import entries, line, lines, member, raw_texts
from paperatlas.read.services.abstract_text import abstract_of
from paperatlas.read.source import ReadingBuilder
from paperatlas.read.values import Value
from paperatlas.text.clean import clean_paragraphs
from paperatlas.text.markup import markup_to_text

_SAYS_WHICH = ("title", "abstract", "arxiv_id", "doi", "ids")
_GONE = re.compile(r"\W*(?P<word>retracted|withdrawn)\b(?:\s+(?:article|paper|chapter|manuscript))?\s*[:\])—–]", re.I)
_STATUSES = {
    "retraction": "retracted",
    "retracted": "retracted",
    "removal": "withdrawn",
    "withdrawal": "withdrawn",
    "withdrawn": "withdrawn",
}


def add_item(reading: ReadingBuilder, item: Value) -> None:
    """Adds the record of an item, or why there is none."""
    origin = reading.origin(item.line)
    if not isinstance(item.plain, dict):
        finding = f"an item must be an object, not {item.kind()}"
        reading.issues.append(error(origin.file, item.line, finding, "remove it, or write it as an object"))
        return
    item = _with_variables_of_notes(item)
    facts = _facts(item)
    if not any(facts.get(name) for name in _SAYS_WHICH):
        finding = "nothing says which paper this is"
        reading.issues.append(error(origin.file, item.line, finding, "give it a title or a DOI, or remove it"))
        return
    reading.issues.extend(_doubts(item, facts, origin))
    reading.records.append(Record(origin=origin, **facts))


def _with_variables_of_notes(item: Value) -> Value:
    """The item with the variables that stand in its note, and under `custom`, among its own."""
    plain = dict(item.plain) if isinstance(item.plain, dict) else {}
    note = split_note("\n".join(raw_texts(item, "note")))
    if "note" in plain:
        plain["note"] = Value(note.text, plain["note"].line)
    if "type" in note.variables:
        # A type that somebody took the trouble to write by hand is the right one.
        plain.pop("type", None)
    custom = member(item, "custom")
    for name, value in (custom.plain if custom is not None and isinstance(custom.plain, dict) else {}).items():
        plain.setdefault(name.lower(), value)
    for name, text in note.variables.items():
        if member(Value(plain, item.line), name) is None:
            plain[name] = Value(text, item.line)
    return Value(plain, item.line)


def _facts(item: Value) -> dict[str, Any]:
    kind = kind_of_item(item)
    authors, editors = names_in(member(item, "author")), names_in(member(item, "editor"))
    appearance = appearance_of(item)
    pointers, serials = pointers_of(item, kind)
    if pointers.arxiv is not None and kind == "other" and line(item, "type") == "article":
        kind = "preprint"
    title, venue = title_of_item(item), venue_of(item, kind)
    facts = {
        "title": title,
        "authors": authors.names,
        "more_authors": authors.more,
        "editors": editors.names,
        "organisation": organisation_of(item, kind),
        "published": appearance.published,
        "updated": date_of(member(item, "content-updated")),
        "year": appearance.year,
        "venue": venue,
        "kind": kind,
        "volume": short(line(item, "volume")),
        "issue": issue_of(item),
        "pages": pages_of(item),
        "publisher": line(item, "publisher"),
        "page_count": page_count_of(item),
        "keywords": _keywords(item),
        "comment": line(item, "comment"),
        "references": references_of(item),
        "note": _note(item),
        "status": _status(item, title),
        **pointers.fields(),
    }
    facts["extra"] = extras_of(item, facts, appearance.words, serials)
    return _with_abstract(facts, item)


def _keywords(item: Value) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for key in ("keyword", "subject", "categories"):
        for text in lines(item, key):
            is_list = member(item, key) is not None and isinstance(_plain(item, key), list)
            parts = [text] if is_list else re.split(r"\s*;\s*" if ";" in text else r"\s*,\s*", text)
            found.update(dict.fromkeys(part for part in parts if part))
    return tuple(found)


def _plain(item: Value, key: str) -> object:
    value = member(item, key)
    return value.plain if value is not None else None


def _note(item: Value) -> str | None:
    texts = [markup_to_text(text) for key in ("note", "annote") for text in raw_texts(item, key)]
    return "\n\n".join(dict.fromkeys(filter(None, map(clean_paragraphs, texts)))) or None


def _status(item: Value, title: str | None) -> str | None:
    """Whether the work was taken back: so say notices of updates, the status, or the words before the title."""
    stated = [line(entry, "type") for entry in entries(member(item, "updated-by"))]
    for word in (*stated, line(item, "status")):
        if word and (status := _STATUSES.get(word.casefold())):
            return status
    match = _GONE.match(title or "")
    return match["word"].lower() if match else None


def _with_abstract(facts: dict[str, Any], item: Value) -> dict[str, Any]:
    source = next(iter(raw_texts(item, "abstract") or raw_texts(item, "description")), None)
    if source is None:
        return facts
    said = abstract_of(source)
    code = tuple(dict.fromkeys((*facts["code"], *said["code"])))
    links = tuple({link.url: link for link in (*said["links"], *facts["links"])}.values())
    return {**facts, "abstract": said["abstract"], "code": code, "links": links}


def _doubts(item: Value, facts: dict[str, Any], origin: Origin) -> list[Issue]:
    """What is stated and is not what it is called; it costs nothing but itself."""
    issues = []
    stated = line(item, "DOI")
    if stated and facts["doi"] is None:
        issues.append(warning(origin.file, origin.line, f'"{stated[:60]}" is not a DOI', "correct it, or remove it"))
    for orcid in wrong_orcids(member(item, "author")):
        finding = f'"{str(orcid.plain)[:40]}" is not an ORCID'
        issues.append(warning(origin.file, orcid.line, finding, "correct its digits, or remove it"))
    return issues
