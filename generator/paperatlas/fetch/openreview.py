"""OpenReview's interface, asked for one submission.

Notes: <https://docs.openreview.net/reference/api-v2/entities/note>. Dates are milliseconds since 1970.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urljoin

from paperatlas.fetch.answers import is_json_object, records_in
from paperatlas.fetch.client import Client, FetchError, Question, UnknownPaperError
from paperatlas.model.identifiers import is_web_address
from paperatlas.model.preprints import is_preprint_venue
from paperatlas.model.record import Identifier, Record
from paperatlas.read.json_values import JsonError, decode_at
from paperatlas.read.services.abstract_text import abstract_of, title_of
from paperatlas.read.services.json_fields import at, elements, raw_text, text, texts
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.read.values import Value
from paperatlas.text.names import name_from_text

_NAME = "openreview"
_SERVICE = "OpenReview"
_PAUSE = 1.0
_SITE = "https://openreview.net"
_NOT_ACCEPTED = re.compile(r"\b(?:withdrawn|rejected?)\b", re.IGNORECASE)


def ask(client: Client, base: str, identifier: str) -> Record:
    """What OpenReview says of a submission.

    Raises:
        UnknownPaperError: where it shows no such submission.
        FetchError: where it does not answer strangers, as it does at times.
    """
    url = f"{base}/notes?id={quote(identifier, safe='')}"
    try:
        answer = client.ask(Question(_SERVICE, url, is_json_object, "application/json", _PAUSE))
    except UnknownPaperError:
        raise
    except FetchError as problem:
        remedy = "copy the BibTeX from the paper's page into a .bib file and add that"
        raise FetchError(problem.finding, remedy) from None
    records = records_in(_read, url, answer)
    if not records:
        remedy = "check the address, or copy the BibTeX from the paper's page into a .bib file and add that"
        raise UnknownPaperError(f"{_SERVICE} shows no such paper", remedy)
    return records[0]


def _read(source: Source) -> Reading:
    reading = ReadingBuilder(source, _NAME)
    try:
        notes = elements(at(decode_at(source.text.strip(), 0, 1)[0], "notes"))
    except JsonError:
        notes = ()
    for note in notes:
        if fields := _fields(note):
            reading.records.append(Record(origin=reading.origin(note.line), **fields))
    return reading.build()


def _fields(note: Value) -> dict[str, Any]:
    content = {name: _stated(value) for name, value in _content(note).items()}
    title = title_of(raw_text(content.get("title")) or "")
    identifier = text(note, "forum") or text(note, "id")
    if not title or not identifier or text(note, "id") != identifier:
        return {}
    names = (name_from_text(name) for name in texts(content.get("authors")))
    venue = text(content.get("venue"))
    pdf = urljoin(_SITE, text(content.get("pdf")) or _SITE)
    return {
        "title": title,
        **abstract_of(raw_text(content.get("abstract")) or ""),
        "authors": tuple(name for name in names if name is not None),
        "keywords": texts(content.get("keywords")),
        "venue": venue if venue and not is_preprint_venue(venue) and not _NOT_ACCEPTED.search(venue) else None,
        "published": _day(text(note, "pdate") or text(note, "cdate")),
        "ids": (Identifier("openreview", identifier),),
        "pdf": pdf if pdf != _SITE and is_web_address(pdf) else None,
    }


def _content(note: Value) -> dict[str, Value]:
    content = at(note, "content")
    return content.plain if content is not None and isinstance(content.plain, dict) else {}


def _stated(value: Value) -> Value:
    """The value of a field, which the second version of the interface wraps."""
    return at(value, "value") or value


def _day(milliseconds: str | None) -> str | None:
    if not milliseconds or not milliseconds.isdigit() or len(milliseconds) > 14:
        return None
    return datetime.fromtimestamp(int(milliseconds) / 1000, UTC).date().isoformat()
