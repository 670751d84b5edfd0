"""Every occurrence of many phrases in all papers at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from paperatlas.enrich.phrases import is_acronym, split_words, within
from paperatlas.enrich.texts import Texts, laid_out

_PLACES = 1_000_000
"""Places looked at at a time, unless one phrase alone has more."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Occurrences of phrases, as arrays of one length, by phrase and then by place."""

    phrase: Any
    """Which of the phrases that were looked for."""
    start: Any
    """Index of its first word among all words of the collection."""
    end: Any
    """Index behind its last word."""
    part: Any
    """Number of the text: twice the paper's row, and one more in its body."""


class _Phrases(NamedTuple):
    """Phrases taken apart, their words one behind the other."""

    words: tuple[str, ...]
    """The distinct words as compared."""
    word: Any
    """For each word its place in `words`."""
    apart: Any
    """For each word whether punctuation may stand before it."""
    loud: Any
    """For each word whether it matches only in capitals."""
    bounds: Any
    """Where each phrase begins, and where the last one ends."""
    within: Mapping[int, str]
    """What is looked for inside of words, by phrase."""


def find_phrases(texts: Texts, phrases: Sequence[str]) -> Hits:
    """All places where phrases stand, by the rules of `phrases.py`.

    For each phrase only the places of its rarest word are looked at.
    """
    wanted = _taken_apart(tuple(phrases))
    known = texts.place_of_key
    key = np.array([known.get(word, -1) for word in wanted.words] or [-1], np.int64)[wanted.word]
    holders = _holders(wanted.within, texts.compared)
    words = texts.word_keys
    places = _Places(words, np.concatenate((key[key >= 0], *holders.values())), len(known))
    rarest = _rarest(wanted, key, places)
    columns = []
    for batch in _batches(_counts(key, rarest, holders, places)):
        phrase, starts = _starts(batch, wanted, key, rarest, holders, places)
        columns.append(_search(texts, words, wanted, key, phrase, starts))
    return Hits(*(np.concatenate(column) for column in zip(*columns, strict=True))) if columns else _NONE


_NONE = Hits(*(np.zeros(0, np.int64),) * 4)


@lru_cache(maxsize=8)
def _taken_apart(phrases: tuple[str, ...]) -> _Phrases:
    """The words of phrases; those of a vocabulary are asked for again and again while a site is served."""
    split = [split_words(phrase) for phrase in phrases]
    distinct: dict[str, int] = {}
    words = [word for parts in split for word in parts]
    return _Phrases(
        word=np.array([distinct.setdefault(word.key, len(distinct)) for word in words], np.int64),
        words=tuple(distinct),
        apart=np.array([word.apart for word in words], bool),
        loud=np.array([is_acronym(word.written) for word in words], bool),
        bounds=np.concatenate(([0], np.cumsum([len(parts) for parts in split], dtype=np.int64))),
        within={number: key for number, parts in enumerate(split) if (key := within(parts))},
    )


def _holders(wanted: Mapping[int, str], compared: Sequence[str]) -> dict[int, Any]:
    """For each phrase that is looked for inside of words the words that hold it."""
    if not wanted:
        return {}
    foreign = [(place, word) for place, word in enumerate(compared) if not word.isascii()]
    return {
        number: np.array([place for place, word in foreign if key in word], np.int64) for number, key in wanted.items()
    }


class _Places:
    """Where each of some words stands."""

    def __init__(self, words: Any, wanted: Any, size: int) -> None:
        is_wanted = np.zeros(size, bool)
        is_wanted[wanted] = True
        positions = np.flatnonzero(is_wanted[words])
        order = np.argsort(words[positions], kind="stable")
        self._positions = positions[order]
        self._bounds = np.searchsorted(words[positions][order], np.arange(size + 1))
        self.counts = np.diff(self._bounds)
        """For each word how many places that are."""

    def of(self, keys: Any) -> Any:
        """The places of some words, word by word."""
        return self._positions[laid_out(self._bounds, keys)[0]]


def _rarest(wanted: _Phrases, key: Any, places: _Places) -> Any:
    """For each phrase which of all words is its rarest, the first of several; -1 where a word stands nowhere."""
    sizes = np.diff(wanted.bounds)
    phrase = np.repeat(np.arange(len(sizes)), sizes)
    counts = np.where(key < 0, 0, places.counts[key] if len(places.counts) else 0)
    rarest = np.full(len(sizes), -1)
    first = wanted.bounds[:-1][sizes > 0]
    rarest[sizes > 0] = np.lexsort((counts, phrase))[first]
    rarest[phrase[key < 0]] = -1
    rarest[list(wanted.within)] = -1
    return rarest


def _counts(key: Any, rarest: Any, holders: Mapping[int, Any], places: _Places) -> Any:
    """For each phrase at how many places it may begin."""
    counts = np.zeros(len(rarest), np.int64)
    known = rarest >= 0
    counts[known] = places.counts[key[rarest[known]]]
    for phrase, keys in holders.items():
        counts[phrase] = places.counts[keys].sum()
    return counts


def _batches(counts: Any) -> Iterator[Any]:
    """The phrases that stand somewhere in their order, as many together as have few places."""
    batch: list[int] = []
    room = _PLACES
    for phrase in np.flatnonzero(counts).tolist():
        count = int(counts[phrase])
        if batch and count > room:
            yield np.array(batch)
            batch, room = [], _PLACES
        batch.append(phrase)
        room -= count
    if batch:
        yield np.array(batch)


def _starts(
    batch: Any, wanted: _Phrases, key: Any, rarest: Any, holders: Mapping[int, Any], places: _Places
) -> tuple[Any, Any]:
    """Where some phrases may begin: phrases and places, by phrase and then by place."""
    plain = batch[rarest[batch] >= 0]
    word = rarest[plain]
    counts = places.counts[key[word]]
    phrases = [np.repeat(plain, counts)]
    starts = [places.of(key[word]) - np.repeat(word - wanted.bounds[plain], counts)]
    for phrase in batch[rarest[batch] < 0].tolist():
        starts.append(np.sort(places.of(holders[phrase])))
        phrases.append(np.full(len(starts[-1]), phrase))
    phrase = np.concatenate(phrases)
    order = np.argsort(phrase, kind="stable")
    return phrase[order], np.concatenate(starts)[order]


def _search(texts: Texts, words: Any, wanted: _Phrases, key: Any, phrase: Any, start: Any) -> tuple[Any, Any, Any, Any]:
    """The columns of `Hits` for phrases that may begin at some places."""
    sizes = np.diff(wanted.bounds)
    inside = (start >= 0) & (start + sizes[phrase] <= len(words))
    phrase, start = phrase[inside], start[inside]
    is_inner = np.zeros(len(sizes), bool)
    is_inner[list(wanted.within)] = True
    for place in range(int(sizes[phrase].max(initial=0))):
        open_ = np.flatnonzero((place < sizes[phrase]) & ~is_inner[phrase])
        index = start[open_] + place
        word = wanted.bounds[phrase[open_]] + place
        fits = words[index] == key[word]
        if place:
            fits &= wanted.apart[word] | ~texts.apart[index]
        fits &= ~wanted.loud[word] | texts.is_acronym[texts.forms[index]]
        kept = np.ones(len(phrase), bool)
        kept[open_] = fits
        phrase, start = phrase[kept], start[kept]
    part = np.searchsorted(texts.starts, start, side="right") - 1
    end = start + sizes[phrase]
    inside = end <= texts.starts[part + 1]
    return phrase[inside], start[inside], end[inside], part[inside]
