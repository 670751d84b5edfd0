"""Parts of a paper of Semantic Scholar: its people, its venue and the works it cites."""

from __future__ import annotations

import re
from typing import Any

from paperatlas.model.identifiers import parse_orcid
from paperatlas.model.record import Name
from paperatlas.read.services.json_fields import at, elements, members, text, texts
from paperatlas.read.values import Value
from paperatlas.text.names import name_from_text

_PREPRINTS = re.compile(
    r"(?:arxiv(?:\.org)?|corr|(?:bio|med|chem)rxiv|ssrn(?: electronic journal)?|research square)", re.I
)
_KINDS = {
    "conference": "conference",
    "journalarticle": "journal",
    "book": "book",
    "booksection": "chapter",
    "dataset": "dataset",
}
_RANGE = re.compile(r"(\w+)\s*(?:-|–|—)+\s*(\w+)")


def lowered(value: Value) -> Value:
    """The value with all its keys in lower case; where two become one, the first that says something stays."""
    if isinstance(value.plain, list):
        return Value([lowered(item) for item in value.plain], value.line)
    if not isinstance(value.plain, dict):
        return value
    found: dict[str, Value] = {}
    for key, item in value.plain.items():
        if key.lower() not in found or found[key.lower()].plain is None:
            found[key.lower()] = lowered(item)
    return Value(found, value.line)


def authors_of(paper: Value) -> tuple[Name, ...]:
    """The authors in their order."""
    return tuple(name for entry in elements(at(paper, "authors")) if (name := _author(entry)) is not None)


def _author(entry: Value) -> Name | None:
    known = text(entry, "externalids", "orcid") or next(iter(texts(at(entry, "externalids", "orcid"))), "")
    return name_from_text(text(entry, "name") or text(entry) or "", parse_orcid(known))


def venue_fields(paper: Value) -> dict[str, Any]:
    """Venue, kind, volume and pages. What stands on a preprint server only has no venue."""
    venues = (
        text(paper, "publicationvenue", "name"),
        text(paper, "venue"),
        text(paper, "journal", "name"),
        text(paper, "journal"),
        text(paper, "journalname"),
    )
    named = [venue for venue in venues if venue]
    venue = next((venue for venue in named if not _PREPRINTS.fullmatch(venue)), None)
    is_preprint = bool(named) and venue is None
    pages = text(paper, "journal", "pages") or text(paper, "journalpages")
    volume = text(paper, "journal", "volume") or text(paper, "journalvolume")
    return {
        "venue": venue,
        "kind": "preprint" if is_preprint else _kind(paper),
        "volume": None if is_preprint or (volume or "").startswith("abs/") else volume,
        "pages": _RANGE.sub(_as_range, pages) if pages else None,
    }


def _kind(paper: Value) -> str | None:
    """A conference goes before a journal, since papers in proceedings bear both types."""
    types = [one.lower() for one in texts(at(paper, "publicationtypes"))]
    of_venue = text(paper, "publicationvenue", "type")
    if of_venue in ("journal", "conference") and not {"book", "booksection", "dataset"} & set(types):
        return of_venue
    return next((kind for one, kind in _KINDS.items() if one in types), None)


def _as_range(match: re.Match[str]) -> str:
    return match[1] if match[1] == match[2] else f"{match[1]}–{match[2]}"


def references_of(paper: Value) -> tuple[str, ...]:
    """The cited works: each by its DOI, its arXiv identifier, Semantic Scholar's own, or else by its title."""
    cited = elements(at(paper, "references")) or elements(at(paper, "outcitations"))
    return tuple(dict.fromkeys(name for entry in cited if (name := _reference(entry))))


def _reference(entry: Value) -> str | None:
    if not members(entry):
        own = text(entry)
        return f"https://www.semanticscholar.org/paper/{own}" if own and re.fullmatch("[0-9a-f]{40}", own) else own
    known = members(at(entry, "externalids"))
    named = {key: said for key, item in known.items() if (said := text(item))}
    if "doi" in named or text(entry, "doi"):
        return named.get("doi") or text(entry, "doi")
    if arxiv := named.get("arxiv") or text(entry, "arxivid"):
        return f"arXiv:{arxiv}"
    own = text(entry, "paperid")
    return f"https://www.semanticscholar.org/paper/{own}" if own else text(entry, "title")
