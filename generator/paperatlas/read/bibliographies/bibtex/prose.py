"""What a BibTeX entry says in words: abstract, remarks, keywords."""

from __future__ import annotations

import re

from paperatlas.read.bibliographies.bibtex.draft import Draft
from paperatlas.read.bibliographies.bibtex.tables import REMARKS
from paperatlas.read.bibliographies.bibtex.text import line_of, paragraphs_of
from paperatlas.text.links import classify, undouble_addresses

_SHORT = 60
_SEPARATED = re.compile(r"\s*(?:;|\\sep\b|\s·\s|\n\s*\n)\s*")


def find_texts(draft: Draft) -> None:
    """Takes abstract, remarks and keywords, and what they say of addresses."""
    fields, facts = draft.fields, draft.facts
    if abstract := fields.pop("abstract", None):
        if "http" in abstract:
            abstract = undouble_addresses(abstract)
        text = paragraphs_of(abstract)
        facts["abstract"] = text or None
        _links_in(draft, text)
    remarks = [facts["note"]] if "note" in facts else []
    for name in REMARKS:
        if source := fields.pop(name, None):
            remarks.append(_remark(draft, source, may_identify=name == "note"))
    if kept := list(dict.fromkeys(filter(None, remarks))):
        facts["note"] = "\n\n".join(kept)
    if keywords := fields.pop("keywords", None):
        facts["keywords"] = keywords_of(keywords)


def _remark(draft: Draft, source: str, may_identify: bool) -> str:
    text = paragraphs_of(source)
    # `arXiv:3101.00010 [cs]` is the paper itself; "a reply to arXiv:3101.00010" is not.
    if may_identify and len(text) <= _SHORT and text[:6].lower() == "arxiv:":
        draft.addresses.add_arxiv(text)
    if "://" in text:
        if "url" not in draft.fields and source.strip().startswith(("\\url", "http")) and " " not in source.strip():
            draft.fields["url"] = source
            return ""
        _links_in(draft, text)
    return text


def _links_in(draft: Draft, text: str) -> None:
    if "://" in text:
        code, links = classify(text)
        draft.addresses.code.update(dict.fromkeys(code))
        for link in links:
            draft.addresses.links.setdefault(link.url, link)


def keywords_of(source: str) -> tuple[str, ...]:
    """The keywords in a field: parted by semicolons, else by commas."""
    pieces = _SEPARATED.split(source)
    if len(pieces) == 1:
        pieces = source.split(",")
    return tuple(dict.fromkeys(text for piece in pieces if (text := line_of(piece).strip(" .,"))))
