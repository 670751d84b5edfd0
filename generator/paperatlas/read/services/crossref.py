"""Crossref: works as its REST API gives them, alone, in a message, in a page, in a list or one a line.

Fields: <https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md> and <https://api.crossref.org>.
"""

from __future__ import annotations

import re

from paperatlas.model.issue import Issue, error
from paperatlas.read.bibliographies.csl.item import add_item
from paperatlas.read.json_walk import looks_like_json, walk
from paperatlas.read.source import Reading, ReadingBuilder, Source

NAME = "crossref"
_HEAD = 30_000
_WRAPPERS = frozenset({"message", "items", "works", "results"})
_TYPE = re.compile(r'"message-type"\s{0,5}:\s{0,5}"(?P<type>[a-z-]{1,40})"')
_OF_WORKS = frozenset({"work", "work-list"})
_OWN_KEYS = re.compile(
    r'"(?:is-referenced-by-count|references?-count|content-domain|published-print|published-online|prefix|member'
    r'|short-container-title|container-title)"\s{0,5}:'
)
_LISTED = re.compile(r'"(?:title|container-title|short-container-title)"\s{0,5}:\s{0,80}\[\s{0,80}["\]]')
_NO_WORK = re.compile(r'\s*\{\s*"status"\s*:\s*"failed"')


def looks_like(text: str) -> bool:
    """Whether it is a message of the API, or works of which the titles are lists as only Crossref has them."""
    head = text[:_HEAD]
    if not looks_like_json(head):
        return False
    if _TYPE.search(head) or _NO_WORK.match(head):
        return True
    return _LISTED.search(head) is not None and _OWN_KEYS.search(head) is not None


def read(source: Source) -> Reading:
    """The works of a text of any of the shapes; a message that holds no works at all is one issue."""
    reading = ReadingBuilder(source, NAME)
    types = {match["type"] for match in _TYPE.finditer(source.text)}
    if _NO_WORK.match(source.text[:_HEAD]) or (types and types.isdisjoint(_OF_WORKS)):
        named = f" ({', '.join(sorted(types))})" if types else ""
        remedy = "ask https://api.crossref.org/works instead, or remove it"
        reading.issues.append(error(source.file, 1, f"an answer of Crossref without works{named}", remedy))
        return reading.build()
    for found in walk(source, _WRAPPERS):
        if isinstance(found, Issue):
            reading.issues.append(found)
        else:
            add_item(reading, found)
    return reading.build()
