"""What people write when they mean a paper: identifiers and addresses of many kinds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from paperatlas.model.identifiers import arxiv_id_of_doi, is_web_address, parse_arxiv_id, parse_doi
from paperatlas.model.preprints import doi_of_work
from paperatlas.model.schemes import identifier_in_address

_ARXIV_ELSEWHERE = re.compile(
    r"https?://(?:www\.)?(?:huggingface\.co/papers|alphaxiv\.org/(?:abs|overview|pdf)|ar5iv\.(?:labs\.arxiv\.)?org/html)/"
    r"(?P<id>[^?#]+)",
    re.IGNORECASE,
)
_DOI_IN_PATH = re.compile(r"/(10\.\d{4,9}/[^?#]+)")


@dataclass(frozen=True, slots=True, order=True)
class Pointer:
    """A paper as a service knows it."""

    scheme: str
    """`arxiv`, `doi`, or a scheme of `model/schemes.py`."""
    value: str


def parse_pointer(text: str) -> Pointer | None:
    """The paper that `text` means; `None` where it is neither an identifier nor an address of a paper.

    Examples: `2510.14253v2`, `10.1000/182`, `https://doi.org/10.48550/arXiv.2510.14253`,
    `https://openreview.net/forum?id=abcdefghij`, `https://link.springer.com/article/10.1000/182`.
    """
    text = text.strip()
    if arxiv := parse_arxiv_id(text):
        return Pointer("arxiv", arxiv.id)
    if doi := parse_doi(text):
        return _of_doi(doi)
    if not is_web_address(text):
        return None
    if known := identifier_in_address(text):
        return (
            _of_doi(f"10.18653/v1/{known.value.lower()}")
            if known.scheme == "acl"
            else Pointer(known.scheme, known.value)
        )
    if (match := _ARXIV_ELSEWHERE.match(text)) and (arxiv := parse_arxiv_id(match["id"])):
        return Pointer("arxiv", arxiv.id)
    if (match := _DOI_IN_PATH.search(unquote(urlsplit(text).path))) and (doi := parse_doi(match[1].rstrip("/"))):
        return _of_doi(doi_of_work(doi))
    return None


def _of_doi(doi: str) -> Pointer:
    arxiv = arxiv_id_of_doi(doi)
    return Pointer("arxiv", arxiv.id) if arxiv else Pointer("doi", doi)
