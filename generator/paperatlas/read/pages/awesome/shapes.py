"""How lists of papers are set: what of a paragraph, a row or a nested item is a paper of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from paperatlas.read.pages.awesome.draft import Draft
from paperatlas.read.pages.awesome.markdown_blocks import Block, Kind
from paperatlas.read.pages.awesome.markdown_pieces import Piece, plain
from paperatlas.read.pages.awesome.paper_links import is_paper_address
from paperatlas.read.pages.awesome.runs import is_title
from paperatlas.text.clean import clean_line

LINK = re.compile(r"(?:\]\(|\]:|href=[\"']|<)\s*(https?://[^\s()<>\"']{4,500})", re.IGNORECASE)
"""An address in Markdown, HTML or reStructuredText, as its first group."""


def document_title(found: list[Block]) -> str:
    """The title of the page: its first heading, where no other is as high; or nothing."""
    headings = [block for block in found if block.kind is Kind.HEADING]
    tops = [block for block in headings if block.level == 1]
    return tops[0].text if len(tops) == 1 and tops[0] is headings[0] else ""


def title_cell(cells: list[tuple[str | None, list[Piece]]]) -> int | None:
    """Index of the cell of a row that holds the paper's title; `None` where no cell does."""

    def first(wanted: str, needs_title: bool) -> int | None:
        for place, (kind, found) in enumerate(cells):
            if kind == wanted and (not needs_title or any(is_title(piece.text) for piece in found)):
                return place
        return None

    for wanted, needs_title in (("title", False), ("paper", True)):
        if (place := first(wanted, needs_title)) is not None:
            return place
    papers = [any(is_paper_address(piece.url or "") for piece in found) for _, found in cells]
    for place, (_, found) in enumerate(cells):
        if papers[place] and any(piece.url and is_title(piece.text) for piece in found):
            return place
    if not any(papers):
        return None
    place = first("name", False)
    return place if place is not None else papers.index(True)


def entries_of(text: str) -> Iterator[tuple[int, str]]:
    """A paragraph as its entries with the lines before each: one, or more where several lines begin with a title."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if re.match(r"\s*(?:\S{1,3}\s+)?(?:\*\*|__|\[(?!\[))", line)]
    leading = [number for number in starts if any(is_paper_address(match[1]) for match in LINK.finditer(lines[number]))]
    if len(leading) < 2:
        yield 0, text
        return
    bounds = [0, *leading[1:], len(lines)]
    for start, end in pairwise(bounds):
        yield start, "\n".join(lines[start:end])


def is_entry(found: list[Piece]) -> bool:
    """Whether a paragraph is set like an entry: it begins with a link, bold or slanted words, or a quotation."""
    for piece in found:
        text = re.sub(r"[\[(]?[\d./-]{4,10}[\])]?", "", piece.text)
        if piece.image or not re.search(r"\w", text):
            if re.match(r"\W*[“\"]", text):
                return True
            continue
        return bool(piece.url or piece.strong or piece.em) or text.lstrip()[:1] in '“"'
    return False


def is_marked(draft: Draft, found: list[Piece]) -> bool:
    """Whether the title of a nested item is a link's or in bold, not just its first words."""
    title = (draft.title or "")[:20]
    return any((piece.url or piece.strong) and title in clean_line(piece.text) for piece in found) or '"' in plain(
        found
    )


def unlinked(found: list[Piece]) -> str:
    """The words that are no links."""
    return " ".join(piece.text for piece in found if not piece.url)
