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


@dataclass(frozen=True, slots=True)
class Terms:
    """Papers by terms, as rows of unit length."""

    matrix: Any
    """CSR matrix (papers × terms) of tf-idf weights (float32), each row of length 1 or 0."""
    shown: Sequence[str]
    """For each term the way it is written most often."""


def weigh_terms(texts: Texts) -> Terms:
    """Weights of single words and pairs of neighbours, stemmed, the title twice.

    A weight is tf · (k + 1) / (tf + k · (1 − b + b · length)) · ln(N / df)^r, with the length as a share of
    the mean, after BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25
    and Beyond"); rows are scaled to unit length.
    Terms of a single paper, or of more than three papers in ten (half, where there are few), are left out.
    """
    stems, is_single, is_any = _stems(texts)
    part = texts.parts
    limit = max(2, int((0.5 if len(texts) < _FEW else _MAX_SHARE) * len(texts)))
    forms = len(texts.written)
    blocks = [
        _weigh(texts, limit, *_singles(texts, stems, is_single), part),
        _weigh(texts, limit, *_pairs(texts, stems, is_any, part), part),
    ]
    matrix = sparse.hstack([matrix for matrix, _ in blocks], format="csr", dtype=np.float32)
    single, pair = (form for _, form in blocks)
    shown = ShownForms(
        texts.written,
        np.concatenate((np.full(len(single), -1), pair // 2 // max(forms, 1))),
        np.concatenate((single, pair // 2 % max(forms, 1))),
        np.concatenate((np.zeros(len(single), np.int64), pair % 2)),
    )
    return Terms(_of_unit_length(matrix), shown)


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


def _weigh(texts: Texts, limit: int, places: Any, codes: Any, forms: Any, part: Any) -> tuple[Any, Any]:
    """Weights of the terms that stand at some places, and the commonest form of each."""
    again = seen_twice(codes)
    places, forms = places[again], forms[again]
    distinct, term = np.unique(codes[again], return_inverse=True)
    del codes, again
    row, in_body = part[places] // 2, part[places] % 2
    cell, inverse = np.unique(term * len(texts) + row, return_inverse=True)
    frequency = np.bincount(cell // max(len(texts), 1), minlength=len(distinct))
    tf = np.bincount(inverse, np.where(in_body, 1.0, _TITLE_WEIGHT))
    kept = (frequency >= 2) & (frequency <= limit)
    column = np.cumsum(kept) - 1
    inside = kept[cell // max(len(texts), 1)]
    of_cell, cell_row = cell[inside] // max(len(texts), 1), cell[inside] % max(len(texts), 1)
    values = _saturated(tf[inside], _lengths(texts)[cell_row]) * np.log(len(texts) / frequency[of_cell]) ** _RARITY
    shape = (len(texts), int(kept.sum()))
    matrix = sparse.coo_matrix((values.astype(np.float32), (cell_row, column[of_cell])), shape=shape).tocsr()
    matrix.sort_indices()
    known = kept[term]
    return matrix, _commonest(column[term[known]], forms[known], shape[1])


def _lengths(texts: Texts) -> Any:
    """For each paper the number of its words, the title's counted twice, as a share of the mean."""
    words = np.diff(texts.starts).reshape(-1, 2) @ np.array([_TITLE_WEIGHT, 1.0])
    return words / max(float(words.mean()), 1.0) if len(words) else words


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


def _of_unit_length(matrix: Any) -> Any:
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1), dtype=np.float64)).ravel()
    lengths[lengths == 0] = 1
    return sparse.diags(1 / lengths).dot(matrix).tocsr().astype(np.float32)


def _form(written: str) -> str:
    return written.lower() if written[1:].islower() or len(written) == 1 else written
