"""Venues and page counts that authors name in a comment line."""

from __future__ import annotations

import re

_CONFERENCES = (
    "AAAI AACL ACL AISTATS ASPLOS CAV CCS CHI CIKM COLING COLM COLT CONLL CORL CSCW CVPR DAC DSN EACL ECAI "
    "ECCV ECIR ECML EMNLP EUROSYS FAccT FAST FOCS FSE GECCO HPCA HPDC ICASSP ICCV ICDE ICDM ICLR ICML ICRA "
    "ICSE ICWSM IJCAI IJCNN INFOCOM INTERSPEECH IROS ISCA ISIT ISSTA IWSLT KDD LREC LREC-COLING MICCAI MICRO "
    "MIDL MLSYS NAACL NDSS NeurIPS NIPS NSDI OSDI PLDI PODC POPL RECSYS RSS SC SIGCOMM SIGGRAPH SIGIR SIGMOD "
    "SODA SOSP STOC TACL TMLR UAI UIST VLDB WACV WSDM WWW "
).split()
_JOURNALS = ("JMLR", "TMLR", "TPAMI", "JAIR", "IJCV", "TACL", "TOIS", "TKDE", "PNAS", "Nature", "Science")
_SPELLING = {name.casefold(): name for name in (*_CONFERENCES, *_JOURNALS)}
_WRITTEN = sorted(
    {form for name in (*_CONFERENCES, *_JOURNALS) for form in (name, name.upper())}, key=len, reverse=True
)
_VENUE = re.compile(
    rf"(?<![\w-])(?P<name>{'|'.join(_WRITTEN)})"
    r"(?:['’\s-]*(?P<year>(?:19|20)\d{2}|['’]\d{2})|(?![\w-]|\s+(?:[A-Z][a-z]|of\b|and\b)))"
)
_TRACKS = (
    (re.compile(r"\bfindings\b", re.IGNORECASE), "Findings"),
    (re.compile(r"\bworkshops?\b", re.IGNORECASE), "Workshop"),
    (re.compile(r"\bindustry\b", re.IGNORECASE), "Industry Track"),
    (re.compile(r"\bdemos?\b|\bdemonstrations?\b", re.IGNORECASE), "Demonstrations"),
    (re.compile(r"\bdatasets? and benchmarks?\b", re.IGNORECASE), "Datasets and Benchmarks"),
)
_ACCEPTED = re.compile(r"\b(?:accepted|appear|published|proceedings|camera)", re.IGNORECASE)
_PAGES = re.compile(r"\b(\d{1,4})\s*(?:pages|pp\b|page\b)", re.IGNORECASE)
_NOT_YET = re.compile(r"\b(submitted|under review|in submission|extended version of)\b", re.IGNORECASE)


def venue_in_comment(comment: str) -> str | None:
    """The venue that a comment line names, with year and track: `EMNLP 2025 (Findings)`.

    A venue without a year counts only where the comment says that the paper was accepted;
    one that the paper is only submitted to does not count.
    """
    if _NOT_YET.search(comment):
        return None
    is_accepted = _ACCEPTED.search(comment) is not None
    for match in _VENUE.finditer(comment):
        name = _SPELLING[match["name"].casefold()]
        year = match["year"]
        if not year and not is_accepted:
            continue
        label = f"{name} {year if len(year) == 4 else '20' + year[-2:]}" if year else name
        for pattern, track in _TRACKS:
            if pattern.search(comment):
                return f"{label} ({track})"
        return label
    return None


def page_count_in_comment(comment: str) -> int | None:
    """The number of pages that a comment line states."""
    match = _PAGES.search(comment)
    return int(match[1]) if match and int(match[1]) > 0 else None
