"""Words that are named only in passing: what others do, what is beaten, what is one item of a list, what is denied."""

from __future__ import annotations

from typing import Any

import numpy as np

from paperatlas.enrich.phrases import key_of
from paperatlas.enrich.texts import Texts

_CLOSE, _NEAR, _OPENING, _FAR = 2, 4, 8, 12
_CUES = """
    unlike without outperform outperforms outperforming outperformed surpass surpasses surpassing surpassed beat beats
    beating exceed exceeds exceeding versus vs despite except excluding lacking than neither nor
"""
"""Words that set apart what stands up to four words behind them."""
_PAIRED_CUES = (
    "instead of|rather than|compared to|compared with|comparison to|comparison with|contrast to|contrary to"
    "|no longer|different from|differs from|as opposed|opposed to|superior to|inferior to|competitive with|free from"
    "|not use|not using|not require|not requiring|not need|not needing|not rely|not relying|not involve|not involving"
    "|not depend|not assume|not employ|not based|never use|never using|no need"
)
_OPENINGS, _PAIRED_OPENINGS = "unlike", "contrast to|contrary to|different from|differs from"
"""Those that open a clause about something else, which may be said in up to eight words: "unlike work based on X"."""
_RELIEVING = """
    avoid avoids avoiding bypass bypasses bypassing circumvent circumvents circumventing eliminate eliminates
    eliminating obviate obviates obviating remove removes removing
"""
"""Words before "the need" that say that there is none."""
_LISTS = "such as|e g|range from|ranging from"
"""Words that open a list, which goes on over commas to the sentence's end or twelve words on."""
_LIST_OPENERS = "including include includes"
_DENIED = "needed required necessary used"
"""Words behind "X is not" that say that X is absent."""


def in_passing(texts: Texts, starts: Any, ends: Any, parts: Any) -> Any:
    """For each phrase, given by its place and the number of its text, whether it is mere mention or denied.

    It is, where a word of negation or of comparison stands shortly before it ("unlike X",
    "outperforms X", "does not require X"), or where it is in a list of examples ("such as X, Y and Z").
    Titles have no mere mentions, but "non-X" and "X-free" are denied there too.

    Args:
        texts: the papers' words.
        starts: places of the phrases' first words.
        ends: places behind their last words.
        parts: numbers of their texts, odd for abstracts.
    """
    numbers = {key: place for place, key in enumerate(texts.compared)}
    found = _behind_cues(texts, numbers, starts, texts.starts[parts])
    found |= _is_denied(texts, numbers, ends, texts.starts[parts + 1])
    return (found & (np.asarray(parts) % 2 == 1)) | _is_stripped(texts, numbers, starts, ends)


def _behind_cues(texts: Texts, numbers: dict[str, int], starts: Any, begin: Any) -> Any:
    """Whether words before a phrase set it apart."""
    words = texts.word_keys
    near_cue, far_cue, opening, relieving, negation = (
        _set_of(numbers, cues) for cues in (_CUES, _LIST_OPENERS, _OPENINGS, _RELIEVING, "no")
    )
    near_pairs, far_pairs, opening_pairs, need = (
        _pairs_of(numbers, cues) for cues in (_PAIRED_CUES, _LISTS, _PAIRED_OPENINGS, "the need")
    )
    alive = np.ones(len(starts), bool)
    clause = alive.copy()
    found = np.zeros(len(starts), bool)
    was_need = found.copy()
    behind = np.asarray(starts)
    for distance in range(1, _FAR + 1):
        place = behind - 1
        alive &= (place >= begin) & ~(texts.begins[behind] & ~_is_abbreviation(texts, words, behind, numbers))
        clause &= alive & ~texts.apart[behind]
        place = np.maximum(place, 0)
        word = words[place]
        pair = _paired(words, place, numbers) if distance > 1 else np.full(len(starts), -1)
        if distance <= _CLOSE:
            found |= clause & negation[word] & ~texts.joined[behind]
        if distance <= _NEAR:
            found |= clause & (near_cue[word] | np.isin(pair, near_pairs) | (was_need & relieving[word]))
        if distance <= _OPENING:
            found |= clause & (opening[word] | np.isin(pair, opening_pairs))
        found |= alive & (far_cue[word] | np.isin(pair, far_pairs))
        was_need = np.isin(pair, need)
        behind = place
    return found


def _is_denied(texts: Texts, numbers: dict[str, int], ends: Any, limit: Any) -> Any:
    """Whether "is not needed" stands behind a phrase."""
    words, last = texts.word_keys, len(texts.word_keys) - 1
    verb, word = np.minimum(ends, last), np.minimum(np.asarray(ends) + 2, last)
    is_not = np.isin(_paired(words, verb, numbers), _pairs_of(numbers, "is not|are not"))
    inside = (np.asarray(ends) + 2 < limit) & ~texts.apart[verb]
    return inside & is_not & _set_of(numbers, _DENIED)[words[word]]


def _is_stripped(texts: Texts, numbers: dict[str, int], starts: Any, ends: Any) -> Any:
    """Whether a hyphen joins "non" to the beginning of a phrase or "free" to its end."""
    words, last = texts.word_keys, len(texts.word_keys) - 1
    before, behind = np.maximum(np.asarray(starts) - 1, 0), np.minimum(ends, last)
    denied = texts.joined[starts] & (words[before] == numbers.get("non", -1))
    return denied | (texts.joined[behind] & (np.asarray(ends) <= last) & (words[behind] == numbers.get("free", -1)))


def _is_abbreviation(texts: Texts, words: Any, behind: Any, numbers: dict[str, int]) -> Any:
    """Whether the point before a word belongs to "e.g."."""
    before, here = words[np.maximum(behind - 1, 0)], words[behind]
    e, g = numbers.get("e", -1), numbers.get("g", -1)
    return (before == g) | ((before == e) & (here == g))


def _paired(words: Any, place: Any, numbers: dict[str, int]) -> Any:
    """A number for each word together with the one behind it."""
    return words[place].astype(np.int64) * len(numbers) + words[np.minimum(place + 1, len(words) - 1)]


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
