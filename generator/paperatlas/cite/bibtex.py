"""BibTeX, for LaTeX.

Written for BibTeX 0.99 and biber alike (<https://ctan.org/pkg/bibtex>, "BibTeXing" by Oren Patashnik);
text is UTF-8. `doi` and `url` are verbatim, as biblatex reads them; every other field is TeX.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import quote

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from bibtexparser.writer import BibtexFormat

from paperatlas.cite.kind import Kind, kind_of
from paperatlas.cite.names import parts_of
from paperatlas.cite.parts import best_url, citation_key, date_parts, remarks, sentences
from paperatlas.cite.tex import escape, title_to_tex, to_tex
from paperatlas.model.dates import MONTHS
from paperatlas.model.paper import Paper
from paperatlas.model.record import Name
from paperatlas.text.clean import clean_line

_FORMS = {
    Kind.JOURNAL: ("article", "journal", "publisher"),
    Kind.CONFERENCE: ("inproceedings", "booktitle", "publisher"),
    Kind.WORKSHOP: ("inproceedings", "booktitle", "publisher"),
    Kind.BOOK: ("book", "series", "publisher"),
    Kind.CHAPTER: ("incollection", "booktitle", "publisher"),
    Kind.PROCEEDINGS: ("proceedings", "series", "publisher"),
    Kind.THESIS: ("phdthesis", "series", "school"),
    Kind.REPORT: ("techreport", "series", "institution"),
}
_FORM = ("misc", "howpublished", "publisher")
"""For each sort of publication the entry's type, and the fields of its venue and its publisher."""
# A DOI is read verbatim: only what would break the field or a link is encoded.
_DOI_SAFE = "!#$%&'()*+,-./:;<=>?@[]_~|\""


_DASH = re.compile(r"(?<=\w)\s?[–—]\s?(?=\w)")
_IDENTIFIERS = {"pubmed": "pmid", "pmc": "pmcid", "isbn": "isbn"}
"""Fields of other identifiers, as reference managers name them."""
_TEXT = frozenset({"abstract", "keywords"})
"""Fields of what `without_text` leaves out."""


def bibtex(papers: Iterable[Paper]) -> str:
    """The papers as a BibTeX file, in the order given; a paper given twice is written once.

    Keys are the papers' identifiers: see `parts.citation_key`.
    """
    entries = {citation_key(paper): paper for paper in papers}
    return _written([_entry(key, paper) for key, paper in entries.items()])


def bibtex_entry(paper: Paper) -> str:
    """One paper's BibTeX entry, the very text it has in the whole collection."""
    return bibtex((paper,))


def bibtex_entries(paper: Paper) -> tuple[str, str]:
    """A paper's BibTeX entry, and the one of `without_text` of it."""
    whole = _entry(citation_key(paper), paper)
    short = [field for field in whole.fields if field.key not in _TEXT]
    if len(short) == len(whole.fields):
        text = _written([whole])
        return text, text
    return _written([whole]), _written([Entry(whole.entry_type, whole.key, short)])


def _written(entries: Sequence[Entry]) -> str:
    layout = BibtexFormat()
    layout.indent = "  "
    layout.block_separator = "\n"
    layout.trailing_comma = True
    # The values come with their braces, so that the month can stay a macro.
    return write_string(Library(list(entries)), unparse_stack=[], bibtex_format=layout)


def verbatim_doi(paper: Paper) -> str:
    """The DOI with what would end a field of BibTeX or break a link percent-encoded; unknown becomes empty."""
    return quote(clean_line(paper.doi or ""), safe=_DOI_SAFE)


def _entry(key: str, paper: Paper) -> Entry:
    entry_type = _FORMS.get(kind_of(paper), _FORM)[0]
    return Entry(entry_type, key, [Field(name, value) for name, value in _fields(paper) if value])


def _fields(paper: Paper) -> list[tuple[str, str]]:
    date = date_parts(paper)
    _, venue, publisher = _FORMS.get(kind_of(paper), _FORM)
    return [
        ("author", _braced(_authors(paper.authors, bool(paper.more_authors)))),
        ("editor", _braced(_authors(paper.editors))),
        ("title", _braced(title_to_tex(paper.display_title))),
        (venue, _braced(to_tex(paper.venue))),
        ("year", _braced(str(date[0])) if date else ""),
        ("month", MONTHS[date[1] - 1] if len(date) > 1 else ""),
        # BibTeX has no day; BibLaTeX takes the whole date from here.
        ("date", _braced("-".join(f"{part:02d}" for part in date)) if len(date) > 2 else ""),
        ("volume", _braced(to_tex(paper.volume))),
        ("number", _braced(to_tex(paper.issue))),
        ("pages", _braced(_pages(paper.pages))),
        (publisher, _braced(to_tex(paper.publisher))),
        ("doi", _braced(verbatim_doi(paper))),
        ("url", _braced(best_url(paper))),
        ("eprint", _braced(escape(clean_line(paper.arxiv_id or "")))),
        ("archivePrefix", "{arXiv}" if paper.arxiv_id else ""),
        *((name, _braced(escape(value))) for name, value in _identifiers(paper)),
        ("keywords", _braced(", ".join(to_tex(word).replace(",", ";") for word in paper.keywords))),
        ("abstract", _braced(to_tex(paper.abstract))),
        ("note", _braced(sentences(map(to_tex, remarks(paper))))),
    ]


def _braced(value: str) -> str:
    return f"{{{value}}}" if value else ""


def _identifiers(paper: Paper) -> list[tuple[str, str]]:
    return [
        (_IDENTIFIERS[identifier.scheme], identifier.value)
        for identifier in paper.ids
        if identifier.scheme in _IDENTIFIERS
    ]


def _pages(pages: str | None) -> str:
    return to_tex(_DASH.sub("--", pages)) if pages else ""


def _authors(names: tuple[Name, ...], has_more: bool = False) -> str:
    written = [author for author in map(_author, names) if author]
    return " and ".join([*written, "others"] if has_more and written else written)


@lru_cache(maxsize=65_536)
def _author(name: Name) -> str:
    """`Family, Given` or `Family, Suffix, Given`, or the whole name in braces where it has no parts."""
    family, given, suffix = parts_of(name)
    if not given:
        return _braced(escape(family))
    return ", ".join(_name_part(part) for part in (family, suffix, given) if part)


def _name_part(part: str) -> str:
    """The part, in braces where BibTeX would cut it at a comma or at the word `and`."""
    cut = "," in part or "and" in part.casefold().split()
    return _braced(escape(part)) if cut else escape(part)
