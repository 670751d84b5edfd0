"""A paper as arXiv's web pages show it, as fields of a record."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from paperatlas.model.dates import year_of
from paperatlas.model.identifiers import ArxivId, arxiv_id_of_doi, parse_arxiv_id, parse_doi
from paperatlas.model.record import Extra
from paperatlas.read.services.arxiv_fields import authors_line, first_date, publication_fields, text_fields
from paperatlas.text.clean import clean_line
from paperatlas.text.dates import read_date

_CODE = re.compile(r"\(([a-z-]+(?:\.[A-Za-z-]+)?)\)")
_CITED = re.compile(r"arXiv:(\S+)", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_NOT_SHOWN = re.compile(
    r"[(,]?\s*\(?\d+ additional authors? not shown\)?|You must enabled? JavaScript.*", re.IGNORECASE
)
_SUBMITTED = re.compile(r"(?:^|;\s*)(v1 )?submitted(?: on)?:?\s+([^;]+)", re.IGNORECASE)
_DATELINE = re.compile(
    r"submitted on (?P<first>[^(),\]]{6,20})(?:\s*\(v1\))?(?:.*?last revised (?P<last>[^(),\]]{6,20}))?"
    r"(?:.*?this version, v(?P<version>\d{1,2}))?",
    re.IGNORECASE,
)
_HISTORY = re.compile(r"\[v(\d{1,2})\]\s+([^(]+)")
_MORE, _LESS = "▽ More", "△ Less"
_EXTRAS = ("report number", "msc class", "acm class")


class Layout(Enum):
    """How a page shows a paper."""

    RESULT = 1
    """A result of a search: its categories and its title have no labels."""
    LIST = 2
    """An item of a list of new papers: its authors and its abstract have no labels."""
    PAGE = 3
    """A page of its own, where everything has one."""


@dataclass(slots=True)
class Draft:
    """A paper while its lines are read."""

    line: int
    """One-based line at which it starts."""
    arxiv: ArxivId | None = None
    listing: str | None = None
    """`replaced` or `cross-list`, as the page puts it behind the identifier."""
    layout: Layout = Layout.RESULT
    fields: dict[str, list[str]] = field(default_factory=dict)
    last: str | None = None
    """The field to which a line without a label belongs."""

    def add(self, name: str, text: str) -> None:
        """Adds a line to a field."""
        self.last = name
        self.fields.setdefault(name, [])
        if text:
            self.fields[name].append(text)

    def has(self, name: str) -> bool:
        """Whether the field has a text."""
        return bool(self.fields.get(name))

    def text(self, name: str) -> str | None:
        """The lines of a field, joined."""
        return " ".join(self.fields.get(name, ())).strip() or None


def facts_of(draft: Draft) -> dict[str, Any]:
    """The fields of the paper's record."""
    arxiv = _identifier(draft)
    abstract, _ = abstract_of(draft)
    dates, version = _dates(draft)
    published = first_date(arxiv.id, dates["published"]) if arxiv else dates["published"]
    dois = " ".join(_DOI.findall(draft.text("doi") or ""))
    facts = {
        **text_fields(draft.text("title"), abstract, draft.text("comments")),
        **_authors(draft),
        "arxiv_id": arxiv.id if arxiv else None,
        "arxiv_version": ((arxiv.version or version) if arxiv else None) or None,
        **dates,
        "published": published,
        "year": year_of(published),
        "extra": tuple(_extras(draft)),
    }
    return facts | publication_fields(draft.text("journal ref"), dois or None, facts.get("venue"))


def abstract_of(draft: Draft) -> tuple[str | None, bool]:
    """The abstract, and whether the page shows only a piece of it (`… ▽ More`)."""
    text = draft.text("abstract")
    if text is None:
        return None, False
    short, more, full = text.partition(_MORE)
    full = full.replace(_LESS, "").strip()
    if more and not full:
        return short.strip(), True
    return (full or short.replace(_LESS, "").strip()) or None, False


def unread_dates(draft: Draft) -> list[str]:
    """What stands where a date should."""
    return [
        text.strip() for _, text in _SUBMITTED.findall(draft.text("submitted") or "") if not read_date(text.strip(". "))
    ]


def _identifier(draft: Draft) -> ArxivId | None:
    cited = [parse_arxiv_id(text) for text in _CITED.findall(draft.text("cite as") or "")]
    issued = [arxiv_id_of_doi(doi) for text in _DOI.findall(draft.text("doi") or "") if (doi := parse_doi(text))]
    known = [found for found in (draft.arxiv, *cited, *issued) if found is not None]
    versioned = (found for found in known if found.version and found.id == known[0].id)
    return next(versioned, known[0]) if known else None


def _authors(draft: Draft) -> dict[str, Any]:
    said = draft.text("authors") or ""
    line = _NOT_SHOWN.sub("", said)
    fields = authors_line(line)
    return {**fields, "more_authors": fields["more_authors"] or (True if "not shown" in said else None)}


def _dates(draft: Draft) -> tuple[dict[str, str | None], int | None]:
    """The days of the first and the last version, and the number of the last where the page gives it."""
    if draft.has("dateline"):
        match = _DATELINE.search(draft.text("dateline") or "")
        history = [
            (int(number), read_date(day.strip())) for number, day in _HISTORY.findall(draft.text("history") or "")
        ]
        first = read_date(match["first"]) if match else None
        last = read_date(match["last"]) if match and match["last"] else None
        number = int(match["version"]) if match and match["version"] else (1 if first and not last else None)
        days = [day for _, day in sorted(history, key=lambda version: version[0])]
        first = first or (days[0] if days else None)
        return {"published": first, "updated": last or (days[-1] if len(days) > 1 else None)}, number
    said = [
        (is_first, read_date(day.strip(". "))) for is_first, day in _SUBMITTED.findall(draft.text("submitted") or "")
    ]
    first = next((day for is_first, day in said if is_first), None)
    latest = next((day for is_first, day in said if not is_first), None)
    return {"published": first or latest, "updated": latest if first else None}, None


def _extras(draft: Draft) -> list[Extra]:
    subjects = draft.text("subjects") or ""
    codes = _CODE.findall(subjects) or subjects.split()
    said = [
        ("categories", ", ".join(dict.fromkeys([*draft.fields.get("categories", ()), *codes]))),
        *((name.replace("report number", "report-no").replace(" ", "-"), draft.text(name)) for name in _EXTRAS),
        ("listing", draft.listing),
    ]
    return [Extra(name, line) for name, text in said if text and (line := clean_line(text))]
