"""The series behind a venue as sources write it: conferences and journals through all their years."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from paperatlas.text.words import title_key


class Series(NamedTuple):
    """A series of conferences, or a journal."""

    name: str
    """As people call it."""
    long_name: str | None = None
    """The whole name, where `name` is a short one."""


_KNOWN = """
3DV | International Conference on 3D Vision
AAAI | AAAI Conference on Artificial Intelligence | National Conference on Artificial Intelligence
AACL | Conference of the Asia-Pacific Chapter of the Association for Computational Linguistics
ACL | Annual Meeting of the Association for Computational Linguistics | Association for Computational Linguistics
ACML | Asian Conference on Machine Learning
AISTATS | International Conference on Artificial Intelligence and Statistics
ALT | International Conference on Algorithmic Learning Theory | Algorithmic Learning Theory
AutoML | International Conference on Automated Machine Learning
BMVC | British Machine Vision Conference
CAV | International Conference on Computer Aided Verification | Computer Aided Verification
CCS | ACM SIGSAC Conference on Computer and Communications Security
CHI | CHI Conference on Human Factors in Computing Systems | Conference on Human Factors in Computing Systems
CIKM | ACM International Conference on Information and Knowledge Management
COLING | International Conference on Computational Linguistics
COLM | Conference on Language Modeling
COLT | Conference on Learning Theory | Annual Conference on Computational Learning Theory
CoNLL | Conference on Computational Natural Language Learning
CoRL | Conference on Robot Learning
CVPR | IEEE/CVF Conference on Computer Vision and Pattern Recognition | Computer Vision and Pattern Recognition
EACL | Conference of the European Chapter of the Association for Computational Linguistics
ECAI | European Conference on Artificial Intelligence
ECCV | European Conference on Computer Vision
ECIR | European Conference on Information Retrieval
ECML PKDD | European Conference on Machine Learning and Knowledge Discovery in Databases | ECML-PKDD | ECML
EMNLP | Conference on Empirical Methods in Natural Language Processing
FAccT | ACM Conference on Fairness, Accountability, and Transparency
FOCS | IEEE Symposium on Foundations of Computer Science
GECCO | Genetic and Evolutionary Computation Conference
ICASSP | IEEE International Conference on Acoustics, Speech and Signal Processing
ICCV | IEEE/CVF International Conference on Computer Vision
ICDE | IEEE International Conference on Data Engineering
ICDM | IEEE International Conference on Data Mining
ICLR | International Conference on Learning Representations
ICML | International Conference on Machine Learning
ICRA | IEEE International Conference on Robotics and Automation
ICSE | International Conference on Software Engineering
IJCAI | International Joint Conference on Artificial Intelligence
IJCNLP | International Joint Conference on Natural Language Processing
IJCNN | International Joint Conference on Neural Networks
Interspeech | Annual Conference of the International Speech Communication Association
IROS | IEEE/RSJ International Conference on Intelligent Robots and Systems | Intelligent Robots and Systems
ISIT | IEEE International Symposium on Information Theory
IWSLT | International Conference on Spoken Language Translation
JAIR | Journal of Artificial Intelligence Research
JMLR | Journal of Machine Learning Research
KDD | ACM SIGKDD Conference on Knowledge Discovery and Data Mining | Knowledge Discovery and Data Mining | SIGKDD
LREC | International Conference on Language Resources and Evaluation | Language Resources and Evaluation Conference
MICCAI | International Conference on Medical Image Computing and Computer-Assisted Intervention
MIDL | Medical Imaging with Deep Learning
MLSys | Conference on Machine Learning and Systems
NAACL | Conference of the North American Chapter of the Association for Computational Linguistics | NAACL-HLT
NDSS | Network and Distributed System Security Symposium
NeurIPS | Conference on Neural Information Processing Systems | Advances in Neural Information Processing Systems | NIPS
OSDI | USENIX Symposium on Operating Systems Design and Implementation
PLDI | ACM SIGPLAN Conference on Programming Language Design and Implementation
PNAS | Proceedings of the National Academy of Sciences | National Academy of Sciences of the United States
POPL | ACM SIGPLAN Symposium on Principles of Programming Languages
RecSys | ACM Conference on Recommender Systems
RSS | Robotics: Science and Systems
SIGGRAPH | ACM SIGGRAPH Conference on Computer Graphics and Interactive Techniques
SIGIR | International ACM SIGIR Conference on Research and Development in Information Retrieval
SIGMOD | ACM SIGMOD International Conference on Management of Data
SODA | ACM-SIAM Symposium on Discrete Algorithms
SOSP | ACM Symposium on Operating Systems Principles
STOC | ACM Symposium on Theory of Computing
TACL | Transactions of the Association for Computational Linguistics
TMLR | Transactions on Machine Learning Research
TPAMI | IEEE Transactions on Pattern Analysis and Machine Intelligence | PAMI
UAI | Conference on Uncertainty in Artificial Intelligence | Uncertainty in Artificial Intelligence
UIST | ACM Symposium on User Interface Software and Technology
VLDB | International Conference on Very Large Data Bases | Proceedings of the VLDB Endowment
WACV | IEEE/CVF Winter Conference on Applications of Computer Vision
WSDM | ACM International Conference on Web Search and Data Mining
WWW | The Web Conference | International World Wide Web Conference | International Conference on World Wide Web
"""
"""Short name, long name, and other names, a line each."""

_PREPRINTS = (
    (re.compile(r"(?i)(?:corr|arxiv)\b.*"), Series("arXiv")),
    (re.compile(r"(?i)biorxiv\b.*"), Series("bioRxiv")),
    (re.compile(r"(?i)medrxiv\b.*"), Series("medRxiv")),
    (re.compile(r"(?i)ssrn\b.*"), Series("SSRN")),
)
_SPONSORS = re.compile(r"\b(?:IEEE|ACM|CVF|RSJ|USENIX|SIAM|SIG[A-Z]+|AAAI|EURASIP|ISCA)(?:/|-|\s+|$)")
_LEADING = re.compile(
    r"^(?:in\s*:?\s+)?(?:(?:conference\s+)?(?:proceedings|proc\.|companion|extended abstracts|findings|abstracts)"
    r"\s*(?:of|for)?\s*)?(?:the\s+)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:['’]\d{2}\b|(?<!\d)(?:19|20)\d{2}(?:\s*[-–/]\s*(?:19|20)?\d{2})?(?!\d))")
_WORDS_OF_TEN = "twent|thirt|fort|fift|sixt|sevent|eight|ninet"
_ORDINAL = re.compile(
    r"\b(?:\d+\s*(?:st|nd|rd|th)|"
    rf"(?<=\bthe )(?:(?:{_WORDS_OF_TEN})(?:y|ieth)[- ]?)?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w{3,6}teenth)|"
    rf"(?<=\bthe )(?:{_WORDS_OF_TEN})ieth|[XVI]{{2,}}(?=\s))\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"[,:;(–-]?\s*\b(?:vol(?:ume)?s?|no|number|issue|part|track|tome|bd|band|heft)\b\.?\s*"
    r"(?:\d+|[IVX]+)(?=$|[\s,:;)(.])\)?(?:\s*:?\s*(?:long|short|main|tutorial|shared)\b.*)?",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(?<![\w/])\d+(?:\s*\(\d[\d–-]*\))?(?:\s*:\s*[\d–-]+)?(?![\w/])")
_PLACE_AND_DAY = re.compile(
    r",[^,]*(?:,[^,]*)*,?\s*\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b.*$", re.IGNORECASE
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_ANNUAL = re.compile(r"\b(?:annual|biennial)\b\s*(?=international|conference|ieee|acm|symposium)", re.IGNORECASE)
_WORKSHOP = re.compile(r"\bworkshops?\b", re.IGNORECASE)
_TRACK = re.compile(
    r"\b(?:findings|industry|main|demo\w*|datasets? and benchmarks?|long papers?|short papers?|student|system|tutorial"
    r"|research|oral|poster|spotlight|volume)\b",
    re.IGNORECASE,
)
_EDGES = " ,;:.–-/&'’"


def _key(name: str) -> str:
    return title_key(_ANNUAL.sub("", _SPONSORS.sub("", name)) or name)


def _table() -> dict[str, Series]:
    found: dict[str, Series] = {}
    for line in _KNOWN.strip().split("\n"):
        name, long_name, *others = (part.strip() for part in line.split("|"))
        for written in (name, long_name, *others):
            found[title_key(written)] = found[_key(written)] = Series(name, long_name)
    return found


_SERIES = _table()


@lru_cache(maxsize=16_384)
def series_of(venue: str) -> Series | None:
    """The series that a venue belongs to, without year, volume, number and place.

    `EMNLP 2025 (Findings)`, `Proceedings of the 2023 Conference on Empirical Methods in Natural
    Language Processing` and `EMNLP` are one series. A workshop is its own, or, where it has no name,
    one of the workshops of its conference. Gives `None` where nothing but numbers is left.
    """
    venue = venue.strip()
    for pattern, preprints in _PREPRINTS:
        if pattern.fullmatch(venue):
            return preprints
    if known := _SERIES.get(title_key(venue)):
        return known
    named = _named_in_brackets(venue)
    bare = _bare(venue)
    known = _SERIES.get(title_key(bare)) or _SERIES.get(_key(bare)) or _of_findings(venue)
    if _WORKSHOP.search(venue):
        rest = _bare(_WORKSHOP.sub("", venue))
        host = _SERIES.get(title_key(rest))
        return Series(f"{host.name} workshops") if host else Series(bare) if bare else None
    if known or named:
        return known or named
    return Series(bare) if bare and re.search(r"[^\W\d_]", bare) else None


def _named_in_brackets(venue: str) -> Series | None:
    """The series whose short name stands in brackets: `… on Robotics and Automation (ICRA)`."""
    for inside in _BRACKETS.findall(venue):
        bare = _bare(inside)
        if (known := _SERIES.get(title_key(bare))) and bare.lower() != bare:
            return known
    return None


def _of_findings(venue: str) -> Series | None:
    """The conference whose findings these are: `Findings of the …: EMNLP 2025`."""
    if not venue.lower().startswith("findings"):
        return None
    return _SERIES.get(title_key(_bare(venue.rsplit(":", 1)[-1])))


def _bare(venue: str) -> str:
    """The venue's name without what changes from year to year."""
    text = _PLACE_AND_DAY.sub("", venue)
    text = _BRACKETS.sub(lambda match: "" if _is_passing(match[1]) else match[0], text)
    text = _PART.sub(" ", _YEAR.sub(" ", text))
    text = _NUMBERS.sub(" ", _ORDINAL.sub(" ", text))
    text = re.sub(r"\(\s*\)", " ", text)
    text = _LEADING.sub("", " ".join(text.split()).strip(_EDGES), count=1)
    return re.sub(r"\s+([,:;])", r"\1", " ".join(text.split())).strip(_EDGES)


def _is_passing(inside: str) -> bool:
    """Whether what stands in brackets is a year, a track, a volume or a short name."""
    bare = _YEAR.sub("", inside).strip(_EDGES)
    return not bare or _TRACK.search(bare) is not None or " " not in bare or not re.search(r"[^\W\d_]{2}", bare)
