"""What a citation item is called and where it stands: title, venue, organisation, issue and pages."""

from __future__ import annotations

import re

from paperatlas.read.bibliographies.csl.people import common_affiliation
from paperatlas.read.bibliographies.csl.values import entries, line, lines, member, raw_texts
from paperatlas.read.services.abstract_text import title_of
from paperatlas.read.values import Value

_SEVERAL_TITLES = frozenset({"chapter", "conference", "workshop"})
"""Kinds whose list of containers is the series first and the volume last."""
_DASH = re.compile(r"(?<=\w)\s*(?:-{1,2}|–|—)\s*(?=\w)")
_ABSENT = re.compile(r"n/?a(?:[-–]n/?a)?|null|none|nan|undefined|[-–]+|0", re.IGNORECASE)
"""What programs write into a short field that is empty."""


def title_of_item(item: Value) -> str | None:
    """The title with its subtitle, where that is not said already."""
    texts = [text for key in ("title", "original-title") for text in raw_texts(item, key)]
    title = next((found for text in texts if (found := title_of(text))), None)
    subtitle = next((found for text in raw_texts(item, "subtitle") if (found := title_of(text))), None)
    if title is None or subtitle is None or subtitle.casefold() in title.casefold():
        return title
    # A running head in capitals, or a short form of the title, is no subtitle.
    words = set(re.findall(r"\w+", title.casefold()))
    if subtitle.isupper() and not title.isupper() and words.issuperset(re.findall(r"\w+", subtitle.casefold())):
        return title
    return f"{title} {subtitle}" if title[-1] in "?!:–—" else f"{title}: {subtitle}"


def venue_of(item: Value, kind: str | None) -> str | None:
    """The journal, the volume or the event; of posted content the server or the series."""
    containers = lines(item, "container-title") or lines(
        item, "container-title-short", "short-container-title", "journalAbbreviation", "event-title"
    )
    if containers:
        return title_of(containers[-1] if kind in _SEVERAL_TITLES else containers[0])
    if kind in _SEVERAL_TITLES:
        event = member(item, "event")
        return line(event, "name") if event is not None and isinstance(event.plain, dict) else line(item, "event")
    institution = _institutions(item)
    if line(item, "type") == "posted-content":
        publisher = line(item, "publisher")
        server = [name for name in institution if name != publisher]
        return server[0] if server else line(item, "group-title")
    return None


def organisation_of(item: Value, kind: str | None) -> str | None:
    """Who stands for a thesis or a report as a whole, or the one institution of all authors."""
    institutions = _institutions(item)
    if kind in ("thesis", "report") and len(institutions) == 1:
        return institutions[0]
    return common_affiliation(member(item, "author"))


def _institutions(item: Value) -> list[str]:
    return [name for entry in entries(member(item, "institution")) if (name := line(entry, "name"))]


def issue_of(item: Value) -> str | None:
    """The number of the issue, which Crossref may give with the issue itself."""
    if issue := short(line(item, "issue")):
        return issue
    parent = member(item, "journal-issue")
    return short(line(parent, "issue")) if parent is not None else None


def short(text: str | None) -> str | None:
    """A volume or an issue, unless a program wrote there that it has none."""
    return text if text and not _ABSENT.fullmatch(text) else None


def pages_of(item: Value) -> str | None:
    """First and last page, or an article's number."""
    for key in ("page", "article-number", "page-first"):
        if text := short(re.sub(r"^(?:pp?|pages?)\.?\s+(?=\w)|\.$", "", line(item, key) or "")):
            first, dash, last = _DASH.sub("–", text, count=1).partition("–")
            return first if first == last else f"{first}{dash}{last}"
    return None


def page_count_of(item: Value) -> int | None:
    """The number of pages."""
    match = re.match(r"\d{1,5}(?!\d)", line(item, "number-of-pages") or "", re.ASCII)
    return int(match[0]) or None if match else None
