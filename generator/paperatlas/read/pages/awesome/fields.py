"""Sub-bullets and cells of a list of papers, each by its label, and what the headings above a paper say."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from paperatlas.model.record import Extra
from paperatlas.read.pages.awesome.draft import Draft
from paperatlas.read.pages.awesome.entry import add_pieces, read_line
from paperatlas.read.pages.awesome.labels import LINK_FIELDS, field_of, kind_of_label, label_at_start
from paperatlas.read.pages.awesome.markdown_pieces import Piece, behind, plain
from paperatlas.read.pages.awesome.people import byline_of
from paperatlas.read.pages.awesome.phrases import date_of, preprint_of, without_emoji
from paperatlas.read.pages.awesome.runs import is_title
from paperatlas.text.clean import clean_line, clean_paragraphs
from paperatlas.text.dates import read_date
from paperatlas.text.names import name_from_text

_GENERIC = re.compile(
    r"(?:(?:paper|papers|publications?|reading)(?: list)?|(?:paper )?lists?(?: of papers)?|must[- ]read papers?"
    r"|contents?|table of contents?.*|others?(?: topics| papers)?|misc(?:ellaneous)?|introduction|overview|news"
    r"|updates?|what'?s new|latest.*|recent.*|citations?|cite.*|acknowledge?ments?|contribut.*"
    r"|resources|readme|related work|references"
    r"|bibliography|awesome.*|\d+|(?:19|20)\d\d.*|before (?:19|20)\d\d|abstract|details|click.*|expand.*|more.*)",
    re.IGNORECASE,
)
_NEWS = re.compile(r"\b(?:news|updates?|what'?s new|changelog|announcements?)\b|新闻|更新", re.IGNORECASE)
_NUMBERING = re.compile(r"^(?:(?:\d{1,2}|[A-Z]|[IVX]{1,5})[.)](?:\d{1,2}[.)]?)*\s+|\d{1,2}(?:\.\d{1,2})+\s+)")
_ABOUT_PAPERS = re.compile(
    r"^(?:papers?|works?|publications?) (?:on|about|for|in)\s+|\s+(?:papers?|paper lists?|works)$", re.IGNORECASE
)
_LONGEST_KEYWORD = 80
_SHORTEST_REMARK = 2
_SEPARATORS = re.compile(r"[,;，；、|\n]|<br\s*/?>")


def add_field(draft: Draft, label: str, found: list[Piece]) -> None:
    """Adds a sub-bullet or a cell to a paper.

    Args:
        draft: the paper.
        label: the heading of the column; empty for a sub-bullet, which may begin with its label.
        found: what it holds.
    """
    text = plain(found)
    if not text.strip() and not any(piece.url for piece in found):
        return
    if not label and (at_start := label_at_start(text)):
        label, found = at_start[0], behind(found, at_start[1])
    kind = field_of(label) if label else None
    if kind in LINK_FIELDS:
        _links(draft, kind, label, found)
    elif kind in _TAKERS:
        _TAKERS[kind](draft, label, found)
    elif kind == "extra" or label:
        _extra(draft, label, found)
    else:
        _unlabelled(draft, found)


def section_keywords(titles: list[str]) -> list[str]:
    """The headings that say what papers are about, without numbers, emoji and words like "papers"."""
    keywords = []
    for title in titles:
        bare = clean_line(without_emoji(title)).strip(" :.-–—*#[]()")
        bare = _NUMBERING.sub("", bare)
        bare = _ABOUT_PAPERS.sub("", bare).strip(" :")
        if bare and len(bare) <= _LONGEST_KEYWORD and not _GENERIC.fullmatch(bare):
            keywords.append(bare)
    return keywords


def is_news(titles: list[str]) -> bool:
    """Whether the headings are of news, whose dates are not those of papers."""
    return any(_NEWS.search(title) for title in titles)


def section_date(titles: list[str]) -> str | None:
    """The year or the month that the nearest heading names, where it names nothing else."""
    for title in reversed(titles):
        bare = clean_line(without_emoji(title)).strip(" :.-–—[]()")
        if date := date_of(bare):
            return date
    return None


def _links(draft: Draft, kind: str, label: str, found: list[Piece]) -> None:
    """Links that are of the kind that the label names; the words between them are kept where they say something."""
    link_kind = {"model-link": "model"}.get(kind, kind)
    for piece in found:
        if piece.url and not piece.image:
            draft.add_link(piece.url, link_kind)
    text = clean_line(plain(found))
    if not any(piece.url for piece in found) and kind_of_label(text) is None:
        draft.extra.append(Extra(label.lower(), text))


def _paper(draft: Draft, label: str, found: list[Piece]) -> None:
    named = read_line(found, draft.line)[0]
    if named.title and named.addresses and (draft.title is None or not draft.addresses):
        if draft.title and draft.title != named.title and any(is_title(p.text) and p.url for p in found):
            draft.notes.insert(0, draft.title)
        draft.title = named.title if any(p.url and is_title(p.text) for p in found) else draft.title or named.title
        named.title = None
    draft.name = draft.name or named.name
    add_pieces(draft, [piece for piece in found if piece.url or piece.code])
    for url in named.addresses:
        draft.add_paper(url)


def _name(draft: Draft, label: str, found: list[Piece]) -> None:
    draft.name = draft.name or clean_line(without_emoji(plain(found)))[:60] or None
    add_pieces(draft, [replace(piece, badge=True) for piece in found if piece.url])


def _authors(draft: Draft, label: str, found: list[Piece]) -> None:
    byline = byline_of(clean_line(plain(found)), is_alone=True)
    if byline:
        draft.set_authors(byline.authors, byline.has_more, byline.affiliations)
        draft.add_place(byline.rest)
    elif name := name_from_text(plain(found)):
        draft.set("authors", (name,))


def _venue(draft: Draft, label: str, found: list[Piece]) -> None:
    text = clean_line(without_emoji(plain(found))).strip(" -–—")
    if preprint_of(text) or date_of(text):
        draft.add_remark(text)
    elif re.search(r"\w", text):
        draft.set_venue(text)
    add_pieces(draft, [replace(piece, text="link", badge=True) for piece in found if piece.url])


def _date(draft: Draft, label: str, found: list[Piece]) -> None:
    text = clean_line(plain(found))
    date = date_of(text) or read_date(text)
    if date:
        draft.set("published", date)
    else:
        _extra(draft, label, found)
    add_pieces(draft, [piece for piece in found if piece.url])


def _keywords(draft: Draft, label: str, found: list[Piece]) -> None:
    words = (clean_line(without_emoji(word)).strip(" .*`#") for word in _SEPARATORS.split(plain(found)))
    draft.keywords += [word for word in words if word and len(word) <= 200]


def _text_of(name: str) -> Callable[[Draft, str, list[Piece]], None]:
    def take(draft: Draft, label: str, found: list[Piece]) -> None:
        draft.set(name, clean_paragraphs(plain(found)))
        add_pieces(draft, [piece for piece in found if piece.url])

    return take


def _note(draft: Draft, label: str, found: list[Piece]) -> None:
    if note := clean_line(plain(found)):
        draft.notes.append(note)
    add_pieces(draft, [piece for piece in found if piece.url])


def _extra(draft: Draft, label: str, found: list[Piece]) -> None:
    text = clean_line(plain(found))
    if text and text not in ("-", "–", "—"):
        draft.extra.append(Extra(clean_line(label).lower() or "other", text))
    add_pieces(draft, [piece for piece in found if piece.url])


def _title(draft: Draft, label: str, found: list[Piece]) -> None:
    named = read_line(found, draft.line)[0]
    draft.title = draft.title or named.title or named.name
    for url in named.addresses:
        draft.add_paper(url)


def _unlabelled(draft: Draft, found: list[Piece]) -> None:
    """A line of authors, of links or of a remark."""
    text = clean_line(plain(found))
    if not any(piece.url for piece in found):
        byline = byline_of(text, is_alone="authors" not in draft.fields and not draft.notes)
        if byline and "authors" not in draft.fields:
            draft.set_authors(byline.authors, byline.has_more, byline.affiliations)
            draft.add_place(byline.rest)
        elif len(text.split()) > _SHORTEST_REMARK and text.endswith((".", "!")):
            draft.notes.append(text)
        else:
            draft.add_remark(without_emoji(text))
        return
    add_pieces(draft, found)


_TAKERS: dict[str, Callable[[Draft, str, list[Piece]], None]] = {
    "title": _title,
    "paper": _paper,
    "name": _name,
    "authors": _authors,
    "venue": _venue,
    "date": _date,
    "keywords": _keywords,
    "organisation": _text_of("organisation"),
    "summary": _text_of("summary"),
    "abstract": _text_of("abstract"),
    "note": _note,
}
