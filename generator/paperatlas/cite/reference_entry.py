"""A paper as hayagriva's entry for one style: <https://github.com/typst/hayagriva/blob/main/docs/file-format.md>.

The styles are those of CSL, which know more kinds of publication than hayagriva; each style is given the kind and the
fields with which it writes what its manual asks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from paperatlas.cite.kind import Kind, kind_of
from paperatlas.cite.names import parts_of
from paperatlas.cite.parts import best_url, date_parts
from paperatlas.cite.plain import plain
from paperatlas.model.paper import Paper
from paperatlas.model.record import Name

APA, IEEE, CHICAGO = "apa", "ieee", "chicago-author-date"
STYLES: Mapping[str, str] = {APA: "APA", IEEE: "IEEE", CHICAGO: "Chicago"}
"""What typst calls each style, and its name for people."""
OTHERS = "\ue000"
"""Stands for the authors that the source does not name."""
HELD = "\ue001"
"""Before a number, keeps styles from writing its first letter as a capital."""
STAND_INS = {"$": "\ue002", "{": "\ue003", "}": "\ue004", "\\": "\ue005", "“": "\ue008", "”": "\ue009", '"': "\ue00a"}
"""Characters that hayagriva takes for its own marks or moves, and what stands for them while it writes."""
_STAND_INS = str.maketrans(STAND_INS)
_OWN = re.compile("[\ue000-\ue00f]")
_URL = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::\d{1,5})?(?:[/?#][^\s]*)?")
_EAST_ASIAN = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_RUN_TOGETHER = re.compile(r"(?<=[^\W\d_]\.)(?=[^\W\d_]\.)")
_DASH = re.compile(r"\s*[–—-]+\s*")
_ARXIV = re.compile(r"\b(?:arxiv|corr)\b", re.IGNORECASE)

Entry = dict[str, Any]
FACTS = (
    *("title", "authors", "more_authors", "editors", "published", "year", "venue", "kind", "volume", "issue", "pages"),
    *("publisher", "doi", "arxiv_id", "url", "pdf"),
)
"""Fields of a paper that its entries depend on."""


def can_be_cited(paper: Paper) -> bool:
    """Whether there is enough to refer to a paper by: no style knows what to do without a title."""
    return paper.title_given and bool(plain(paper.title))


def entry(paper: Paper, style: str) -> Entry:
    """The entry of a paper that has a title."""
    made: Entry = {
        "title": _text(paper.title),
        "author": _people(paper),
        "date": "-".join(f"{part:04d}" if not place else f"{part:02d}" for place, part in enumerate(date_parts(paper))),
        "page-range": _DASH.sub("-", _safe(paper.pages)),
    }
    doi, url = _safe(paper.doi), best_url(paper)
    if doi:
        made["serial-number"] = {"doi": doi}
    elif _URL.fullmatch(url):
        made["url"] = url
    made |= _FORMS.get(kind_of(paper), _other)(paper, style, made)
    return {key: value for key, value in made.items() if value}


def _journal(paper: Paper, style: str, made: Entry) -> Entry:
    parent = {
        "type": "periodical",
        "title": _text(paper.venue),
        "volume": _safe(paper.volume),
        "issue": _safe(paper.issue),
    }
    # In this style what can be found without an address, by volume and page, is cited without one.
    url = "" if style == IEEE and paper.volume and paper.pages else made.get("url", "")
    return {"type": "article", "parent": _known(parent), "url": url}


def _in_proceedings(paper: Paper, style: str, made: Entry) -> Entry:
    # Only one of the styles has a form for proceedings, without a publisher; for the others they are a book.
    if style == IEEE:
        return {"type": "article", "parent": _volume(paper, "proceedings") | {"publisher": ""}}
    return _in_book(paper, style, made)


def _in_book(paper: Paper, style: str, made: Entry) -> Entry:
    return {"type": "chapter", "parent": _volume(paper, "book")}


def _volume(paper: Paper, kind: str) -> Entry:
    return _known(
        {
            "type": kind,
            "title": _text(paper.venue),
            "editor": _names(paper.editors),
            "publisher": _publisher(paper.publisher),
            "volume": _safe(paper.volume),
        }
    )


def _preprint(paper: Paper, style: str, made: Entry) -> Entry:
    server = "arXiv" if paper.arxiv_id and (not paper.venue or _ARXIV.search(paper.venue)) else paper.venue
    number = f"{HELD}arXiv:{_safe(paper.arxiv_id)}" if paper.arxiv_id else ""
    found: Entry = {"type": "article"}
    serial = dict(made.get("serial-number", {}))
    if style != CHICAGO and number:
        serial["serial"] = number
    if style == IEEE and number:
        # The number says where it is: neither the server nor its address stands beside it.
        return found | {"serial-number": {"serial": number}, "url": ""}
    return found | {"serial-number": serial, "publisher": _publisher(server)}


def _book(paper: Paper, style: str, made: Entry) -> Entry:
    found = _whole(paper) | {"type": "book", "volume": _safe(paper.volume)}
    # hayagriva gives editors in the place of authors to this style as if they were authors.
    return found | {"editor": []} if style == CHICAGO and not made["author"] else found


def _thesis(paper: Paper, style: str, made: Entry) -> Entry:
    return _whole(paper) | {"type": "thesis", "genre": _text("Thesis")}


def _report(paper: Paper, style: str, made: Entry) -> Entry:
    return _whole(paper) | {"type": "report"}


def _software(paper: Paper, style: str, made: Entry) -> Entry:
    # Of software this style wants the day of its release, which is hardly ever known.
    return _other(paper, style, made) if style == CHICAGO else _whole(paper) | {"type": "repository"}


def _dataset(paper: Paper, style: str, made: Entry) -> Entry:
    return _whole(paper) | {"type": "article", "genre": _text("Data set")}


def _other(paper: Paper, style: str, made: Entry) -> Entry:
    if style == IEEE:
        return _whole(paper) | {"type": "article"}
    return _whole(paper) | {"type": "web" if made.get("url") else "misc"}


def _whole(paper: Paper) -> Entry:
    """What a work has that is no part of another."""
    return {
        "editor": _names(paper.editors),
        "publisher": _publisher(paper.publisher or paper.venue),
    }


_FORMS: Mapping[Kind, Callable[[Paper, str, Entry], Entry]] = {
    Kind.JOURNAL: _journal,
    Kind.CONFERENCE: _in_proceedings,
    Kind.WORKSHOP: _in_proceedings,
    Kind.CHAPTER: _in_book,
    Kind.PREPRINT: _preprint,
    Kind.BOOK: _book,
    Kind.PROCEEDINGS: _book,
    Kind.THESIS: _thesis,
    Kind.REPORT: _report,
    Kind.SOFTWARE: _software,
    Kind.DATASET: _dataset,
}


def _people(paper: Paper) -> list[Entry]:
    named = _names(paper.authors)
    return [*named, {"name": OTHERS}] if named and paper.more_authors else named


def _names(names: tuple[Name, ...]) -> list[Entry]:
    return [name for name in map(_name, names) if name["name"]]


def _name(name: Name) -> Entry:
    """A name; one of East Asia in its own letters stays whole, as it is written without a comma or initials."""
    parts = parts_of(name)
    whole = plain(name.name) or parts.family
    if not parts.given or _EAST_ASIAN.search(whole):
        return {"name": _safe(whole)}
    given = _RUN_TOGETHER.sub(" ", _safe(parts.given))
    return {"name": _safe(parts.family)} | _known({"given-name": given, "suffix": _safe(parts.suffix)})


def _text(text: str | None) -> Any:
    """Text whose capitals stay: no program knows which of them belong to names."""
    safe = _safe(text)
    return {"value": {"value": safe, "verbatim": True}} if safe else None


def _publisher(text: str | None) -> Any:
    written = _text(text)
    return {"name": written} if written else None


def _safe(text: str | None) -> str:
    return _OWN.sub("", plain(text)).translate(_STAND_INS)


def _known(values: Entry) -> Entry:
    return {key: value for key, value in values.items() if value}
