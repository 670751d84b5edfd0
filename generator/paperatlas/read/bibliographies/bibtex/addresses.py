r"""Identifiers and addresses in the fields of an entry, which are verbatim and yet often written in TeX."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlsplit

from paperatlas.model.identifiers import ArxivId, arxiv_id_of_doi, is_web_address, parse_arxiv_id, parse_doi
from paperatlas.model.record import Identifier, Link
from paperatlas.model.schemes import identifier_in_address, parse_identifier
from paperatlas.text.links import kind_of

_SURE = re.compile(r"https?://[a-z0-9.-]+(?::\d+)?(?:/[\w.~:/?#@!$&()*+,;=%-]*)?", re.ASCII | re.IGNORECASE)
_KNOWN_HOST = re.compile(
    r"arxiv|doi\.|ncbi|acl|openreview|openalex|semanticscholar|dblp|hal|archives|git|bitbucket|codeberg|sourceforge|4open"
)
_TILDE = re.compile(r"\$?\\sim\$?|\{?\\(?:textasciitilde|~)\s*(?:\{\s*\})?\}?|\\string~")
_COMMAND = re.compile(r"\\(?:url|href|path|nolinkurl|texttt)\s*(?=\{)")
_DASH = re.compile(r"\{?\\textendash\s*(?:\{\})?\}?")
_ESCAPED = re.compile(r"\{?\\([_%&#$^~/:;?=+-])\}?|\{([_%&#])\}")
_TAKEN_APART = str.maketrans('{}<>"', "     ")
_ADDRESS = re.compile(r"https?:/{1,2}[^\s<>{}\"]+|www\.[^\s<>{}\"]+\.[^\s<>{}\"]+", re.IGNORECASE)
_WRAPPED = re.compile(r"(?<=[/?&=_.-])\s*\n\s*|\s*\n\s*(?=[/?&=_.-])")
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_ARXIV = re.compile(
    r"arxiv(?:\s*preprint)?(?:\.org/(?:abs|pdf)/|[\s:(]+(?:arxiv\s*:)?\s*(?:e-prints?[\s:,]*)?)"
    r"((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?)(?!\d)",
    re.IGNORECASE,
)
_RESOLVER = re.compile(r"https?://(?:www\.|dx\.)?doi\.[a-z.]+/(?=10\.)", re.IGNORECASE)
_PDF = re.compile(r"\.pdf(?=[?#]|$)", re.IGNORECASE)
_FILES = re.compile(r"(?<!\\);")


@dataclass(slots=True)
class Addresses:
    """What an entry says of where its paper is."""

    arxiv: ArxivId | None = None
    doi: str | None = None
    url: str | None = None
    pdf: str | None = None
    ids: list[Identifier] = field(default_factory=list)
    code: dict[str, None] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)

    def add(self, url: str, kind: str | None = None, is_own: bool = True) -> None:
        """Puts an address where it belongs.

        Args:
            url: a web address.
            kind: what it leads to, where the field says so: `code` or a kind of `Link`.
            is_own: whether it may be the paper's own page.
        """
        is_ordinary = _is_ordinary(url.split("/", 3)[2])
        if kind is None and not is_ordinary and self._is_identifier(url):
            return
        if kind is None and self.pdf in (None, url) and _PDF.search(url):
            self.pdf = url
        elif kind is None and is_own and self.url is None and (is_ordinary or kind_of(url) != "code"):
            self.url = url
        elif url not in (self.url, self.pdf):
            self._link(url, kind or kind_of(url))

    def add_doi(self, text: str) -> bool:
        """Takes the DOI in `text`, if there is one."""
        plain = plain_address(text)
        doi = parse_doi(plain)
        if doi is None:
            match = _DOI.search(plain)
            doi = parse_doi(match[0]) if match else None
        if doi is None:
            return False
        if arxiv := arxiv_id_of_doi(doi):
            self.arxiv = self.arxiv or arxiv
        self.doi = self.doi or doi
        return True

    def add_arxiv(self, text: str) -> bool:
        """Takes the arXiv identifier that `text` is or names, if there is one."""
        arxiv = parse_arxiv_id(text) or arxiv_in(text)
        if arxiv is None:
            return False
        self.arxiv = self.arxiv or arxiv
        return True

    def add_id(self, scheme: str, text: str) -> bool:
        """Takes an identifier of a scheme, if `text` is one."""
        identifier = parse_identifier(scheme, text)
        if identifier is None:
            return False
        self.ids.append(identifier)
        return True

    def _is_identifier(self, url: str) -> bool:
        """Whether an address says no more than an identifier that is known now."""
        if arxiv := parse_arxiv_id(url):
            self.arxiv = self.arxiv or arxiv
            return True
        if (at_resolver := _RESOLVER.match(url)) and (doi := parse_doi(url[at_resolver.end() :])):
            self.doi = self.doi or doi
            if arxiv := arxiv_id_of_doi(doi):
                self.arxiv = self.arxiv or arxiv
            return self.doi == doi
        if identifier := identifier_in_address(url):
            self.ids.append(identifier)
        return False

    def _link(self, url: str, kind: str) -> None:
        if kind == "code":
            self.code.setdefault(url)
        else:
            self.links.setdefault(url, Link(kind, url))


@lru_cache(maxsize=4096)
def _is_ordinary(host: str) -> bool:
    """Whether no service that knows papers by identifiers, and no code host, is at this host."""
    return _KNOWN_HOST.search(host.lower()) is None


def arxiv_in(text: str) -> ArxivId | None:
    """The arXiv identifier that a text names: `arXiv preprint arXiv:1706.03762`."""
    match = _ARXIV.search(text)
    return parse_arxiv_id(match[1].lower() if "/" not in match[1] else match[1]) if match else None


def plain_address(text: str) -> str:
    """The text of a verbatim field without the TeX that some exporters write there."""
    if "\\" not in text and "{" not in text:
        return text
    text = _COMMAND.sub("", _TILDE.sub("~", text))
    text = _DASH.sub("--", text)
    return _ESCAPED.sub(lambda match: match[1] or match[2], text)


def addresses_in(text: str) -> Iterator[str]:
    """The web addresses in a field, its TeX and its line breaks taken out."""
    bare = text.strip()
    if _SURE.fullmatch(bare) and len(bare) <= 2000:
        yield bare
        return
    plain = plain_address(bare)
    if "\n" in plain:
        plain = _WRAPPED.sub("", plain)
    for match in _ADDRESS.finditer(plain.translate(_TAKEN_APART)):
        url = match[0].rstrip(".,;:!?'*")
        while url.endswith(")") and url.count("(") < url.count(")"):
            url = url[:-1]
        url = f"http://{url}" if url[:4].lower() == "www." else re.sub(r"^(https?):/+", r"\1://", url, flags=re.I)
        if is_web_address(url):
            yield url


def without_addresses(text: str) -> str:
    """The text of a field without its web addresses."""
    return _ADDRESS.sub(" ", plain_address(text).translate(_TAKEN_APART))


def files_in(text: str) -> tuple[list[tuple[str, bool]], bool]:
    r"""The web addresses in a `file` field, each with whether it is a PDF, and whether local files are there too.

    JabRef and Zotero write `description:path:type;…` with `\:` for a colon in a path; BibLaTeX and others a path.
    """
    found: list[tuple[str, bool]] = []
    has_local = False
    for part in _FILES.split(text):
        plain = part.replace("\\:", ":").replace("\\;", ";").replace("\\\\", "\\").strip()
        match = _ADDRESS.search(plain)
        url = re.sub(r":(?:PDF|URL|application/[\w.-]+|text/html|HTML)?$", "", match[0], flags=re.I) if match else ""
        if url and is_web_address(url):
            path = urlsplit(url).path.lower()
            found.append((url, path.endswith(".pdf") or "/pdf/" in path or plain.lower().endswith((":pdf", "/pdf"))))
        elif plain:
            has_local = True
    return found, has_local
