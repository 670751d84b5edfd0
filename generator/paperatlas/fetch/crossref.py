"""Crossref's REST interface, asked for one DOI.

<https://www.crossref.org/documentation/retrieve-metadata/rest-api/>. A contact in the `User-Agent` leads to the
"polite" pool; the pause between two requests follows the limits that each answer states.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from paperatlas.fetch.answers import is_json_object, records_in
from paperatlas.fetch.client import Client, Question, UnknownPaperError
from paperatlas.model.record import Record
from paperatlas.read.services import crossref

_PAUSE = 0.2
_SERVICE = "Crossref"


def ask(client: Client, base: str, doi: str) -> Record:
    """What Crossref says of a paper.

    Raises:
        UnknownPaperError: where the DOI is not one of Crossref's.
        FetchError: where it does not answer.
    """
    url = f"{base}/works/{quote(doi, safe='')}"
    text = client.ask(Question(_SERVICE, url, _is_sound, "application/json", _PAUSE))
    records = records_in(crossref.read, url, text)
    if not records:
        raise UnknownPaperError(f"{_SERVICE} knows no such paper", "check the DOI")
    return records[0] if records[0].doi else replace(records[0], doi=doi)


def _is_sound(text: str) -> bool:
    return is_json_object(text) and crossref.looks_like(text)
