"""Words that are named only in passing: what others do, what is beaten, what is one item of a list."""

from __future__ import annotations

from typing import Any

import numpy as np

from paperatlas.enrich.phrases import key_of
from paperatlas.enrich.texts import Texts

_NEAR, _FAR = 4, 12
_CUES = """
    unlike without outperform outperforms outperforming outperformed surpass surpasses surpassing surpassed beat beats
    beating exceed exceeds exceeding versus vs despite except excluding lacking than
"""
"""Words that set apart what stands up to four words behind them."""
_PAIRED_CUES = (
    "instead of|rather than|compared to|compared with|comparison to|comparison with|contrast to|contrary to"
    "|no longer|different from|differs from|as opposed|opposed to|superior to|inferior to|competitive with|free from"
)
_LISTS = "such as|e g|range from|ranging from"
"""Words that open a list, which goes on over commas to the sentence's end or twelve words on."""
_LIST_OPENERS = "including include includes"


def in_passing(texts: Texts, starts: Any, parts: Any) -> Any:
    """For each phrase, given by the place of its first word and the number of its text, whether it is mere mention.

    It is, where a word of negation or of comparison stands shortly before it ("unlike X",
    "outperforms X", "rather than X"), or where it is in a list of examples ("such as X, Y and Z").
    Titles have no mere mentions.
    """
    numbers = {key: place for place, key in enumerate(texts.compared)}
    words = texts.word_keys
    near_cue, far_cue = (_set_of(numbers, cues) for cues in (_CUES, _LIST_OPENERS))
    near_pairs, far_pairs = (_pairs_of(numbers, cues) for cues in (_PAIRED_CUES, _LISTS))
    begin = texts.starts[parts]
    alive = np.ones(len(starts), bool)
    close = alive.copy()
    found = np.zeros(len(starts), bool)
    behind = np.asarray(starts)
    for distance in range(1, _FAR + 1):
        place = behind - 1
        alive &= (place >= begin) & ~(texts.begins[behind] & ~_is_abbreviation(texts, words, behind, numbers))
        close &= alive & ~texts.apart[behind] & (distance <= _NEAR)
        place = np.maximum(place, 0)
        pair = words[place].astype(np.int64) * len(numbers) + words[np.minimum(place + 1, len(words) - 1)]
        paired = distance > 1
        found |= close & (near_cue[words[place]] | (paired & np.isin(pair, near_pairs)))
        found |= alive & (far_cue[words[place]] | (paired & np.isin(pair, far_pairs)))
        behind = place
    return found & (np.asarray(parts) % 2 == 1)


def _is_abbreviation(texts: Texts, words: Any, behind: Any, numbers: dict[str, int]) -> Any:
    """Whether the point before a word belongs to "e.g."."""
    before, here = words[np.maximum(behind - 1, 0)], words[behind]
    e, g = numbers.get("e", -1), numbers.get("g", -1)
    return (before == g) | ((before == e) & (here == g))


def _set_of(numbers: dict[str, int], cues: str) -> Any:
    chosen = np.zeros(len(numbers), bool)
    chosen[[numbers[key] for cue in cues.split() if (key := key_of(cue)) in numbers]] = True
    return chosen


def _pairs_of(numbers: dict[str, int], cues: str) -> Any:
    pairs = ([key_of(word) for word in cue.split()] for cue in cues.split("|"))
    return np.array(
        [numbers[one] * len(numbers) + numbers[two] for one, two in pairs if one in numbers and two in numbers],
        np.int64,
    )
