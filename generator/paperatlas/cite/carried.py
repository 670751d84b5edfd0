"""What a paper's BibTeX entry does not say, for a page whose script makes RIS and CSL-JSON of the entry."""

from __future__ import annotations

from paperatlas.cite.bibtex import verbatim_doi
from paperatlas.cite.kind import Kind, kind_of
from paperatlas.cite.parts import note_line
from paperatlas.cite.plain import address, plain
from paperatlas.model.paper import Paper

_IN_ENTRY = frozenset(
    {Kind.JOURNAL, Kind.CONFERENCE, Kind.WORKSHOP, Kind.BOOK, Kind.CHAPTER, Kind.PROCEEDINGS, Kind.THESIS, Kind.REPORT}
)
"""Sorts of publication that the type of an entry tells."""


def carried(paper: Paper) -> dict[str, str]:
    """What has to stand beside the entry of a paper, by name; nothing for most papers."""
    kind = kind_of(paper)
    is_plain_preprint = kind is Kind.PREPRINT and paper.arxiv_id and not paper.venue
    is_told = kind in _IN_ENTRY or is_plain_preprint or (kind is Kind.OTHER and (paper.venue or not paper.arxiv_id))
    texts = {
        "venue": paper.venue,
        "volume": paper.volume,
        "issue": paper.issue,
        "publisher": paper.publisher,
        "note": note_line(paper),
    }
    found = {
        "kind": "" if is_told else kind.value,
        "comment": plain(paper.comment),
        "pages": str(paper.page_count or ""),
        "doi": plain(paper.doi) if plain(paper.doi) != verbatim_doi(paper) else "",
        # The head of a page says it of papers with a title.
        "pdf": "" if paper.title_given else address(paper.pdf),
        # TeX may have to write mathematics in another way than the source.
        **{name: plain(text) for name, text in texts.items() if text and "$" in text},
    }
    return {name: value for name, value in found.items() if value}
