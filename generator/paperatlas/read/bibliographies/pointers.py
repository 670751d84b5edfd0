"""Where the identifiers and addresses of a record lead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from paperatlas.model.identifiers import ArxivId, arxiv_id_of_doi, is_web_address, parse_arxiv_id, parse_doi
from paperatlas.model.record import Extra, Identifier, Link
from paperatlas.model.schemes import identifier_in_address, one_of_each, parse_identifier
from paperatlas.text.clean import clean_line
from paperatlas.text.links import kind_of

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_LABEL = re.compile(r"\[doi\].*", re.IGNORECASE)
_RESOLVER = re.compile(r"https?://(?:www\.)?(?:dx\.)?doi\.org/", re.IGNORECASE)
_BREAK = re.compile(r";(?=\s*(?:https?:|www\.|file:|//))|;\s+|;$", re.IGNORECASE)
_LONGEST = 2000
"""Characters of a value in which a DOI is sought."""
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
_SERIAL = re.compile(r"(?<![\dXx-])(?:97[89][- ]?)?\d[\d -]{6,15}[\dXx](?![\d-])")


def doi_in(text: str) -> str | None:
    """The first DOI in `text`, whatever stands around it: `10.1000/182 [doi]`, `doi:10.1000/182`."""
    text = text[:_LONGEST]
    match = _DOI.search(text) or (_DOI.search(text.replace("%2F", "/").replace("%2f", "/")) if "%2" in text else None)
    return parse_doi(_LABEL.sub("", match[0])) if match else None


def addresses_in(texts: Iterable[str]) -> list[str]:
    """The addresses of values that hold one, one a line, or several parted by semicolons.

    A semicolon within an address stays, since what follows it is no address.
    """
    lines = (line for text in texts for line in text.split("\n"))
    return [part for line in lines for piece in _BREAK.split(line) if (part := piece.strip())]


@dataclass(slots=True)
class Pointers:
    """Collects identifiers and addresses; of each sort the first counts."""

    doi: str | None = None
    arxiv: ArxivId | None = None
    ids: list[Identifier] = field(default_factory=list)
    url: str | None = None
    pdf: str | None = None
    code: dict[str, None] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)

    def add_doi(self, text: str) -> bool:
        """Takes the DOI in `text`; whether there is one and it is not another than before."""
        doi = doi_in(text)
        if doi is None:
            return False
        self.doi = self.doi or doi
        if self.arxiv is None:
            self.arxiv = arxiv_id_of_doi(doi)
        return doi == self.doi

    def add_arxiv(self, text: str) -> bool:
        """Takes the arXiv identifier that `text` is."""
        arxiv = parse_arxiv_id(text)
        self.arxiv = self.arxiv or arxiv
        return arxiv is not None

    def add_identifier(self, scheme: str, text: str) -> bool:
        """Takes the identifier of this scheme that `text` is."""
        identifier = parse_identifier(scheme, text)
        if identifier is not None:
            self.ids.append(identifier)
        return identifier is not None

    def add_address(self, text: str, is_pdf: bool = False) -> bool:
        """Takes an address for what it leads to; false where it is no web address (a file on somebody's disk)."""
        url = _absolute(text)
        if not is_web_address(url):
            return False
        identifier = identifier_in_address(url)
        if identifier is not None:
            self.ids.append(identifier)
        if ("arxiv" in url.lower() and self.add_arxiv(url)) or (_RESOLVER.match(url) and self.add_doi(url)):
            return True
        if self.pdf is None and (is_pdf or _is_pdf(url)):
            self.pdf = url
        elif identifier is None and url not in (self.url, self.pdf):
            self._add_link(url)
        return True

    def add_serials(self, texts: Iterable[str], is_book: bool) -> tuple[list[str], list[str]]:
        """The ISSNs and ISBNs in `texts`; where the record is of a book, an ISBN is taken as its identifier."""
        issns: dict[str, None] = {}
        isbns: dict[str, None] = {}
        for text in texts:
            for match in _SERIAL.finditer(text):
                for number in _apart(match[0]):
                    if _ISSN.fullmatch(number):
                        bare = number.replace("-", "").upper()
                        issns[f"{bare[:4]}-{bare[4:]}"] = None
                    elif (isbn := parse_identifier("isbn", number)) is not None:
                        isbns[isbn.value] = None
                        if is_book:
                            self.ids.append(isbn)
        return list(issns), list(isbns)

    def serial_extras(self, texts: list[str], kind: str | None) -> list[Extra]:
        """What the record keeps of its serial numbers beside its identifiers, after `add_serials`."""
        if not texts:
            return []
        is_book = kind not in (None, "journal")
        issns, isbns = self.add_serials(texts, is_book)
        extras = [Extra("issn", "; ".join(issns))] if issns else []
        if isbns and not is_book:
            extras.append(Extra("isbn", "; ".join(isbns)))
        if not issns and not isbns:
            extras.append(Extra("serial number", clean_line("; ".join(texts))))
        return extras

    def fields(self) -> dict[str, Any]:
        """The fields of a record."""
        return {
            "doi": self.doi,
            "arxiv_id": self.arxiv and self.arxiv.id,
            "arxiv_version": self.arxiv and self.arxiv.version,
            "ids": one_of_each(self.ids) if self.ids else (),
            "url": self.url,
            "pdf": self.pdf,
            "code": tuple(self.code),
            "links": tuple(self.links.values()),
        }

    def _add_link(self, url: str) -> None:
        kind = kind_of(url)
        if kind == "code":
            self.code[url] = None
        elif self.url is None:
            self.url = url
        else:
            self.links.setdefault(url, Link(kind, url))


def _absolute(text: str) -> str:
    """An address with its scheme, which some exporters leave out."""
    url = text.strip().strip("<>")
    if url.startswith("//"):
        return f"https:{url}"
    if url[:4].lower() == "www.":
        return f"https://{url}"
    return url.replace(" ", "%20") if url[:4].lower() == "http" else url


def _is_pdf(url: str) -> bool:
    path = urlsplit(url).path.lower()
    return path.endswith((".pdf", "/pdf")) or "/pdf/" in path


def _apart(digits: str) -> list[str]:
    """Numbers that stand behind each other with nothing but a space between."""
    parts = digits.split(" ")
    return parts if all(_ISSN.fullmatch(part) or len(part.replace("-", "")) in (10, 13) for part in parts) else [digits]
