"""Daily papers of Hugging Face as JSON: the answers of its API, and what scrapers of the page keep.

The API, <https://huggingface.co/docs/hub/api>, gives a list of `{paper: {…}, title, publishedAt, …}`, or one
paper. Scrapers write flat objects with the address of the paper's page. Some programs print the objects in
Python's notation, whole or as texts in a JSON list.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from paperatlas.model.dates import parse_date, year_of
from paperatlas.model.identifiers import parse_arxiv_id
from paperatlas.model.issue import Issue, error, warning
from paperatlas.read.json_values import JsonError, decode_at
from paperatlas.read.json_walk import walk
from paperatlas.read.pages.abstracts import abstract_fields
from paperatlas.read.services.hf_links import link_fields
from paperatlas.read.services.json_fields import (
    at,
    count,
    doubts_of,
    elements,
    extras,
    members,
    raw_text,
    record_or_issue,
    text,
    texts,
)
from paperatlas.read.services.python_literals import python_to_json
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.read.values import Value
from paperatlas.text.clean import clean_line
from paperatlas.text.lost_tex import restore_lost_tex
from paperatlas.text.names import is_others, name_from_text
from paperatlas.text.tex import title_to_text

NAME = "hf-daily"
_HEAD = 20_000
_API = re.compile(
    r"""["']paper["']\s{0,5}:\s{0,5}\{\s{0,40}["'](?:id|_id|authors|title|summary|mediaUrls|publishedAt)["']"""
    r"""|["'](?:discussionId|submittedOnDailyAt|ai_keywords)["']\s{0,5}:"""
)
_PAGE = re.compile(r'"\w{2,20}"\s{0,5}:\s{0,5}"https?://(?:www\.)?huggingface\.co/papers/\d')
_SCRAPED = re.compile(r'"(?:pdf_url|paper_url|hf_url|arxiv_url|github_url|scraped_date|paper_page|github_links)"')
_PYTHON = re.compile(r"\s*\[?\s*\{\s*'")
_WRAPPERS = ("papers", "dailyPapers", "data", "results")
_PAPER_ADDRESS = re.compile(r"https?://(?:www\.)?huggingface\.co/papers/([^/?#\s]+)")
_PARAGRAPH = re.compile(r"\n {1,4}(?=\S)")
_REMEDY = "fetch the list again, with the papers' titles and identifiers"
_IDS = (
    "id",
    "arxiv_id",
    "paper_id",
    "url",
    "paper_url",
    "hf_url",
    "paper_page",
    "link",
    "arxiv_url",
    "arxiv_page_url",
    "pdf_url",
)
"""Keys that may hold the arXiv identifier, alone or within an address."""
_SAID = ("submittedOnDailyAt", "ai_summary", "githubStars", "stars", "scraped_date")


def looks_like(text: str) -> bool:
    """Whether it is JSON whose beginning holds keys of the API, or a paper's page beside a key of scrapers."""
    head = text[:_HEAD]
    if head.lstrip()[:1] not in ("{", "["):
        return False
    return _API.search(head) is not None or (_PAGE.search(head) is not None and _SCRAPED.search(head) is not None)


def read(source: Source) -> Reading:
    """The papers of a text: a list, a list under a key, one paper, or one a line."""
    reading = ReadingBuilder(source, NAME)
    is_python = _PYTHON.match(source.text) is not None
    walked = Source(source.file, python_to_json(source.text)) if is_python else source
    for found in walk(walked, _WRAPPERS):
        entry = _as_entry(found) if isinstance(found, Value) else found
        if isinstance(entry, Issue):
            reading.issues.append(replace(entry, file=source.file))
        elif members(entry):
            _add(reading, entry)
        else:
            finding = f"a paper must be an object, not {entry.kind()}"
            reading.issues.append(error(source.file, entry.line, finding, "remove it"))
    return reading.build()


def _as_entry(found: Value) -> Value | Issue:
    """The entry with the paper's own fields before those of the list around it."""
    if isinstance(found.plain, str):
        try:
            found, _ = decode_at(python_to_json(found.plain.strip()), 0, found.line)
        except JsonError as problem:
            # The file's name is not known here; `read` puts it in.
            return error("", found.line, f"a text that holds no paper ({problem.finding})", "correct it")
    entry = dict(members(found))
    for inner in ("details", "paper"):
        entry |= {key: value for key, value in members(entry.pop(inner, None)).items() if value.plain is not None}
    return Value(entry, found.line) if entry else found


def _add(reading: ReadingBuilder, entry: Value) -> None:
    origin = reading.origin(entry.line)
    arxiv = _arxiv_fields(entry)
    said = text(entry, "id")
    title = raw_text(entry, "title")
    fields = {
        "title": clean_line(title_to_text(title)) or None if title else None,
        **_abstract_fields(entry),
        **_people_fields(entry),
        **_date_fields(entry),
        **arxiv,
        "upvotes": count(entry, "upvotes"),
        "comment_count": count(entry, "numComments" if "numComments" in members(entry) else "num_comments"),
        "status": "withdrawn" if text(entry, "withdrawnAt") else None,
        "extra": _extra(entry, said if not arxiv else None),
    }
    made = record_or_issue(origin, fields, _REMEDY)
    if isinstance(made, Issue):
        reading.issues.append(made)
        return
    reading.records.append(made)
    reading.issues.extend(doubts_of(made))
    if said and not arxiv:
        finding = f'"{said[:60]}" is not an arXiv identifier'
        reading.issues.append(warning(origin.file, origin.line, finding, "write it like 2510.14253"))


def _abstract_fields(entry: Value) -> dict[str, Any]:
    source = raw_text(entry, "summary") or raw_text(entry, "abstract")
    # arXiv begins a paragraph on a new line with spaces before it.
    fields = abstract_fields(restore_lost_tex(_PARAGRAPH.sub("\n\n", source))) if source else {}
    return {**fields, **link_fields(entry, fields)}


def _arxiv_fields(entry: Value) -> dict[str, Any]:
    for key in _IDS:
        said = text(entry, key)
        page = _PAPER_ADDRESS.match(said) if said else None
        arxiv = parse_arxiv_id(page[1] if page else said) if said else None
        if arxiv is not None:
            return {"arxiv_id": arxiv.id, "arxiv_version": arxiv.version}
    return {}


def _people_fields(entry: Value) -> dict[str, Any]:
    """Authors and organisation. Who is hidden is an author all the same, only not linked to a profile."""
    authors = at(entry, "authors")
    named = [text(one, "name") or text(one, "fullname") or text(one) for one in elements(authors)]
    if not named and (line := text(authors)):
        named = [name.strip() for name in re.split(r"[,;]", line)]
    people = (name_from_text(name) for name in named if name and not is_others(name))
    group = at(entry, "organization")
    return {
        "authors": tuple(name for name in people if name is not None),
        "more_authors": True if any(name and is_others(name) for name in named) else None,
        "organisation": text(group, "fullname") or text(group, "name") or text(group),
        "organisation_handle": text(group, "name"),
    }


def _date_fields(entry: Value) -> dict[str, Any]:
    """The day on which the paper was published, not that of the list."""
    said = (text(entry, key) for key in ("publishedAt", "published_at", "published", "published_date"))
    published = next((date for one in said if one and (date := parse_date(one))), None)
    return {"published": published, "year": year_of(published)}


def _extra(entry: Value, unknown_id: str | None) -> Any:
    """What has no place in the model; the summary and the keywords are a machine's."""
    said = [(name.lower(), text(entry, name)) for name in _SAID]
    return extras((("id", unknown_id), *said, ("ai_keywords", "; ".join(texts(at(entry, "ai_keywords"))))))
