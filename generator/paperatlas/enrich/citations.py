"""Which papers of the collection cite which, and which cited works papers have in common."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from paperatlas.model.identifiers import arxiv_id_of_doi, parse_arxiv_id, parse_doi
from paperatlas.model.paper import Paper
from paperatlas.model.schemes import identifier_in_address, parse_identifier
from paperatlas.text.words import title_key

_DOI_INSIDE = re.compile(r"\b10\.\d{4,9}/[^\s\"<>\]}]{1,200}")
_ARXIV_INSIDE = re.compile(
    r"arxiv(?:\.org/(?:abs|pdf)/|[\s:.]{1,3})\s?(\d{4}\.\d{4,5}|[a-z-]{2,10}/\d{7})", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PIECES = re.compile(r"[.,;:?!\"“”‘’()\[\]]+")
_BARE_SCHEMES = ("openalex", "semantic-scholar", "acl", "dblp")
"""Schemes whose identifiers are told from words without an address."""
_LONGEST = 2000
"""Characters of a free reference that are looked at."""
_MOST_PIECES, _MOST_JOINED = 40, 6
_SHORTEST_TITLE = 16
"""Letters of the shortest title that is looked for in a free reference."""


@dataclass(frozen=True, slots=True)
class Citations:
    """What the papers of a collection cite."""

    cites: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each paper that cites others the identifiers of those in the collection, in the order of its references."""
    cited_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The way back, each in alphabetical order."""
    works: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For each paper keys of all works it cites, in the collection or not."""


def find_citations(papers: Sequence[Paper]) -> Citations:
    """Resolves the references of papers.

    A reference is a DOI, an arXiv identifier, another identifier or its address, or free text. Free
    text is searched for an identifier and then for the title of a paper of the collection, which must
    be long enough to be no accident, belong to one paper only and not contradict the years named.
    """
    register = _Register(papers)
    cites: dict[str, tuple[str, ...]] = {}
    works: dict[str, frozenset[str]] = {}
    back: dict[str, list[str]] = defaultdict(list)
    for paper in sorted(papers, key=lambda paper: paper.id):
        found = [register.resolve(reference) for reference in paper.references]
        if not found:
            continue
        works[paper.id] = frozenset(f"paper:{cited}" if cited else key for cited, key in found)
        named = tuple(dict.fromkeys(cited for cited, _ in found if cited and cited != paper.id))
        if named:
            cites[paper.id] = named
        for cited in named:
            back[cited].append(paper.id)
    return Citations(cites, {identifier: tuple(citing) for identifier, citing in back.items()}, works)


class _Register:
    """The papers by everything they can be cited by."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        owners: dict[str, set[str]] = defaultdict(set)
        for paper in papers:
            for key in _keys(paper):
                owners[key].add(paper.id)
        self._owner = {key: next(iter(found)) for key, found in owners.items() if len(found) == 1}
        self._years = {paper.id: paper.publication_year for paper in papers}

    def resolve(self, reference: str) -> tuple[str | None, str]:
        """The paper that a reference means, if it is here, and a key of the work, equal for equal works."""
        text = reference.strip()[:_LONGEST]
        key = _identifier_key(text) or _identifier_inside(text)
        if key:
            return self._owner.get(key), key
        return self._by_title(text), f"text:{title_key(text)}"

    def _by_title(self, text: str) -> str | None:
        years = {int(year) for year in _YEAR.findall(text)}
        for candidate in _titles_in(text):
            owner = self._owner.get(f"title:{candidate}")
            if owner and self._fits(owner, years):
                return owner
        return None

    def _fits(self, paper: str, years: set[int]) -> bool:
        year = self._years[paper]
        return not years or year is None or any(abs(year - named) <= 1 for named in years)


def _keys(paper: Paper) -> Iterator[str]:
    if paper.doi:
        yield _doi_key(paper.doi)
    if paper.arxiv_id:
        yield f"arxiv:{paper.arxiv_id}"
    for identifier in paper.ids:
        yield f"{identifier.scheme}:{identifier.value}"
    if paper.title and len(key := title_key(paper.title)) >= _SHORTEST_TITLE:
        yield f"title:{key}"


def _doi_key(doi: str) -> str:
    arxiv = arxiv_id_of_doi(doi)
    return f"arxiv:{arxiv.id}" if arxiv else f"doi:{doi}"


def _identifier_key(text: str) -> str | None:
    """The key of a reference that is nothing but an identifier or its address."""
    if doi := parse_doi(text):
        return _doi_key(doi)
    if arxiv := parse_arxiv_id(text):
        return f"arxiv:{arxiv.id}"
    identifier = identifier_in_address(text)
    if identifier is None and " " not in text:
        found = (parse_identifier(scheme, text) for scheme in _BARE_SCHEMES)
        identifier = next((one for one in found if one), None)
    return f"{identifier.scheme}:{identifier.value}" if identifier else None


def _identifier_inside(text: str) -> str | None:
    if match := _DOI_INSIDE.search(text):
        doi = parse_doi(match[0].rstrip(").,;"))
        if doi:
            return _doi_key(doi)
    if match := _ARXIV_INSIDE.search(text):
        arxiv = parse_arxiv_id(match[1].lower())
        if arxiv:
            return f"arxiv:{arxiv.id}"
    return None


def _titles_in(text: str) -> Iterator[str]:
    """What may be the title in a free reference: all of it, then runs of its pieces, the longest first."""
    yield title_key(text)
    pieces = [title_key(piece) for piece in _PIECES.split(text)[:_MOST_PIECES]]
    for size in range(min(_MOST_JOINED, len(pieces)), 0, -1):
        for start in range(len(pieces) - size + 1):
            joined = "".join(pieces[start : start + size])
            if len(joined) >= _SHORTEST_TITLE:
                yield joined
