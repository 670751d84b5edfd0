"""Result page of Hugging Face Papers, copied as text or as Markdown.

A card is a title, an abstract, and often who (`• 6 authors`, or an organisation's handle and name),
`·`, and a date with the number of comments behind it. Some copies keep only titles and abstracts.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from paperatlas.model.dates import make_date
from paperatlas.model.identifiers import parse_arxiv_id
from paperatlas.model.issue import error, warning
from paperatlas.model.record import Record
from paperatlas.read.pages.abstracts import abstract_fields
from paperatlas.read.pages.hf_tokens import PAPER_ADDRESS, SHORTEST_ABSTRACT, Kind, Token, joined_lines, tokens
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.text.clean import clean_line
from paperatlas.text.lost_tex import restore_lost_tex
from paperatlas.text.tex import title_to_text

NAME = "hf-papers"
_MARK = re.compile(
    r"^[^\S\n]{0,20}(?:Get trending papers in your email inbox|(?:#\s)?Daily Papers[^\S\n]{0,20}(?:$|- Hugging Face)"
    r"|(?:#{1,6} )?(?:\[[^\n]{0,1000}\]\()?https?://huggingface\.co/papers/[^\s()]{1,60}\)?[^\S\n]{0,20}$)",
    re.MULTILINE,
)
"""A line of the page's own. Lists of papers link to the page too, but never from a line that holds nothing else."""
_LIST_LINE = re.compile(r"\s{0,20}(?:[-*+|<>]|\d{1,4}[.)]\s)")
_PAGE_DATE = re.compile(r"huggingface\.co/papers/date/(\d{4})-\d{2}-\d{2}")
_OWN_WORDS = frozenset(
    """Previous|Next|System theme|Company|TOS|Privacy|About|Careers|Website|Models|Datasets|Spaces|Pricing|Docs|Buckets
    |Trending Papers|Trending Papers ranked by GitHub stars activity|Daily|Weekly|Monthly|Hugging Face""".replace(
        "\n", ""
    ).split("|")
)


def looks_like(text: str) -> bool:
    """Whether it bears one of the page's own lines, or cards with `N authors` and a date."""
    head = text[:20_000]
    if _MARK.search(head) and any(
        len(line) >= SHORTEST_ABSTRACT and not _LIST_LINE.match(line) for line in joined_lines(text.split("\n"))
    ):
        return True
    return (
        re.search(
            r"^[^\S\n]{0,20}•[^\S\n]{0,20}\d{1,6} authors?[^\S\n]{0,20}\n·[^\S\n]{0,20}\n[A-Z][a-z]{2} \d",
            text,
            re.MULTILINE,
        )
        is not None
    )


def read(source: Source) -> Reading:
    """The records of the page, one for each abstract.

    A date without a year lies in the year of the capture. That is the year of a dated address of
    the page; else it is after the year of every date that is written out, since the page leaves
    out only its own year, and no earlier than the newest arXiv identifier.
    """
    reading = ReadingBuilder(source, NAME)
    pieces = list(tokens(source.lines))
    places = [place for place, token in enumerate(pieces) if token.kind is Kind.ABSTRACT]
    capture_year = _capture_year(source.text, pieces)
    end_of_last = 0
    for number, place in enumerate(places):
        following = places[number + 1] if number + 1 < len(places) else len(pieces)
        title_place = _title_place(pieces, end_of_last, place)
        if title_place is None and number and pieces[place - 1].kind is Kind.ABSTRACT:
            _continue_abstract(reading, pieces[place])
            end_of_last = place + 1
            continue
        card_end = following if number + 1 == len(places) else _title_place(pieces, place + 1, following) or following
        _add(reading, pieces, title_place, place, card_end, capture_year, is_first=number == 0)
        end_of_last = place + 1
    return reading.build()


def _title_place(pieces: list[Token], start: int, abstract: int) -> int | None:
    """Index of the card's title: the last text before the abstract that is not the card before's organisation."""
    texts = [place for place in range(start, abstract) if pieces[place].kind is Kind.TEXT]
    if not texts:
        return None
    dots = [place for place in range(start, abstract) if pieces[place].kind is Kind.DOT]
    return None if dots and texts[-1] < dots[-1] else texts[-1]


def _add(
    reading: ReadingBuilder,
    pieces: list[Token],
    title_place: int | None,
    abstract_place: int,
    end: int,
    capture_year: int | None,
    is_first: bool,
) -> None:
    abstract = pieces[abstract_place]
    fields = abstract_fields(restore_lost_tex(abstract.text))
    start = abstract.line
    if title_place is None:
        finding = "an abstract without a title before it"
        reading.issues.append(warning(reading.source.file, start, finding, "copy the page with its titles"))
    else:
        title = pieces[title_place]
        start = title.line
        fields["title"] = _title(title.text, is_first)
        fields |= _identifier([title, *pieces[title_place:abstract_place], abstract])
        before = pieces[title_place - 2 : title_place] if title_place >= 2 else pieces[:title_place]
        fields["upvotes"] = next((t.number for t in before if t.kind is Kind.UPVOTES), None)
    fields |= _who_and_when(reading, pieces[abstract_place + 1 : end], capture_year)
    reading.records.append(Record(origin=reading.origin(start), **fields))


def _title(text: str, is_first: bool) -> str:
    if is_first:
        text = re.sub(r"^Subscribe(?=[^\sa-z])", "", text)
    return clean_line(title_to_text(text))


def _identifier(card: list[Token]) -> dict[str, Any]:
    for token in card:
        match = PAPER_ADDRESS.search(token.url or "")
        arxiv = parse_arxiv_id(match[1]) if match else None
        if arxiv is not None:
            return {"arxiv_id": arxiv.id}
    return {}


def _who_and_when(reading: ReadingBuilder, rest: list[Token], capture_year: int | None) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    has_dot = any(token.kind is Kind.DOT for token in rest)
    for place, token in enumerate(rest):
        if token.kind is Kind.AUTHORS and "author_count" not in fields:
            fields["author_count"] = token.number
        elif token.kind is Kind.TEXT and has_dot and "published" not in fields and "organisation" not in fields:
            fields |= _organisation(token, rest[place + 1 :])
        elif token.kind is Kind.DATE and "published" not in fields:
            fields |= _date(reading, token, capture_year)
        elif token.kind is Kind.NUMBER and "published" in fields and fields.get("comment_count") is None:
            fields["comment_count"] = token.number
        elif token.kind is Kind.TEXT and token.text not in _OWN_WORDS:
            finding = f'"{token.text[:40]}" belongs to no paper'
            reading.issues.append(warning(reading.source.file, token.line, finding, "remove the line"))
    return fields


def _organisation(token: Token, following: list[Token]) -> dict[str, Any]:
    """Handle and name: `microsoft Microsoft`, or the name with the handle in an address."""
    address = token.url or next((t.url for t in following[:1] if t.kind is Kind.ADDRESS), None)
    if address or token.handle:
        handle = (address or "").rstrip("/").rsplit("/", 1)[-1] or token.handle
        return {"organisation": token.text, "organisation_handle": handle}
    handle, _, name = token.text.partition(" ")
    return {"organisation": name.strip() or handle, "organisation_handle": handle}


def _date(reading: ReadingBuilder, token: Token, capture_year: int | None) -> dict[str, Any]:
    assert token.date is not None
    year, month, day = token.date
    year = year or capture_year
    if year is None:
        finding = "a date without a year, and nothing on the page tells the year"
        reading.issues.append(warning(reading.source.file, token.line, finding, "add the year to the line"))
        return {"comment_count": token.number}
    published = make_date(year, month, day)
    if published is None:
        finding = f"there is no day {day} in month {month} of {year}"
        reading.issues.append(error(reading.source.file, token.line, finding, "correct the date"))
    return {"published": published, "year": year, "comment_count": token.number}


def _capture_year(text: str, pieces: list[Token]) -> int | None:
    if match := _PAGE_DATE.search(text):
        return int(match[1])
    written = [token.date[0] for token in pieces if token.date and token.date[0]]
    addresses = (PAPER_ADDRESS.search(token.url or "") for token in pieces)
    newest = [2000 + int(match[1][:2]) for match in addresses if match and re.match(r"\d{4}\.\d", match[1])]
    candidates = [year + 1 for year in written] + newest
    return max(candidates) if candidates else None


def _continue_abstract(reading: ReadingBuilder, token: Token) -> None:
    last = reading.records[-1]
    more = abstract_fields(restore_lost_tex(token.text))
    reading.records[-1] = replace(
        last,
        abstract=f"{last.abstract}\n\n{more['abstract']}",
        code=tuple(dict.fromkeys((*last.code, *more["code"]))),
        links=tuple(dict.fromkeys((*last.links, *more["links"]))),
    )
