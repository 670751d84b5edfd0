"""How strongly papers speak for the tags of a vocabulary, and with which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from paperatlas.enrich.acronyms import agreed, definitions
from paperatlas.enrich.passing import in_passing
from paperatlas.enrich.phrase_search import find_phrases
from paperatlas.enrich.phrases import spellings, split_words, within
from paperatlas.enrich.terms import Terms
from paperatlas.enrich.texts import TITLE_WEIGHT, Texts, laid_out
from paperatlas.model.vocabulary import Tag

_PASSING = 0.25
"""What a mention in passing counts of a mention that is meant."""
_MOST_WORDS = 3
_STRONG = 4.0
"""More weight than this makes a paper no better an example of a tag."""
_FEW = 20
"""Among fewer papers neighbours tell nothing."""
_USUAL_NEARNESS = 0.12
"""Taken where there are no neighbours."""
_CELLS = 1_000_000
"""Tags times terms worked on at a time."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for tags, as arrays of one length, by paper and then by tag."""

    row: Any
    tag: Any
    """Place of the tag in the vocabulary."""
    features: Any
    """For each the values named by `FEATURES`."""
    words: tuple[tuple[str, ...], ...]
    """The words found, those of the title first, at most three."""


FEATURES = ("weight", "phrases", "passing", "nearness", "rank")
"""ln(1 + weight of the mentions); whether several phrases are found; whether all are in passing; nearness to the tag's
other papers; ln(1 + number of tags with more weight by rarity)."""


def gather(texts: Texts, tags: Sequence[Tag], terms: Terms, steady: int | None = None) -> Evidence:
    """The evidence for each tag on each paper that has any.

    A tag's phrases are its name, aliases and phrases, and what the papers use in their place: the
    acronym of a phrase, or what an acronym stands for, where most papers that define it agree.
    Nearness is the cosine between the paper and the middle of the tag's other papers. What other
    papers say counts for those of the steady part alone.

    Args:
        texts: the papers' words, the steady part first.
        tags: the vocabulary.
        terms: the papers' terms.
        steady: papers of the steady part; all without it.
    """
    steady = len(texts) if steady is None else steady
    phrases, owners, meant = _phrases(texts.first(steady), tags)
    hits = find_phrases(texts, phrases)
    if not len(hits.start):
        return Evidence(*(np.zeros(0, np.int64),) * 2, np.zeros((0, len(FEATURES))), ())
    passing = in_passing(texts, hits.start, hits.end, hits.part)
    tag = owners[hits.phrase]
    pairs, number = np.unique((hits.part // 2) * len(tags) + tag, return_inverse=True)
    row, of_tag = pairs // len(tags), pairs % len(tags)
    in_title = hits.part % 2 == 0
    weight = np.bincount(number, np.where(in_title, TITLE_WEIGHT, np.where(passing, _PASSING, 1.0)))
    distinct = np.bincount(np.unique(number * len(phrases) + meant[hits.phrase]) // len(phrases))
    known = row < steady
    frequency = np.bincount(of_tag[known], minlength=len(tags))
    nearness = _nearness(row, of_tag, np.where(known, np.minimum(weight, _STRONG), 0.0), terms.steady, len(tags))
    others = frequency[of_tag] - known
    nearness[(others < 1) | (steady < _FEW)] = _USUAL_NEARNESS
    features = np.stack(
        (
            np.log1p(weight),
            distinct > 1,
            np.bincount(number, ~passing) == 0,
            nearness,
            np.log1p(_rank(row, weight / np.sqrt(2 + frequency[of_tag]))),
        ),
        axis=1,
    ).astype(np.float64)
    return Evidence(row, of_tag, features, _words(texts, hits, phrases, number, passing, len(pairs)))


def _phrases(texts: Texts, tags: Sequence[Tag]) -> tuple[list[str], Any, Any]:
    """What is looked for, for each the place of its tag, and the first of those that differ in hyphens alone."""
    known = [(phrase, place) for place, tag in enumerate(tags) for phrase in (tag.name, *tag.aliases, *tag.phrases)]
    stands_for = agreed(definitions(texts))
    short: dict[tuple[str, ...], list[str]] = {}
    for acronym, keys in stands_for.items():
        short.setdefault(keys, []).append(acronym)
    more = []
    for phrase, place in known:
        words = split_words(phrase)
        if len(words) == 1 and words[0].written in stands_for:
            more.append((" ".join(stands_for[words[0].written]), place))
        more.extend((acronym, place) for acronym in short.get(tuple(word.key for word in words), ()))
    taken: dict[tuple[tuple[tuple[str, bool], ...], int], tuple[str, int]] = {}
    for number, (phrase, place) in enumerate((*known, *more)):
        for spelling in spellings(phrase):
            words = split_words(spelling)
            key = (tuple((word.key, word.written.isupper()) for word in words), place)
            taken.setdefault(key, (spelling, number))
    first: dict[int, int] = {}
    meant = [first.setdefault(number, place) for place, (_, number) in enumerate(taken.values())]
    owners = np.array([place for _, place in taken], np.int64)
    return [phrase for phrase, _ in taken.values()], owners, np.array(meant, np.int64)


def _nearness(row: Any, tag: Any, weight: Any, matrix: Any, tags: int) -> Any:
    """Cosine of each paper with the middle of the tag's papers, itself left out; those without weight are no part."""
    own = np.asarray(matrix.multiply(matrix).sum(axis=1), dtype=np.float64).ravel()[row]
    product, square = np.zeros(len(row)), np.zeros(tags)
    order = np.argsort(tag, kind="stable")
    bounds = np.searchsorted(tag[order], np.arange(tags + 1))
    together = max(1, _CELLS // max(matrix.shape[1], 1))
    for first in range(0, tags, together):
        some = slice(first, min(first + together, tags))
        pairs = order[bounds[some.start] : bounds[some.stop]]
        middles, product[pairs] = _middles(matrix, row[pairs], tag[pairs] - first, weight[pairs], some.stop - first)
        square[some] = (middles**2).sum(axis=1)
    rest = np.maximum(square[tag] - 2 * weight * product + weight**2 * own, 1e-6)
    return ((product - weight * own) / np.sqrt(rest)).round(9)


def _middles(matrix: Any, row: Any, tag: Any, weight: Any, tags: int) -> tuple[Any, Any]:
    """The sum of each tag's papers by their weights (tags × terms), and the product of each paper with its tag's."""
    place, behind = laid_out(matrix.indptr, row)
    term, value = matrix.indices[place], matrix.data[place].astype(np.float64)
    sizes = np.diff(behind)
    cell = np.repeat(tag, sizes) * matrix.shape[1] + term
    middles = np.bincount(cell, value * np.repeat(weight, sizes), minlength=tags * matrix.shape[1])
    pair = np.repeat(np.arange(len(row)), sizes)
    return middles.reshape(tags, -1), np.bincount(pair, value * middles[cell], minlength=len(row))


def _rank(row: Any, score: Any) -> Any:
    """For each the number of better scores in its paper; `row` ascends."""
    order = np.lexsort((-score.round(9), row))
    first = np.searchsorted(row, row)
    rank = np.empty(len(row), np.int64)
    rank[order] = np.arange(len(row)) - first[order]
    return rank


def _words(
    texts: Texts, hits: Any, phrases: Sequence[str], number: Any, passing: Any, pairs: int
) -> tuple[tuple[str, ...], ...]:
    found: list[dict[str, str]] = [{} for _ in range(pairs)]
    inner = {place for place, phrase in enumerate(phrases) if within(split_words(phrase))}
    order = np.lexsort((hits.start, passing))
    columns = (number[order], hits.start[order], hits.end[order], hits.phrase[order])
    for pair, start, end, phrase in zip(*(column.tolist() for column in columns), strict=True):
        if len(found[pair]) < _MOST_WORDS:
            written = phrases[phrase] if phrase in inner else texts.written_run(start, end)
            found[pair].setdefault(written.lower(), written)
    return tuple(tuple(words.values()) for words in found)
