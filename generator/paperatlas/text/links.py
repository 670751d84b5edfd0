"""Addresses in running text, and what each leads to."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from paperatlas.model.identifiers import is_web_address
from paperatlas.model.record import Link

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\[\]]{1,2000}", re.IGNORECASE)
_DOUBLED = re.compile(r"(https?://[^\s<>\"{}]{1,300})\{\1\}")
_CODE_HOSTS = frozenset(
    {
        "github.com",
        "gitlab.com",
        "bitbucket.org",
        "codeberg.org",
        "sourceforge.net",
        "gitee.com",
        "anonymous.4open.science",
    }
)
_VIDEO_HOSTS = frozenset({"youtube.com", "youtu.be", "vimeo.com", "bilibili.com"})
_DATA_HOSTS = frozenset({"zenodo.org", "figshare.com", "kaggle.com", "osf.io"})
_HF_KINDS = {"datasets": "data", "spaces": "demo", "collections": "project", "papers": "other"}
_SAYS_CODE = re.compile(r"\b(code|codes|implementation|implementations|repository|toolkit)\b", re.IGNORECASE)
_SAYS_DATA = re.compile(r"\b(data|dataset|datasets|corpus|benchmark)\b", re.IGNORECASE)
_SAYS_VIDEO = re.compile(r"\bvideos?\b", re.IGNORECASE)
_SAYS_DEMO = re.compile(r"\bdemos?\b|\bdemonstration\b|\baccessed here\b", re.IGNORECASE)
_SAYS_SUPPLEMENT = re.compile(r"\bsupplement\w*\b", re.IGNORECASE)
_SAYS_PROJECT = re.compile(r"\b(project|website|web site|homepage|page)\b", re.IGNORECASE)


_CLOSING = ".,;:!?'’”»\"*…。，、；：！？」』）】"
"""What ends a sentence or a quotation and is no part of an address before it."""


class Address(NamedTuple):
    """An address in a text."""

    start: int
    end: int
    url: str


def undouble_addresses(text: str) -> str:
    """`text` with `URL{URL}`, which TeX's `href` leaves behind, as one URL, and words apart from a URL behind them."""
    text = _DOUBLED.sub(r"\1", text)
    return re.sub(r"(?<=[a-z])(?=https?://)", " ", text)


def addresses(text: str) -> list[Address]:
    """The web addresses in `text` in order, without the punctuation that ends a sentence or closes a bracket."""
    found = []
    for match in _ADDRESS.finditer(text):
        url = _trim(match[0])
        if is_web_address(url):
            found.append(Address(match.start(), match.start() + len(url), url))
    return found


def classify(text: str) -> tuple[tuple[str, ...], tuple[Link, ...]]:
    """The code addresses and the other links in `text`, each once, in order."""
    code: dict[str, None] = {}
    links: dict[str, Link] = {}
    position = 0
    for address in addresses(text):
        words = text[max(position, address.start - 120) : address.start]
        kind = kind_of(address.url, re.split(r"(?<=[.!?])\s", words)[-1])
        if kind == "code":
            code.setdefault(address.url)
        else:
            links.setdefault(address.url, Link(kind, address.url))
        position = address.end
    return tuple(code), tuple(links.values())


def kind_of(url: str, words_before: str = "") -> str:
    """What `url` leads to: `code` or a kind of `Link`, by its host, else by the words before it."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    if host in _CODE_HOSTS:
        return "code"
    if host in _VIDEO_HOSTS:
        return "video"
    if host in _DATA_HOSTS:
        return "data"
    if host == "huggingface.co":
        return _HF_KINDS.get(parts.path.strip("/").split("/")[0], "model")
    for kind, says in (
        ("supplement", _SAYS_SUPPLEMENT),
        ("video", _SAYS_VIDEO),
        ("demo", _SAYS_DEMO),
        ("code", _SAYS_CODE),
        ("data", _SAYS_DATA),
        ("project", _SAYS_PROJECT),
    ):
        if says.search(words_before):
            return kind
    return "project" if host.endswith(".github.io") else "other"


def _trim(url: str) -> str:
    url = url.rstrip(_CLOSING)
    while url.endswith(")") and url.count("(") < url.count(")"):
        url = url[:-1].rstrip(_CLOSING)
    return url
