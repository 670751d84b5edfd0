"""Papers as weighted terms: what relations and automatic topics are computed from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from paperatlas.enrich.texts import PaperText
from paperatlas.text.words import PAPER_WORDS, STOP_WORDS, stem

_MAX_SHARE = 0.3
"""A term in a greater share of the papers tells none from another."""
_FEW = 40
"""Among fewer papers a term may stand in half of them."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Papers by terms, as rows of unit length."""

    matrix: Any
    """CSR matrix (papers × terms) of tf-idf weights, each row of length 1 or 0."""
    shown: tuple[str, ...]
    """For each term the way it is written most often."""


def weigh_terms(texts: Sequence[PaperText]) -> Terms:
    """Tf-idf over single words and pairs of neighbours, stemmed, the title three times.

    Weights are (1 + ln tf) · ln(N / df), rows scaled to unit length (Salton and Buckley 1988, `ltc`).
    Terms of a single paper, or of more than three papers in ten (half, where there are few), are left out.
    """
    counts = [_count(text) for text in texts]
    frequency: Counter[str] = Counter()
    for count in counts:
        frequency.update(count.keys())
    limit = max(2, int((0.5 if len(texts) < _FEW else _MAX_SHARE) * len(texts)))
    kept = sorted(term for term, papers in frequency.items() if 2 <= papers <= limit)
    column = {term: index for index, term in enumerate(kept)}
    documents = np.array([frequency[term] for term in kept], dtype=np.float64)
    weights = np.log(len(texts) / documents) if kept else documents
    data: list[float] = []
    indices: list[int] = []
    starts = [0]
    for count in counts:
        row = sorted((column[term], tf) for term, tf in count.items() if term in column)
        values = [(1 + np.log(tf)) * weights[index] for index, tf in row]
        length = float(np.sqrt(sum(value * value for value in values))) or 1.0
        indices.extend(index for index, _ in row)
        data.extend(value / length for value in values)
        starts.append(len(indices))
    matrix = sparse.csr_matrix((data, indices, starts), shape=(len(texts), len(kept)), dtype=np.float64)
    return Terms(matrix, _shown_forms(texts, column))


def _count(text: PaperText) -> dict[str, float]:
    counts: dict[str, float] = defaultdict(float)
    for part, weight in text.parts():
        previous = None
        for word in part:
            term = None
            if word.key not in STOP_WORDS and len(word.key) > 1 and not word.key.isdigit():
                term = stem(word.key)
                if word.key not in PAPER_WORDS:
                    counts[term] += weight
                if previous:
                    counts[f"{previous} {term}"] += weight
            previous = term
    return counts


def _shown_forms(texts: Sequence[PaperText], column: Mapping[str, int]) -> tuple[str, ...]:
    forms: list[Counter[str]] = [Counter() for _ in column]
    for text in texts:
        for part, _ in text.parts():
            previous = None
            for word in part:
                term = stem(word.key)
                if (index := column.get(term)) is not None:
                    forms[index][_form(word.written)] += 1
                if previous and (index := column.get(f"{previous[0]} {term}")) is not None:
                    forms[index][f"{previous[1]}{'-' if word.joined else ' '}{_form(word.written)}"] += 1
                previous = (term, _form(word.written))
    return tuple(min(form.items(), key=lambda item: (-item[1], item[0]))[0] if form else "" for form in forms)


def _form(written: str) -> str:
    return written.lower() if written[1:].islower() or len(written) == 1 else written
