"""Sorts of publication in the words of CSL and in those of Crossref.

CSL: <https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types>.
Crossref: <https://api.crossref.org/types>; posted content has subtypes.
"""

from __future__ import annotations

import re

from paperatlas.read.bibliographies.csl.values import line
from paperatlas.read.bibliographies.kinds import kind_in_words
from paperatlas.read.values import Value

_CSL = {
    "journal": "article-journal article-magazine review review-book",
    "conference": "paper-conference",
    "book": "book classic collection",
    "chapter": "chapter entry-dictionary entry-encyclopedia",
    "thesis": "thesis",
    "report": "report standard",
    "dataset": "dataset",
    "software": "software",
    "web": "webpage post post-weblog",
    "other": "article-newspaper bill broadcast document entry event figure graphic hearing interview legal_case"
    " legislation manuscript map motion_picture musical_score pamphlet patent performance periodical"
    " personal_communication regulation song speech treaty",
}
_CROSSREF = {
    "journal": "journal-article",
    "conference": "proceedings-article",
    "proceedings": "proceedings proceedings-series",
    "book": "monograph edited-book reference-book book-set book-series",
    "chapter": "book-chapter book-part book-section book-track reference-entry",
    "preprint": "posted-content",
    "thesis": "dissertation",
    "report": "report-component report-series standard-series",
    "dataset": "database",
    "other": "component journal journal-issue journal-volume grant peer-review other",
}
_KINDS = {type_: kind for table in (_CSL, _CROSSREF) for kind, types in table.items() for type_ in types.split(" ")}
_SUBTYPES = {"other": "other", "letter": "other", "dissertation": "thesis", "report": "report"}
_MAY_BE_PREPRINTS = frozenset(
    {None, "article", "article-journal", "journal-article", "report", "document", "manuscript"}
)
_SERVER = re.compile(
    r"\b(?:\w*rxiv|preprints?(?:\.org)?|e-?prints?|ssrn|research square|osf|authorea|working papers?)\b", re.IGNORECASE
)
_WORKSHOP = re.compile(r"\bworkshops?\b", re.IGNORECASE)


def kind_of_item(item: Value) -> str | None:
    """The kind of an item by its type, its subtype or genre, and what it is said to have appeared in."""
    type_ = line(item, "type")
    word = type_.casefold() if type_ else None
    if word in _MAY_BE_PREPRINTS and _is_preprint(item):
        return "preprint"
    if word == "article":
        # CSL's word for a preprint; older programs use it for whatever they do not know.
        return "journal" if line(item, "container-title") and line(item, "volume", "issue", "page") else "other"
    if word == "posted-content":
        return _SUBTYPES.get(line(item, "subtype") or "", "preprint")
    kind = _KINDS.get(word or "") or kind_in_words(type_) or ("other" if word else None)
    if kind == "conference" and _WORKSHOP.search(line(item, "container-title", "event-title", "event") or ""):
        return "workshop"
    return kind


def _is_preprint(item: Value) -> bool:
    if _SERVER.search(line(item, "genre") or ""):
        return True
    if line(item, "volume") or line(item, "issue"):
        return False
    container = line(item, "container-title")
    places = [container] if container else [line(item, key) for key in ("publisher", "archive", "number")]
    return any(_SERVER.search(place) for place in places if place)
