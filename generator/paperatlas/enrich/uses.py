"""Where the names of methods stand in the texts of papers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from paperatlas.enrich.phrase_search import find_phrases
from paperatlas.enrich.texts import Texts
from paperatlas.model.paper import Paper
from paperatlas.text.math import replace_math

_WORDLIKE = re.compile(r"[A-Za-z0-9][A-Za-z0-9+/-]*")
_TOO_COMMON = 0.05
"""Share of the papers beyond which a name is an ordinary word."""
_FEW = 6
"""So many papers may use a name, however small the collection."""


class Use(NamedTuple):
    """A name of a method in a paper's text, in the name's own capitals."""

    name: str
    row: int
    """The paper that uses it."""
    explained: bool
    """Whether its full form stands beside it: one of the two in brackets."""
    plural: bool


def uses_of(owners: Mapping[str, int], papers: Sequence[Paper], texts: Texts) -> dict[str, list[Use]]:
    """What others use of names that are no ordinary words, in the order of the papers and of their texts.

    An ordinary word is what very many papers use in any case, or what stands in lower case somewhere
    although the name is no acronym.

    Args:
        owners: the names to be looked for, each with the row of the paper whose it is.
        papers: the papers.
        texts: their words.
    """
    found: dict[str, list[Use]] = defaultdict(list)
    rows: dict[int, list[str]] = defaultdict(list)
    for name, with_name in _rows_with(owners, texts):
        for row in with_name:
            rows[row].append(name)
    for row in sorted(rows):
        paper = papers[row]
        text = replace_math(" . ".join(filter(None, (paper.title, paper.abstract or paper.summary))))
        for use in _in_text(rows[row], row, text):
            found[use.name].append(use)
    return found


def _rows_with(owners: Mapping[str, int], texts: Texts) -> Iterator[tuple[str, Collection[int]]]:
    """Names that are no ordinary words, with other papers in which they may stand as written or in the plural."""
    names = sorted(owners)
    hits = find_phrases(texts, [name.lower() for name in names])
    foreign = np.flatnonzero(hits.part // 2 != np.array([owners[name] for name in names], np.int64)[hits.phrase])
    phrase, start, end, row = (column[foreign] for column in (hits.phrase, hits.start, hits.end, hits.part // 2))
    cells = np.unique(phrase * len(texts) + row)
    papers = np.bincount(cells // max(len(texts), 1), minlength=len(names))
    bounds = np.searchsorted(phrase, np.arange(len(names) + 1))
    limit = max(_FEW, _TOO_COMMON * len(texts))
    for number in np.flatnonzero((papers > 0) & (papers <= limit)).tolist():
        name, hit = names[number], slice(bounds[number], bounds[number + 1])
        runs = [_whole(texts, *run) for run in zip(start[hit].tolist(), end[hit].tolist(), strict=True)]
        if "+" in name or "/" in name:
            yield name, set(row[hit].tolist())
        elif name.isupper() or not any(run != name and run.lower() == name.lower() for run in runs):
            fits = (run in (name, f"{name}s") for run in runs)
            yield name, {one for one, is_name in zip(row[hit].tolist(), fits, strict=True) if is_name}


def _whole(texts: Texts, start: int, end: int) -> str:
    """A run of words as written; nothing where it is a part of a hyphenated word."""
    is_part = texts.joined[start] or (end < len(texts.joined) and texts.joined[end])
    return "" if is_part else texts.written_run(start, end)


def _in_text(names: Sequence[str], row: int, text: str) -> Iterator[Use]:
    """The uses of some names in one text."""
    singles = {name for name in names if " " not in name}
    plurals = {f"{name}s" for name in singles} - singles
    longer = [name for name in names if " " in name]
    for match in _WORDLIKE.finditer(text):
        piece, (start, end) = match[0], match.span()
        if piece in singles:
            yield _use(piece, row, text, start, end)
        elif piece in plurals:
            yield Use(piece[:-1], row, False, True)
        for name in longer:
            if text.startswith(name, start) and not text[start + len(name) : start + len(name) + 1].isalnum():
                yield _use(name, row, text, start, start + len(name))


def _use(name: str, row: int, text: str, start: int, end: int) -> Use:
    in_brackets = text[max(start - 1, 0) : start] == "(" and text[end : end + 1] == ")"
    before_brackets = name.isupper() and text[end : end + 2] == " (" and text[end + 2 : end + 3].isalpha()
    return Use(name, row, in_brackets or before_brackets, False)
