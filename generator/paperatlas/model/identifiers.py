"""Identifiers of papers, parsed once, here.

arXiv: <https://info.arxiv.org/help/arxiv_identifier.html>. DOI: ISO 26324 and
<https://www.crossref.org/blog/dois-and-matching-regular-expressions/>.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

_ARXIV_NEW = r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}"
_ARXIV_OLD = r"[a-z]+(?:-[a-z]+)?(?:\.[A-Za-z]{2})?/\d{2}(?:0[1-9]|1[0-2])\d{3}"
_ARXIV = re.compile(rf"({_ARXIV_NEW}|{_ARXIV_OLD})(?:v([1-9]\d?))?", re.ASCII)
_ARXIV_PREFIX = re.compile(
    r"(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html|format|ps)/|arxiv:\s*", re.IGNORECASE
)
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+", re.IGNORECASE)
_DOI_PREFIX = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*", re.IGNORECASE)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_ORCID = re.compile(r"(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])", re.ASCII)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ud800-\udfff]")
"""Characters that nobody sees and that may make an address look like another one."""
_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?:/[A-Za-z0-9!#$%&()*+,./:;=?@\[\]_~-]*)?")
"""Most addresses: a host without a port, and nothing that would have to be looked at twice."""
_NOT_IN_AN_ADDRESS = re.compile(r"[\s<>\"'\\^`{|}]")


class ArxivId(NamedTuple):
    """An arXiv identifier and, apart from it, the version."""

    id: str
    version: int | None


def parse_arxiv_id(text: str) -> ArxivId | None:
    """The arXiv identifier that `text` is, bare or as an address or with `arXiv:`.

    Examples: `2107.05580v2`, `quant-ph/0201082v1`, `arXiv:2510.14253`,
    `https://arxiv.org/pdf/2510.14253v3.pdf`. A subject class (`math.GT/0309136`) is dropped,
    as arXiv does. Gives `None` for anything else.
    """
    bare = _ARXIV_PREFIX.sub("", text.strip(), count=1)
    bare = bare.split("?")[0].split("#")[0].removesuffix(".pdf").rstrip("/")
    match = _ARXIV.fullmatch(bare)
    if not match:
        return None
    identifier, version = match.groups()
    if "/" in identifier:
        archive, number = identifier.split("/")
        identifier = f"{archive.split('.')[0]}/{number}"
    return ArxivId(identifier, int(version) if version else None)


def parse_doi(text: str) -> str | None:
    """The DOI that `text` is, in lower case; `None` for anything else.

    Examples: `10.18653/V1/2020.acl-main.1`, `https://doi.org/10.1000/182`, `doi:10.1000/182`.
    """
    bare = _DOI_PREFIX.sub("", text.strip(), count=1)
    if "%" in bare:
        bare = unquote(bare)
    bare = bare.rstrip(".,;")
    return bare.lower() if _DOI.fullmatch(bare) and not _UNSEEN.search(bare) else None


def arxiv_id_of_doi(doi: str) -> ArxivId | None:
    """The arXiv identifier behind a DOI that arXiv itself registered."""
    match = _ARXIV_DOI.fullmatch(doi)
    return parse_arxiv_id(match[1]) if match else None


def parse_orcid(text: str) -> str | None:
    """The ORCID in `text`, with its check digit verified (ISO 7064 mod 11-2), or `None`."""
    match = _ORCID.search(text)
    if not match:
        return None
    digits = "".join(match.groups()).upper()
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return "-".join(match.groups()).upper() if digits[-1] == "0123456789X"[check] else None


def is_web_address(text: str) -> bool:
    """Whether `text` is an absolute `http` or `https` address of sane form."""
    if len(text) > 2000:
        return False
    if _PLAIN_ADDRESS.fullmatch(text):
        return True
    if _NOT_IN_AN_ADDRESS.search(text) or _UNSEEN.search(text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
    except ValueError:
        return False


def arxiv_abstract_url(arxiv_id: str) -> str:
    """Address of the paper's page on arXiv."""
    return f"https://arxiv.org/abs/{arxiv_id}"


def arxiv_pdf_url(arxiv_id: str) -> str:
    """Address of the paper's PDF on arXiv."""
    return f"https://arxiv.org/pdf/{arxiv_id}"


def doi_url(doi: str) -> str:
    """Address at the DOI resolver."""
    return f"https://doi.org/{quote(doi, safe='/:;()._-~!$*+,=@&', errors='replace')}"
