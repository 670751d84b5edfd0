"""Every occurrence of many phrases in all papers at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from paperatlas.enrich.phrases import Word, is_acronym, split_words, within
from paperatlas.enrich.texts import Texts

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


class _Phrase(NamedTuple):
    """A phrase whose words all stand in the collection."""

    number: int
    words: Sequence[Word]
    keys: Sequence[int]
    """Its words as numbers; a single -1 where it is looked for inside of words."""
    rarest: int
    """Which of its words stands in the fewest places."""
    holders: Sequence[int] = ()
    """The words that hold it, where it is looked for inside of words."""


def find_phrases(texts: Texts, phrases: Sequence[str]) -> Hits:
    """All places where phrases stand, by the rules of `phrases.py`.

    For each phrase only the places of its rarest word are looked at.
    """
    keys = texts.place_of_key
    split = [split_words(phrase) for phrase in phrases]
    words = texts.word_keys
    inner = _inner(split, texts.compared)
    wanted = {keys[word.key] for parts in split for word in parts if word.key in keys}
    places = _Places(words, wanted.union(*inner.values()), len(keys))
    known = []
    for number, parts in enumerate(split):
        if inner.get(number):
            known.append(_Phrase(number, parts, (-1,), 0, inner[number]))
        elif number not in inner and parts and all(word.key in keys for word in parts):
            found = [keys[word.key] for word in parts]
            known.append(_Phrase(number, parts, found, places.rarest(found)))
    columns = [_search(texts, words, places, batch) for batch in _batches(known, places)]
    return Hits(*(np.concatenate(column) for column in zip(*columns, strict=True))) if columns else _NONE


def _inner(split: Sequence[Sequence[Word]], compared: Sequence[str]) -> dict[int, list[int]]:
    """For each phrase that is looked for inside of words the words that hold it, where there are any."""
    wanted = {number: key for number, parts in enumerate(split) if (key := within(parts))}
    if not wanted:
        return {}
    foreign = [(place, word) for place, word in enumerate(compared) if not word.isascii()]
    return {number: [place for place, word in foreign if key in word] for number, key in wanted.items()}


_NONE = Hits(*(np.zeros(0, np.int64),) * 4)


class _Places:
    """Where each of some words stands."""

    def __init__(self, words: Any, wanted: set[int], size: int) -> None:
        is_wanted = np.zeros(size, bool)
        is_wanted[list(wanted)] = True
        positions = np.flatnonzero(is_wanted[words])
        order = np.argsort(words[positions], kind="stable")
        self._positions = positions[order]
        self._bounds = np.searchsorted(words[positions][order], np.arange(size + 1))
        self._counts = np.diff(self._bounds).tolist()

    def of(self, key: int) -> Any:
        return self._positions[self._bounds[key] : self._bounds[key + 1]]

    def starts(self, phrase: _Phrase) -> Any:
        """Where a phrase may begin, in ascending order."""
        if phrase.holders:
            return np.sort(np.concatenate([self.of(key) for key in phrase.holders]))
        return self.of(phrase.keys[phrase.rarest]) - phrase.rarest

    def count(self, phrase: _Phrase) -> int:
        """How many places that are."""
        return sum(self._counts[key] for key in phrase.holders or (phrase.keys[phrase.rarest],))

    def rarest(self, keys: Sequence[int]) -> int:
        """Which of some words stands in the fewest places; the first of several."""
        return min(range(len(keys)), key=lambda place: self._counts[keys[place]])


def _batches(phrases: Sequence[_Phrase], places: _Places) -> Iterator[list[_Phrase]]:
    """The phrases in their order, as many together as have few places."""
    batch: list[_Phrase] = []
    room = _PLACES
    for phrase in phrases:
        count = places.count(phrase)
        if batch and count > room:
            yield batch
            batch, room = [], _PLACES
        batch.append(phrase)
        room -= count
    if batch:
        yield batch


def _search(texts: Texts, words: Any, places: _Places, batch: Sequence[_Phrase]) -> tuple[Any, Any, Any, Any]:
    """The columns of `Hits` for some phrases."""
    at = [places.starts(phrase) for phrase in batch]
    row = np.repeat(np.arange(len(batch)), [len(starts) for starts in at])
    starts = np.concatenate(at)
    length = np.array([len(phrase.words) for phrase in batch])
    inside = (starts >= 0) & (starts + length[row] <= len(words))
    row, starts = row[inside], starts[inside]
    for place in range(int(length.max())):
        key = np.array([phrase.keys[place] if place < len(phrase.keys) else -1 for phrase in batch])
        parted = np.array([place < len(phrase.words) and phrase.words[place].apart for phrase in batch])
        loud = np.array([place < len(phrase.words) and is_acronym(phrase.words[place].written) for phrase in batch])
        index = np.minimum(starts + place, len(words) - 1)
        fits = words[index] == key[row]
        if place:
            fits &= parted[row] | ~texts.apart[index]
        fits &= ~loud[row] | texts.is_acronym[texts.forms[index]]
        fits |= key[row] < 0
        row, starts = row[fits], starts[fits]
    part = np.searchsorted(texts.starts, starts, side="right") - 1
    ends = starts + length[row]
    inside = ends <= texts.starts[part + 1]
    number = np.array([phrase.number for phrase in batch])
    return number[row[inside]], starts[inside], ends[inside], part[inside]
