"""Every occurrence of many phrases in all papers at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from paperatlas.enrich.phrases import Word, is_acronym, split_words, within
from paperatlas.enrich.texts import Texts


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


def find_phrases(texts: Texts, phrases: Sequence[str]) -> Hits:
    """All places where phrases stand, by the rules of `phrases.py`.

    For each phrase only the places of its rarest word are looked at.
    """
    keys = {key: place for place, key in enumerate(texts.compared)}
    split = [split_words(phrase) for phrase in phrases]
    words = texts.word_keys
    inner = _inner(split, texts.compared)
    wanted = {keys[word.key] for parts in split for word in parts if word.key in keys}
    places = _Places(words, wanted.union(*inner.values()), len(keys))
    capitals = np.array([is_acronym(word.removesuffix("s")) for word in texts.written], bool)
    bounds = texts.starts
    found: dict[str, list[Any]] = defaultdict(list)
    for number, parts in enumerate(split):
        if number in inner:
            starts = np.sort(_joined([places.of(key) for key in inner[number]]))
        elif parts and all(word.key in keys for word in parts):
            starts = _starts(texts, words, places, parts, [keys[word.key] for word in parts], capitals)
        else:
            continue
        text = np.searchsorted(bounds, starts, side="right") - 1
        inside = starts + len(parts) <= bounds[text + 1]
        found["start"].append(starts[inside])
        found["part"].append(text[inside])
        found["phrase"].append(np.full(int(inside.sum()), number))
        found["end"].append(starts[inside] + len(parts))
    return Hits(*(_joined(found[name]) for name in ("phrase", "start", "end", "part")))


def _inner(split: Sequence[Sequence[Word]], compared: Sequence[str]) -> dict[int, list[int]]:
    """For each phrase that is looked for inside of words the words that hold it."""
    wanted = {number: key for number, parts in enumerate(split) if (key := within(parts))}
    if not wanted:
        return {}
    foreign = [(place, word) for place, word in enumerate(compared) if not word.isascii()]
    return {number: [place for place, word in foreign if key in word] for number, key in wanted.items()}


def _joined(pieces: list[Any]) -> Any:
    return np.concatenate(pieces) if pieces else np.zeros(0, np.int64)


class _Places:
    """Where each of some words stands."""

    def __init__(self, words: Any, wanted: set[int], size: int) -> None:
        is_wanted = np.zeros(size, bool)
        is_wanted[list(wanted)] = True
        positions = np.flatnonzero(is_wanted[words])
        order = np.argsort(words[positions], kind="stable")
        self._positions = positions[order]
        self._bounds = np.searchsorted(words[positions][order], np.arange(size + 1))

    def of(self, key: int) -> Any:
        return self._positions[self._bounds[key] : self._bounds[key + 1]]

    def count(self, key: int) -> int:
        return int(self._bounds[key + 1] - self._bounds[key])


def _starts(
    texts: Texts, words: Any, places: _Places, parts: Sequence[Word], keys: Sequence[int], capitals: Any
) -> Any:
    rarest = min(range(len(keys)), key=lambda place: places.count(keys[place]))
    starts = places.of(keys[rarest]) - rarest
    starts = starts[(starts >= 0) & (starts + len(keys) <= len(words))]
    for place, (part, key) in enumerate(zip(parts, keys, strict=True)):
        fits = words[starts + place] == key
        if place and not part.apart:
            fits &= ~texts.apart[starts + place]
        if is_acronym(part.written):
            fits &= capitals[texts.forms[starts + place]]
        starts = starts[fits]
    return starts
