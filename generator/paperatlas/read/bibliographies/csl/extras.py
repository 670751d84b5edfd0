"""What a citation item says for which the model has no place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from paperatlas.model.record import Extra
from paperatlas.read.bibliographies.csl.dates import DATE_KEYS, date_of
from paperatlas.read.bibliographies.csl.people import names_in
from paperatlas.read.bibliographies.csl.values import entries, line, lines, member, said
from paperatlas.read.values import Value
from paperatlas.text.clean import clean_line

_TAKEN = frozenset(
    "title original-title subtitle author editor container-title volume issue page page-first article-number publisher"
    " number-of-pages keyword subject categories note annote abstract description DOI doi URL url ISSN issn ISBN isbn"
    " PMID pmid PMCID pmcid reference link arxiv eprint openreview comment content-updated custom".split()
)
_BOOKKEEPING = frozenset(
    "indexed deposited created accessed content-domain content-created reference-count references-count prefix member"
    " score multi issn-type isbn-type journal-issue resource update-policy assertion type subtype page-range".split()
)
"""What a service or a program notes of the item, or says a second time."""
_NAMES = frozenset(
    "translator container-author collection-editor editorial-director chair compiler composer contributor curator"
    " director guest host illustrator interviewer narrator organizer original-author performer producer recipient"
    " reviewed-author script-writer series-creator executive-producer".split()
)
_DATES = frozenset({"original-date", "accepted", "submitted", "available-date", "event-date", "approved"})
_NESTED = ("relation", "update-to", "updated-by")


def extras_of(
    item: Value, facts: dict[str, Any], words_of_date: str | None, serials: dict[str, list[str]]
) -> tuple[Extra, ...]:
    """The rest of an item under its own words.

    Args:
        item: the item.
        facts: what the model has a place for, so that nothing is said twice.
        words_of_date: what stands instead of a date.
        serials: ISSNs and ISBNs.
    """
    found: dict[str, str] = {}
    for name, text in _rest(item, words_of_date):
        if text and text not in (facts["title"], facts["venue"]) and not _is_said(name, text, facts):
            found.setdefault(name.lower(), text)
    containers = [text for text in lines(item, "container-title") if text != facts["venue"]]
    for name, numbers in {**serials, "container-title": containers}.items():
        if numbers:
            found[name] = "; ".join(numbers)
    if facts["doi"] is None and (stated := line(item, "DOI")):
        found["doi"] = stated
    return tuple(Extra(name, text) for name, text in found.items())


def _is_said(name: str, text: str, facts: dict[str, Any]) -> bool:
    """Whether the number is the arXiv identifier, the name is the DOI, or there is nothing to count."""
    if name == "is-referenced-by-count":
        return text == "0"
    if name == "id":
        return facts["doi"] is not None and text.casefold().endswith(facts["doi"])
    arxiv_id = facts["arxiv_id"]
    return name in ("number", "archive_location", "archive-location") and bool(arxiv_id) and arxiv_id in text


def _rest(item: Value, words_of_date: str | None) -> Iterator[tuple[str, str]]:
    plain = item.plain if isinstance(item.plain, dict) else {}
    for key, value in plain.items():
        if key in _NAMES:
            yield key, "; ".join(name.name for name in names_in(value).names)
        elif key in _DATES:
            yield key, date_of(value) or said(value)
        elif key in _NESTED:
            yield from _related(key, value)
        elif key == "event" and isinstance(value.plain, dict):
            yield key, ", ".join(text for part in ("name", "location") if (text := line(value, part)))
        elif (key, said(value)) in (("source", "Crossref"), ("id", line(item, "citation-key"))):
            continue
        elif key not in _TAKEN and key not in _BOOKKEEPING and key not in DATE_KEYS:
            yield clean_line(key)[:60], said(value)
    yield "issued", words_of_date or ""
    yield "title", "; ".join(lines(item, "title")[1:])
    if (original := line(item, "original-title")) and line(item, "title"):
        yield "original-title", original


def _related(key: str, value: Value) -> Iterator[tuple[str, str]]:
    """Other works: `is-preprint-of`, and the works that a notice corrects or retracts."""
    if key == "relation":
        for name, works in (value.plain if isinstance(value.plain, dict) else {}).items():
            yield name, "; ".join(dict.fromkeys(text for work in entries(works) if (text := line(work, "id"))))
        return
    works_ = (
        " ".join(text for part in ("type", "DOI") if (text := line(work, part)))
        for work in entries(value)
        if member(work, "DOI")
    )
    yield key, "; ".join(dict.fromkeys(works_))
