"""The table of readers, and how a text finds its reader: by what it holds, never by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from paperatlas.read.bibliographies import endnote, nbib, ris, wos
from paperatlas.read.bibliographies.bibtex import reader as bibtex
from paperatlas.read.bibliographies.csl import reader as csl_json
from paperatlas.read.pages import (
    arxiv_abs,
    arxiv_listing,
    arxiv_search,
    arxiv_tracker,
    catalyzex,
    hf_papers,
)
from paperatlas.read.pages.awesome import reader as awesome_list
from paperatlas.read.records import csv_records, identifiers_list, json_records, yaml_records
from paperatlas.read.services import (
    acl_xml,
    arxiv_atom,
    arxiv_oai,
    crossref,
    feed,
    hf_daily,
    openalex,
    pubmed_xml,
    semantic_scholar,
)
from paperatlas.read.source import Reading, Source


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which papers are kept."""

    name: str
    """The word for `--format` and for origins."""
    label: str
    """What people call it."""
    looks_like: Callable[[str], bool]
    """Whether a text is of this form."""
    read: Callable[[Source], Reading]


FORMATS: tuple[Format, ...] = (
    # The order matters: what is recognised by a mark of its own comes before what is recognised by its shape.
    # JSON shows itself with its first characters; JSON Lines come before JSON, since each of its lines is JSON.
    Format(openalex.NAME, "OpenAlex works", openalex.looks_like, openalex.read),
    Format(semantic_scholar.NAME, "Semantic Scholar papers", semantic_scholar.looks_like, semantic_scholar.read),
    Format(hf_daily.NAME, "Hugging Face daily papers (JSON)", hf_daily.looks_like, hf_daily.read),
    # A work of Crossref has all marks of a citation item, and some more.
    Format(crossref.NAME, "Crossref works", crossref.looks_like, crossref.read),
    Format(csl_json.NAME, "CSL-JSON", csl_json.looks_like, csl_json.read),
    Format(json_records.LINES_NAME, "JSON Lines", json_records.looks_like_lines, json_records.read_lines),
    Format(json_records.NAME, "JSON", json_records.looks_like, json_records.read),
    Format(arxiv_tracker.NAME, "arXiv tracker feed", arxiv_tracker.looks_like, arxiv_tracker.read),
    # A listing by mail holds several of arXiv's own records.
    Format(arxiv_abs.NAME, "arXiv record (.abs)", arxiv_abs.looks_like, arxiv_abs.read),
    Format(arxiv_listing.NAME, "arXiv listing mail", arxiv_listing.looks_like, arxiv_listing.read),
    Format(arxiv_search.NAME, "arXiv web page", arxiv_search.looks_like, arxiv_search.read),
    # XML is told by its outermost element; arXiv's answers are feeds with marks of their own.
    Format(arxiv_atom.NAME, "arXiv API answer (Atom)", arxiv_atom.looks_like, arxiv_atom.read),
    Format(arxiv_oai.NAME, "OAI-PMH answer", arxiv_oai.looks_like, arxiv_oai.read),
    Format(acl_xml.NAME, "ACL Anthology XML", acl_xml.looks_like, acl_xml.read),
    Format(pubmed_xml.NAME, "PubMed XML", pubmed_xml.looks_like, pubmed_xml.read),
    Format(feed.NAME, "Atom or RSS feed", feed.looks_like, feed.read),
    # A table is told by its first line; its cells may hold anything, even a BibTeX entry.
    Format(csv_records.NAME, "table (CSV)", csv_records.looks_like, csv_records.read),
    # PubMed's tags look like those of RIS; of the two it is the one with marks of its own.
    Format(wos.NAME, "Web of Science export", wos.looks_like, wos.read),
    Format(nbib.NAME, "PubMed text (nbib)", nbib.looks_like, nbib.read),
    Format(ris.NAME, "RIS", ris.looks_like, ris.read),
    Format(endnote.NAME, "EndNote tagged text", endnote.looks_like, endnote.read),
    Format(yaml_records.NAME, "YAML record", yaml_records.looks_like, yaml_records.read),
    # Behind YAML, which may hold an entry as a text; before pages, whose words may stand in an abstract.
    Format(bibtex.NAME, "BibTeX", bibtex.looks_like, bibtex.read),
    Format(catalyzex.NAME, "CatalyzeX page", catalyzex.looks_like, catalyzex.read),
    Format(hf_papers.NAME, "Hugging Face Papers page", hf_papers.looks_like, hf_papers.read),
    # Behind the page whose captures are Markdown with links to papers as well.
    Format(awesome_list.NAME, "list of papers in Markdown", awesome_list.looks_like, awesome_list.read),
    # Identifiers stand in every format, so a list of nothing else is the last.
    Format(identifiers_list.NAME, "list of identifiers", identifiers_list.looks_like, identifiers_list.read),
)
"""Every format that can be read."""

BY_NAME = {format_.name: format_ for format_ in FORMATS}


def detect(text: str) -> Format | None:
    """The first format that `text` looks like.

    Curated collections hold thousands of records, a file each, so these are not shown to all readers before theirs.
    """
    if yaml_records.begins_with_key(text):
        return BY_NAME[yaml_records.NAME]
    return next((format_ for format_ in FORMATS if format_.looks_like(text)), None)
