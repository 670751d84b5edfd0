"""A paper of a list while it is put together from its line, its sub-bullets or its cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from paperatlas.model.dates import year_of
from paperatlas.model.identifiers import arxiv_id_of_doi, is_web_address, parse_arxiv_id, parse_doi
from paperatlas.model.record import Extra, Identifier, Link, Name
from paperatlas.model.schemes import identifier_in_address, one_of_each
from paperatlas.read.pages.awesome.paper_links import doi_in_address, is_pdf
from paperatlas.read.pages.awesome.people import byline_of
from paperatlas.read.pages.awesome.phrases import date_of, is_report, may_be_venue, preprint_of, year_in
from paperatlas.text.clean import clean_line, clean_paragraphs
from paperatlas.text.links import kind_of

_OTHER_ARXIV = re.compile(
    r"(?:ar5iv\.(?:labs\.arxiv\.)?org/(?:html|abs)|alphaxiv\.org/\w+|huggingface\.co/papers|arxiv-vanity\.com/papers"
    r"|scholar\.archive\.org/arxiv|semanticscholar\.org/arxiv|browse\.arxiv\.org/\w+)[/:](\d{4}\.\d{4,5}(?:v\d+)?)",
    re.IGNORECASE,
)
_ARXIV_IN_TEXT = re.compile(r"\barxiv[:\s]{1,2}(\d{4}\.\d{4,5})(?:v\d+)?", re.IGNORECASE)
_FRAMES = re.compile(r"\[[\s,;|/]*\]|\([\s,;|/]*\)|【\s*】|\{\s*\}")
_EMPTY_LABEL = re.compile(
    r"\b(?:papers?|codes?|project(?: page)?|links?|pdf|arxiv|website|demo|dataset)\s*[:：]\s*(?=[.,;\n]|$)",
    re.IGNORECASE,
)
_CUTS = (
    r"[\[\]【】（）]|(?<![\w])[(]|[)](?![\w])",
    r"\n|\s[|·•]\s|\s[-–—]\s",
    r"(?<=\w\w|\w[?!)])[.?!]?;?\.\s+|;\s",
)
_FRAMED = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_LEADING = re.compile(r"[(\[]([^()\[\]\n]{2,60})[)\]]\s*[,.:;]?(?=.)", re.DOTALL)
_LONGEST_VENUE = 100
_DEEPEST = 4


@dataclass(slots=True)
class Draft:
    """What is known of a paper so far. What comes first stays."""

    line: int
    title: str | None = None
    name: str | None = None
    is_paper: bool = False
    """Whether something says that this is a paper: an address, a column, its authors and venue."""
    fields: dict[str, Any] = field(default_factory=dict)
    addresses: list[str] = field(default_factory=list)
    """Addresses of the paper itself."""
    code: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    extra: list[Extra] = field(default_factory=list)

    def set(self, name: str, value: object) -> None:
        """Sets a field that is not known yet."""
        if value:
            self.fields.setdefault(name, value)

    def add_paper(self, url: str) -> None:
        """An address of the paper itself."""
        if is_web_address(url):
            self.is_paper = True
            self.addresses.append(url)

    def add_link(self, url: str, kind: str | None, words: str = "") -> None:
        """An address of code, data and so on; `words` tell the kind where it is not given."""
        if not is_web_address(url):
            return
        kind = kind or kind_of(url, words)
        if kind == "code":
            self.code.append(url)
        elif url not in self.addresses:
            self.links.append(Link(kind, url))

    def add_remark(self, text: str) -> None:
        """Words beside the title: authors, a venue, a date; what is none of these is a note."""
        for found in _ARXIV_IN_TEXT.finditer(text):
            self.add_paper(f"https://arxiv.org/abs/{found[1]}")
        self._take(_EMPTY_LABEL.sub(" ", text), depth=0)

    def _take(self, text: str, depth: int) -> None:
        text = _FRAMES.sub(" ", text).strip(" .,;:|-–—\n·•/&【】")
        if framed := _FRAMED.fullmatch(text):
            text = framed[1].strip()
        if not re.search(r"\w", text):
            return
        if (leading := _LEADING.match(text)) and depth < _DEEPEST and self._take_whole(leading[1]):
            self._take(text[leading.end() :], depth + 1)
            return
        byline = byline_of(text) if "authors" not in self.fields else None
        is_sure = byline is not None and (byline.has_more or len(byline.authors) > 1)
        if not is_sure and self._take_whole(text):
            return
        if byline:
            self.set_authors(byline.authors, byline.has_more, byline.affiliations)
            self.add_place(byline.rest)
            return
        parts = _parts(text) if depth < _DEEPEST else [text]
        if len(parts) == 1:
            self.notes.append(clean_line(text).strip("()[] "))
            return
        for part in parts:
            self._take(part, depth + 1)

    def _take_whole(self, text: str) -> bool:
        """Takes a text that is one thing only."""
        if date := date_of(text):
            self.set("published", date)
        elif preprint := preprint_of(text):
            self.set("kind", "preprint")
            self.set("published", preprint.year)
            if preprint.arxiv_id:
                self.add_paper(f"https://arxiv.org/abs/{preprint.arxiv_id}")
        elif is_report(text):
            self.set("kind", "report")
            self.set("published", year_in(text))
        elif "venue" not in self.fields and may_be_venue(text):
            self.set_venue(text)
        else:
            return False
        return True

    def set_authors(self, authors: tuple[Name, ...], has_more: bool | None, affiliations: tuple[str, ...] = ()) -> None:
        """The authors, whether there are more of them, and where they work."""
        self.set("authors", authors)
        self.set("more_authors", has_more)
        if affiliations:
            self.extra.append(Extra("affiliation", "; ".join(dict.fromkeys(affiliations))))

    def set_venue(self, text: str) -> None:
        """The venue and the year in it."""
        venue = re.sub(r"^[Ii]n:?\s+", "", clean_line(text).strip(" .,;:"))
        venue = venue[1:-1] if venue[:1] in "([" and venue[-1:] in ")]" else venue
        self.set("venue", venue)
        self.set("year of venue", year_in(venue))
        if re.search(r"\bworkshop\b", venue, re.IGNORECASE):
            self.set("kind", "workshop")

    def add_place(self, text: str) -> None:
        """What stands right behind the authors: where and when the paper appeared."""
        text = _FRAMES.sub(" ", text).strip(" .,;:|-–—\n")
        if not text or self._take_whole(text):
            return
        is_one = len(text) <= _LONGEST_VENUE and not re.search(r"[!?\n]|\w[.;]\s|\s[-–—]\s", text)
        if is_one and "venue" not in self.fields:
            self.set_venue(text)
        else:
            self._take(text, depth=1)

    def record_fields(self) -> dict[str, Any]:
        """The fields of the record, but for its origin and its section."""
        fields = dict(self.fields)
        year = fields.pop("year of venue", None)
        fields.setdefault("published", year)
        ids, others = self._identify(fields)
        links = [*self.links, *(Link("other", url) for url in others)]
        return fields | {
            "title": self.title or None,
            "name": self.name or None,
            "year": year_of(fields["published"]),
            "ids": one_of_each(ids),
            "code": tuple(dict.fromkeys(self.code)),
            "links": tuple(dict.fromkeys(links)),
            "keywords": tuple({word.casefold(): word for word in reversed(self.keywords)}.values())[::-1],
            "note": clean_paragraphs("\n\n".join(dict.fromkeys(self.notes))) or None,
            "extra": tuple(dict.fromkeys(self.extra)),
        }

    def _identify(self, fields: dict[str, Any]) -> tuple[list[Identifier], list[str]]:
        """Sets what the paper's addresses tell; gives its other identifiers and the addresses left over."""
        ids: list[Identifier] = []
        others: list[str] = []
        for url in dict.fromkeys(self.addresses):
            other = _OTHER_ARXIV.search(url)
            doi = parse_doi(url) or doi_in_address(url)
            arxiv = parse_arxiv_id(other[1] if other else url) or (arxiv_id_of_doi(doi) if doi else None)
            if arxiv:
                if fields.setdefault("arxiv_id", arxiv.id) == arxiv.id:
                    fields.setdefault("arxiv_version", arxiv.version)
                else:
                    others.append(url)
                continue
            identifier = identifier_in_address(url)
            if identifier:
                ids.append(identifier)
            if doi and fields.setdefault("doi", doi) != doi:
                others.append(url)
            elif not (doi and parse_doi(url)):
                place = "pdf" if is_pdf(url) else "url"
                if fields.setdefault(place, url) != url:
                    others.append(url)
        return ids, others


def _parts(text: str) -> list[str]:
    """The text cut at its brackets, else at its lines, else at its sentences and dashes, else before a year."""
    for cut in _CUTS:
        parts = [part for part in re.split(cut, text) if part.strip(" .,;:")]
        if len(parts) > 1:
            return parts
    if match := re.fullmatch(r"(.{3,}?)[,.]\s+((?:[A-Z][a-z]+\.? )?(?:19|20)\d\d)", text, re.DOTALL):
        return [match[1], match[2]]
    return [text]
