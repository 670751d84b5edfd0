"""Semantic Scholar: papers as its API gives them in all its answers, and as its bulk files do.

Fields: <https://api.semanticscholar.org/api-docs/>. The bulk files write the same names in lower case; the corpus
of before 2021 has names of its own. All are looked up in lower case.
"""

from __future__ import annotations

import re
from typing import Any

from paperatlas.model.dates import parse_date, year_of
from paperatlas.model.identifiers import parse_doi
from paperatlas.model.issue import Issue, error, warning
from paperatlas.read.json_walk import walk
from paperatlas.read.services.abstract_text import abstract_of, title_of
from paperatlas.read.services.json_fields import (
    address,
    arxiv_fields,
    at,
    doubts_of,
    extras,
    identifiers,
    leads_to_identifier,
    members,
    raw_text,
    record_or_issue,
    text,
    texts,
)
from paperatlas.read.services.semantic_scholar_parts import authors_of, lowered, references_of, venue_fields
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.read.values import Value

NAME = "semantic-scholar"
_HEAD = 20_000
_OWN = re.compile(
    r'"(?:citedPaper|citingPaper)"\s{0,5}:\s{0,5}[{n]|"recommendedPapers"\s{0,5}:\s{0,5}\['
    r'|"paperId"\s{0,5}:\s{0,5}(?:"[0-9a-f]{40}"|null)|"corpusid"\s{0,5}:\s{0,5}\d|"(?:s2FieldsOfStudy|externalIds)"'
    r'|"(?:paperAbstract|s2Url)"\s{0,5}:|^\s{0,20}\{\s{0,20}"(?:error|message)"\s{0,5}:\s{0,5}"[^"]{0,200}'
    r"(?:[Pp]aper|semanticscholar)",
)
_WRAPPERS = ("data", "recommendedPapers", "papers")
_INNER = ("citedpaper", "citingpaper")
_REMEDY = "ask for the paper with its title and its externalIds among the fields"
_EMPTY_REMEDY = "look the paper up by another identifier, or remove the entry"
_SAID = ("citationcount", "influentialcitationcount", "referencecount", "isopenaccess", "isinfluential")
_LISTS = (
    ("fieldsofstudy", "category"),
    ("s2fieldsofstudy", "category"),
    ("publicationtypes", ""),
    ("topics", "topic"),
    ("intents", ""),
    ("contexts", ""),
)
_CONTROLS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}


def looks_like(text: str) -> bool:
    """Whether it is JSON whose beginning holds a key of Semantic Scholar's, or its word that there is no paper."""
    head = text[:_HEAD]
    return head.lstrip()[:1] in ("{", "[") and _OWN.search(head) is not None


def read(source: Source) -> Reading:
    """The papers of a text: one, a batch, a page of a search, of citations or of recommendations, or one a line."""
    reading = ReadingBuilder(source, NAME)
    for found in walk(source, _WRAPPERS):
        if isinstance(found, Issue):
            reading.issues.append(found)
        else:
            _add(reading, found)
    return reading.build()


def _add(reading: ReadingBuilder, element: Value) -> None:
    file, line = reading.source.file, element.line
    if element.plain is None:
        finding = "an empty entry: Semantic Scholar did not find this paper"
        reading.issues.append(warning(file, line, finding, _EMPTY_REMEDY))
        return
    if not members(element):
        reading.issues.append(error(file, line, f"a paper must be an object, not {element.kind()}", "remove it"))
        return
    outer = lowered(element)
    inner = (at(outer, key) for key in _INNER)
    paper = next((found for found in inner if found is not None and members(found)), outer)
    answer = text(paper, "error") or (text(paper, "message") if text(paper, "title") is None else None)
    if answer:
        reading.issues.append(error(file, line, f'Semantic Scholar answered "{answer[:120]}"', _EMPTY_REMEDY))
        return
    made = record_or_issue(reading.origin(line), _fields(paper, outer), _REMEDY)
    if isinstance(made, Issue):
        reading.issues.append(made)
    else:
        reading.records.append(made)
        reading.issues.extend(doubts_of(made, _doi(paper)))


def _fields(paper: Value, outer: Value) -> dict[str, Any]:
    title, abstract = raw_text(paper, "title"), raw_text(paper, "abstract") or raw_text(paper, "paperabstract")
    return {
        "title": _title(title) if title else None,
        **(abstract_of(_typed(abstract)) if abstract else {}),
        "authors": authors_of(paper),
        **venue_fields(paper),
        **_date_fields(paper),
        **_identifier_fields(paper),
        "references": references_of(paper),
        "extra": _extra(paper, outer),
    }


def _title(source: str) -> str | None:
    """The title, without the mark that crawled files bear."""
    return title_of(_typed(source).strip().removeprefix("[PDF] "))


def _typed(source: str) -> str:
    """The text with its control characters read as Windows-1252, from which they were taken over unchanged."""
    return source.translate(_CONTROLS)


def _date_fields(paper: Value) -> dict[str, Any]:
    date = parse_date(text(paper, "publicationdate") or "")
    year = parse_date(text(paper, "year") or "")
    return {"published": date or year, "year": year_of(date or year)}


def _known(paper: Value) -> Value | None:
    return at(paper, "externalids") or at(paper, "openaccessinfo", "externalids")


def _doi(paper: Value) -> str | None:
    return text(_known(paper), "doi") or text(paper, "doi")


def _identifier_fields(paper: Value) -> dict[str, Any]:
    known = _known(paper)
    doi = _doi(paper)
    pdf = (
        address(paper, "openaccesspdf", "url") or address(paper, "openaccessinfo", "url") or address(paper, "s2pdfurl")
    )
    pmc = text(known, "pubmedcentral")
    own = text(paper, "paperid") or text(paper, "sha") or text(paper, "id")
    page = address(paper, "url") or address(paper, "s2url")
    arxiv = arxiv_fields((text(known, "arxiv"), text(paper, "arxivid"), doi, _volume(paper), pdf))
    named = (
        ("semantic-scholar", own),
        ("pubmed", text(known, "pubmed") or text(paper, "pmid")),
        ("pmc", f"PMC{pmc}" if pmc and pmc.isdigit() else pmc),
        ("acl", text(known, "acl")),
        ("dblp", text(known, "dblp")),
    )
    return {
        "doi": parse_doi(doi) if doi else None,
        **arxiv,
        "ids": identifiers(named, (page, pdf)),
        "url": page if page and not leads_to_identifier(page) and "semanticscholar.org" not in page else None,
        "pdf": pdf if pdf and not parse_doi(pdf) else None,
    }


def _volume(paper: Value) -> str:
    """The arXiv identifier that stands for a volume where the journal is arXiv: `abs/2510.14253`."""
    return (text(paper, "journal", "volume") or "").removeprefix("abs/")


def _extra(paper: Value, outer: Value) -> Any:
    """What has no place in the model, the machine-made summary among it."""
    known = _known(paper)
    said = [(name, text(outer, name) or text(paper, name)) for name in _SAID]
    lists = [(name, "; ".join(texts(at(outer, name) or at(paper, name), key))) for name, key in _LISTS]
    corpus = text(known, "corpusid") or text(paper, "corpusid")
    mag = text(known, "mag") or text(paper, "magid")
    tldr = text(paper, "tldr", "text") or text(paper, "tldr")
    return extras((("corpusid", corpus), ("mag", mag), ("tldr", tldr), *said, *lists))
