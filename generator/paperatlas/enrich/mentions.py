"""One paper's method named in another paper's text, both ways.

A wrong link misleads more than a missing one helps. So a name is believed only if nothing in the
collection speaks against its being this paper's own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from paperatlas.enrich.coinages import owners_of_names
from paperatlas.model.paper import Mention, Paper
from paperatlas.text.math import replace_math

_WORDLIKE = re.compile(r"[A-Za-z0-9][A-Za-z0-9+/-]*")
_TOO_COMMON = 0.05
"""Share of the papers beyond which a name is an ordinary word."""
_FEW = 6
"""So many papers may use a name, however small the collection."""
_DEFINED_ELSEWHERE = 2
"""Papers that explain an acronym as theirs before it is everybody's."""
_ACRONYM = re.compile(r"[A-Z0-9]{2,6}")
_LEAST_COSINE = 0.05
"""How near papers must be by their words that share a short acronym: it means different things in different fields."""


class _Use(NamedTuple):
    """A name of a method in a paper's text."""

    name: str
    row: int
    """The paper that uses it."""
    as_written: bool
    """Whether in the name's own capitals."""
    explained: bool
    """Whether its full form stands beside it: one of the two in brackets."""
    plural: bool


def find_mentions(papers: Sequence[Paper], matrix: Any = None) -> dict[str, tuple[Mention, ...]]:
    """For each paper the methods it mentions that other papers of the collection introduce.

    A name counts if one paper alone introduces it and it is written the same. It does not count where it
    is no name: if an older paper uses it, if others explain it as an acronym of theirs, write it in lower
    case or in the plural, or if very many use it. A paper is mentioned once, by its first name met, and
    never by an older paper, by one that explains the name as its own or, where the name is a short acronym,
    by one with quite other words.

    Args:
        papers: the papers.
        matrix: their weighted terms, rows of unit length in the order of the papers; without it words are not compared.
    """
    known = owners_of_names(papers)
    owners = known.of_name
    row_of = {paper.id: row for row, paper in enumerate(papers)}
    uses: dict[str, list[_Use]] = defaultdict(list)
    for use in _uses(papers, owners):
        if papers[use.row].id != owners[use.name]:
            uses[use.name].append(use)
    limit = max(_FEW, _TOO_COMMON * len(papers))
    trusted = [
        (use, row_of[owners[name]])
        for name, found in uses.items()
        if _is_a_name(name, found, papers, papers[row_of[owners[name]]], limit)
        for use in found
        if use.as_written and papers[use.row].id not in known.claimed[name] and use.row not in _explaining(found)
    ]
    near = _cosines(matrix, [use.row for use, _ in trusted], [owner for _, owner in trusted])
    mentions: dict[str, dict[str, str]] = {paper.id: {} for paper in papers}
    for (use, owner), cosine in sorted(zip(trusted, near, strict=True), key=lambda item: item[0][0].row):
        if cosine >= _LEAST_COSINE or not _ACRONYM.fullmatch(use.name):
            mentions[papers[use.row].id].setdefault(papers[owner].id, use.name)
    return {one: tuple(Mention(other, name) for other, name in found.items()) for one, found in mentions.items()}


def mentioned_by(mentions: Mapping[str, tuple[Mention, ...]]) -> dict[str, tuple[Mention, ...]]:
    """The way back: for each paper those that mention it."""
    back: dict[str, list[Mention]] = defaultdict(list)
    for identifier in sorted(mentions):
        for mention in mentions[identifier]:
            back[mention.id].append(Mention(identifier, mention.name))
    return {identifier: tuple(found) for identifier, found in back.items()}


def _is_a_name(name: str, uses: Sequence[_Use], papers: Sequence[Paper], owner: Paper, limit: float) -> bool:
    """Whether nothing speaks against its being the owner's own name."""
    users = {use.row for use in uses}
    return (
        len(users) <= limit
        and len(_explaining(uses)) < _DEFINED_ELSEWHERE
        and not any(use.plural or (not use.as_written and not name.isupper()) for use in uses)
        and not any(_is_older(papers[use.row], owner) for use in uses if use.as_written)
    )


def _explaining(uses: Sequence[_Use]) -> set[int]:
    return {use.row for use in uses if use.explained}


def _is_older(paper: Paper, other: Paper) -> bool:
    if paper.published and other.published:
        length = min(len(paper.published), len(other.published))
        return paper.published[:length] < other.published[:length]
    years = (paper.publication_year, other.publication_year)
    return years[0] is not None and years[1] is not None and years[0] < years[1]


def _uses(papers: Sequence[Paper], owners: Mapping[str, str]) -> Iterator[_Use]:
    """Where names of methods stand, in any capitals."""
    names: dict[str, list[str]] = defaultdict(list)
    beginnings: dict[str, set[int]] = defaultdict(set)
    for name in sorted(owners):
        names[name.lower()].append(name)
        if " " in name:
            beginnings[_WORDLIKE.findall(name)[0].lower()].add(len(name))
    plurals = {f"{folded}s" for folded in names} - names.keys()
    looked_for = names.keys() | plurals | beginnings.keys()
    for row, paper in enumerate(papers):
        text = replace_math(" . ".join(filter(None, (paper.title, paper.abstract or paper.summary))))
        for match in _WORDLIKE.finditer(text):
            piece, folded = match[0], match[0].lower()
            if folded not in looked_for:
                continue
            start, end = match.span()
            for name in names.get(folded, ()):
                yield _use(name, row, piece, text, start, end)
            for name in names.get(folded[:-1], ()) if folded in plurals else ():
                if piece[:-1] == name:
                    yield _Use(name, row, True, False, True)
            for length in beginnings.get(folded, ()):
                for name in names.get(text[start : start + length].lower(), ()):
                    if not text[start + length : start + length + 1].isalnum():
                        yield _use(name, row, text[start : start + length], text, start, start + length)


def _use(name: str, row: int, written: str, text: str, start: int, end: int) -> _Use:
    in_brackets = text[max(start - 1, 0) : start] == "(" and text[end : end + 1] == ")"
    before_brackets = name.isupper() and text[end : end + 2] == " (" and text[end + 2 : end + 3].isalpha()
    return _Use(name, row, written == name, written == name and (in_brackets or before_brackets), False)


def _cosines(matrix: Any, first: Sequence[int], second: Sequence[int]) -> Sequence[float]:
    if matrix is None or not first:
        return [1.0] * len(first)
    product = matrix[np.asarray(first)].multiply(matrix[np.asarray(second)])
    return [float(value) for value in np.asarray(product.sum(axis=1)).ravel()]
