"""What a link of a list of papers leads to: the paper, or its code, data, video and so on."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from paperatlas.model.identifiers import parse_doi

_ANY = r"."
_PAPER_PATHS: dict[str, str] = {
    # Host, or its end, and what the path has to match.
    "arxiv.org": r"/(?:abs|pdf|html|format|ps)/.",
    "ar5iv.org": r"/(?:abs|html)/.|/\d",
    "ar5iv.labs.arxiv.org": r"/html/.",
    "alphaxiv.org": r"/(?:abs|pdf|overview)/.",
    "doi.org": r"/10\.",
    "aclanthology.org": r"/.",
    "aclanthology.info": r"/.",
    "aclweb.org": r"/anthology/.",
    "openreview.net": r"/(?:forum|pdf|attachment|references/pdf)",
    "proceedings.mlr.press": r"/v\d",
    "proceedings.neurips.cc": r"/paper",
    "papers.nips.cc": r"/paper",
    "papers.neurips.cc": r"/paper",
    "nips.cc": r"/(?:paper|virtual/\d+/(?:poster|oral|spotlight))",
    "neurips.cc": r"/(?:paper|virtual/\d+/(?:poster|oral|spotlight))",
    "iclr.cc": r"/virtual/\d+/(?:poster|oral|spotlight)",
    "icml.cc": r"/virtual/\d+/(?:poster|oral|spotlight)",
    "proceedings.iclr.cc": r"/paper",
    "proceedings.mlsys.org": r"/paper",
    "openaccess.thecvf.com": r"/content",
    "ecva.net": r"/papers/",
    "jmlr.org": r"/(?:papers|beta/papers|proceedings)/.",
    "jair.org": r"/index.php/jair/article",
    "semanticscholar.org": r"/(?:paper/|arxiv:|.*\.pdf)",
    "pdfs.semanticscholar.org": _ANY,
    "dl.acm.org": r"/(?:doi|citation)",
    "ieeexplore.ieee.org": r"/(?:abstract/)?document|/stamp|/iel|/xpl",
    "computer.org": r"/csdl/",
    "nature.com": r"/articles/",
    "science.org": r"/doi/",
    "sciencemag.org": r"/content/",
    "sciencedirect.com": r"/science/article",
    "link.springer.com": r"/(?:article|chapter|book|content|referenceworkentry)",
    "biorxiv.org": r"/content/",
    "medrxiv.org": r"/content/",
    "chemrxiv.org": r"/(?:engage|articles|doi)",
    "psyarxiv.com": r"/.",
    "techrxiv.org": r"/(?:articles|doi|users)/",
    "researchsquare.com": r"/article/",
    "preprints.org": r"/(?:manuscript|frontend)/",
    "eprint.iacr.org": r"/\d{4}/\d",
    "ssrn.com": r"/(?:abstract|sol3/)",
    "pubmed.ncbi.nlm.nih.gov": r"/\d",
    "pmc.ncbi.nlm.nih.gov": r"/articles/",
    "ncbi.nlm.nih.gov": r"/(?:pmc/articles|pubmed)/",
    "europepmc.org": r"/(?:article|abstract)/",
    "hal.science": r"/[a-z]+-\d",
    "archives-ouvertes.fr": r"/[a-z]+-\d",
    "ojs.aaai.org": r"/index.php/.*article",
    "aaai.org": r"/(?:ocs|papers|Papers|ojs)/",
    "cdn.aaai.org": r"/ojs/",
    "ijcai.org": r"/(?:proceedings|Proceedings|abstract)/.",
    "isca-speech.org": r"/archive/.",
    "isca-archive.org": r"/.",
    "usenix.org": r"/(?:conference/.*presentation|system/files|publications)",
    "usenix.net": r"/conference/.*presentation",
    "ndss-symposium.org": r"/ndss-paper/",
    "frontiersin.org": r"/(?:articles|journals/.*articles)",
    "mdpi.com": r"/[\d-]+/\d",
    "journals.plos.org": r"/.*article",
    "pnas.org": r"/(?:doi|content)/",
    "cell.com": r"/.*/(?:fulltext|pdf)",
    "thelancet.com": r"/journals/.*/(?:article|fulltext|PIIS)",
    "nejm.org": r"/doi/",
    "jamanetwork.com": r"/journals/.*article",
    "bmj.com": r"/content/",
    "academic.oup.com": r"/.*(?:article|advance)",
    "tandfonline.com": r"/doi/",
    "onlinelibrary.wiley.com": r"/doi/",
    "journals.sagepub.com": r"/doi/",
    "direct.mit.edu": r"/.*/article",
    "mitpressjournals.org": r"/doi/",
    "pubs.acs.org": r"/doi/",
    "pubs.rsc.org": r"/.*article",
    "pubs.aip.org": r"/.*/article",
    "journals.aps.org": r"/.*/(?:abstract|pdf)/",
    "iopscience.iop.org": r"/article/",
    "royalsocietypublishing.org": r"/doi/",
    "annualreviews.org": r"/doi/|/content/journals/",
    "epubs.siam.org": r"/doi/",
    "pubsonline.informs.org": r"/doi/",
    "elifesciences.org": r"/articles/",
    "roboticsproceedings.org": r"/rss",
    "vldb.org": r"/pvldb/",
    "cidrdb.org": r"/.*\.pdf",
    "sigmodrecord.org": r"/publications/",
    "bmva-archive.org.uk": r"/bmvc/.*paper",
    "papers.bmvc2023.org": r"/\d",
    "drops.dagstuhl.de": r"/(?:entities|opus)",
    "dblp.org": r"/rec/",
    "dblp.uni-trier.de": r"/rec/",
    "openalex.org": r"/(?:works/)?W\d",
    "researchgate.net": r"/(?:publication|profile/.*/publication)/",
    "academia.edu": r"/\d",
    "scholar.archive.org": r"/(?:work|release)/",
    "jstor.org": r"/stable/",
    "osf.io": r"/preprints/",
    "distill.pub": r"/\d{4}/",
    "transformer-circuits.pub": r"/\d{4}/.+/",
    "paperswithcode.com": r"/paper/",
    "huggingface.co": r"/papers/\d{4}\.\d",
    "microsoft.com": r"/.*research/publication/",
    "research.google": r"/pubs/.",
    "storage.googleapis.com": r"/.*(?:technical_report|paper|tech_report).*\.pdf",
}
_PAPERS = {host: re.compile(path) for host, path in _PAPER_PATHS.items()}
_PUBLICATION = re.compile(r"/publications?/.{8,}")
_NO_PAPER_HOSTS = frozenset(
    "github.com gist.github.com gitlab.com gitee.com bitbucket.org huggingface.co youtube.com youtu.be "
    "twitter.com x.com medium.com zhihu.com zhuanlan.zhihu.com linkedin.com kaggle.com colab.research.google.com "
    "docs.google.com drive.google.com bilibili.com slideshare.net reddit.com discord.gg discord.com wikipedia.org "
    "amazon.com modelscope.cn notion.site".split()
)
"""Hosts that hold no papers unless a link says so or a file ends in `.pdf`."""

_DOI_IN_PATH = re.compile(r"/(10\.\d{4,9}(?:\.\d+)*/[^?#\s]+)")
_DOI_TAIL = re.compile(
    r"(?:/(?:full|abstract|pdf|meta|epdf|fulltext|html)|\.full|\.abstract|\.pdf|v\d{1,2}(?=$|\.full|/full))+$",
    re.IGNORECASE,
)
_DOI_HOSTS = frozenset(
    "dl.acm.org link.springer.com science.org onlinelibrary.wiley.com tandfonline.com frontiersin.org biorxiv.org "
    "medrxiv.org pnas.org journals.sagepub.com pubs.acs.org epubs.siam.org royalsocietypublishing.org nejm.org "
    "journals.plos.org direct.mit.edu annualreviews.org journals.aps.org iopscience.iop.org".split()
)
_NATURE = re.compile(r"/articles/(s\d{5}-\d{3}-\d{5}-[\dxX]|nature\d{4,6}|srep\d{4,6}|ncomms\d{4,6})(?:\.pdf)?/?$")


def is_paper_address(url: str) -> bool:
    """Whether `url` is of a page or a file that holds a paper, by its host and path."""
    host, path = _parts(url)
    if pattern := _entry(host):
        return pattern.match(path) is not None or _is_pdf(path)
    if host in _NO_PAPER_HOSTS or _parent(host) in _NO_PAPER_HOSTS:
        return False
    return _is_pdf(path) or _PUBLICATION.search(path) is not None


def may_be_paper(url: str) -> bool:
    """Whether `url` may hold a paper where the words around it say so."""
    host, path = _parts(url)
    return _is_pdf(path) or (bool(host) and host not in _NO_PAPER_HOSTS and _parent(host) not in _NO_PAPER_HOSTS)


def is_pdf(url: str) -> bool:
    """Whether `url` is of a PDF."""
    host, path = _parts(url)
    return _is_pdf(path) or (host == "openreview.net" and path.startswith("/pdf"))


def doi_in_address(url: str) -> str | None:
    """The DOI in an address of a publisher that puts it there: `https://dl.acm.org/doi/pdf/10.1145/3526113`."""
    host, path = _parts(url)
    if host == "nature.com" and (match := _NATURE.match(path)):
        return f"10.1038/{match[1].lower()}"
    if host in _DOI_HOSTS and (match := _DOI_IN_PATH.search(unquote(path))):
        return parse_doi(_DOI_TAIL.sub("", match[1].rstrip("/")))
    return None


def _parts(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return "", ""
    return host, parts.path


def _parent(host: str) -> str:
    return host.partition(".")[2]


def _entry(host: str) -> re.Pattern[str] | None:
    while host:
        if host in _PAPERS:
            return _PAPERS[host]
        host = _parent(host)
    return None


def _is_pdf(path: str) -> bool:
    return path.lower().endswith((".pdf", ".ps", ".ps.gz"))
