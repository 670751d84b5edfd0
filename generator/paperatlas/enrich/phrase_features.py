"""What tells a key phrase from other phrases of a paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from paperatlas.enrich.candidates import LONGEST, Candidates, candidates
from paperatlas.enrich.grouping import grouped
from paperatlas.enrich.texts import Texts
from paperatlas.text.words import PAPER_WORDS

FEATURES = (
    "title",
    "times",
    "early",
    "spread",
    "whole",
    "frequency",
    "rare_word",
    "common_word",
    "cohesion",
    "in_titles",
    "wholes",
    "first_begins",
    "last_ends",
    "two_words",
    "three_words",
    "four_words",
    "first_common",
    "last_common",
    "first_ing",
    "last_ing",
    "first_ed",
    "last_ed",
    "last_adjective",
    "adverb",
    "acronym",
    "digit",
)
"""The columns of `Features.values`: where and how often the phrase stands in the paper, how common it is in the
collection, how its words stick together, and what its first and last word look like."""
_ADJECTIVES = ("ive", "al", "ic", "ous", "able", "ible", "ary", "ful", "ent", "ant")


@dataclass(frozen=True, slots=True)
class Cells:
    """The phrases that papers have, as arrays of one length, by paper and then by phrase."""

    starts: Any
    """Where those of each paper begin, and where the last ones end."""
    phrase: Any
    first: Any
    """The word of the collection at which the phrase stands first in the paper."""
    times: Any
    """How often it stands there."""
    wholes: Any
    """How often as a whole stretch."""
    spread: Any
    """How many words behind the first place the last one is."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """What the collection shows of its phrases, by their numbers."""

    found: Candidates
    papers: Any
    """In how many papers each phrase stands."""
    in_titles: Any
    """In the title of which share of its papers."""
    wholes: Any
    """As a whole stretch in which share of its occurrences."""
    begins: Any
    """For each stem, at the beginning of a stretch in which share of its occurrences."""
    ends: Any
    """For each stem, at the end."""
    stem_papers: Any
    """For each stem the log of the number of papers it stands in."""
    looks: Any
    """For each key what its letters tell: see `_looks`."""
    is_acronym: Any
    """For each written form whether it is in capitals."""
    cells: Cells


@dataclass(frozen=True, slots=True)
class Features:
    """The phrases of some papers, as arrays of one length, by paper and then by phrase."""

    row: Any
    phrase: Any
    place: Any
    """The word of the collection at which the phrase stands first."""
    values: Any
    """For each the values named by `FEATURES` (float32)."""


def statistics(texts: Texts) -> Statistics:
    """Counts over a whole collection."""
    found = candidates(texts)
    row = texts.parts >> 1
    cells = _cells(found, row)
    papers = np.bincount(cells.phrase, minlength=found.count).astype(np.int32)
    in_title = cells.first < texts.starts[2 * row[cells.first] + 1]
    titles = np.bincount(cells.phrase[in_title], minlength=found.count)
    whole = np.bincount(cells.phrase, cells.wholes, minlength=found.count)
    stems = found.stems[texts.word_keys]
    kinds = int(stems.max(initial=0)) + 1
    total = np.maximum(np.bincount(stems[found.behind > 0], minlength=kinds), 1)
    return Statistics(
        found,
        papers,
        ((titles + 0.1) / (papers + 1.0)).astype(np.float32),
        ((whole + 0.5) / (np.diff(found.starts) + 2.0)).astype(np.float32),
        np.bincount(stems[found.is_first], minlength=kinds) / total,
        np.bincount(stems[found.behind == 1], minlength=kinds) / total,
        _log_papers(stems, row, kinds),
        _looks(texts),
        np.array([len(word) > 1 and word.removesuffix("s").isupper() for word in texts.written], bool),
        cells,
    )


def _cells(found: Candidates, row: Any) -> Cells:
    phrase = np.repeat(np.arange(found.count, dtype=np.int32), np.diff(found.starts))
    of_place = row[found.places]
    begins = np.flatnonzero(_changes(phrase) | _changes(of_place)).astype(np.int32)
    ends = np.append(begins[1:], np.int32(len(phrase)))[: len(begins)]
    is_whole = found.is_first[found.places] & (found.behind[found.places] == found.length_of(phrase))
    before = np.concatenate((np.zeros(1, np.int32), np.cumsum(is_whole, dtype=np.int32)))
    papers = len(found.texts)
    order = grouped(of_place[begins], papers)
    starts = np.concatenate(([0], np.cumsum(np.bincount(of_place[begins], minlength=papers))))
    first, last = found.places[begins], found.places[ends - 1]
    columns = (phrase[begins], first, ends - begins, before[ends] - before[begins], last - first)
    return Cells(starts, *(column[order] for column in columns))


def _changes(values: Any) -> Any:
    """Whether each value is another than the one before."""
    return np.concatenate((np.ones(min(len(values), 1), bool), values[1:] != values[:-1]))


def _log_papers(stems: Any, row: Any, count: int) -> Any:
    places = grouped(stems, count)
    is_new = _changes(row[places]) | _changes(stems[places])
    return np.log(np.maximum(np.bincount(stems[places[is_new]], minlength=count), 1))


def _looks(texts: Texts) -> Any:
    return np.array(
        [
            (
                key in PAPER_WORDS,
                key.endswith("ing"),
                key.endswith("ed"),
                key.endswith(_ADJECTIVES),
                key.endswith("ly"),
                any(letter.isdigit() for letter in key),
            )
            for key in texts.compared
        ],
        bool,
    ).reshape(-1, 6)


def features(known: Statistics, first_row: int, last_row: int) -> Features:
    """The phrases of the papers from one row up to another, with all that tells key phrases from others."""
    found, texts, cells = known.found, known.found.texts, known.cells
    inside = slice(int(cells.starts[first_row]), int(cells.starts[last_row]))
    row = np.repeat(np.arange(first_row, last_row), np.diff(cells.starts[first_row : last_row + 1]))
    phrase, start, times = cells.phrase[inside], cells.first[inside], cells.times[inside]
    size = found.length_of(phrase)
    begin, middle, end = (texts.starts[2 * row + part] for part in range(3))
    papers = np.log(known.papers[phrase])
    collection = np.log(max(len(texts), 2))
    rare, common, mean = _word_frequencies(known, start, size)
    keys = texts.key_of_form[texts.forms[start]], texts.key_of_form[texts.forms[start + size - 1]]
    looks = [known.looks[key].T for key in keys]
    columns = (
        start < middle,
        np.log(times),
        np.log1p(start - begin),
        cells.spread[inside] / np.maximum(end - begin, 1),
        cells.wholes[inside] / times,
        papers / collection,
        rare / collection,
        common / collection,
        np.where(size > 1, papers - mean, 0) / collection,
        known.in_titles[phrase],
        known.wholes[phrase],
        known.begins[found.stems[keys[0]]],
        known.ends[found.stems[keys[1]]],
        size == 2,
        size == 3,
        size == 4,
        looks[0][0],
        looks[1][0],
        looks[0][1],
        looks[1][1],
        looks[0][2],
        looks[1][2],
        looks[1][3],
        looks[0][4] | looks[1][4],
        known.is_acronym[texts.forms[start]],
        looks[0][5],
    )
    values = np.empty((len(columns), len(row)), np.float32)
    for place, column in enumerate(columns):
        values[place] = column
    return Features(row, phrase, start, values.T)


def _word_frequencies(known: Statistics, start: Any, size: Any) -> tuple[Any, Any, Any]:
    """Log frequencies of the rarest and the commonest word of phrases, and the mean over their words."""
    texts = known.found.texts
    of_form = known.found.stems[texts.key_of_form]
    rare, common, total = np.full(len(start), np.inf), np.zeros(len(start)), np.zeros(len(start))
    singles = known.stem_papers
    for distance in range(LONGEST):
        inside = distance < size
        value = singles[of_form[texts.forms[np.minimum(start + distance, len(texts.forms) - 1)]]]
        rare = np.where(inside, np.minimum(rare, value), rare)
        common = np.where(inside, np.maximum(common, value), common)
        total += np.where(inside, value, 0)
    return rare, common, total / size
