"""Lists of papers in Markdown, as the READMEs of collections keep them ("awesome lists").

A paper is an item of a list with what is nested in it, a row of a table, or a paragraph. Whether something is a paper
is told by what its links lead to, by its label or column, or by authors and a venue behind its title; tools, courses,
blogs and models are passed over and counted. Headings become keywords.
"""

from __future__ import annotations

import re

from paperatlas.model.issue import warning
from paperatlas.model.record import Extra, Record
from paperatlas.read.pages.awesome.draft import Draft
from paperatlas.read.pages.awesome.entry import add_pieces, read_line
from paperatlas.read.pages.awesome.fields import add_field, is_news, section_date, section_keywords
from paperatlas.read.pages.awesome.labels import field_of, kind_of_label, label_at_start
from paperatlas.read.pages.awesome.markdown_blocks import Block, Kind, blocks
from paperatlas.read.pages.awesome.markdown_inline import pieces
from paperatlas.read.pages.awesome.markdown_lines import definitions
from paperatlas.read.pages.awesome.markdown_pieces import Piece, behind, plain
from paperatlas.read.pages.awesome.paper_links import is_paper_address
from paperatlas.read.pages.awesome.runs import is_title
from paperatlas.read.pages.awesome.shapes import (
    LINK,
    document_title,
    entries_of,
    is_entry,
    is_marked,
    title_cell,
    unlinked,
)
from paperatlas.read.source import Reading, ReadingBuilder, Source
from paperatlas.text.clean import clean_line, shorten

NAME = "awesome-list"

_LIST_LINE = re.compile(
    r"[ \t>]*(?:[-*+•]\s|[-+]\[|\d{1,4}[.)]\s|\||<(?:li|td|tr|a|p|b)\b|\*\*|__|#{1,6}\s|\[)", re.IGNORECASE
)
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_LONG_LINE = 60
_FEW_LETTERS = 15
"""So many letters beside its links make a line more than a row of links."""


def looks_like(text: str) -> bool:
    """Whether several lines of lists or tables link to papers, and prose does not outweigh them."""
    papers = lines = prose = 0
    is_code = False
    for line in text[:400_000].split("\n"):
        if _FENCE.match(line):
            is_code = not is_code
        elif _LIST_LINE.match(line):
            lines += 1
            papers += any(is_paper_address(match[1]) for match in LINK.finditer(line[:5_000]))
        elif line.strip() and not is_code:
            if line[:1] in " \t" and "](" in line:
                papers += any(is_paper_address(match[1]) for match in LINK.finditer(line[:5_000]))
            prose += len(line) > _LONG_LINE
    return papers * 4 >= prose and (papers >= 3 or (papers == 2 and lines <= 6))


def read(source: Source) -> Reading:
    """The papers of the list in its order; a paper that stands in it twice gives two records."""
    reader = _Reader(source)
    reader.run()
    return reader.reading.build()


class _Reader:
    """Goes through the blocks of a list."""

    def __init__(self, source: Source) -> None:
        self.reading = ReadingBuilder(source, NAME)
        self._references = definitions(source.lines)
        self._blocks = blocks(source.text)
        self._title = document_title(self._blocks)
        self._left_out: list[tuple[int, str]] = []
        self._heading: tuple[int, tuple[str, ...], str] | None = None
        self._current: Draft | None = None
        self._current_section: tuple[str, ...] = ()
        self._headings_of_papers: set[str] = set()

    def run(self) -> None:
        for block in self._blocks:
            _READERS[block.kind](self, block)
        self._flush()
        if self._left_out:
            line, text = self._left_out[0]
            entries = "entry leads" if len(self._left_out) == 1 else "entries lead"
            finding = f'{len(self._left_out):,} {entries} to no paper, and left out (the first: "{shorten(text, 60)}")'
            remedy = "nothing, if they are tools, courses or models; else add a link to the paper"
            self.reading.issues.append(warning(self.reading.source.file, line, finding, remedy))
        self.reading.records.sort(key=lambda record: record.origin.line)

    def _pieces(self, text: str) -> list[Piece]:
        return pieces(text, self._references)

    def read_heading(self, block: Block) -> None:
        self._flush()
        found = self._pieces(block.text)
        drafts = read_line(found, block.line)
        if any(draft.is_paper for draft in drafts):
            self._finish(drafts[1:], block.section)
            self._current, self._current_section = drafts[0], block.section
            self._headings_of_papers.add(clean_line(plain(found)))
        self._heading = (block.line, block.section, clean_line(plain(found)))

    def read_paragraph(self, block: Block) -> None:
        """A paragraph that is a paper, or several, one a line; prose that mentions papers gives those with titles."""
        found = self._pieces(block.text)
        if self._joins_current(block, found):
            return
        if labelled := self._labelled(block):
            self._finish(labelled, block.section)
            return
        for number, part in entries_of(block.text):
            line_pieces = self._pieces(part)
            drafts = read_line(line_pieces, block.line + number)
            if is_entry(line_pieces):
                self._finish(drafts, block.section)
            else:
                mentioned = [draft for draft in drafts if draft.title and draft.addresses]
                for draft in mentioned:
                    draft.notes, draft.links, draft.code = [], [], []
                    draft.addresses = draft.addresses[:1]
                self._finish(mentioned, block.section)

    def read_item(self, block: Block) -> None:
        found = self._pieces(block.text)
        if not self._joins_current(block, found):
            self._flush()
            self._read_item(block, found, block.section)

    def _read_item(self, block: Block, found: list[Piece], section: tuple[str, ...]) -> None:
        children = [(child, self._pieces(child.text)) for child in block.children]
        own = [entry for entry in children if self._is_own(*entry)]
        drafts = read_line(found, block.line)
        if (label := label_at_start(plain(found))) and field_of(label[0]) == "paper":
            drafts = read_line(behind(found, label[1]), block.line)
        drafts = self._labelled(block) or drafts
        fields = [entry for entry in children if entry not in own]
        if not own or drafts[0].is_paper:
            for child, child_pieces in fields:
                self._add_child(drafts[0], child, child_pieces)
        inner = section
        if own and not any(draft.is_paper for draft in drafts):
            heading = clean_line(plain(found))
            inner = (*section, heading) if len(heading) <= 120 else section
            for entry in fields:
                self._read_item(*entry, section)
        elif any(draft.is_paper for draft in drafts):
            self._finish(drafts, section)
        else:
            self._leave_out(block.line, found, [piece for _, pieces_ in fields for piece in pieces_])
        for child, child_pieces in own:
            self._read_item(child, child_pieces, inner)

    def _labelled(self, block: Block) -> list[Draft]:
        """The paper of an entry whose lines are all labelled, the title's first; none for others."""
        lines = re.split(r"\n|<br\s*/?>", block.text)
        labels = [label_at_start(plain(self._pieces(line))) for line in lines[:2]]
        if len(labels) < 2 or not all(labels) or (labels[0] and field_of(labels[0][0]) != "title"):
            return []
        draft = Draft(block.line)
        for line in lines:
            add_field(draft, "", self._pieces(line))
        return [draft]

    def _is_own(self, block: Block, found: list[Piece]) -> bool:
        """Whether a nested item is a paper of its own, or holds one."""
        if label_at_start(plain(found)):
            return False
        if any(draft.is_paper and draft.title and is_marked(draft, found) for draft in read_line(found, block.line)):
            return True
        return any(self._is_own(child, self._pieces(child.text)) for child in block.children)

    def _add_child(self, draft: Draft, block: Block, found: list[Piece]) -> None:
        add_field(draft, "", found)
        for child in block.children:
            self._add_child(draft, child, self._pieces(child.text))

    def read_row(self, block: Block) -> None:
        self._flush()
        cells = [(cell, field_of(plain(self._pieces(cell.label))), self._pieces(cell.text)) for cell in block.children]
        place = title_cell([(kind, found) for _, kind, found in cells])
        everything = [piece for _, _, found in cells for piece in found]
        if place is None:
            self._leave_out(block.line, everything, [])
            return
        _, kind, found = cells[place]
        words = len(plain(found).split())
        drafts = read_line(found, block.line, is_paper=kind in ("title", "paper") and words > 2)
        for number, (cell, _, cell_pieces) in enumerate(cells):
            if number != place:
                add_field(drafts[0], plain(self._pieces(cell.label)), cell_pieces)
        if any(draft.is_paper for draft in drafts):
            self._finish(drafts, block.section)
        else:
            self._leave_out(block.line, everything, [])

    def _joins_current(self, block: Block, found: list[Piece]) -> bool:
        """Adds a block without a title of its own to the paper whose title is the heading above it."""
        text = plain(found)
        links = [piece for piece in found if piece.url and not piece.image]
        is_bare = bool(links) and all(kind_of_label(piece.text) is not None or piece.badge for piece in links)
        is_labelled = label_at_start(text) is not None
        is_bare = is_bare and len(re.findall(r"[^\W\d_]", unlinked(found))) < _FEW_LETTERS
        if self._current is None:
            leads = any(is_paper_address(piece.url or "") for piece in links)
            may_lead = (is_bare and leads) or (is_labelled and bool(links))
            if not (self._heading and self._heading[2] and may_lead and not block.children):
                return False
            line, section, title = self._heading
            if len(title.split()) < 3 or not is_title(title) or block.section[:-1] != section:
                return False
            self._current, self._current_section = Draft(line, title=title), section
            self._headings_of_papers.add(title)
        elif not (is_bare or is_labelled) and not self._follows_title(block, found):
            return False
        if is_bare and not is_labelled:
            add_pieces(self._current, found)
        else:
            self._add_child(self._current, block, found)
        return True

    def _follows_title(self, block: Block, found: list[Piece]) -> bool:
        return block.kind is Kind.PARAGRAPH and not any(d.is_paper and d.title for d in read_line(found, block.line))

    def _flush(self) -> None:
        """Ends the paper whose title is a heading."""
        if self._current is not None:
            self._finish([self._current], self._current_section)
            if not self._current.is_paper:
                self._left_out.append((self._current.line, self._current.title or ""))
        self._current = self._heading = None

    def _finish(self, drafts: list[Draft], section: tuple[str, ...]) -> None:
        """Makes records of the papers among the drafts."""
        for draft in drafts:
            if not draft.is_paper:
                continue
            titles = [clean_line(plain(self._pieces(heading))) for heading in section]
            titles = [title for title in titles if title and title not in self._headings_of_papers]
            if is_news(titles):
                draft.fields.pop("published", None)
            elif date := section_date(titles):
                draft.fields.setdefault("published", draft.fields.get("year of venue") or date)
            draft.keywords += section_keywords(titles[1:] if titles[:1] == [self._title_text()] else titles)
            if titles:
                draft.extra.append(Extra("section", " > ".join(titles)))
            record = Record(origin=self.reading.origin(draft.line), **draft.record_fields())
            if record.title or record.name or record.arxiv_id or record.doi:
                self.reading.records.append(record)
            else:
                self._left_out.append((draft.line, draft.addresses[0] if draft.addresses else "nothing"))

    def _title_text(self) -> str:
        return clean_line(plain(self._pieces(self._title)))

    def _leave_out(self, line: int, found: list[Piece], others: list[Piece]) -> None:
        """Counts an entry that leads somewhere, but to no paper."""
        if any((piece.url or "").startswith("http") and not piece.image for piece in (*found, *others)):
            self._left_out.append((line, clean_line(plain(found)) or "a picture"))


_READERS = {
    Kind.HEADING: _Reader.read_heading,
    Kind.PARAGRAPH: _Reader.read_paragraph,
    Kind.ITEM: _Reader.read_item,
    Kind.ROW: _Reader.read_row,
}
