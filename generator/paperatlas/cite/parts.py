"""The parts of a citation that every format writes in its own way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from paperatlas.cite.plain import address, plain
from paperatlas.model.identifiers import arxiv_abstract_url, arxiv_pdf_url, doi_url
from paperatlas.model.paper import Paper
from paperatlas.model.slugs import digest, is_slug, slugify

NO_TITLE = "The source gives no title."


def citation_key(paper: Paper) -> str:
    """The key of a paper in every format: its identifier, which never changes and is unique.

    Only lower-case ASCII letters, digits, hyphens and dots. An identifier that is no slug is
    turned into one with a digest behind it, so that keys stay apart.
    """
    return paper.id if is_slug(paper.id) else f"{slugify(paper.id)}-{digest(paper.id)}"


def date_parts(paper: Paper) -> tuple[int, ...]:
    """Year, month and day of publication as far as they are known; empty where nothing is.

    A year that contradicts the date wins, without month and day: a curator wrote it, or a venue has it.
    """
    dated = tuple(int(part) for part in paper.published.split("-")) if paper.published else ()
    if paper.year is not None and dated[:1] != (paper.year,):
        return (paper.year,)
    return dated


def best_url(paper: Paper) -> str:
    """The address to give for the paper: its own page, then arXiv's, the DOI's, the PDF; else empty."""
    arxiv = arxiv_abstract_url(paper.arxiv_id) if paper.arxiv_id else None
    doi = doi_url(paper.doi) if paper.doi else None
    return address(paper.url or arxiv or doi or paper.pdf)


def pdf_url(paper: Paper) -> str:
    """The address of the paper as a PDF: what a source says, else arXiv's; else empty."""
    return address(paper.pdf) or (arxiv_pdf_url(paper.arxiv_id) if paper.arxiv_id else "")


def remarks(paper: Paper) -> tuple[str, ...]:
    """What belongs to a citation, as the model's text: that no source gives a title, the organisation, the note."""
    no_title = None if paper.title_given else NO_TITLE
    return tuple(remark for remark in (no_title, paper.organisation, paper.note) if remark)


def sentences(texts: Iterable[str]) -> str:
    """Texts as sentences of one line."""
    return " ".join(text if text.endswith((".", "!", "?")) else f"{text}." for text in texts if text)


def note_line(paper: Paper) -> str:
    """The remarks as plain sentences; empty where there is none."""
    return sentences(map(plain, remarks(paper)))


def without_text(paper: Paper) -> Paper:
    """The paper as it is cited beside its abstract and keywords: without the two."""
    return replace(paper, abstract=None, keywords=())
