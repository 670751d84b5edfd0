"""Which paper an entry of a feed is about: the identifiers and addresses in it."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

from paperatlas.model.identifiers import arxiv_id_of_doi, is_web_address, parse_arxiv_id, parse_doi
from paperatlas.model.schemes import identifier_in_address, one_of_each
from paperatlas.read.xml_values import Element

_DOI_IN_ADDRESS = re.compile(
    r"https?://[^/?#]{1,100}/(?:[^/?#]{1,40}/){0,2}?doi/(?:[a-z]{3,8}/)?(10\.\d{4,9}(?:/|%2[Ff])[^?#]{1,200})"
)
_ARXIV_IN_ADDRESS = re.compile(
    r"https?://(?:www\.)?(?:huggingface\.co/papers|alphaxiv\.org/(?:abs|overview)|ar5iv\.(?:labs\.arxiv\.)?org/(?:abs|html))"
    r"/(\d{4}\.\d{4,5})"
)
_OAI = re.compile(r"oai:arxiv\.org:(\S+)", re.IGNORECASE)
_NAMES = ("id", "guid", "dc:identifier", "prism:doi", "arxiv:DOI", "arxiv:doi", "dcterms:identifier")


def pointers(item: Element, in_text: str | None = None) -> dict[str, Any]:
    """The identifiers and addresses of an entry, as fields of a record.

    Args:
        item: the entry.
        in_text: an identifier that the entry's text holds.
    """
    page = next((url for url in _pages(item) if is_web_address(url)), None)
    stated = [
        *(line for name in _NAMES for line in item.lines_of(name)),
        *_pages(item),
        *([in_text] if in_text else []),
    ]
    doi = next((found for text in stated if (found := _doi(text))), None)
    arxiv = next((found for text in [*stated, doi or ""] if (found := _arxiv(text))), None)
    ids = one_of_each(held for text in stated if (held := identifier_in_address(text)))
    return {
        "doi": doi,
        "arxiv_id": arxiv.id if arxiv else None,
        "arxiv_version": arxiv.version if arxiv else None,
        "ids": ids,
        "url": page if page and not parse_doi(page) and not _arxiv(page) else None,
        "pdf": next((url for url in _files(item) if is_web_address(url)), None),
    }


def _doi(text: str) -> str | None:
    address = _DOI_IN_ADDRESS.match(text)
    return parse_doi(unquote(address[1]) if address else text.removeprefix("info:doi/"))


def _arxiv(text: str) -> Any:
    mark = _OAI.fullmatch(text) or _ARXIV_IN_ADDRESS.match(text)
    found = parse_arxiv_id(mark[1] if mark else text)
    return found or (arxiv_id_of_doi(text) if text.startswith("10.") else None)


def _pages(item: Element) -> list[str]:
    """The addresses of the entry's own page, the best first."""
    links = [
        link.get("href") or link.line_of_itself()
        for link in item.children("link")
        if link.get("rel") in (None, "alternate")
    ]
    guids = [guid.line_of_itself() for guid in item.children("guid", "id") if guid.get("isPermaLink") != "false"]
    stated = [item.line_of("feedburner:origLink"), *links, item.get("about"), item.line_of("prism:url"), *guids]
    return [url for url in stated if url]


def _files(item: Element) -> list[str]:
    """The addresses of the entry's PDF."""
    return [
        url
        for link in item.children("link", "enclosure")
        if (link.get("type") == "application/pdf" or link.get("title") == "pdf")
        and (url := link.get("href") or link.get("url"))
    ]
