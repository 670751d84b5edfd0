"""What sort of publication a paper is: as a source says, else judged by its venue and identifiers."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from paperatlas.model.paper import Paper


class Kind(StrEnum):
    """Sorts of publication that citation formats tell apart, by the names of the model's `KINDS`."""

    JOURNAL = "journal"
    CONFERENCE = "conference"
    WORKSHOP = "workshop"
    PREPRINT = "preprint"
    BOOK = "book"
    CHAPTER = "chapter"
    PROCEEDINGS = "proceedings"
    THESIS = "thesis"
    REPORT = "report"
    DATASET = "dataset"
    SOFTWARE = "software"
    WEB = "web"
    OTHER = "other"


_CONFERENCES = (
    "AAAI|AACL|ACL|AISTATS|CHI|CIKM|COLING|COLM|COLT|CVPR|CoNLL|CoRL|EACL|ECAI|ECCV|ECIR|ECML|EMNLP|ESWC|FOCS"
    "|ICASSP|ICCV|ICDE|ICDM|ICLR|ICML|ICRA|ICSE|IJCAI|IJCNLP|INTERSPEECH|IROS|ISWC|KDD|LREC|NAACL|NIPS|NeurIPS"
    "|MICCAI|MLSys|NDSS|NSDI|OSDI|PAKDD|PLDI|POPL|RANLP|RecSys|SIGGRAPH|SIGIR|SIGMOD|SODA|STOC|UAI|UIST|VLDB|WACV|WSDM|WWW"
)
_LONGEST = 500

_SIGNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.PREPRINT, re.compile(r"\b(?:(?:ar|bior|medr|chemr)xiv|preprints?|SSRN|CoRR)\b", re.IGNORECASE)),
    # Journals that call themselves proceedings come before the conferences.
    (
        Kind.JOURNAL,
        re.compile(
            r"\bProceedings of the (?:National Academy|VLDB Endowment|IEEE(?=[\s,]*(?:\d|$))|ACM on|Royal Society)"
            r"|\b(?:PNAS|PVLDB|TACL|TMLR|JMLR|JAIR|JHEP|JCAP|IJCV|TPAMI|TOIS|TKDE)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.CONFERENCE,
        re.compile(
            r"\b(?:proceedings|proc|conferences?|conf|workshops?|symposium|findings|congress|colloquium|meeting"
            r"|advances in neural information processing systems|lecture notes)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.JOURNAL,
        re.compile(
            r"\b(?:journal|transactions|trans|letters|lett|annals|magazine|bulletin|quarterly|reviews?|rev|phys"
            r"|(?-i:Nature|Science|Cell|PLOS|PLoS|JMIR)|IEEE Access|Frontiers in|Computational Linguistics"
            r"|Artificial Intelligence|Machine Learning|Neural Computation|J\.)(?!\w)",
            re.IGNORECASE,
        ),
    ),
    (Kind.CONFERENCE, re.compile(rf"\b(?:{_CONFERENCES})\b")),
    # A short name with a year is how conferences are written: `SemEval-2024`, `RANLP 2023`, `K-CAP '21`.
    (Kind.CONFERENCE, re.compile(r"(?<![\w-])(?=[A-Z][a-z-]*[A-Z])[A-Z][A-Za-z-]* ?(?:'\d\d|(?:19|20)\d\d)\b")),
    # Volume and year or page: `Nucl. Instrum. Meth. A553 (2005) 91`.
    (Kind.JOURNAL, re.compile(r"\d\s*(?:\((?:19|20)\d\d\)|:\s*[A-Z]?\d)")),
)


@lru_cache(maxsize=16_384)
def kind_of_venue(venue: str) -> Kind:
    """The sort of publication that appears at a venue, by the first sign in its name that speaks for one."""
    return next((kind for kind, sign in _SIGNS if sign.search(venue[:_LONGEST])), Kind.OTHER)


def kind_of(paper: Paper) -> Kind:
    """The sort of publication: as a source says; else by its venue; without one a preprint where it is on arXiv."""
    if paper.kind and paper.kind != Kind.OTHER:
        return Kind(paper.kind)
    if paper.venue:
        return kind_of_venue(paper.venue)
    return Kind.PREPRINT if paper.arxiv_id else Kind.OTHER
