"""Runs of words that may be key phrases, in all papers at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from paperatlas.enrich.texts import Texts
from paperatlas.text.words import STOP_WORDS, stem

LONGEST = 4
"""Most words of a phrase; a hyphenated word counts as several."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The phrases of up to `LONGEST` words that a collection has, and where they stand.

    A phrase is a stretch of words without stop words, numbers and punctuation that does not cut a
    hyphenated word. Phrases with the same stems are one.
    """

    texts: Texts
    number: tuple[Any, ...]
    """For one word, two words and so on: at each word of the collection the number of the phrase that begins there, or
    -1 (int32). Numbers are shared by all lengths."""
    bounds: tuple[int, ...]
    """Behind the phrases of one word, of two words and so on: the next number."""
    before: Any
    """For each word of the collection how many words of its stretch stand before it."""
    behind: Any
    """For each word how many words of its stretch begin with it, itself included; 0 for a word of no stretch."""
    stems: Any
    """For each key of the texts the number of its stem."""

    @property
    def count(self) -> int:
        """The number of distinct phrases."""
        return self.bounds[-1]

    def length_of(self, numbers: Any) -> Any:
        """The length in words of phrases."""
        return np.searchsorted(np.array(self.bounds), numbers, side="right") + 1


def candidates(texts: Texts) -> Candidates:
    """All phrases of a collection."""
    stems = _stems(texts)
    before, behind = _stretches(texts)
    words = stems[texts.word_keys].astype(np.int64)
    total = len(words)
    joins_next = np.concatenate((texts.joined[1:], np.zeros(1, bool)))[:total]
    numbers, bounds, longer = [], [], words
    base = 0
    for size in range(1, LONGEST + 1):
        places = np.flatnonzero(behind >= size)
        if size > 1:
            longer = longer * (int(stems.max(initial=0)) + 1)
            longer[: max(0, total - size + 1)] += words[size - 1 :]
        distinct, inverse = np.unique(longer[places], return_inverse=True)
        longer = np.zeros(total, np.int64)
        longer[places] = inverse
        whole = ~texts.joined[places] & ~joins_next[places + size - 1]
        number = np.full(total, -1, np.int32)
        number[places[whole]] = inverse[whole] + base
        base += len(distinct)
        numbers.append(number)
        bounds.append(base)
    return Candidates(texts, tuple(numbers), tuple(bounds), before, behind, stems)


def _stems(texts: Texts) -> Any:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(stem(key), len(numbers)) for key in texts.compared], np.int32)


def _stretches(texts: Texts) -> tuple[Any, Any]:
    """For each word the words of its stretch before it, and from it on."""
    is_stop = np.array([key in STOP_WORDS or len(key) < 2 for key in texts.compared], bool)
    is_number = np.array([key.isdigit() for key in texts.compared], bool)
    keys = texts.word_keys
    total = len(keys)
    in_compound = texts.joined | np.concatenate((texts.joined[1:], np.zeros(1, bool)))[:total]
    breaks = (is_stop[keys] & ~in_compound) | (is_number[keys] & ~in_compound)
    place = np.arange(total, dtype=np.int32)
    begins = breaks | texts.apart | np.concatenate((np.ones(1, bool), breaks))[:total]
    begins[texts.starts[texts.starts < total]] = True
    starts = np.flatnonzero(begins).astype(np.int32)
    stretch = np.cumsum(begins) - 1
    ends = np.concatenate((starts[1:], np.array([total], np.int32)))
    before = place - starts[stretch] if total else place
    behind = ends[stretch] - place if total else place
    return np.where(breaks, 0, before), np.where(breaks, 0, behind)
