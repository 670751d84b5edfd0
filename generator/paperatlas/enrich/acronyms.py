"""Acronyms that papers put in brackets behind what they stand for: "knowledge graphs (KGs)"."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np

from paperatlas.enrich.texts import Texts
from paperatlas.text.words import STOP_WORDS

_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Definition:
    """An acronym and the words it stands for in one paper."""

    row: int
    acronym: str
    keys: tuple[str, ...]
    """The words as compared."""


def definitions(texts: Texts) -> list[Definition]:
    """What papers say their acronyms stand for, in the order of the text.

    An acronym of two to six letters is defined where the words right before it, and before a
    bracket, begin with its letters; a stop word among them may have none ("chain of thought (CT)").
    """
    short = np.array([_is_short(word) for word in texts.written], bool)
    places = np.flatnonzero(short[texts.forms] & texts.apart) if len(short) else np.zeros(0, np.int64)
    parts = np.searchsorted(texts.starts, places, side="right") - 1
    found = []
    for place, part in zip(places.tolist(), parts.tolist(), strict=True):
        acronym = texts.written[int(texts.forms[place])].removesuffix("s")
        begin = max(int(texts.starts[part]), place - 2 * _LONGEST)
        keys = [texts.compared[key] for key in texts.key_of_form[texts.forms[begin:place]].tolist()]
        apart = [bool(parted) for parted in texts.apart[begin:place]]
        if size := _size_of_expansion(acronym.lower(), keys, apart):
            found.append(Definition(part // 2, acronym, tuple(keys[-size:])))
    return found


def agreed(found: list[Definition], fewest: int = 2) -> dict[str, tuple[str, ...]]:
    """What each acronym stands for where most papers that define it agree, and at least so many do."""
    votes: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for acronym, keys, _ in {(definition.acronym, definition.keys, definition.row) for definition in found}:
        votes[acronym][keys] += 1
    winners = {acronym: min(count.items(), key=lambda item: (-item[1], item[0])) for acronym, count in votes.items()}
    return {
        acronym: keys
        for acronym, (keys, papers) in sorted(winners.items())
        if papers >= fewest and papers > votes[acronym].total() / 2
    }


def _is_short(word: str) -> bool:
    letters = word.removesuffix("s")
    return 2 <= len(letters) <= _LONGEST and letters.isalpha() and letters.isupper()


def _size_of_expansion(letters: str, keys: list[str], apart: list[bool]) -> int:
    """How many of the last words the letters stand for; 0 if they do not."""
    wanted = len(letters) - 1
    for back in range(1, len(keys) + 1):
        key = keys[-back]
        if key.startswith(letters[wanted]):
            wanted -= 1
            if wanted < 0:
                return back
        elif key not in STOP_WORDS or back == 1:
            return 0
        if apart[-back]:
            return 0
    return 0
