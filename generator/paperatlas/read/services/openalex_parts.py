"""Parts of an OpenAlex work: its abstract, its authors, the places it was found at, and its sort.

Fields: <https://developers.openalex.org/api-reference/works>, and those that OpenAlex had before 2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from paperatlas.model.identifiers import parse_orcid
from paperatlas.model.record import Name
from paperatlas.read.json_values import JsonError, decode_at
from paperatlas.read.services.json_fields import at, count, elements, is_true, members, raw_text, text, texts
from paperatlas.read.values import Value
from paperatlas.text.names import name_from_text
from paperatlas.text.words import fold

_KINDS = {
    "journal-article": "journal",
    "proceedings-article": "conference",
    "conference-paper": "conference",
    "conference-abstract": "conference",
    "posted-content": "preprint",
    "preprint": "preprint",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-set": "book",
    "book-series": "book",
    "book-chapter": "chapter",
    "book-part": "chapter",
    "book-section": "chapter",
    "book-track": "chapter",
    "reference-entry": "chapter",
    "proceedings": "proceedings",
    "proceedings-series": "proceedings",
    "conference-proceedings": "proceedings",
    "dissertation": "thesis",
    "report": "report",
    "report-series": "report",
    "report-component": "report",
    "standard": "report",
    "dataset": "dataset",
    "database": "dataset",
    "software": "software",
    "peer-review": "other",
    "paratext": "other",
    "libguides": "web",
    "grant": "other",
    "supplementary-materials": "other",
    "journal": "other",
    "journal-issue": "other",
    "journal-volume": "other",
    "component": "other",
}
"""Kinds by OpenAlex's own types and by those of Crossref, which it used before and hands on."""
_KINDS_OF_SOURCES = {
    "journal": "journal",
    "conference": "conference",
    "repository": "preprint",
    "book series": "chapter",
    "ebook platform": "chapter",
}
"""What an article, a review or a letter is, by the sort of source it appeared in."""
_MOST_WORDS = 20_000


def abstract_of_index(value: Value | None) -> str | None:
    """The text that an inverted index stands for: each word with the places it has.

    The snapshot of 2023 wraps the index (`{"IndexLength": …, "InvertedIndex": …}`) and writes it as text.
    """
    if value is not None and isinstance(value.plain, str):
        try:
            value, _ = decode_at(value.plain.strip(), 0, value.line)
        except JsonError:
            return None
    index = members(at(value, "InvertedIndex") or value)
    placed: list[tuple[int, str]] = []
    for word, places in index.items():
        placed.extend((place, word) for item in elements(places) if (place := count(item)) is not None)
        if len(placed) > _MOST_WORDS:
            return None
    return " ".join(word for _, word in sorted(placed, key=lambda pair: pair[0])) or None


def authors_of(work: Value) -> tuple[Name, ...]:
    """The authors in their order, by the names of their profiles, which are whole and of one form.

    A profile may be somebody else's. Where the paper names another person, its own spelling counts.
    """
    return tuple(name for entry in elements(at(work, "authorships")) if (name := _author(entry)) is not None)


def _author(entry: Value) -> Name | None:
    profile, raw = text(entry, "author", "display_name"), text(entry, "raw_author_name")
    orcid = parse_orcid(text(entry, "author", "orcid") or text(entry, "raw_orcid") or "")
    if profile and raw and not _is_same_person(profile, raw):
        return name_from_text(raw)
    return name_from_text(profile or raw or "", orcid)


def _is_same_person(profile: str, raw: str) -> bool:
    """Whether the two share a word: a family name, in whichever order."""
    return not set(_name_words(profile)).isdisjoint(_name_words(raw))


def _name_words(name: str) -> Iterator[str]:
    return (word for word in fold(name).replace(",", " ").replace("-", " ").split() if len(word.strip(".")) > 1)


def affiliations_of(work: Value) -> tuple[str, ...]:
    """The institutions of all authors, each once."""
    found: dict[str, None] = {}
    for entry in elements(at(work, "authorships")):
        named = texts(at(entry, "institutions"), "display_name") or texts(at(entry, "raw_affiliation_strings"))
        found.update(dict.fromkeys(named))
    return tuple(found)


def locations_of(work: Value) -> list[Value]:
    """Where the work is found, the version of record first."""
    first = [at(work, key) for key in ("primary_location", "best_oa_location")]
    return [place for place in (*first, *elements(at(work, "locations"))) if place is not None and members(place)]


def venue_fields(work: Value, locations: Sequence[Value]) -> dict[str, Any]:
    """Venue and publisher: of the first place that is no repository."""
    for place in locations:
        source = at(place, "source")
        if text(source, "type") == "repository":
            continue
        venue = text(source, "display_name")
        # "… eBooks" is OpenAlex's own name for all books of a publisher.
        if venue is None or venue.endswith(" eBooks"):
            venue = text(place, "raw_source_name")
        publisher = text(source, "host_organization_name") or text(source, "publisher")
        if venue or publisher:
            return {"venue": venue, "publisher": _name_of_publisher(publisher)}
    host = at(work, "host_venue")
    if text(host, "type") == "repository":
        return {}
    return {"venue": text(host, "display_name"), "publisher": _name_of_publisher(text(host, "publisher"))}


def _name_of_publisher(said: str | None) -> str | None:
    """The publisher, unless only its number in Wikidata is known."""
    return said if said and not re.fullmatch(r"Q\d+", said) else None


def kind_of_work(work: Value, locations: Sequence[Value]) -> str | None:
    """The sort of publication: by the type of Crossref, which says more, then OpenAlex's own, then the source's."""
    said = [text(work, "type_crossref"), text(work, "type"), *(text(place, "raw_type") for place in locations[:1])]
    kind = next((found for one in said if one and (found := _KINDS.get(one))), None)
    if is_true(work, "is_paratext"):
        return "other"
    sources = [text(place, "source", "type") or _type_by_number(place) for place in locations]
    of_source = next((found for one in sources if one and (found := _KINDS_OF_SOURCES.get(one))), None)
    if kind == "journal" and sources[:1] == ["repository"]:
        # Registration agencies call what is on arXiv an article of a journal.
        return "preprint"
    return kind or of_source


def _type_by_number(place: Value) -> str | None:
    """What bears an ISSN is a journal, where the source's type is left out."""
    return "journal" if text(place, "source", "issn_l") and not text(place, "source", "type") else None


def pages_of(work: Value) -> str | None:
    """First and last page, or one page, or an article's number."""
    first, last = text(work, "biblio", "first_page"), text(work, "biblio", "last_page")
    return f"{first}–{last}" if first and last and first != last else first or last


def abstract_as_text(work: Value) -> str | None:
    """The abstract, rebuilt from its index, or as text where a program has rebuilt it before."""
    rebuilt = abstract_of_index(at(work, "abstract_inverted_index"))
    return rebuilt or raw_text(work, "abstract")
