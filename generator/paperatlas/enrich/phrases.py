"""Finding many phrases in many texts.

Text and phrases are compared word by word: without case, accents and plural endings, a hyphen
as good as a space. A word of a phrase in capitals (`RL`, `GRPO`) matches only in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from paperatlas.text.math import replace_math
from paperatlas.text.spelling import american
from paperatlas.text.words import WORD, fold, singular

T = TypeVar("T")
BREAK = re.compile(r"[.,;:!?()\[\]{}“”\"—–|]|\s-+(?=\s)")
"""What parts one phrase from the next."""
_PREFIXED = re.compile(
    r"(anti|auto|bi|co|counter|cross|fine|hyper|inter|intra|meta|micro|macro|multi|non|over|post|pre|re|semi|sub|super)"
    r"(?=[^\W\d_]{4})",
    re.IGNORECASE,
)
"""What some write with a hyphen, others without: `pretraining`, `pre-training`."""
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
"""Letters of scripts that put no space between words, or small words behind others (Korean)."""
_SHORTEST = 4
"""Letters of the shortest word that is written without its hyphen."""


class Word(NamedTuple):
    """A word as written and as compared."""

    written: str
    key: str
    joined: bool
    """Whether a hyphen joins it to the word before."""
    apart: bool
    """Whether punctuation or a bracket parts it from the word before."""


class Match(NamedTuple):
    """A phrase found in a text."""

    start: int
    """Index of its first word."""
    end: int
    """Index behind its last word."""
    written: str
    """As the text writes it."""


@lru_cache(maxsize=20_000)
def split_words(text: str) -> tuple[Word, ...]:
    """The words of a phrase, without mathematics, hyphenated ones taken apart."""
    plain = replace_math(text, " . ")
    found = []
    position = 0
    for match in WORD.finditer(plain):
        apart = BREAK.search(plain, position, match.start()) is not None
        position = match.end()
        for place, part in enumerate(match[0].replace("’", "'").removesuffix("'s").split("-")):
            if part:
                found.append(Word(part, key_of(part), place > 0, apart and not place))
    return tuple(found)


@lru_cache(maxsize=100_000)
def key_of(part: str) -> str:
    """The form in which a word is compared: folded, singular, in American spelling."""
    return american(singular(fold(part)))


@lru_cache(maxsize=20_000)
def spellings(phrase: str) -> tuple[str, ...]:
    """The phrase, and the same with one hyphen that some leave out or put in: `fine-tuning`, `finetuning`."""
    words = split_words(phrase)
    found = [phrase]
    for place, word in enumerate(words):
        before, behind = words[:place], words[place + 1 :]
        if word.joined and (len(both := before[-1].written + word.written) >= _SHORTEST or not both.isalpha()):
            found.append(written((*before[:-1], before[-1]._replace(written=both), *behind)))
        elif (match := _PREFIXED.match(word.written)) and not word.joined and not is_acronym(word.written):
            rest = Word(word.written[match.end() :], "", True, False)
            found.append(written((*before, word._replace(written=match[1]), rest, *behind)))
    return tuple(found)


def within(words: Sequence[Word]) -> str | None:
    """What is looked for inside of words, where a phrase is of a script without spaces: its key."""
    return words[0].key if len(words) == 1 and _UNSPACED.search(words[0].key) else None


def is_acronym(part: str) -> bool:
    """Whether a word is written in capitals."""
    return len(part) >= 2 and part.upper() == part and any(character.isalpha() for character in part)


@dataclass(frozen=True, slots=True)
class _Entry(Generic[T]):
    words: tuple[Word, ...]
    target: T


class PhraseBook(Generic[T]):
    """Phrases, each leading to a target, ready to be looked for."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._shelves: dict[str, list[_Entry[T]]] = {}
        self._inner: list[tuple[str, T]] = []
        for phrase, target in phrases:
            parts = tuple(split_words(phrase))
            if key := within(parts):
                self._inner.append((key, target))
            elif parts:
                self._shelves.setdefault(parts[0].key, []).append(_Entry(parts, target))

    def find(self, text: Sequence[Word]) -> list[tuple[T, Match]]:
        """Every occurrence of every phrase, in the order of the text."""
        found = []
        for start, word in enumerate(text):
            for entry in self._shelves.get(word.key, ()):
                end = start + len(entry.words)
                if (
                    end <= len(text)
                    and all(map(_same, entry.words[1:], text[start + 1 : end]))
                    and _starts(entry, word)
                ):
                    found.append((entry.target, Match(start, end, written(text[start:end]))))
            if self._inner and not word.key.isascii():
                found.extend((target, Match(start, start + 1, key)) for key, target in self._inner if key in word.key)
        return found


def _starts(entry: _Entry[T], word: Word) -> bool:
    return _same(entry.words[0], word._replace(apart=False))


def _same(wanted: Word, word: Word) -> bool:
    if wanted.key != word.key or (word.apart and not wanted.apart):
        return False
    return not is_acronym(wanted.written) or is_acronym(word.written.removesuffix("s"))


def written(run: Sequence[Word]) -> str:
    """A run of words as the text writes it."""
    return "".join(("-" if word.joined else " ") + word.written for word in run)[1:]
