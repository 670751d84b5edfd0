"""Tags for a collection that has no vocabulary: the phrases its own papers keep using."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from paperatlas.enrich.phrases import Word, written
from paperatlas.enrich.texts import PaperText
from paperatlas.model.slugs import slugify, unique_slugs
from paperatlas.model.vocabulary import Tag
from paperatlas.text.words import PAPER_WORDS, STOP_WORDS

_LONGEST = 4
_FEWEST_PAPERS, _LARGEST_SHARE = 3, 0.25
_FEW = 40
"""In a collection of fewer papers a phrase may stand in half of them."""
_NESTED = 0.6
"""A phrase is dropped if a longer one around it has this share of its papers."""
_TITLES_OF_A_WORD, _TITLES_OF_A_PHRASE = 0.25, 0.08
_GERUNDS = frozenset({"learning", "reasoning", "planning", "training", "tuning", "processing", "modeling", "modelling"})
_ADJECTIVES = ("ed", "ive", "al", "ic", "ous", "able", "ible", "ern", "ary")
_EDGE_WORDS = PAPER_WORDS - {"learning", "model", "models", "data", "knowledge", "time", "state", "test", "open"}


def find_tags(texts: Sequence[PaperText]) -> tuple[Tag, ...]:
    """Tags made of recurring phrases of one to four words, by name.

    A phrase must stand in at least three papers (two in a collection of under twelve) and in at
    most a quarter of them (half, in a collection of under forty), and titles must use it: a word for
    itself in one of its papers in four, a longer phrase in one in twelve. It is worth the number of
    its papers times its rarity times the root of its length in words; one that mostly stands inside
    a longer phrase gives way to that. An acronym that papers put behind a phrase in brackets becomes its alias.
    There are at most a third as many tags as papers, between 20 and 300.
    """
    most = max(20, min(300, len(texts) // 3))
    fewest = 2 if len(texts) < 12 else _FEWEST_PAPERS
    largest = max(fewest, int((0.5 if len(texts) < _FEW else _LARGEST_SHARE) * len(texts)))
    found = _candidates(texts)
    with_titles = any(text.title for text in texts)
    kept = {
        key: phrase.papers
        for key, phrase in found.items()
        if fewest <= phrase.papers <= largest and (phrase.is_of_titles(key) or not with_titles)
    }
    kept = _without_nested(kept)
    ranked = sorted(kept, key=lambda key: (-_worth(key, kept[key], len(texts)), key))[:most]
    names = {" ".join(key): _name(found[key].forms) for key in ranked}
    slugs = unique_slugs((phrase, slugify(name, "tag")) for phrase, name in names.items())
    tags = (
        Tag(slugs[" ".join(key)], names[" ".join(key)], aliases=found[key].common_acronyms(), phrases=(" ".join(key),))
        for key in ranked
    )
    return tuple(sorted(tags, key=lambda tag: (tag.name.casefold(), tag.slug)))


@dataclass(slots=True)
class _Phrase:
    """What the collection shows of a phrase."""

    papers: int = 0
    titles: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    acronyms: Counter[str] = field(default_factory=Counter)

    def is_of_titles(self, key: tuple[str, ...]) -> bool:
        return self.titles >= self.papers * (_TITLES_OF_A_WORD if len(key) == 1 else _TITLES_OF_A_PHRASE)

    def common_acronyms(self) -> tuple[str, ...]:
        return tuple(sorted(acronym for acronym, times in self.acronyms.items() if times >= 2))


def _candidates(texts: Sequence[PaperText]) -> dict[tuple[str, ...], _Phrase]:
    found: dict[tuple[str, ...], _Phrase] = defaultdict(_Phrase)
    for text in texts:
        in_title = _phrases_of(text.title)
        in_body = _phrases_of(text.body)
        for key, words in {**in_body, **in_title}.items():
            phrase = found[key]
            phrase.papers += 1
            phrase.titles += key in in_title
            phrase.forms[written(words)] += 1
        for key, acronym in _acronyms(text.body):
            found[key].acronyms[acronym] += 1
    return found


def _phrases_of(part: Sequence[Word]) -> dict[tuple[str, ...], Sequence[Word]]:
    found: dict[tuple[str, ...], Sequence[Word]] = {}
    for run in _runs(part):
        for size in range(1, min(_LONGEST, len(run)) + 1):
            for start in range(len(run) - size + 1):
                words = run[start : start + size]
                cuts_a_word = start + size < len(run) and run[start + size].joined
                if not cuts_a_word and _may_be_tag(words):
                    found.setdefault(tuple(word.key for word in words), words)
    return found


def _runs(part: Sequence[Word]) -> list[Sequence[Word]]:
    """Stretches of words without stop words, numbers and punctuation."""
    runs: list[Sequence[Word]] = []
    start = 0
    for place, word in enumerate(part):
        is_stop = word.key in STOP_WORDS or len(word.key) < 2 or word.key[0].isdigit()
        if (is_stop or word.apart) and place > start:
            runs.append(part[start:place])
        if is_stop:
            start = place + 1
        elif word.apart:
            start = place
    if start < len(part):
        runs.append(part[start:])
    return runs


def _acronyms(part: Sequence[Word]) -> list[tuple[tuple[str, ...], str]]:
    """Phrases with the acronym of their initials right behind them: "knowledge graphs (KGs)"."""
    found = []
    for place, word in enumerate(part):
        acronym = word.written.removesuffix("s")
        size = len(acronym)
        if word.apart and 2 <= size <= 5 and acronym.isupper() and acronym.isalpha() and place >= size:
            words = part[place - size : place]
            if "".join(before.key[0] for before in words) == acronym.lower():
                found.append((tuple(before.key for before in words), acronym))
    return found


def _may_be_tag(words: Sequence[Word]) -> bool:
    if words[0].key in _EDGE_WORDS or words[-1].key in _EDGE_WORDS or words[0].joined:
        return False
    last = words[-1].key
    if last.endswith(("ly", "ing")) and last not in _GERUNDS:
        return False
    if len(words) == 1:
        return (
            last not in PAPER_WORDS and (len(last) > 5 or words[0].written.isupper()) and not last.endswith(_ADJECTIVES)
        )
    return all(word.key not in ("http", "com") for word in words)


def _without_nested(kept: dict[tuple[str, ...], int]) -> dict[tuple[str, ...], int]:
    swallowed: set[tuple[str, ...]] = set()
    for key, papers in kept.items():
        for size in range(1, len(key)):
            for start in range(len(key) - size + 1):
                inner = key[start : start + size]
                if inner in kept and papers >= _NESTED * kept[inner]:
                    swallowed.add(inner)
    return {key: papers for key, papers in kept.items() if key not in swallowed}


def _worth(key: tuple[str, ...], papers: int, total: int) -> float:
    length = 0.5 if len(key) == 1 else math.sqrt(len(key))
    return papers * math.log(1 + total / papers) * length


def _name(forms: Counter[str]) -> str:
    """The commonest way to write it, in sentence case, acronyms as they are."""
    form = min(forms.items(), key=lambda item: (-item[1], item[0]))[0]
    parts = re.split(r"([ -])", form)
    name = "".join(part if re.search(r"[A-Z].*[A-Z]|\d", part) else part.lower() for part in parts)
    return name[:1].upper() + name[1:]
