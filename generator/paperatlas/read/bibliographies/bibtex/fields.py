"""From the fields of a BibTeX entry to the facts of a record."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from paperatlas.model.dates import year_of
from paperatlas.read.bibliographies.bibtex.draft import Draft, Report
from paperatlas.read.bibliographies.bibtex.names import names_of
from paperatlas.read.bibliographies.bibtex.pointers import find_addresses, find_identifiers, state_pointers
from paperatlas.read.bibliographies.bibtex.prose import find_texts
from paperatlas.read.bibliographies.bibtex.tables import BOOKKEEPING, FIELD_ALIASES, KINDS_OF_TYPES, SELF_EVIDENT_TYPES
from paperatlas.read.bibliographies.bibtex.text import line_of
from paperatlas.read.bibliographies.bibtex.venues import find_venue
from paperatlas.text.clean import clean_line
from paperatlas.text.dates import join_date, read_date

_RETRACTED = re.compile(r"(RETRACTED|WITHDRAWN)(?: \w+)?\s*:", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_UNSPECIFIED = re.compile(r"(?=[\dXxUu]{4}(?:-|$))\d+[XxUu]+")
"""A year of which only the decade or the century is known (EDTF, level 1)."""
_NUMBER = re.compile(r"\d{1,4}")
_SORTED_BY = re.compile(r"\\noopsort\s*\{[^{}]*\}", re.IGNORECASE)
_PAGE_WORD = re.compile(r"^(?:pages?|pp?\.|S\.)\s*(?=[\dA-Za-z])|\s*(?:pp?\.|pages?)$", re.IGNORECASE)
_DASHES = re.compile(r"\s*(?:-{2,}|[–—‐‑‒−]+)\s*")
_RANGE = re.compile(r"(\w+)\s*-\s*(\w+)")


def facts_of(type_: str, key: str, texts: dict[str, str], report: Report) -> dict[str, Any]:
    """The facts of a record that an entry states.

    Args:
        type_: the entry's type in lower case.
        key: its key.
        texts: its fields, in lower case, macros replaced and inherited fields added.
        report: told of what cannot be understood.
    """
    draft = Draft(type_, KINDS_OF_TYPES.get(type_, "other"), _by_their_names(texts), report)
    _titles(draft)
    _people(draft)
    _date(draft)
    find_identifiers(draft)
    find_venue(draft)
    _numbers(draft)
    find_texts(draft)
    find_addresses(draft)
    state_pointers(draft, key)
    _rest(draft, key)
    return draft.facts


def _by_their_names(texts: dict[str, str]) -> dict[str, str]:
    fields = dict(texts)
    for alias in FIELD_ALIASES.keys() & texts.keys():
        if FIELD_ALIASES[alias] not in fields:
            fields[FIELD_ALIASES[alias]] = fields.pop(alias)
    return fields


def _titles(draft: Draft) -> None:
    title = draft.first("title") or (draft.first("maintitle", "booktitle") if draft.kind in _VOLUMES else None)
    if title is None:
        return
    subtitle = draft.line("subtitle")
    draft.facts["title"] = joined_title(title, subtitle)
    if title[:1] in "RWrw" and (match := _RETRACTED.match(title)):
        draft.facts["status"] = match[1].lower()


_VOLUMES = frozenset({"book", "proceedings"})


def joined_title(title: str, subtitle: str | None) -> str:
    """A title with its subtitle, where that is not yet in it."""
    if not subtitle or title.casefold().endswith(subtitle.casefold()):
        return title
    return f"{title} {subtitle}" if title.endswith((":", "?", "!", "–", "—")) else f"{title}: {subtitle}"


def _people(draft: Draft) -> None:
    for name in ("author", "editor"):
        source = draft.fields.pop(name, None)
        if not source:
            continue
        found = names_of(source)
        draft.facts[f"{name}s"] = found.names
        if found.has_more and name == "author":
            draft.facts["more_authors"] = True
        if found.is_doubtful:
            draft.report(name, "names that are not parted by the word and", "write: Name and Name", False)


def _date(draft: Draft) -> None:
    fields = draft.fields
    date = fields.pop("date", None)
    year, month, day = fields.pop("year", None), fields.pop("month", None), fields.pop("day", None)
    published, said = _published(date, year, month, day)
    if published:
        draft.facts["published"] = published
        draft.facts["year"] = year_of(published)
    elif said and _DIGIT.search(said) and not _UNSPECIFIED.match(said):
        name = "date" if date else "year"
        draft.report(name, f'{name} "{said[:40]}"', "write four digits for the year, or remove the field", True)
        draft.keep(name, said)
    elif said:
        draft.facts["note"] = said


@lru_cache(maxsize=1 << 14)
def _published(date: str | None, year: str | None, month: str | None, day: str | None) -> tuple[str | None, str | None]:
    """The date that the fields make, and else what they say."""
    said = line_of(date or year or "")
    month, day = (line_of(part).strip(" ,;") if part else None for part in (month, day))
    if date:
        published = read_date(said)
        if published and len(published) == 4 and year and month:
            published = join_date(published, month, day)
        return published or (join_date(line_of(year), month, day) if year else None), said or None
    if (published := join_date(said, month, day) if said else None) is None and year and "\\" in year:
        # Styles keep what they sort by before the year: `{\switchargs{--90}{1968}}`.
        years = re.findall(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", _SORTED_BY.sub("", year))
        published = join_date(years[-1], month, day) if years else None
    return published, said or None


def _numbers(draft: Draft) -> None:
    fields, facts = draft.fields, draft.facts
    pages = draft.first("pages", "page", "eid", "articleno", "article-number")
    if pages:
        facts["pages"] = page_range(pages)
    if volume := draft.line("volume"):
        if volume.lower().startswith("abs/") and draft.addresses.add_arxiv(volume[4:]):
            volume = ""
        facts["volume"] = volume or None
    if draft.kind in _WITH_ISSUES and (issue := draft.first("number", "issue")):
        if draft.addresses.arxiv is None and "rxiv" in issue.lower() and draft.addresses.add_arxiv(issue):
            pass
        else:
            facts["issue"] = issue
    if publisher := draft.first("publisher", "school", "institution", "university", "organization"):
        facts["publisher"] = publisher
    for name in ("pagetotal", "numpages", "page_count"):
        if name in fields and (match := _NUMBER.fullmatch(fields[name].strip(" p.{}"))):
            del fields[name]
            facts["page_count"] = int(match[0]) or None


_WITH_ISSUES = frozenset({"journal", "conference", "workshop", "preprint"})


def page_range(text: str) -> str | None:
    """Pages as people print them: `101–110`, `73+`, `e453`."""
    text = _PAGE_WORD.sub("", text)
    match = _RANGE.fullmatch(text)
    text = f"{match[1]}–{match[2]}" if match else _DASHES.sub("–", text)
    first, dash, last = text.strip(" –").partition("–")
    return (f"{first}–{last}" if dash and last and first != last else first) or None


def _rest(draft: Draft, key: str) -> None:
    facts = draft.facts
    facts["kind"] = draft.kind
    if key:
        draft.keep("citekey", clean_line(key))
    if draft.type not in SELF_EVIDENT_TYPES:
        draft.keep("entrytype", draft.type)
    for name, source in draft.fields.items():
        if name not in BOOKKEEPING:
            draft.keep(name, line_of(source))
    facts["extra"] = tuple(draft.extra)
