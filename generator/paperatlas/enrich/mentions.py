"""One paper's method named in another paper's text, both ways.

A wrong link misleads more than a missing one helps. So a name is believed only if nothing in the
collection speaks against its being this paper's own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from paperatlas.enrich.coinages import owners_of_names
from paperatlas.enrich.texts import Texts
from paperatlas.enrich.uses import Use, uses_of
from paperatlas.model.paper import Mention, Paper

_DEFINED_ELSEWHERE = 2
"""Papers that explain an acronym as theirs before it is everybody's."""
_ACRONYM = re.compile(r"[A-Z0-9]{2,6}")
_LEAST_COSINE = 0.05
"""How near papers must be by their words that share a short acronym: it means different things in different fields."""


def find_mentions(papers: Sequence[Paper], texts: Texts, matrix: Any = None) -> dict[str, tuple[Mention, ...]]:
    """For each paper the methods it mentions that other papers of the collection introduce.

    A name counts if one paper alone introduces it and it is written the same. It does not count where it
    is no name: if an older paper uses it, if others explain it as an acronym of theirs, write it in lower
    case or in the plural, or if very many use it. A paper is mentioned once, by its first name met, and
    never by an older paper, by one that explains the name as its own or, where the name is a short acronym,
    by one with quite other words.

    Args:
        papers: the papers.
        texts: their words.
        matrix: their weighted terms, rows of unit length in the order of the papers; without it words are not compared.
    """
    known = owners_of_names(papers)
    owners = known.of_name
    row_of = {paper.id: row for row, paper in enumerate(papers)}
    uses = uses_of({name: row_of[owner] for name, owner in owners.items()}, papers, texts)
    trusted = [
        (use, row_of[owners[name]])
        for name, found in sorted(uses.items())
        if _is_a_name(found, papers, papers[row_of[owners[name]]])
        for use in found
        if not use.plural and papers[use.row].id not in known.claimed[name] and use.row not in _explaining(found)
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


def _is_a_name(uses: Sequence[Use], papers: Sequence[Paper], owner: Paper) -> bool:
    """Whether nothing in other papers speaks against its being the owner's own name."""
    return (
        len(_explaining(uses)) < _DEFINED_ELSEWHERE
        and not any(use.plural for use in uses)
        and not any(_is_older(papers[use.row], owner) for use in uses)
    )


def _explaining(uses: Sequence[Use]) -> set[int]:
    return {use.row for use in uses if use.explained}


def _is_older(paper: Paper, other: Paper) -> bool:
    if paper.published and other.published:
        length = min(len(paper.published), len(other.published))
        return paper.published[:length] < other.published[:length]
    years = (paper.publication_year, other.publication_year)
    return years[0] is not None and years[1] is not None and years[0] < years[1]


def _cosines(matrix: Any, first: Sequence[int], second: Sequence[int]) -> Sequence[float]:
    if matrix is None or not first:
        return [1.0] * len(first)
    product = matrix[np.asarray(first)].multiply(matrix[np.asarray(second)])
    return [float(value) for value in np.asarray(product.sum(axis=1)).ravel()]
