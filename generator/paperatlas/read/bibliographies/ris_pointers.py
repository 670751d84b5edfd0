"""Identifiers and addresses of a RIS record, which each exporter puts under other tags."""

from __future__ import annotations

import re
from collections.abc import Callable

from paperatlas.model.record import Extra
from paperatlas.read.bibliographies.pointers import Pointers, addresses_in, doi_in
from paperatlas.read.bibliographies.tagged import Entry
from paperatlas.text.clean import clean_line

_ADDRESSES = ("UR", "L1", "L2", "L3", "L4")
"""Of them `L1` is the PDF; `LK`, a library's resolver, is no address of the paper."""
_ACCESSIONS = ("AN", "U1", "U2", "C1", "C2", "C6", "C8", "N1")
_PUBMED_ID = {"scopus": "C2", "embase": "C5", "medline": "AN", "pubmed": "AN", "nlm": "AN"}
"""In which tag each database keeps the number that PubMed gave a paper."""
_ONLY_DOI = re.compile(r"\s*(?:doi:?|https?://(?:dx\.)?doi\.org/)?\s*10\.\d{4,9}/\S+\s*", re.IGNORECASE)
_PUBMED = re.compile(r"(\d{1,9})\s*\[pmid\]|pmid:?\s*(\d{1,9})", re.IGNORECASE)
_PMC = re.compile(r"(?:pmcid:?\s*)?(PMC\d{1,9})(?:\s*\[pmcid\])?", re.IGNORECASE)
_LONGEST_ACCESSION = 60


def pointers_of(entry: Entry, kind: str | None) -> tuple[Pointers, list[Extra]]:
    """Where the record leads, and what of these fields leads nowhere."""
    pointers = Pointers()
    left = [Extra("doi", clean_line(text)) for text in entry.take("DO", "DI") if not pointers.add_doi(text)]
    _take_accessions(entry, pointers)
    for tag in _ADDRESSES:
        if tag in entry.fields:
            left += _take_addresses(entry, pointers, tag)
    _take_hidden_doi(entry, pointers)
    return pointers, [*left, *pointers.serial_extras(entry.take("SN"), kind)]


def _take_addresses(entry: Entry, pointers: Pointers, tag: str) -> list[Extra]:
    left = []
    for text in addresses_in(entry.take(tag)):
        is_taken = pointers.add_address(text, is_pdf=tag == "L1")
        if not is_taken and not (_ONLY_DOI.fullmatch(text) and pointers.add_doi(text)):
            left.append(Extra("url" if tag == "UR" else "file", clean_line(text)))
    return left


def _take_hidden_doi(entry: Entry, pointers: Pointers) -> None:
    """Takes the DOI from the type of work, a note or the record's name, and drops its repetitions."""
    for tag in ("M3", "N1", "ID"):
        for text in entry.fields.get(tag, ()):
            if pointers.doi is None and _ONLY_DOI.fullmatch(text):
                pointers.add_doi(text)
    if pointers.doi is not None:
        for tag in ("M3", "N1"):
            _take(entry, tag, lambda text: _ONLY_DOI.fullmatch(text) is not None and doi_in(text) == pointers.doi)


def _take_accessions(entry: Entry, pointers: Pointers) -> None:
    """Takes the numbers of PubMed, PubMed Central and arXiv from where each database keeps them."""
    if "DB" in entry.fields:
        databases = " ".join(entry.fields["DB"]).lower()
        for database, tag in _PUBMED_ID.items():
            if database in databases:
                _take(entry, tag, lambda text: text.isdecimal() and pointers.add_identifier("pubmed", text))
    for tag in _ACCESSIONS:
        if tag in entry.fields:
            _take(entry, tag, lambda text: _add_labelled(pointers, text))
    _take(entry, "AN", pointers.add_arxiv)


def _add_labelled(pointers: Pointers, text: str) -> bool:
    """Whether the text says itself that it is a number of PubMed or PubMed Central, which is then taken."""
    if len(text) > _LONGEST_ACCESSION:
        return False
    if match := _PUBMED.fullmatch(text):
        return pointers.add_identifier("pubmed", match[1] or match[2])
    match = _PMC.fullmatch(text)
    return match is not None and pointers.add_identifier("pmc", match[1])


def _take(entry: Entry, tag: str, takes: Callable[[str], bool]) -> None:
    if tag in entry.fields:
        entry.fields[tag] = [text for text in entry.fields[tag] if not takes(text)]
