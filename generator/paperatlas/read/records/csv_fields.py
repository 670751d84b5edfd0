"""The cells of a row and what they say in the model."""

from __future__ import annotations

import re
from typing import Any

from paperatlas.model.record import KINDS, Extra
from paperatlas.model.slugs import is_slug
from paperatlas.read.bibliographies.dating import Appearance, appearance
from paperatlas.read.bibliographies.kinds import kind_in_words
from paperatlas.read.bibliographies.people import People
from paperatlas.read.bibliographies.tagged import LONGEST_NUMBER, Entry, left_over, prose_of, title_of
from paperatlas.read.records.csv_cells import parts_of, people_in
from paperatlas.read.records.csv_columns import spellings
from paperatlas.read.records.csv_pointers import links_of, pointers_of
from paperatlas.read.services.abstract_text import abstract_of
from paperatlas.text.clean import clean_line
from paperatlas.text.dates import join_date, read_date
from paperatlas.text.tex import tex_to_text
from paperatlas.text.venues import page_count_in_comment, venue_in_comment

_DATABASES = frozenset(
    "scopus|web of science|wos|pubmed|medline|embase|arxiv|crossref|google scholar|ieee xplore|dblp|openalex|lens"
    "|semantic scholar|openreview".split("|")
)
"""What Scopus and others write as the source of a row."""
_CREATED = re.compile(r"[\"']created[\"']\s*:\s*[\"']([^\"']{6,40})")
_TRUE = frozenset({"true", "yes", "1"})
_OWN_ONLY = ("titlegiven", "topics", "tags")
"""Columns of our own export that say what was found, not what a source says."""


def facts_of(entry: Entry, is_own: bool) -> dict[str, Any]:
    """The fields of a record.

    Args:
        entry: the cells by their columns' names, which are used up.
        is_own: whether the table is this program's own export.
    """
    own = _own(entry) if is_own else {}
    pointers, extra = pointers_of(entry, is_own)
    pages = _pages(entry)
    authors, editors = _people(entry, "authors"), _people(entry, "editors")
    when, updated = _dates(entry)
    said = abstract_of(prose) if (prose := _abstract(entry)) else {}
    comment = tex_to_text(clean_line(text)) if (text := _line(entry, "comment")) else None
    venue = _venue(entry)
    links = links_of(entry, pointers)
    kind = _kind(entry)
    facts: dict[str, Any] = {
        "title": title_of(_line(entry, "title")),
        "authors": authors.names,
        "more_authors": authors.more,
        "editors": editors.names,
        "published": when.published,
        "updated": updated,
        "year": when.year,
        "kind": kind,
        "venue": venue or (venue_in_comment(comment) if comment else None),
        **{role: entry.take_line(*spellings(role), longest=LONGEST_NUMBER) for role in ("volume", "issue")},
        "pages": pages,
        "page_count": _page_count(entry, comment),
        "publisher": _line(entry, "publisher"),
        "abstract": said.get("abstract"),
        "keywords": _keywords(entry, is_own),
        "comment": comment,
        "organisation": _line(entry, "organisation"),
        "status": _status(entry),
        **pointers.fields(),
        **own,
    }
    if "summary" in entry.fields and facts["abstract"]:
        facts["summary"] = prose_of(entry.take("summary"))
    facts["code"] = tuple(dict.fromkeys([*pointers.code, *said.get("code", ())]))
    facts["links"] = tuple(
        {link.url: link for link in [*pointers.links.values(), *links, *said.get("links", ())]}.values()
    )
    facts["note"] = prose_of(entry.take(*spellings("note")))
    extra += [Extra("authors", text) for text in (*authors.refused, *editors.refused)]
    extra += [Extra("date", text) for text in when.unread]
    facts["extra"] = (*extra, *left_over(entry, {}))
    return facts


def _line(entry: Entry, role: str) -> str | None:
    return entry.take_line(*spellings(role))


def _own(entry: Entry) -> dict[str, Any]:
    """What only our own export says: the page's identifier, and whether the title is one that a source gave."""
    found: dict[str, Any] = {}
    page = entry.take_line("id")
    if page and is_slug(page):
        found["id"] = page
    if entry.take_line("titlegiven") == "no" and (shown := entry.take_line("title")):
        found["name"] = shown
    entry.take(*_OWN_ONLY)
    return found


def _people(entry: Entry, role: str) -> People:
    """The people of the best column that has some; the same people in another column go with them."""
    cells = entry.take(*spellings(role))
    return people_in(cells[0]) if cells else People((), None)


def _dates(entry: Entry) -> tuple[Appearance, str | None]:
    versions = [
        day for text in _CREATED.findall(" ".join(entry.fields.get("versions", ()))) if (day := read_date(text))
    ]
    if versions:
        entry.take("versions")
    years = [re.sub(r"(?<=^\d{4})\.0$", "", year.strip()) for year in entry.take(*spellings("year"))]
    month, day = (entry.take_line(*spellings(part), longest=LONGEST_NUMBER) for part in ("month", "day"))
    dates = [*versions[:1], *_first_with(entry, "date")]
    if years and month and (exact := join_date(years[0], month, day)):
        dates.append(exact)
    updated = [day for text in entry.take(*spellings("updated")) if (day := read_date(text))]
    when = appearance(years, dates)
    later = updated[0] if updated else (versions[-1] if len(versions) > 1 else None)
    return when, later if later != when.published else None


def _first_with(entry: Entry, role: str) -> list[str]:
    """The values of the first column that has some, since another one may tell of another event."""
    for name in spellings(role):
        if values := entry.take(name):
            return values
    return []


def _venue(entry: Entry) -> str | None:
    for name in ("source", "publication", "proceeding"):
        texts = entry.fields.get(name, ())
        if any(clean_line(text).casefold() in _DATABASES for text in texts):
            entry.take(name)
    venue = title_of(_line(entry, "venue"))
    # Papers with Code writes conference, year and month: `acl-2031-5`.
    coded = re.fullmatch(r"([a-z]{2,9})-(\d{4})-\d{1,2}", venue) if venue else None
    return f"{coded[1].upper()} {coded[2]}" if coded else venue


def _kind(entry: Entry) -> str | None:
    """The kind; a word for it that is not known stays a remark."""
    for name in spellings("kind"):
        for text in entry.fields.get(name, ()):
            spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|[-_]", " ", clean_line(text)).casefold()
            kind = clean_line(text).casefold() if clean_line(text).casefold() in KINDS else kind_in_words(spaced)
            if kind is not None:
                entry.take(name)
                return kind
    return None


def _pages(entry: Entry) -> str | None:
    pages = entry.take_line(*spellings("pages"), longest=LONGEST_NUMBER)
    first, last = (entry.take_line(*spellings(part), longest=LONGEST_NUMBER) for part in ("first", "last"))
    if pages is None and first:
        pages = f"{first}–{last}" if last and last != first else first
    if pages is None:
        return last or entry.take_line(*spellings("article"), longest=LONGEST_NUMBER)
    return re.sub(r"(?<=\w)\s*(?:-{1,2}|–|—)\s*(?=\w)", "–", pages, count=1)


def _page_count(entry: Entry, comment: str | None) -> int | None:
    for name in spellings("page count"):
        for text in entry.fields.get(name, ()):
            if match := re.fullmatch(r"([1-9]\d{0,4})(?:\.0)?(?:\s*(?:p|pp|pages)\.?)?", text.strip()):
                entry.take(name)
                return int(match[1])
    return page_count_in_comment(comment) if comment else None


def _abstract(entry: Entry) -> str | None:
    """The abstract. The arXiv API calls it `summary`, and so do tables made with it."""
    texts = _first_with(entry, "abstract") or entry.take("summary")
    return texts[0].strip("[]'") if texts and texts[0].casefold() != "[no abstract available]" else None


def _keywords(entry: Entry, is_own: bool) -> tuple[str, ...]:
    words: dict[str, str] = {}
    for cell in entry.take(*spellings("keywords")):
        parts = parts_of(cell)
        if len(parts) == 1 and not is_own:
            parts = parts[0].split(",")
        for part in parts:
            word = clean_line(part).strip("*., ")
            if word:
                words.setdefault(word.casefold(), word)
    return tuple(words.values())


def _status(entry: Entry) -> str | None:
    for name in spellings("status"):
        for text in entry.fields.get(name, ()):
            word = text.strip().casefold()
            if word in ("retracted", "withdrawn") or (word in _TRUE and name != "status"):
                entry.take(name)
                return "withdrawn" if word == "withdrawn" else "retracted"
            if word in ("false", "no", "0"):
                entry.take(name)
    return None
