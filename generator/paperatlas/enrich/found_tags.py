"""Tags for a collection that has no vocabulary: the key phrases that its papers share."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from paperatlas.enrich.acronyms import agreed, definitions
from paperatlas.enrich.keyphrases import ranked_phrases
from paperatlas.enrich.phrase_features import Statistics, statistics
from paperatlas.enrich.texts import Texts
from paperatlas.model.slugs import slugify, unique_slugs
from paperatlas.model.vocabulary import Tag
from paperatlas.text.words import PAPER_WORDS, singular

_FEWEST_PAPERS, _LARGEST_SHARE = 3, 0.25
_FEW = 40
"""In a collection of fewer papers a phrase may stand in half of them."""
_KEY_PHRASES = 12
"""A paper votes for so many phrases."""
_NESTED = 0.6
"""A phrase is dropped if a longer one around it has this share of its papers."""
_TITLES_OF_A_WORD, _TITLES_OF_A_PHRASE = 0.25, 0.08
_GERUNDS = frozenset({"learning", "reasoning", "planning", "training", "tuning", "processing", "modeling"})
_ADJECTIVES = ("ed", "ive", "al", "ic", "ous", "able", "ible", "ern", "ary")
_EDGE_WORDS = PAPER_WORDS - {"learning", "model", "models", "data", "knowledge", "time", "state", "test", "open"}
_COMMON_FORM = 0.1
"""Share of its occurrences from which a form of a phrase is looked for by itself."""

_PLURAL = 0.25
"""Share of its occurrences from which a phrase is named in the plural."""
_LONG_WORD, _LONG_ACRONYM = 5, 7
"""Letters beyond which a word in capitals is none of an acronym's, beside others or alone."""
_SELDOM = 0.1
"""A word written small in a lower share of the places is a name."""


@dataclass(frozen=True, slots=True)
class _Shared:
    """A phrase that several papers have."""

    number: int
    stems: tuple[int, ...]
    papers: int
    votes: int
    """Papers of which it is a key phrase."""


def find_tags(texts: Texts) -> tuple[Tag, ...]:
    """Tags made of key phrases that papers share, by name.

    A phrase must be among the twelve best of at least three papers (two in a collection of under
    twelve), stand in at most a quarter of them (half, in a collection of under forty), and titles
    must use it: a word for itself in one of its papers in four, a longer phrase in one in twelve. It
    is worth the number of papers whose key phrase it is times its rarity times the root of its
    length in words; one that mostly stands inside a longer phrase gives way to that. An acronym
    that papers define as the phrase becomes its alias. There are at most a third as many tags as
    papers, between 20 and 300.
    """
    known = statistics(texts)
    most = max(20, min(300, len(texts) // 3))
    shared = _without_nested(_shared(known, len(texts)))
    ranked = sorted(shared, key=lambda phrase: (-_worth(phrase, len(texts)), phrase.number))[:most]
    forms = _forms(known, [phrase.number for phrase in ranked])
    acronyms: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for acronym, keys in agreed(definitions(texts)).items():
        acronyms[keys].append(acronym)
    # The phrase may be one for the stem of a word that says nothing: "local" beside "localization".
    names = {phrase.number: _name(found) for phrase in ranked if (found := forms[phrase.number].written)}
    _join_spellings(names, forms)
    slugs = unique_slugs((str(number), slugify(name, "tag")) for number, name in names.items())
    tags = [_tag(slugs[str(number)], name, forms[number], acronyms) for number, name in names.items()]
    return tuple(sorted(tags, key=lambda tag: (tag.name.casefold(), tag.slug)))


@dataclass(frozen=True, slots=True)
class _Forms:
    """The ways a phrase is written, and as what it is compared."""

    written: Counter[str]
    keys: Counter[tuple[str, ...]]


def _join_spellings(names: dict[int, str], forms: dict[int, _Forms]) -> None:
    """Makes one phrase of those that differ in hyphens and spaces alone ("3D", "3-D"), named as the best of them."""
    first: dict[str, int] = {}
    for number, name in list(names.items()):
        same = first.setdefault(re.sub(r"[\W_]", "", name).casefold(), number)
        if same != number:
            forms[same].keys.update(forms[number].keys)
            del names[number]


def _tag(slug: str, name: str, forms: _Forms, acronyms: Mapping[tuple[str, ...], Sequence[str]]) -> Tag:
    least = _COMMON_FORM * forms.keys.total()
    common = sorted(keys for keys, times in forms.keys.items() if times >= least)
    aliases = tuple(dict.fromkeys(acronym for keys in common for acronym in acronyms.get(keys, ())))
    return Tag(slug, name, aliases=aliases, phrases=tuple(" ".join(keys) for keys in common))


def _shared(known: Statistics, papers: int) -> list[_Shared]:
    fewest = 2 if papers < 12 else _FEWEST_PAPERS
    largest = max(fewest, int((0.5 if papers < _FEW else _LARGEST_SHARE) * papers))
    votes = np.zeros(known.found.count, np.int32)
    first = np.full(known.found.count, -1, np.int64)
    for _, ranked in ranked_phrases(known, _KEY_PHRASES):
        votes += np.bincount(ranked.phrase, minlength=len(votes)).astype(np.int32)
        first[ranked.phrase[::-1]] = ranked.place[::-1]
    length = known.found.length_of(np.arange(known.found.count))
    has_titles = bool((np.diff(known.found.texts.starts)[::2] > 0).any())
    least = np.where(length == 1, _TITLES_OF_A_WORD, _TITLES_OF_A_PHRASE) * has_titles
    fits = (votes >= fewest) & (known.papers <= largest) & (known.in_titles >= least)
    found = []
    for number in np.flatnonzero(fits).tolist():
        place, size = int(first[number]), int(length[number])
        if _may_be_tag(known.found.texts, place, size):
            found.append(_Shared(number, _stems(known, place, size), int(known.papers[number]), int(votes[number])))
    return found


def _stems(known: Statistics, place: int, size: int) -> tuple[int, ...]:
    texts = known.found.texts
    return tuple(known.found.stems[texts.key_of_form[texts.forms[place : place + size]]].tolist())


def _may_be_tag(texts: Texts, place: int, size: int) -> bool:
    forms = texts.forms[place : place + size].tolist()
    keys = [texts.compared[texts.key_of_form[form]] for form in forms]
    first, last = keys[0], keys[-1]
    if first in _EDGE_WORDS or last in _EDGE_WORDS or not ({"http", "com"}.isdisjoint(keys)):
        return False
    if last.endswith(("ly", "ing")) and last not in _GERUNDS:
        return False
    if size > 1:
        return True
    is_word = len(last) > 5 or texts.written[forms[0]].removesuffix("s").isupper()
    return last not in PAPER_WORDS and is_word and not last.endswith(_ADJECTIVES)


def _without_nested(shared: Sequence[_Shared]) -> list[_Shared]:
    papers = {phrase.stems: phrase.papers for phrase in shared}
    swallowed: set[tuple[int, ...]] = set()
    for stems, count in papers.items():
        for size in range(1, len(stems)):
            for start in range(len(stems) - size + 1):
                inner = stems[start : start + size]
                if inner in papers and count >= _NESTED * papers[inner]:
                    swallowed.add(inner)
    return [phrase for phrase in shared if phrase.stems not in swallowed]


def _worth(phrase: _Shared, papers: int) -> float:
    length = 0.5 if len(phrase.stems) == 1 else math.sqrt(len(phrase.stems))
    return phrase.votes * math.log(1 + papers / phrase.papers) * length


def _forms(known: Statistics, numbers: Sequence[int]) -> dict[int, _Forms]:
    texts, found = known.found.texts, known.found
    forms = {}
    for number, size in zip(numbers, found.length_of(np.array(numbers, np.int64)).tolist(), strict=True):
        places = found.places[found.starts[number] : found.starts[number + 1]]
        run = places[:, None] + np.arange(size)
        cells = np.concatenate((texts.forms[run], texts.joined[run[:, 1:]]), axis=1)
        _, first, counts = np.unique(cells, axis=0, return_index=True, return_counts=True)
        forms[number] = _Forms(Counter(), Counter())
        for place, times in zip(places[first].tolist(), counts.tolist(), strict=True):
            if not _may_be_tag(texts, place, size):
                continue
            forms[number].written[texts.written_run(place, place + size)] += times
            forms[number].keys[_keys(texts, place, size)] += times
    return forms


def _keys(texts: Texts, place: int, size: int) -> tuple[str, ...]:
    numbers: Any = texts.key_of_form[texts.forms[place : place + size]]
    return tuple(texts.compared[key] for key in numbers.tolist())


def _name(forms: Counter[str]) -> str:
    """The commonest way to write it, in sentence case; acronyms and words that are always capitalised as they are.

    It stands in the plural where that is common: of most things papers speak in both numbers about as often,
    so that the commoner one would change with every few papers.
    """
    plural = {form: times for form, times in forms.items() if _is_plural(form)}
    in_number = plural if sum(plural.values()) >= _PLURAL * forms.total() else forms - Counter(plural)
    form = min(in_number.items(), key=lambda item: (-item[1], item[0]))[0]
    if _is_loud(form):
        form = form.lower()
    small: Counter[str] = Counter()
    for other, times in forms.items():
        small.update({part.lower(): times for part in re.split(r"[ -]", other) if part == part.lower()})
    name = "".join(
        part
        if len(part) == 1 or re.search(r"[A-Z].*[A-Z]|\d", part) or _is_capitalised(part, small, forms)
        else part.lower()
        for part in re.split(r"([ -])", form)
    )
    return name[:1].upper() + name[1:]


def _is_loud(form: str) -> bool:
    """Whether a form comes from titles in capitals rather than from acronyms."""
    longest = max(map(len, re.split(r"[ -]", form)))
    return form.isupper() and longest > (_LONG_WORD if re.search(r"[ -]", form) else _LONG_ACRONYM)


def _is_plural(form: str) -> bool:
    last = re.split(r"[ -]", form.lower())[-1]
    return singular(last) != last


def _is_capitalised(part: str, small: Mapping[str, int], forms: Counter[str]) -> bool:
    """Whether a word is hardly ever written small."""
    return small.get(part.lower(), 0) < _SELDOM * forms.total()
