"""Servers of preprints, told by the DOIs they register and by the names sources give them."""

from __future__ import annotations

import re
from functools import lru_cache

_PREPRINT_DOI = re.compile(
    r"10\.48550/arxiv\."
    # bioRxiv and medRxiv share their prefix with the journals of Cold Spring Harbor Laboratory.
    r"|10\.1101/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,8}(?:v\d+)?(?:\.full.*)?$|10\.64898/"
    r"|10\.2139/ssrn\.|10\.21203/rs\.|10\.20944/preprints|10\.26434/chemrxiv|10\.36227/techrxiv"
    # OSF and the servers that it runs: PsyArXiv, SocArXiv, MetaArXiv, EarthArXiv, engrXiv and others.
    r"|10\.312(?:19|2\d|3[0-7])/|10\.35542/|10\.32942/|10\.31730/|10\.1149/osf\.|10\.17605/osf\."
    r"|10\.22541/|10\.1002/essoar\.|10\.33774/|10\.14293/(?:s2199-1006|pr2199)|10\.7287/peerj\.preprints"
    r"|10\.2196/preprints\.|10\.1590/scielopreprints|10\.3386/w\d|10\.32388/|10\.21428/|10\.12074/"
    r"|10\.5194/(?:egusphere-|[a-z]+-(?:\d{4}-\d+$|discuss))"
)
_COPY_DOI = re.compile(
    # Repositories that give a DOI of their own to a copy of what is published elsewhere: Zenodo, figshare,
    # ResearchGate, JSTOR, the libraries of Cambridge, ETH and Zurich, Carnegie Mellon; 10.5555 is no DOI but a
    # number of the ACM's catalogue.
    r"10\.5281/zenodo\.|10\.6084/m9\.figshare|10\.13140/|10\.2307/|10\.17863/|10\.3929/ethz|10\.5167/uzh|10\.1184/"
    r"|10\.5555/"
)
_VERSION = re.compile(r"(?<=\d)(?:[/.]?v\d{1,2})(?:\.full.*)?$")
_TAIL = re.compile(r"/(?:abstract|full|fulltext|pdf|epdf|meta|html)$|\.pdf$|[?;#].*$")
_VERSIONED_JOURNAL = re.compile(r"(10\.(?:12688/\w+research\.\d+|7554/elife\.\d{5}))\.\d{1,2}$")
_SEPARATORS = re.compile(r"[/._-]+")
_ISBN_DOI = re.compile(r"10\.\d{4,9}/(97[89]\d{10})$")
_PREPRINT_VENUE = re.compile(
    r"(?:[a-z]{0,10}xiv\b|corr(?:$|\W)|ssrn\b|research square\b|preprint|e-?prints?\b|osf\b|authorea|zenodo|hal\b"
    r"|openreview|cornell university - arxiv|submitted\b|under review)",
    re.IGNORECASE,
)


def is_preprint_doi(doi: str) -> bool:
    """Whether a server of preprints registered the DOI, which is in lower case."""
    return _PREPRINT_DOI.match(doi) is not None


def is_copy_doi(doi: str) -> bool:
    """Whether the DOI stands for a copy in a repository, beside that of the publisher."""
    return _COPY_DOI.match(doi) is not None


@lru_cache(maxsize=16_384)
def is_preprint_venue(venue: str) -> bool:
    """Whether a venue is no publication: `arXiv: Computation and Language`, `CoRR`, `SSRN Electronic Journal`."""
    return _PREPRINT_VENUE.match(venue.strip()) is not None


def doi_of_work(doi: str) -> str:
    """A DOI for comparison, without what tells versions and forms of one work apart.

    Publishers have registered works twice, with other punctuation or under another prefix of theirs: `10.1016/b978/1`
    and `10.1016/b978.1`, `10.1201/9781315372884` and `10.4324/9781315372884`.

    Examples: `10.1101/2020.01.01.123456v2` gives `10.1101/2020.01.01.123456`, `10.1000/18_2/full` gives `10.1000/18.2`.
    """
    bare = _TAIL.sub("", doi)
    if is_preprint_doi(bare) or is_copy_doi(bare):
        bare = _VERSION.sub("", bare)
    bare = _VERSIONED_JOURNAL.sub(r"\1", bare)
    if match := _ISBN_DOI.match(bare):
        return f"10/{match[1]}"
    prefix, _, suffix = bare.partition("/")
    return f"{prefix}/{_SEPARATORS.sub('.', suffix)}"
