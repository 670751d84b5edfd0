"""Identifiers of papers beside the arXiv identifier and the DOI: one table for reading and linking."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from paperatlas.model.record import Identifier


class Scheme(NamedTuple):
    """A way to identify papers."""

    label: str
    """What people call it."""
    pattern: re.Pattern[str]
    """The identifier alone, which is its first group."""
    address: re.Pattern[str] | None
    """Web addresses that hold it, as their first group."""
    url: str
    """Where a paper is found; `{}` stands for the identifier."""
    is_one_work: bool = True
    """Whether two records with the same identifier are of the same work."""


def _address(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"https?://(?:www\.)?{pattern}", re.IGNORECASE)


SCHEMES: dict[str, Scheme] = {
    "pubmed": Scheme(
        "PubMed",
        re.compile(r"(?:PMID:?\s*|MEDLINE:\s*)?0*([1-9]\d{0,8})(?:\s*\[.*\])?", re.IGNORECASE),
        _address(r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d{1,9})"),
        "https://pubmed.ncbi.nlm.nih.gov/{}/",
    ),
    "pmc": Scheme(
        "PubMed Central",
        re.compile(r"(?:PMCID:?\s*)?(PMC\d{1,9})", re.IGNORECASE),
        _address(r"(?:ncbi\.nlm\.nih\.gov/pmc|pmc\.ncbi\.nlm\.nih\.gov)/articles/(PMC\d{1,9})"),
        "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    ),
    "acl": Scheme(
        "ACL Anthology",
        re.compile(r"([A-Z]\d{2}-\d{4,5}|\d{4}\.[a-z0-9]+(?:-[a-z0-9]+)*\.\d{1,4})"),
        _address(
            r"(?:aclanthology\.(?:org|info/papers)|aclweb\.org/anthology(?:/papers/[A-Z]/[A-Z]\d\d)?)/"
            r"(?:papers/)?([A-Z]\d{2}-\d{4,5}|\d{4}\.[a-z0-9]+(?:-[a-z0-9]+)*\.\d{1,4})(?=\.pdf|\.bib|[/?#]|$)"
        ),
        "https://aclanthology.org/{}/",
    ),
    "openreview": Scheme(
        "OpenReview",
        re.compile(r"([A-Za-z0-9_-]{8,14})"),
        _address(r"openreview\.net/(?:forum|pdf|attachment)\?id=([A-Za-z0-9_-]{8,14})"),
        "https://openreview.net/forum?id={}",
    ),
    "openalex": Scheme(
        "OpenAlex",
        re.compile(r"(W\d{4,12})", re.IGNORECASE),
        _address(r"(?:api\.)?openalex\.org/(?:works/)?(W\d{4,12})"),
        "https://openalex.org/{}",
    ),
    "semantic-scholar": Scheme(
        "Semantic Scholar",
        re.compile(r"([0-9a-f]{40})"),
        _address(r"semanticscholar\.org/paper/(?:[^/?#]+/)?([0-9a-f]{40})"),
        "https://www.semanticscholar.org/paper/{}",
    ),
    "dblp": Scheme(
        "DBLP",
        re.compile(r"(?:DBLP:)?((?:conf|journals|books|series|phd|reference|homepages)/[\w.-]+/[\w.-]+)"),
        _address(r"dblp\.(?:org|uni-trier\.de)/rec/(?:html/|bibtex/)?((?:conf|journals|books|phd)/[\w.-]+/[\w-]+)"),
        "https://dblp.org/rec/{}.html",
    ),
    "hal": Scheme(
        "HAL",
        re.compile(r"((?:hal|tel|inria|halshs|cel)-\d{8})(?:v\d+)?"),
        _address(r"(?:[a-z-]+\.)?(?:hal\.science|archives-ouvertes\.fr)/((?:hal|tel|inria|halshs|cel)-\d{8})"),
        "https://hal.science/{}",
    ),
    "isbn": Scheme(
        "ISBN",
        re.compile(r"(?:ISBN[:\s]*)?((?:97[89])?\d{9}[\dX])", re.IGNORECASE),
        None,
        "https://www.worldcat.org/isbn/{}",
        is_one_work=False,
    ),
}
"""Every scheme, in the order in which a page shows them."""

_UPPER = frozenset({"pmc", "openalex", "isbn"})


def parse_identifier(scheme: str, text: str) -> Identifier | None:
    """The identifier of this scheme that `text` is, bare or as an address; `None` for anything else.

    Examples: `pubmed` of `PMID: 31452104`, `acl` of `https://aclanthology.org/P18-1001.pdf`.
    """
    entry = SCHEMES[scheme]
    bare = text.strip()
    if scheme == "isbn":
        bare = bare.replace("-", "").replace(" ", "")
    match = entry.pattern.fullmatch(bare) or (entry.address.match(bare) if entry.address else None)
    if match is None:
        return None
    value = match[1]
    return Identifier(scheme, value.upper() if scheme in _UPPER else value)


def identifier_in_address(url: str) -> Identifier | None:
    """The identifier that a web address leads to: a page at PubMed, the ACL Anthology, OpenReview and so on."""
    for name, scheme in SCHEMES.items():
        if scheme.address is not None and (match := scheme.address.match(url)):
            return Identifier(name, match[1].upper() if name in _UPPER else match[1])
    return None


def identifier_url(identifier: Identifier) -> str:
    """The address of the paper's page at the service."""
    return SCHEMES[identifier.scheme].url.format(identifier.value)


def one_of_each(identifiers: Iterable[Identifier]) -> tuple[Identifier, ...]:
    """The first identifier of each scheme, in the order of the table."""
    first: dict[str, Identifier] = {}
    for identifier in identifiers:
        first.setdefault(identifier.scheme, identifier)
    return tuple(first[scheme] for scheme in SCHEMES if scheme in first)
