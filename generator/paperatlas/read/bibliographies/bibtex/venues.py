"""Where the paper of an entry appeared, and what sort of publication that makes it."""

from __future__ import annotations

import re

from paperatlas.read.bibliographies.bibtex.addresses import addresses_in, without_addresses
from paperatlas.read.bibliographies.bibtex.draft import Draft
from paperatlas.read.bibliographies.bibtex.tables import JOURNAL_MACROS
from paperatlas.read.bibliographies.bibtex.text import line_of

_FIELDS = {
    "journal": ("journal", "booktitle", "shortjournal"),
    "conference": ("booktitle", "journal", "eventtitle"),
    "chapter": ("booktitle", "journal"),
    "book": (),
    "proceedings": (),
    "report": (),
    "thesis": (),
}
"""The fields that name the venue of each kind, the best first."""
_OTHERWISE = ("journal", "booktitle")
_SUBTITLES = {"journal": "journalsubtitle", "booktitle": "booksubtitle"}
_MACRO = re.compile(r"\{?\\([a-z]+)\}?")
_PREPRINT = re.compile(
    r"\b(?:\w*rxiv(?:\.org)?|CoRR|SSRN|preprints?(?:\.org)?|research square|OSF preprints|e-prints?)\b", re.IGNORECASE
)
_WORKSHOP = re.compile(r"\bworkshops?\b", re.IGNORECASE)
_NO_VENUE = re.compile(
    r"\b(?:accessed|available|retrieved|online|web|website|blog|page|visited|last|from|at|homepage|manuscript|"
    r"unpublished|published by|personal|private|email|e-mail)\b",
    re.IGNORECASE,
)
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
_MAY_BE_PREPRINT = frozenset({"journal", "other", "web", "report"})


def find_venue(draft: Draft) -> None:
    """Sets the venue, the kind that follows from it, and the identifier that it may name."""
    venue = _named(draft)
    if "howpublished" in draft.fields:
        venue = _how_published(draft, venue)
    if venue:
        draft.facts["venue"] = venue
        if draft.addresses.arxiv is None and "rxiv" in venue.lower():
            draft.addresses.add_arxiv(venue)
    draft.kind = _kind(draft, venue)


def _named(draft: Draft) -> str | None:
    for name in _FIELDS.get(draft.kind, _OTHERWISE):
        source = draft.fields.pop(name, None)
        if not source:
            continue
        if source[:1] in "\\{" and (match := _MACRO.fullmatch(source.strip())) and match[1] in JOURNAL_MACROS:
            return JOURNAL_MACROS[match[1]]
        venue = line_of(source)
        if _SUBTITLES.get(name) in draft.fields and (subtitle := draft.line(_SUBTITLES[name])):
            venue = f"{venue}: {subtitle}"
        if venue:
            return venue
    return None


def _how_published(draft: Draft, venue: str | None) -> str | None:
    """The venue, from `howpublished` where that names one; addresses in it are taken too."""
    source = draft.fields.pop("howpublished")
    for url in addresses_in(source):
        draft.addresses.add(url)
    words = line_of(without_addresses(source) if "://" in source or "www." in source else source)
    words = _EMPTY_BRACKETS.sub("", words).strip(" .,;:")
    if not any(map(str.isalnum, words)):
        return venue
    if (
        venue is None
        and draft.kind in ("other", "preprint")
        and draft.type != "booklet"
        and not _NO_VENUE.search(words)
    ):
        return words
    draft.keep("howpublished", words)
    return venue


def _kind(draft: Draft, venue: str | None) -> str:
    kind = draft.kind
    if kind == "conference":
        return "workshop" if venue and _WORKSHOP.search(venue) else kind
    if kind not in _MAY_BE_PREPRINT:
        return kind
    if venue:
        return "preprint" if _PREPRINT.search(venue) else kind
    fields = draft.fields
    if draft.addresses.arxiv is not None or _PREPRINT.search(fields.get("publisher", "")):
        return "preprint"
    is_article = "rxiv" in fields.get("number", "").lower() or "rxiv.org/" in fields.get("url", "").lower()
    return "preprint" if is_article else kind
