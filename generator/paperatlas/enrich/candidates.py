"""Runs of words that may be key phrases, in all papers at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from paperatlas.enrich.grouping import grouped, seen_twice
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
    places: Any
    """The words of the collection at which phrases begin, phrase by phrase (int32)."""
    starts: Any
    """Where the places of each phrase begin, and where the last ones end."""
    bounds: tuple[int, ...]
    """Behind the phrases of one word, of two words and so on: the next number."""
    is_first: Any
    """For each word of the collection whether a stretch begins with it."""
    behind: Any
    """For each word how many words of its stretch begin with it, itself included, at most one more than `LONGEST`; 0
    for a word of no stretch."""
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
    is_first, behind = _stretches(texts)
    words = stems[texts.word_keys]
    joins_next = np.concatenate((texts.joined[1:], np.zeros(1, bool)))[: len(words)]
    places: list[Any] = []
    counts: list[Any] = []
    repeated = np.where(behind > 0, words, -1)
    distinct = int(stems.max(initial=-1)) + 1
    for size in range(1, LONGEST + 1):
        if size > 1:
            repeated, distinct = _longer(repeated, np.roll(words, 1 - size), behind >= size)
        starts = np.flatnonzero((behind >= size) & ~texts.joined).astype(np.int32)
        starts = starts[~joins_next[starts + size - 1]]
        again = repeated[starts] >= 0
        known, single = starts[again], starts[~again]
        places.extend((known[grouped(repeated[known], distinct)], single))
        counts.extend((np.bincount(repeated[known], minlength=distinct), np.ones(len(single), np.int64)))
    behind_each = np.concatenate(counts).astype(np.int32)
    bounds = np.cumsum([len(one) + len(other) for one, other in zip(counts[::2], counts[1::2], strict=True)])
    phrase_starts = np.concatenate((np.zeros(1, np.int32), np.cumsum(behind_each, dtype=np.int32)))
    return Candidates(texts, np.concatenate(places), phrase_starts, tuple(bounds.tolist()), is_first, behind, stems)


def _longer(repeated: Any, last: Any, fits: Any) -> tuple[Any, int]:
    """Numbers of runs one word longer that may stand more than once, and how many there are.

    A run that is seen once has no longer one that is seen twice.

    Args:
        repeated: for each word the number of the run that begins there, or -1.
        last: for each word the stem of the last word of the longer run that would begin there.
        fits: for each word whether that run would stay in its stretch.
    """
    begins = np.flatnonzero(fits[:-1] & (repeated[:-1] >= 0) & (repeated[1:] >= 0))
    codes = repeated[begins].astype(np.int64) * (int(last.max(initial=0)) + 1) + last[begins]
    again = seen_twice(codes)
    distinct, number = np.unique(codes[again], return_inverse=True)
    numbers = np.full(len(repeated), -1, np.int32)
    numbers[begins[again]] = number
    return numbers, len(distinct)


def _stems(texts: Texts) -> Any:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(stem(key), len(numbers)) for key in texts.compared], np.int32)


def _stretches(texts: Texts) -> tuple[Any, Any]:
    """For each word whether a stretch begins with it, and how many words of it are left."""
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
    ends = np.concatenate((starts[1:], np.array([total], np.int32)))
    behind = np.minimum(np.repeat(ends, np.diff(np.append(starts, total))) - place, LONGEST + 1) if total else place
    return begins & ~breaks, np.where(breaks, 0, behind).astype(np.int8)
