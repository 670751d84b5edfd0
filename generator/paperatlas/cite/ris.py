"""RIS, for reference managers.

The tags follow the Research Information Systems format specification; `T2` is the proceedings or
the journal, `DA` is `YYYY/MM/DD/` with unknown parts empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import rispy
from rispy.writer import RisWriter

from paperatlas.cite.kind import Kind, kind_of
from paperatlas.cite.names import parts_of
from paperatlas.cite.parts import best_url, citation_key, date_parts, note_line, pdf_url
from paperatlas.cite.plain import plain
from paperatlas.model.paper import Paper
from paperatlas.model.record import Name

_TYPES = {
    Kind.JOURNAL: "JOUR",
    Kind.CONFERENCE: "CONF",
    Kind.WORKSHOP: "CONF",
    Kind.PREPRINT: "UNPB",
    Kind.BOOK: "BOOK",
    Kind.CHAPTER: "CHAP",
    Kind.PROCEEDINGS: "CONF",
    Kind.THESIS: "THES",
    Kind.REPORT: "RPRT",
    Kind.DATASET: "DATA",
    Kind.SOFTWARE: "COMP",
    Kind.WEB: "ELEC",
    Kind.OTHER: "GEN",
}


class _Writer(RisWriter):
    """Leaves out the running numbers between records, which the format does not know."""

    def set_header(self, count: int) -> str:
        return ""


def ris(papers: Iterable[Paper]) -> str:
    """The papers as a RIS file in UTF-8, in the order given."""
    return str(rispy.dumps([_reference(paper) for paper in papers], implementation=_Writer))


def ris_entry(paper: Paper) -> str:
    """One paper, as it stands in a file of several."""
    return ris((paper,))


def _reference(paper: Paper) -> dict[str, str | list[str]]:
    """The paper under rispy's names for the tags, which stand behind each line."""
    kind, date = kind_of(paper), date_parts(paper)
    venue = plain(paper.venue)
    first, last = _pages(paper.pages)
    values: dict[str, str | list[str]] = {
        "type_of_reference": _TYPES[kind],  # TY
        "id": citation_key(paper),  # ID
        "authors": [author for author in map(_author, paper.authors) if author],  # AU
        "secondary_authors": [editor for editor in map(_author, paper.editors) if editor],  # A2
        "title": plain(paper.display_title),  # TI
        "secondary_title": venue,  # T2
        "journal_name": venue if kind is Kind.JOURNAL else "",  # JO
        "year": str(date[0]) if date else "",  # PY
        "date": _date(date) if len(date) > 1 else "",  # DA
        "volume": plain(paper.volume),  # VL
        "number": plain(paper.issue),  # IS
        "start_page": first,  # SP
        "end_page": last,  # EP
        "abstract": plain(paper.abstract),  # AB
        "keywords": [word for word in map(plain, paper.keywords) if word],  # KW
        "doi": plain(paper.doi),  # DO
        "urls": _urls(best_url(paper)),  # UR
        "file_attachments1": pdf_url(paper),  # L1
        "publisher": plain(paper.publisher) or ("arXiv" if kind is Kind.PREPRINT and paper.arxiv_id else ""),  # PB
        "name_of_database": "arXiv" if paper.arxiv_id else "",  # DB
        "accession_number": plain(f"arXiv:{paper.arxiv_id}") if paper.arxiv_id else "",  # AN
        "notes": [note for note in (note_line(paper), plain(paper.comment)) if note],  # N1
    }
    return {name: value for name, value in values.items() if value}


@lru_cache(maxsize=65_536)
def _author(name: Name) -> str:
    parts = parts_of(name)
    return ", ".join(part for part in (parts.family, parts.given, parts.suffix) if part)


def _pages(pages: str | None) -> tuple[str, str]:
    first, _, last = plain(pages).partition("–")
    return first.strip(), last.strip()


def _date(date: tuple[int, ...]) -> str:
    year, month, day = (*(f"{part:02d}" for part in date), "", "")[:3]
    return f"{year}/{month}/{day}/"


def _urls(url: str) -> list[str]:
    """The address with its semicolons encoded, since a semicolon parts two addresses in RIS."""
    return [url.replace(";", "%3B")] if url else []
