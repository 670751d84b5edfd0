"""Papers as weighted terms: what relations and automatic topics are computed from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, overload

import numpy as np
from scipy import sparse

from paperatlas.enrich.grouping import seen_twice
from paperatlas.enrich.texts import Texts
from paperatlas.text.words import PAPER_WORDS, STOP_WORDS, stem

_MAX_SHARE = 0.3
"""A term in a greater share of the papers tells none from another."""
_FEW = 40
"""Among fewer papers a term may stand in half of them."""
_TITLE_WEIGHT = 2.0
"""A word of the title counts as much as this many words of the abstract."""
_SATURATION, _BY_LENGTH, _RARITY = 2.0, 0.3, 0.85
"""Chosen by `benchmarks/related.py`."""


class ShownForms(Sequence[str]):
    """For each term the way it is written most often, put together when asked for."""

    def __init__(self, written: Sequence[str], first: Any, second: Any, joined: Any) -> None:
        self._written, self._first, self._second, self._joined = written, first, second, joined

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[str, ...]: ...
    def __getitem__(self, place: int | slice) -> str | tuple[str, ...]:
        if isinstance(place, slice):
            return tuple(self[index] for index in range(len(self))[place])
        word = _form(self._written[self._second[place]])
        if self._first[place] < 0:
            return word
        return f"{_form(self._written[self._first[place]])}{'-' if self._joined[place] else ' '}{word}"

    def __len__(self) -> int:
        return len(self._second)

    def of(self, chosen: Any) -> ShownForms:
        """The forms of some of the terms."""
        return ShownForms(self._written, self._first[chosen], self._second[chosen], self._joined[chosen])


@dataclass(frozen=True, slots=True)
class Terms:
    """Papers by terms, as rows of unit length."""

    matrix: Any
    """CSR matrix (papers × terms) of tf-idf weights (float32), each row of length 1 or 0."""
    shown: Sequence[str]
    """For each term the way it is written most often."""
    steady: Any
    """The same matrix for the terms of the steady part alone: papers beyond it change nothing in a paper's row."""
    steady_shown: Sequence[str]
    """For each term of the steady part the way it is written there most often."""


def weigh_terms(texts: Texts, steady: int | None = None) -> Terms:
    """Weights of single words and pairs of neighbours, stemmed, the title twice.

    A weight is tf · (k + 1) / (tf + k · (1 − b + b · length)) · ln(N / df)^r, with the length as a share of
    the mean, after BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25
    and Beyond"); rows are scaled to unit length. N, df and the mean length are those of the steady part;
    a term that stands there in fewer than two papers counts as if it stood in two.
    Terms of a single paper, or of more than three papers in ten (half, where there are few), are left out.

    Args:
        texts: the papers' words, the steady part first.
        steady: papers of the steady part; all without it.
    """
    steady = len(texts) if steady is None else steady
    stems, is_single, is_any = _stems(texts)
    part = texts.parts
    forms = len(texts.written)
    blocks = [
        _weigh(texts, steady, *_singles(texts, stems, is_single), part),
        _weigh(texts, steady, *_pairs(texts, stems, is_any, part), part),
    ]
    matrix = sparse.hstack([block.weights for block in blocks], format="csr", dtype=np.float32)
    is_steady = np.concatenate([block.is_steady for block in blocks])
    single, pair = (block.forms for block in blocks)
    shown = ShownForms(
        texts.written,
        np.concatenate((np.full(len(single), -1), pair // 2 // max(forms, 1))),
        np.concatenate((single, pair // 2 % max(forms, 1))),
        np.concatenate((np.zeros(len(single), np.int64), pair % 2)),
    )
    every = of_unit_length(matrix)
    if is_steady.all():
        return Terms(every, shown, every, shown)
    return Terms(every, shown, of_unit_length(matrix[:, np.flatnonzero(is_steady)]), shown.of(is_steady))


@dataclass(frozen=True, slots=True)
class _Block:
    """Terms of one sort."""

    weights: Any
    """CSR matrix (papers × terms)."""
    is_steady: Any
    """For each term whether several papers of the steady part have it."""
    forms: Any
    """For each term its commonest form, in the steady part if it is one of that."""


def _singles(texts: Texts, stems: Any, is_single: Any) -> tuple[Any, Any, Any]:
    """Places, terms and forms of single words."""
    places = np.flatnonzero(is_single[texts.word_keys])
    forms = texts.forms[places]
    return places, stems[texts.key_of_form[forms]].astype(np.int64), forms.astype(np.int64)


def _pairs(texts: Texts, stems: Any, is_any: Any, part: Any) -> tuple[Any, Any, Any]:
    """Places of the second words, terms and forms of pairs of neighbours."""
    fits = is_any[texts.word_keys]
    places = np.flatnonzero(fits[1:] & fits[:-1] & (part[1:] == part[:-1])) + 1
    of_form = stems[texts.key_of_form].astype(np.int64)
    first, second = texts.forms[places - 1], texts.forms[places]
    terms = of_form[first] * (int(stems.max(initial=0)) + 1) + of_form[second]
    return places, terms, (first.astype(np.int64) * len(texts.written) + second) * 2 + texts.joined[places]


def _stems(texts: Texts) -> tuple[Any, Any, Any]:
    """For each key its stem's number, whether it is a term by itself, and whether it may stand in a pair."""
    numbers: dict[str, int] = {}
    stems = np.array([numbers.setdefault(stem(key), len(numbers)) for key in texts.compared], np.int32)
    is_any = np.array([key not in STOP_WORDS and len(key) > 1 and not key.isdigit() for key in texts.compared], bool)
    is_paper_word = np.array([key in PAPER_WORDS for key in texts.compared], bool)
    return stems, is_any & ~is_paper_word, is_any


def _weigh(texts: Texts, steady: int, places: Any, codes: Any, forms: Any, part: Any) -> _Block:
    """Weights of the terms that stand at some places."""
    again = seen_twice(codes)
    places, forms = places[again], forms[again]
    distinct, term = np.unique(codes[again], return_inverse=True)
    del codes, again
    row, in_body = part[places] // 2, part[places] % 2
    cell, inverse = np.unique(term * len(texts) + row, return_inverse=True)
    of_cell, cell_row = np.divmod(cell, max(len(texts), 1))
    tf = np.bincount(inverse, np.where(in_body, 1.0, _TITLE_WEIGHT))
    frequency = np.bincount(of_cell[cell_row < steady], minlength=len(distinct))
    limit = max(2, int((0.5 if steady < _FEW else _MAX_SHARE) * steady))
    kept = (np.bincount(of_cell, minlength=len(distinct)) >= 2) & (frequency <= limit)
    is_steady = kept & (frequency >= 2)
    column = np.cumsum(kept) - 1
    inside = kept[of_cell]
    of_cell, cell_row = of_cell[inside], cell_row[inside]
    rarity = np.log(max(steady, 2) / np.maximum(frequency, 2)) ** _RARITY
    values = _saturated(tf[inside], _lengths(texts, steady)[cell_row]) * rarity[of_cell]
    shape = (len(texts), int(kept.sum()))
    matrix = sparse.coo_matrix((values.astype(np.float32), (cell_row, column[of_cell])), shape=shape).tocsr()
    matrix.sort_indices()
    known = kept[term] & ((row < steady) | ~is_steady[term])
    return _Block(matrix, is_steady[kept], _commonest(column[term[known]], forms[known], shape[1]))


def _lengths(texts: Texts, steady: int) -> Any:
    """For each paper the number of its words, the title's counted twice, as a share of the steady part's mean."""
    words = np.diff(texts.starts).reshape(-1, 2) @ np.array([_TITLE_WEIGHT, 1.0])
    return words / max(float(words[:steady].mean()), 1.0) if steady else words


def _saturated(tf: Any, length: Any) -> Any:
    return tf * (_SATURATION + 1) / (tf + _SATURATION * (1 - _BY_LENGTH + _BY_LENGTH * length))


def _commonest(term: Any, form: Any, terms: int) -> Any:
    """For each of some terms its commonest form; of equally common ones that with the smaller number."""
    if not len(term):
        return np.zeros(0, np.int64)
    distinct, number = np.unique(form, return_inverse=True)
    pairs, counts = np.unique(term * len(distinct) + number, return_counts=True)
    of_pair = pairs // len(distinct)
    order = np.lexsort((pairs, -counts, of_pair))
    first = np.searchsorted(of_pair[order], np.arange(terms))
    return distinct[pairs[order][first] % len(distinct)]


def of_unit_length(matrix: Any) -> Any:
    """The rows scaled to length 1, those without terms left as they are."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1), dtype=np.float64)).ravel()
    lengths[lengths == 0] = 1
    return sparse.diags(1 / lengths).dot(matrix).tocsr().astype(np.float32)


def _form(written: str) -> str:
    return written.lower() if written[1:].islower() or len(written) == 1 else written
