"""Feeds of new papers: Atom, RSS 2.0 and RSS 1.0, as arXiv, journals and preprint servers publish them.

RFC 4287; <https://www.rssboard.org/rss-specification>; <https://web.resource.org/rss/1.0/spec>; the PRISM elements of
publishers; for arXiv's own <https://info.arxiv.org/help/rss_specifications.html>.
"""

from __future__ import annotations

import re
from typing import Any

from paperatlas.model.dates import year_of
from paperatlas.model.issue import Issue, error, warning
from paperatlas.model.preprints import is_preprint_doi
from paperatlas.model.record import Extra, Record
from paperatlas.read.services.abstract_text import abstract_of, title_of
from paperatlas.read.services.arxiv_fields import first_date, text_fields
from paperatlas.read.services.feed_people import people
from paperatlas.read.services.feed_pointers import pointers
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.read.xml_values import Element
from paperatlas.read.xml_walk import elements, root_name
from paperatlas.text.clean import clean_line
from paperatlas.text.dates import read_date

NAME = "feed"
_ROOTS = frozenset({"feed", "rss", "RDF", "entry"})
_HEAD = 20_000
_RSS_1 = re.compile(r"http://purl\.org/rss/1\.0/|http://my\.netscape\.com/rdf/")
_ATOM = re.compile(r"http://www\.w3\.org/2005/Atom|http://purl\.org/atom/ns#")
_ARXIV_TITLE = re.compile(r"\s*\(arXiv:(\S{1,40})(?:\s+\[[^\]]{1,30}\])?(?:\s+[A-Z]{1,20})?\)\s*$")
_ARXIV_TEXT = re.compile(
    r"\s*arXiv:(?P<id>\S{1,40})\s+Announce\s+Type:\s*(?P<type>[\w-]{1,30})\s*(?:Abstract:\s*)?", re.IGNORECASE
)
_PUBLISHED_ONLINE = re.compile(
    r"\s*[^<>\n]{1,150}, Published online: [^;\n]{1,40};\s*(?:doi:|https?://(?:dx\.)?doi\.org/)(?P<doi>\S{1,150})\s*"
)
_DATES = ("published", "pubDate", "issued", "dc:date", "prism:publicationDate", "prism:coverDate", "dcterms:issued")
_CHANGES = ("updated", "modified", "dcterms:modified")
_TEXTS = ("dc:description", "description", "summary", "content:encoded", "content")
_KEPT = ("dc:rights", "rights", "arxiv:announce_type", "dc:type", "prism:section", "arxiv:journal_reference")


def looks_like(text: str) -> bool:
    """Whether its outermost element is that of a feed."""
    root = root_name(text)
    if root == "RDF":
        return _RSS_1.search(text[:_HEAD]) is not None
    return root == "rss" or (root in _ROOTS and _ATOM.search(text[:_HEAD]) is not None)


def read(source: Source) -> Reading:
    """The entries of the feed; one without a title and an identifier becomes an issue."""
    reading = ReadingBuilder(source, NAME)
    for found in elements(source, frozenset({"entry", "item"})):
        if isinstance(found, Issue):
            reading.issues.append(found)
            continue
        fields = _fields(found)
        if any(fields.get(name) for name in ("title", "abstract", "arxiv_id", "doi")):
            reading.records.append(Record(origin=reading.origin(found.line), **fields))
        else:
            finding = "nothing says which paper this is"
            reading.issues.append(error(source.file, found.line, finding, "give the entry a title, or remove it"))
    if not reading.records and not reading.issues:
        reading.issues.append(warning(source.file, 1, "the feed has no entries", "fetch it again, or remove the file"))
    return reading.build()


def _fields(item: Element) -> dict[str, Any]:
    title, text = _markup(item, "title", "dc:title"), _markup(item, *_TEXTS)
    arxiv = _ARXIV_TEXT.match(text) or _ARXIV_TITLE.search(title)
    online = _PUBLISHED_ONLINE.match(abstract_of(text)["abstract"] or "") if "Published online:" in text else None
    found = pointers(item, (arxiv and f"arXiv:{arxiv.group(1)}") or (online and online["doi"]))
    names, more = people([line for name in ("author", "dc:creator") for line in _names(item, name)])
    said = _arxiv_text(item, title, text) if found["arxiv_id"] else _text(title, text)
    kept = [Extra(name.rpartition(":")[2], line) for name in _KEPT for line in item.lines_of(name)]
    return {
        **said,
        **found,
        **_publication(item, said.get("venue")),
        **_dates(item, found["arxiv_id"]),
        **_subjects(item, bool(found["arxiv_id"]), kept),
        "kind": _kind(item, found),
        "authors": names,
        "more_authors": more,
    }


def _markup(item: Element, *names: str) -> str:
    """The first of these children that holds anything, as HTML, which may stand in it escaped."""
    for name in names:
        child = item.child(name)
        if child is not None and child.text().strip():
            has_elements = child.child() is not None
            return child.markup() if has_elements else child.text()
    return ""


def _arxiv_text(item: Element, title: str, text: str) -> dict[str, Any]:
    # What arXiv writes is TeX and no HTML: `$a<b$` is no tag. Its feeds of before 2024 put it into a paragraph.
    abstract = re.sub(r"</?p>", "", _ARXIV_TEXT.sub("", text, count=1))
    return text_fields(_ARXIV_TITLE.sub("", title), abstract, item.line_of("arxiv:comment"))


def _text(title: str, text: str) -> dict[str, Any]:
    fields = abstract_of(text)
    abstract = _PUBLISHED_ONLINE.sub("", fields["abstract"] or "", count=1)
    return {**fields, "title": title_of(title), "abstract": abstract or None}


def _names(item: Element, name: str) -> list[str]:
    written = []
    for child in item.children(name):
        own = child.child("name")
        written.append((own or child).text())
    return written


def _dates(item: Element, arxiv_id: str | None) -> dict[str, Any]:
    date = next((found for line in item.lines_of(*_DATES) if (found := read_date(line))), None)
    updated = next((found for line in item.lines_of(*_CHANGES) if (found := read_date(line))), None)
    # arXiv's feeds give the day of the announcement, that of a new version as well.
    published = first_date(arxiv_id, date) if arxiv_id else date or updated
    return {
        "published": published,
        "updated": updated or (date if date != published else None),
        "year": year_of(published),
    }


def _publication(item: Element, said: str | None) -> dict[str, Any]:
    first, last = item.line_of("prism:startingPage"), item.line_of("prism:endingPage")
    return {
        "venue": item.line_of("prism:publicationName", "arxiv:journal_reference") or said,
        "volume": item.line_of("prism:volume"),
        "issue": item.line_of("prism:number"),
        "pages": item.line_of("prism:pageRange") or "–".join(page for page in (first, last) if page) or None,
        "publisher": item.line_of("dc:publisher"),
    }


def _subjects(item: Element, is_arxiv: bool, kept: list[Extra]) -> dict[str, Any]:
    written = [
        child.get("label") or child.get("term") or clean_line(child.text()) for child in item.children("category")
    ]
    subjects = tuple(dict.fromkeys(word for word in [*written, *item.lines_of("dc:subject")] if word))
    if is_arxiv and subjects:
        return {"extra": (Extra("categories", ", ".join(subjects)), *kept)}
    return {"keywords": subjects, "extra": tuple(kept)}


def _kind(item: Element, found: dict[str, Any]) -> str | None:
    if item.child("prism:publicationName", "arxiv:journal_reference") is not None:
        return "journal"
    if found["doi"]:
        return "preprint" if is_preprint_doi(found["doi"]) else None
    if found["arxiv_id"]:
        return "preprint"
    return None if found["ids"] else "web"
