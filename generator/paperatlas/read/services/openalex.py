"""OpenAlex: works as its API and its snapshot give them, alone, in a list, in a page or one a line.

Fields: <https://developers.openalex.org/api-reference/works>. OpenAlex withholds abstracts as text and gives an
index of their words instead, which is turned back here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import Any

from paperatlas.model.dates import parse_date, year_of
from paperatlas.model.identifiers import parse_doi
from paperatlas.model.issue import Issue, error
from paperatlas.model.record import Record
from paperatlas.read.json_walk import walk
from paperatlas.read.services.abstract_text import abstract_of, title_of
from paperatlas.read.services.json_fields import (
    address,
    arxiv_fields,
    at,
    count,
    doubts_of,
    extras,
    identifiers,
    is_true,
    leads_to_identifier,
    members,
    raw_text,
    record_or_issue,
    text,
    texts,
)
from paperatlas.read.services.openalex_parts import (
    abstract_as_text,
    affiliations_of,
    authors_of,
    kind_of_work,
    locations_of,
    pages_of,
    venue_fields,
)
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.read.values import Value

NAME = "openalex"
_HEAD = 20_000
_WORK = re.compile(r'"id"\s{0,5}:\s{0,5}"https://openalex\.org/W\d{3,12}"')
_NO_WORK = re.compile(r"https://openalex\.org/(?:[a-z-]+/)?[A-VX-Z]\d+")
"""Identifiers of authors (`A…`), sources (`S…`), institutions (`I…`) and so on."""
_OWN_KEYS = ('"abstract_inverted_index"', '"authorships"', '"cited_by_api_url"', '"referenced_works_count"')
_WRAPPERS = ("results",)
_REMEDY = "fetch the work with its title, or at least its id, among the selected fields"
_SAID = (
    ("cited_by_count",),
    ("fwci",),
    ("language",),
    ("type",),
    ("open_access", "oa_status"),
    ("primary_location", "license"),
    ("primary_location", "version"),
    ("primary_topic", "display_name"),
    ("ids", "mag"),
)
"""Paths of what is kept as it stands, under the last key's name."""


def looks_like(text: str) -> bool:
    """Whether it is JSON whose beginning holds the identifier of an OpenAlex work, or a key no other dialect has."""
    head = text[:_HEAD]
    if head.lstrip()[:1] not in ("{", "["):
        return False
    return any(key in head for key in _OWN_KEYS) or _WORK.search(head) is not None


def read(source: Source) -> Reading:
    """The works of a text: one, a list, a page of the API (`{meta, results}`) or one a line."""
    reading = ReadingBuilder(source, NAME)
    for found in walk(source, _WRAPPERS):
        if isinstance(found, Issue):
            reading.issues.append(found)
        elif members(found):
            _add(reading, found)
        else:
            finding = f"a work must be an object, not {found.kind()}"
            reading.issues.append(error(source.file, found.line, finding, "remove it"))
    return reading.build()


def _add(reading: ReadingBuilder, work: Value) -> None:
    origin = reading.origin(work.line)
    if _NO_WORK.fullmatch(text(work, "id") or ""):
        finding = f'"{text(work, "id")}" is no work'
        reading.issues.append(error(origin.file, origin.line, finding, "fetch works, such as /works?filter=…"))
        return
    locations = locations_of(work)
    urls = [url for place in locations for key in ("landing_page_url", "pdf_url") if (url := address(place, key))]
    pdf = _pdf(work, locations)
    fields = {
        **_text_fields(work),
        **_identifier_fields(work, locations, urls),
        **venue_fields(work, locations),
        **_date_fields(work),
        **_people_fields(work),
        "kind": kind_of_work(work, locations),
        "volume": text(work, "biblio", "volume"),
        "issue": text(work, "biblio", "issue"),
        "pages": pages_of(work),
        "pdf": pdf,
        "keywords": texts(at(work, "keywords"), "display_name", "keyword"),
        "references": texts(at(work, "referenced_works")),
        "status": "retracted" if is_true(work, "is_retracted") else None,
        "extra": _extra(work, urls, pdf),
    }
    made = record_or_issue(origin, fields, _REMEDY)
    if isinstance(made, Issue):
        reading.issues.append(made)
        return
    reading.records.append(made)
    reading.issues.extend(_doubts(work, made))


def _text_fields(work: Value) -> dict[str, Any]:
    title = raw_text(work, "title") or raw_text(work, "display_name")
    abstract = abstract_as_text(work)
    return {"title": title_of(title) if title else None, **(abstract_of(abstract) if abstract else {})}


def _identifier_fields(work: Value, locations: Sequence[Value], urls: Sequence[str]) -> dict[str, Any]:
    doi = text(work, "doi") or text(work, "ids", "doi")
    found_at = (text(place, "id") for place in locations)
    oai = (name.rsplit(":", 1)[1] for name in found_at if name and "oai:arXiv.org:" in name)
    named = (
        ("openalex", text(work, "id") or text(work, "ids", "openalex")),
        ("pubmed", text(work, "ids", "pmid")),
        ("pmc", _pmc(text(work, "ids", "pmcid"))),
    )
    landing = address(work, "primary_location", "landing_page_url") or address(work, "host_venue", "url")
    return {
        "doi": parse_doi(doi) if doi else None,
        **arxiv_fields(chain((doi,), urls, oai)),
        "ids": identifiers(named, urls),
        "url": landing if landing and not leads_to_identifier(landing) else None,
    }


def _pmc(said: str | None) -> str | None:
    """The identifier in the form that PubMed Central uses; OpenAlex gives an address without its letters."""
    return f"PMC{match[1]}" if said and (match := re.search(r"(?:PMC|/)?(\d{1,9})/?$", said)) else None


def _date_fields(work: Value) -> dict[str, Any]:
    """Date and year. The first of January stands for a year of which no day is known."""
    date = parse_date(text(work, "publication_date") or "")
    if date and date.endswith("-01-01"):
        date = date[:4]
    year = parse_date(text(work, "publication_year") or "")
    return {"published": date or year, "year": year_of(date or year)}


def _people_fields(work: Value) -> dict[str, Any]:
    is_cut = is_true(work, "is_authors_truncated")
    return {
        "authors": authors_of(work),
        "more_authors": True if is_cut else None,
        "author_count": count(work, "authors_count") if is_cut else None,
    }


def _pdf(work: Value, locations: Sequence[Value]) -> str | None:
    best = address(work, "best_oa_location", "pdf_url")
    return best or next((url for place in locations if (url := address(place, "pdf_url"))), None)


def _extra(work: Value, urls: Sequence[str], pdf: str | None) -> Any:
    """What has no place in the model; concepts and topics are a machine's guess and thus no keywords."""
    others = [url for url in dict.fromkeys(urls) if not leads_to_identifier(url) and url != pdf]
    funders = texts(at(work, "funders"), "display_name") or texts(at(work, "grants"), "funder_display_name")
    lists = (
        ("affiliations", affiliations_of(work)),
        ("concepts", texts(at(work, "concepts"), "display_name")),
        ("mesh", texts(at(work, "mesh"), "descriptor_name")),
        ("funders", funders),
        ("locations", others),
    )
    return extras(
        (
            *((("topic" if path[0] == "primary_topic" else path[-1]), text(work, *path)) for path in _SAID),
            *((name, "; ".join(found)) for name, found in lists),
        )
    )


def _doubts(work: Value, record: Record) -> list[Issue]:
    doubts = doubts_of(record, text(work, "doi"))
    index = at(work, "abstract_inverted_index")
    if index is not None and index.plain and record.abstract is None:
        remedy = "fetch the work again, or remove the field"
        finding = "an index of the abstract's words from which no text can be made"
        doubts.append(error(record.origin.file, record.origin.line, finding, remedy))
    return doubts
