"""An article of PubMed as fields of a record.

<https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html>.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from paperatlas.model.dates import year_of
from paperatlas.model.identifiers import parse_doi
from paperatlas.model.preprints import is_preprint_doi
from paperatlas.model.record import Extra, Identifier
from paperatlas.model.schemes import one_of_each, parse_identifier
from paperatlas.read.services.abstract_text import abstract_of, title_of
from paperatlas.read.services.pubmed_parts import children_of, date_in, dates, first_child, people
from paperatlas.read.xml_values import Element

_BRACKETED = re.compile(r"\[(.*)\]\.?", re.DOTALL)
_RANGE = re.compile(r"(?P<first>[A-Za-z]*\d+)-(?P<last>\d+)(?![\w-])")
_UNNAMED = frozenset({"UNLABELLED", "UNASSIGNED"})
_KINDS = {
    "preprint": "preprint",
    "dataset": "dataset",
    "academic dissertation": "thesis",
    "technical report": "report",
    "congress": "proceedings",
    "webcast": "web",
}


def article_fields(outer: Element) -> dict[str, Any]:
    """The fields of a record of an article in a journal."""
    citation = outer.child("MedlineCitation") or outer
    article = citation.child("Article")
    types = [
        line for holder in children_of(article, "PublicationTypeList") for line in holder.lines_of("PublicationType")
    ]
    ids = _identifiers(outer, citation, article)
    doi = _doi(outer, article)
    return {
        **_abstract(citation, article),
        **people(article),
        **dates(article),
        **_journal(article),
        "title": _title(article),
        "doi": doi,
        "ids": ids,
        "kind": _kind(types, doi),
        "keywords": _keywords(citation),
        "status": "retracted" if _is_retracted(types, citation) else None,
        "extra": _extra(citation, article, types),
    }


def book_fields(outer: Element) -> dict[str, Any]:
    """The fields of a record of a book, or of a chapter in one."""
    document = outer.child("BookDocument")
    book = first_child(document, "Book")
    title, chapter = first_child(book, "BookTitle"), first_child(document, "ArticleTitle")
    isbn = parse_identifier("isbn", (book.line_of("Isbn") if book else None) or "")
    found = _pubmed(document)
    date = date_in(first_child(book, "PubDate"))
    return {
        **(_abstract(document, document) if document else {}),
        **people(document, book),
        "title": _line(chapter or title),
        "venue": _line(title) if chapter else None,
        "kind": "chapter" if chapter else "book",
        "publisher": next(
            (line for holder in children_of(book, "Publisher") if (line := holder.line_of("PublisherName"))), None
        ),
        "published": date,
        "year": year_of(date),
        "doi": _doi(outer, book),
        "ids": one_of_each(entry for entry in (found, isbn) if entry is not None),
        "keywords": _keywords(document) if document else (),
    }


def _line(element: Element | None) -> str | None:
    return title_of(element.markup()) if element is not None else None


def _title(article: Element | None) -> str | None:
    """The title without PubMed's full stop, and without the brackets around one that it has translated."""
    for element in (first_child(article, "ArticleTitle"), first_child(article, "VernacularTitle")):
        title = _line(element)
        if title and not title.startswith("[Not Available]"):
            whole = _BRACKETED.fullmatch(title)
            title = whole[1] if whole and "[" not in whole[1] else title
            return title[:-1] if title.endswith(".") and not title.endswith("..") else title
    return None


def _abstract(citation: Element, article: Element | None) -> dict[str, Any]:
    """The abstract, each of its parts under its own heading."""
    own = first_child(article, "Abstract")
    holder = own if own is not None and own.line_of("AbstractText") else first_child(citation, "OtherAbstract")
    parts = []
    for part in children_of(holder, "AbstractText"):
        label = part.get("Label") or ""
        heading = "" if label.upper() in _UNNAMED else label if label != label.upper() else label.capitalize()
        parts.append(f"<p>{f'{heading}: ' if heading else ''}{part.markup()}</p>")
    return abstract_of("".join(parts))


def _journal(article: Element | None) -> dict[str, Any]:
    journal, pages = first_child(article, "Journal"), first_child(article, "Pagination")
    issue = first_child(journal, "JournalIssue")
    range_ = pages.line_of("MedlinePgn") if pages is not None else None
    if range_ is None and pages is not None:
        range_ = "-".join(page for page in (pages.line_of("StartPage"), pages.line_of("EndPage")) if page)
    return {
        "venue": (journal.line_of("Title") or journal.line_of("ISOAbbreviation")) if journal is not None else None,
        "volume": issue.line_of("Volume") if issue is not None else None,
        "issue": issue.line_of("Issue") if issue is not None else None,
        "pages": _RANGE.sub(_whole_range, range_) if range_ else None,
    }


def _whole_range(match: re.Match[str]) -> str:
    """`1012-8` in full, as `1012–1018`."""
    first, last = match["first"], match["last"]
    missing = len(first) - len(last)
    return f"{first}–{first[:missing] if missing > 0 else ''}{last}"


def _article_ids(outer: Element, kind: str) -> Iterator[str]:
    for data in outer.children("PubmedData", "PubmedBookData"):
        for holder in data.children("ArticleIdList"):
            for entry in holder.children("ArticleId"):
                if entry.get("IdType") == kind and (line := entry.line_of_itself()):
                    yield line


def _doi(outer: Element, article: Element | None) -> str | None:
    stated = [
        line
        for entry in children_of(article, "ELocationID")
        if entry.get("EIdType") == "doi" and entry.get("ValidYN") != "N" and (line := entry.line_of_itself())
    ]
    return next((doi for line in [*stated, *_article_ids(outer, "doi")] if (doi := parse_doi(line))), None)


def _pubmed(holder: Element | None) -> Identifier | None:
    return parse_identifier("pubmed", (holder.line_of("PMID") if holder is not None else None) or "")


def _identifiers(outer: Element, citation: Element, article: Element | None) -> tuple[Identifier, ...]:
    pmc = [*_article_ids(outer, "pmc"), *(line for line in citation.lines_of("OtherID") if line.startswith("PMC"))]
    found = [_pubmed(citation), *(parse_identifier("pmc", line.split()[0]) for line in pmc)]
    return one_of_each(entry for entry in found if entry is not None)


def _kind(types: list[str], doi: str | None) -> str:
    if doi and is_preprint_doi(doi):
        return "preprint"
    return next((kind for line in types if (kind := _KINDS.get(line.lower()))), "journal")


def _keywords(citation: Element) -> tuple[str, ...]:
    """The medical subject headings without their qualifiers, then the authors' own words."""
    headings = (
        entry.line_of("DescriptorName")
        for holder in citation.children("MeshHeadingList")
        for entry in holder.children("MeshHeading")
    )
    words = (
        title_of(word.markup()) for entry in citation.children("KeywordList") for word in entry.children("Keyword")
    )
    return tuple(dict.fromkeys(word for word in (*headings, *words) if word))


def _is_retracted(types: list[str], citation: Element) -> bool:
    notes = (note for holder in citation.children("CommentsCorrectionsList") for note in holder.children())
    return "Retracted Publication" in types or any(note.get("RefType") == "RetractionIn" for note in notes)


def _extra(citation: Element, article: Element | None, types: list[str]) -> tuple[Extra, ...]:
    languages = article.lines_of("Language") if article is not None else []
    journal = first_child(article, "Journal")
    said = {
        "publication type": "; ".join(types),
        "language": ", ".join(languages) if languages != ["eng"] else "",
        "issn": (journal.line_of("ISSN") if journal is not None else None) or "",
        "affiliations": "; ".join(_affiliations(article)),
        "conflict of interest": citation.line_of("CoiStatement") or "",
    }
    return tuple(Extra(name, line) for name, line in said.items() if line)


def _affiliations(article: Element | None) -> list[str]:
    return [
        f"{person.line_of('LastName', 'CollectiveName') or '?'}: {' / '.join(places)}"
        for entry in children_of(article, "AuthorList")
        for person in entry.children("Author")
        if (places := [line for place in person.children("AffiliationInfo") for line in place.lines_of("Affiliation")])
    ]
