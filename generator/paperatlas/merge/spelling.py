"""Words that differ by a slip of the keyboard, and words that only look as if."""

from __future__ import annotations

from paperatlas.text.words import STOP_WORDS

_SHORTEST = 4
"""Letters from which a word may hold a typing error: shorter ones (`in`, `on`, `not`) are other words."""
_LONG = 9
"""Letters from which a word may hold two of them."""
_BEGINNINGS = frozenset(
    """
    a ab ad af an ante anti auto be bi bio co con contra counter de di dis down dys ef em en endo epi ex exo extra fore
    hetero homeo homo hydro hyper hypo il im in infra inter intra intro ir iso macro mal meta micro mini mis mono multi
    nano neo non out over para per peri photo poly post pre pro proto re retro semi sub super supra syn tele trans tri
    ultra un under uni up
    """.split()
) | {""}
"""What words begin with: `macro` and `micro`, `adsorption` and `absorption`, `typical` and `atypical` are two words."""


def distance(one: str, other: str, most: int) -> int:
    """Letters added, dropped, changed or swapped with the next, counted up to `most` + 1.

    Optimal string alignment: Boytsov, "Indexing methods for approximate dictionary searching", 2011.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, opposite in enumerate(other, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != opposite))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == opposite:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return min(last[-1], most + 1)


def is_typing_error(one: str, other: str) -> bool:
    """Whether one word may be the other mistyped: a letter in a short word, two in a long one, never a digit."""
    shorter = min(len(one), len(other))
    if _digits(one) != _digits(other):
        return False
    if (one in STOP_WORDS) != (other in STOP_WORDS):  # `nad`, `ofr`: what stands for a word such as `and` is no word
        return shorter >= _SHORTEST - 1 and distance(one, other, 1) == 1
    if shorter < _SHORTEST:
        return False
    most = 2 if shorter >= _LONG else 1
    return distance(one, other, most) <= most


def is_other_word(one: str, other: str) -> bool:
    """Whether two words that differ in a letter or two may well be meant: each has a beginning of its own."""
    same = 0
    while same < min(len(one), len(other)) and one[-1 - same] == other[-1 - same]:
        same += 1
    return any(
        one[: len(one) - rest] in _BEGINNINGS and other[: len(other) - rest] in _BEGINNINGS
        for rest in range(same, 2, -1)
    )


def _digits(word: str) -> str:
    return "".join(character for character in word if character.isdigit())
