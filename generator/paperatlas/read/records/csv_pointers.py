"""Where the identifiers and addresses of a row lead."""

from __future__ import annotations

import re

from paperatlas.model.record import Extra, Link
from paperatlas.read.bibliographies.pointers import Pointers, addresses_in
from paperatlas.read.bibliographies.tagged import Entry
from paperatlas.read.records.csv_cells import is_nothing, parts_of
from paperatlas.read.records.csv_columns import SCHEME_ROLES, spellings
from paperatlas.text.clean import clean_line

_LINK_KINDS = ("project", "video", "data", "demo", "supplement")
_LABELLED = re.compile(r"(PMID|PMCID|DOI|arXiv)\s*:\s*(\S+).*", re.IGNORECASE)


def pointers_of(entry: Entry, is_own: bool) -> tuple[Pointers, list[Extra]]:
    """The identifiers and addresses of a row, and what stands in their columns without being one.

    Args:
        entry: the cells by their columns' names; those that are understood are taken.
        is_own: whether the column `id` is that of this program's own export.
    """
    pointers = Pointers()
    extra = [Extra("doi", clean_line(text)) for text in entry.take(*spellings("doi")) if not pointers.add_doi(text)]
    for text in entry.take(*spellings("arxiv")):
        if not pointers.add_arxiv(text) and not pointers.add_doi(text):
            extra.append(Extra("arxiv", clean_line(text)))
    for role in SCHEME_ROLES:
        extra += [
            Extra(role, clean_line(text))
            for text in entry.take(*spellings(role))
            if not pointers.add_identifier(role, re.sub(r"\.0$", "", text))
        ]
    if not is_own:
        _generic(entry, pointers)
    for text in addresses_in(part for cell in entry.take(*spellings("pdf")) for part in parts_of(cell)):
        if not pointers.add_address(_whole(text), is_pdf=True):
            extra.append(Extra("pdf", clean_line(text)))
    for text in addresses_in(part for cell in entry.take(*spellings("url")) for part in _each_address(cell)):
        if not pointers.add_address(text) and not pointers.add_doi(text):
            extra.append(Extra("url", clean_line(text)))
    for text in (part for cell in entry.take(*spellings("code")) for part in parts_of(cell)):
        if pointers.add_address(text) and pointers.url == text:
            pointers.url = None
            pointers.code[text] = None
        elif text not in pointers.code and not is_nothing(text):
            extra += [Extra("code", text)] if text not in pointers.links else []
    _labelled(entry, pointers)
    return pointers, extra + _serials(entry, pointers)


def _each_address(cell: str) -> list[str]:
    """The addresses of a cell, which Lens parts by spaces."""
    return parts_of(re.sub(r"\s(?=https?://)", "\n", cell), "|\n")


def _whole(address: str) -> str:
    """OpenReview leaves its own host out."""
    return f"https://openreview.net{address}" if address.startswith("/pdf/") else address


def _generic(entry: Entry, pointers: Pointers) -> None:
    """Takes what the columns `id` and `key` hold where its form says what it is."""
    for name in spellings("id"):
        kept = []
        for text in entry.fields.get(name, ()):
            is_known = (
                pointers.add_arxiv(text)
                or (re.match(r"(?:doi:|https?://(?:dx\.)?doi\.org/)?10\.\d{4}", text) and pointers.add_doi(text))
                or (text[:4].lower() == "http" and pointers.add_address(text))
                or (text[:4].upper() == "PMID" and pointers.add_identifier("pubmed", text))
                or any(
                    pointers.add_identifier(scheme, text) for scheme in ("openalex", "semantic-scholar", "pmc", "acl")
                )
            )
            if not is_known:
                kept.append(text)
        if name in entry.fields:
            entry.fields[name] = kept


def _labelled(entry: Entry, pointers: Pointers) -> None:
    """Takes identifiers out of Zotero's `Extra`, which holds one a line: `PMID: 12345678`."""
    for name in spellings("note"):
        if name not in entry.fields:
            continue
        kept = []
        for line in "\n".join(entry.fields[name]).split("\n"):
            match = _LABELLED.fullmatch(line.strip())
            if match is None or not _take_labelled(match[1].lower(), match[2], pointers):
                kept.append(line)
        entry.fields[name] = [text] if (text := "\n".join(kept).strip()) else []


def _take_labelled(label: str, value: str, pointers: Pointers) -> bool:
    if label == "arxiv":
        return pointers.add_arxiv(value)
    if label == "doi":
        return pointers.add_doi(value)
    return pointers.add_identifier({"pmid": "pubmed", "pmcid": "pmc"}[label], value)


def _serials(entry: Entry, pointers: Pointers) -> list[Extra]:
    texts = entry.take(*spellings("issn"))
    issns, isbns = pointers.add_serials(texts, is_book=False)
    said = [("issn", "; ".join(issns)), ("isbn", "; ".join(isbns))]
    found = [Extra(name, text) for name, text in said if text]
    return found or [Extra("issn", clean_line(text)) for text in texts]


def links_of(entry: Entry, pointers: Pointers) -> list[Link]:
    """The links of columns for them, where they hold nothing but addresses."""
    found = []
    for kind in _LINK_KINDS:
        for name in spellings(kind):
            addresses = [part for cell in entry.fields.get(name, ()) for part in parts_of(cell, " |\n")]
            if addresses and all(re.match(r"https?://[^\s\"'<>]+$", address) for address in addresses):
                found += [Link(kind, address) for address in addresses if address != pointers.url]
                entry.take(name)
    return found
