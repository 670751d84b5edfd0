"""From the fields of a BibTeX entry to the facts of a record."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from paperatlas.model.dates import year_of
from paperatlas.model.record import Extra
from paperatlas.model.schemes import one_of_each
from paperatlas.read.bibliographies.bibtex_addresses import Addresses, addresses_in, files_in, plain_address
from paperatlas.read.bibliographies.bibtex_names import names_of
from paperatlas.read.bibliographies.bibtex_tables import (
    BOOKKEEPING,
    FIELD_ALIASES,
    KINDS_OF_TYPES,
    LINK_KINDS,
    REMARKS,
    SELF_EVIDENT_TYPES,
)
from paperatlas.read.bibliographies.bibtex_text import line_of, paragraphs_of
from paperatlas.read.bibliographies.bibtex_venues import find_venue
from paperatlas.text.clean import clean_line
from paperatlas.text.dates import join_date, read_date
from paperatlas.text.links import classify, undouble_addresses

Report = Callable[[str, str, str, bool], None]
"""Told of a field, a finding, a remedy and whether something was left out."""

_RETRACTED = re.compile(r"(RETRACTED|WITHDRAWN)(?: \w+)?\s*:", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_UNSPECIFIED = re.compile(r"(?=[\dXxUu]{4}(?:-|$))\d+[XxUu]+")
"""A year of which only the decade or the century is known (EDTF, level 1)."""
_NUMBER = re.compile(r"\d{1,4}")
_SORTED_BY = re.compile(r"\\noopsort\s*\{[^{}]*\}", re.IGNORECASE)
_PAGE_WORD = re.compile(r"^(?:pages?|pp?\.|S\.)\s*(?=[\dA-Za-z])|\s*(?:pp?\.|pages?)$", re.IGNORECASE)
_DASHES = re.compile(r"\s*(?:-{2,}|[–—‐‑‒−]+)\s*")
_RANGE = re.compile(r"(\w+)\s*-\s*(\w+)")
_ISBN = re.compile(r"[\dXx][\dXx -]{8,16}[\dXx]")
_SEPARATED = re.compile(r"\s*(?:;|\\sep\b|\s·\s|\n\s*\n)\s*")
_DBLP = re.compile(r"^DBLP:(\S+)|/rec/(?:bib\d?/|bibtex\d?/|html/)?(?P<path>\S+?)(?:\.bib|\.html)?$")
_ADDRESS_FIELD = re.compile(r"(?:bdsk-url|url|link|links|ee|html|urls|weblink|www)(?:-?\d+)?")


@dataclass(slots=True)
class Draft:
    """A record in the making: fields not used yet, and facts."""

    type: str
    kind: str
    fields: dict[str, str]
    """Under the names that aliases stand for."""
    report: Report
    facts: dict[str, Any] = field(default_factory=dict)
    addresses: Addresses = field(default_factory=Addresses)
    extra: list[Extra] = field(default_factory=list)

    def line(self, name: str) -> str | None:
        """A field as one line of text, which is then used."""
        source = self.fields.pop(name, None)
        return (line_of(source) or None) if source else None

    def first(self, *names: str) -> str | None:
        """The first of these fields that there is; the others stay."""
        fields = self.fields
        for name in names:
            if name in fields and (text := self.line(name)):
                return text
        return None

    def keep(self, name: str, text: str | None) -> None:
        """Keeps what has no place in the model."""
        if text:
            self.extra.append(Extra(name, text))


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
    _identifiers(draft)
    find_venue(draft)
    _numbers(draft)
    _texts(draft)
    _links(draft)
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


def _identifiers(draft: Draft) -> None:
    fields, addresses = draft.fields, draft.addresses
    doi = fields.pop("doi", None)
    if doi and not addresses.add_doi(doi):
        draft.report("doi", f'"{clean_line(doi)[:60]}" in field "doi", which is no DOI', "correct it", True)
        draft.keep("doi", clean_line(doi))
    if "eprint" in fields:
        _eprint(draft)
    if (arxiv := fields.get("arxivid")) and addresses.add_arxiv(plain_address(arxiv)):
        del fields["arxivid"]
    for name, scheme in _SCHEMES.items():
        if name in fields and addresses.add_id(scheme, plain_address(fields[name]).strip(" {}")):
            del fields[name]
    isbns = _ISBN.findall(fields.get("isbn", ""))
    if sum(addresses.add_id("isbn", isbn) for isbn in isbns):
        del fields["isbn"]


_SCHEMES = {"pmid": "pubmed", "pmcid": "pmc", "hal_id": "hal", "openalex": "openalex", "openreview": "openreview"}


def _eprint(draft: Draft) -> None:
    fields, addresses = draft.fields, draft.addresses
    eprint = plain_address(fields["eprint"]).strip(" {}")
    kind = fields.get("archiveprefix", "").strip(" {}:").lower()
    if eprint.lower().startswith("http") and not addresses.add_arxiv(eprint):
        # Publishers give the address of the PDF there.
        for url in addresses_in(eprint):
            if "/pdf" in url and addresses.pdf is None:
                addresses.pdf = url
            else:
                addresses.add(url, is_own=False)
        is_known = True
    elif kind in ("pubmed", "pmid"):
        is_known = addresses.add_id("pubmed", eprint)
    elif kind in ("pmc", "pmcid"):
        is_known = addresses.add_id("pmc", eprint)
    elif kind == "hal":
        is_known = addresses.add_id("hal", eprint)
    else:
        is_known = kind in ("", "arxiv", "arxiv.org", "arxiv e-prints") and addresses.add_arxiv(eprint)
    if is_known:
        del fields["eprint"]
        fields.pop("archiveprefix", None)


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


def _texts(draft: Draft) -> None:
    fields, facts = draft.fields, draft.facts
    if abstract := fields.pop("abstract", None):
        if "http" in abstract:
            abstract = undouble_addresses(abstract)
        text = paragraphs_of(abstract)
        facts["abstract"] = text or None
        _links_in(draft, text)
    remarks = [facts["note"]] if "note" in facts else []
    for name in REMARKS:
        if source := fields.pop(name, None):
            remarks.append(_remark(draft, source))
    if kept := list(dict.fromkeys(filter(None, remarks))):
        facts["note"] = "\n\n".join(kept)
    if keywords := fields.pop("keywords", None):
        facts["keywords"] = keywords_of(keywords)


def _remark(draft: Draft, source: str) -> str:
    text = paragraphs_of(source)
    if "rxiv" in text.lower():
        draft.addresses.add_arxiv(text)
    if "://" in text:
        if "url" not in draft.fields and source.strip().startswith(("\\url", "http")) and " " not in source.strip():
            draft.fields["url"] = source
            return ""
        _links_in(draft, text)
    return text


def _links_in(draft: Draft, text: str) -> None:
    if "://" in text:
        code, links = classify(text)
        draft.addresses.code.update(dict.fromkeys(code))
        for link in links:
            draft.addresses.links.setdefault(link.url, link)


def keywords_of(source: str) -> tuple[str, ...]:
    """The keywords in a field: parted by semicolons, else by commas."""
    pieces = _SEPARATED.split(source)
    if len(pieces) == 1:
        pieces = source.split(",")
    return tuple(dict.fromkeys(text for piece in pieces if (text := line_of(piece).strip(" .,"))))


def _links(draft: Draft) -> None:
    fields, addresses = draft.fields, draft.addresses
    if source := fields.pop("url", None):
        _own_address(draft, source)
    if source := fields.pop("pdf", None):
        urls = list(addresses_in(source))
        if urls and addresses.pdf is None:
            addresses.pdf = urls[0]
        elif not urls:
            draft.keep("pdf", clean_line(source))
    if source := fields.pop("file", None):
        found, has_local = files_in(source)
        for url, is_pdf in found:
            if is_pdf and addresses.pdf is None:
                addresses.pdf = url
            else:
                addresses.add(url, is_own=False)
        if has_local:
            draft.keep("file", clean_line(source))
    for name in [name for name in fields if name in LINK_KINDS or _ADDRESS_FIELD.fullmatch(name)]:
        if urls := list(addresses_in(fields[name])):
            del fields[name]
            for url in urls:
                addresses.add(url, LINK_KINDS.get(name))


def _own_address(draft: Draft, source: str) -> None:
    urls = list(addresses_in(source))
    for place, url in enumerate(urls):
        draft.addresses.add(url, is_own=place == 0)
    if urls:
        return
    bare = clean_line(plain_address(source))
    if draft.addresses.doi is None and draft.addresses.add_doi(bare):
        return
    draft.keep("url", bare)
    if not bare.lower().startswith(("ftp:", "urn:")):
        finding = f'"{bare[:60]}" in field "url", which is no web address'
        draft.report("url", finding, "write it with http:// or https://", False)


def _rest(draft: Draft, key: str) -> None:
    facts, addresses = draft.facts, draft.addresses
    if match := _DBLP.search(key) or _DBLP.search(draft.fields.get("biburl", "")):
        addresses.add_id("dblp", match[1] or match["path"])
    if addresses.arxiv:
        facts["arxiv_id"], facts["arxiv_version"] = addresses.arxiv
    facts["doi"], facts["url"], facts["pdf"] = addresses.doi, addresses.url, addresses.pdf
    if addresses.ids:
        facts["ids"] = one_of_each(addresses.ids)
    if addresses.code:
        facts["code"] = tuple(addresses.code)
    if addresses.links:
        known = {addresses.url, addresses.pdf}
        facts["links"] = tuple(link for link in addresses.links.values() if link.url not in known)
    facts["kind"] = draft.kind
    if key:
        draft.keep("citekey", clean_line(key))
    if draft.type not in SELF_EVIDENT_TYPES:
        draft.keep("entrytype", draft.type)
    for name, source in draft.fields.items():
        if name not in BOOKKEEPING:
            draft.keep(name, line_of(source))
    facts["extra"] = tuple(draft.extra)
