"""CSL-JSON: citation items as Zotero, pandoc, Crossref and DataCite give them.

Schema: <https://github.com/citation-style-language/schema>. Items stand in a list, under `items` or
`references`, under their own identifiers, alone or one a line; word processors put them into citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperatlas.model.issue import Issue, error
from paperatlas.read.bibliographies.csl.item import add_item
from paperatlas.read.json_walk import looks_like_json, walk
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.read.values import Value

NAME = "csl-json"
_HEAD = 30_000
_WRAPPERS = frozenset({"items", "references", "itemData"})
_TYPES = (
    "article-journal|article-magazine|article-newspaper|paper-conference|entry-encyclopedia|entry-dictionary"
    "|post-weblog|legal_case|motion_picture|personal_communication|review-book"
)
_MARKS = re.compile(
    rf'"date-parts"\s{{0,5}}:|"type"\s{{0,5}}:\s{{0,5}}"(?:{_TYPES})"|"container-title(?:-short)?"\s{{0,5}}:'
    r'|"(?:citationItems|citationID|non-dropping-particle|dropping-particle|citation-key|event-place)"\s{0,5}:'
)
_DOUBTFUL = re.compile(r'"(type|issued|DOI|URL|number-of-pages|publisher-place|title-short|family)"\s{0,5}:')
"""Variables that others might have too; two of them tell."""
_SCHEMA = re.compile(r'"\$schema"\s{0,5}:')
_CITES = frozenset({"citationItems", "citationID"})
_SAY_ITEM = frozenset({"type", "title", "DOI", "author", "issued", "container-title"})


def looks_like(text: str) -> bool:
    """Whether it is JSON whose beginning has variables that only CSL has, or citations, or CSL's own schema."""
    head = text[:_HEAD].lstrip()
    if not looks_like_json(head):
        return head.startswith("[") and '"citationItems"' in head
    if _SCHEMA.search(head):
        return "citationstyles.org" in head
    return _MARKS.search(head) is not None or len(set(_DOUBTFUL.findall(head))) > 1


def read(source: Source) -> Reading:
    """The items of a text of any of the shapes."""
    reading = ReadingBuilder(source, NAME)
    if _SCHEMA.search(source.text[:_HEAD]) and '"properties"' in source.text:
        reading.issues.append(error(source.file, 1, "a schema, not papers", "remove it"))
        return reading.build()
    citations = 0
    for found in walk(source, _WRAPPERS):
        if isinstance(found, Issue):
            reading.issues.append(found)
            continue
        cited = list(_cited(found))
        citations += not cited
        for item in cited:
            add_item(reading, item)
    if citations:
        finding = "citations, which name papers without saying anything of them"
        reading.issues.append(error(source.file, 1, finding, "export the items that they cite"))
    return reading.build()


def _cited(entry: Value) -> Iterator[Value]:
    """The items for which an entry stands: itself, those under its keys, or those that a citation carries."""
    if isinstance(entry.plain, list) and entry.plain and _is_citation(entry.plain[0]):
        yield from _cited(entry.plain[0])
    elif _is_citation(entry):
        yield from _carried(entry)
    elif isinstance(entry.plain, dict) and _holds_items(entry.plain):
        yield from entry.plain.values()
    else:
        yield entry


def _is_citation(value: Value) -> bool:
    return isinstance(value.plain, dict) and not _CITES.isdisjoint(value.plain)


def _carried(citation: Value) -> Iterator[Value]:
    items = citation.plain.get("citationItems") if isinstance(citation.plain, dict) else None
    for item in items.plain if items is not None and isinstance(items.plain, list) else ():
        data = item.plain.get("itemData") if isinstance(item.plain, dict) else None
        if data is not None:
            yield data


def _holds_items(plain: dict[str, Value]) -> bool:
    """Whether an object is a table of items by their identifiers: it says nothing itself and each of them does."""
    if not plain or not _SAY_ITEM.isdisjoint(plain):
        return False
    members = [value.plain for value in plain.values()]
    return all(isinstance(member, dict) for member in members) and any(
        not _SAY_ITEM.isdisjoint(member) for member in members if isinstance(member, dict)
    )
