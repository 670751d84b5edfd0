"""What tells a key phrase from other phrases of a paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from paperatlas.enrich.candidates import LONGEST, Candidates, candidates
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
    part = texts.parts
    papers = np.zeros(found.count, np.int32)
    titles, whole, times = (np.zeros(found.count, np.int32) for _ in range(3))
    for size, numbers in enumerate(found.number, 1):
        places = np.flatnonzero(numbers >= 0)
        number = numbers[places]
        is_whole = (found.before[places] == 0) & (found.behind[places] == size)
        times += np.bincount(number, minlength=found.count).astype(np.int32)
        whole += np.bincount(number[is_whole], minlength=found.count).astype(np.int32)
        for texts_in, counts in ((part[places] // 2, papers), (np.where(part[places] % 2, -1, part[places]), titles)):
            cells = np.unique(number.astype(np.int64) * (len(part) + 2) + texts_in + 1)
            cells = cells[cells % (len(part) + 2) > 0]
            counts += np.bincount(cells // (len(part) + 2), minlength=found.count).astype(np.int32)
    stems = found.stems[texts.word_keys]
    inside = found.behind > 0
    total = np.maximum(np.bincount(stems[inside], minlength=int(stems.max(initial=0)) + 1), 1)
    begins = np.bincount(stems[inside & (found.before == 0)], minlength=len(total)) / total
    ends = np.bincount(stems[inside & (found.behind == 1)], minlength=len(total)) / total
    return Statistics(
        found,
        papers,
        ((titles + 0.1) / (papers + 1.0)).astype(np.float32),
        ((whole + 0.5) / (times + 2.0)).astype(np.float32),
        begins,
        ends,
        _log_papers(stems, part // 2, len(total), len(texts)),
        _looks(texts),
    )


def _log_papers(stems: Any, rows: Any, count: int, papers: int) -> Any:
    cells = np.unique(stems.astype(np.int64) * (papers + 1) + rows)
    return np.log(np.maximum(np.bincount(cells // (papers + 1), minlength=count), 1))


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
    found, texts = known.found, known.found.texts
    begin, end = int(texts.starts[2 * first_row]), int(texts.starts[2 * last_row])
    place, size = _occurrences(found, begin, end)
    number = np.select([size == n for n in range(1, LONGEST + 1)], [numbers[place] for numbers in found.number], 0)
    part = np.searchsorted(texts.starts, place, side="right") - 1
    cells, first, cell = np.unique(
        (part // 2).astype(np.int64) * (found.count + 1) + number,
        return_index=True,
        return_inverse=True,
    )
    row, phrase = cells // (found.count + 1), cells % (found.count + 1)
    is_whole = (found.before[place] == 0) & (found.behind[place] == size)
    in_title = part % 2 == 0
    size_of, start = size[first], place[first]
    words = texts.starts[2 * row + 2] - texts.starts[2 * row]
    offset = place - texts.starts[2 * (part // 2)]
    last = np.zeros(len(cells), np.int64)
    np.maximum.at(last, cell, offset)
    early = offset[first]
    counts = np.bincount(cell)
    papers = np.log(known.papers[phrase])
    collection = np.log(max(len(texts), 2))
    rare, common, mean = _word_frequencies(known, start, size_of)
    keys = texts.key_of_form[texts.forms[start]], texts.key_of_form[texts.forms[start + size_of - 1]]
    looks = [known.looks[key] for key in keys]
    capitals = np.array([len(w) > 1 and w.removesuffix("s").isupper() for w in texts.written], bool)
    columns = (
        np.bincount(cell, in_title) > 0,
        np.log(counts),
        np.log1p(early),
        (last - early) / np.maximum(words, 1),
        np.bincount(cell, is_whole) / counts,
        papers / collection,
        rare / collection,
        common / collection,
        np.where(size_of > 1, papers - mean, 0) / collection,
        known.in_titles[phrase],
        known.wholes[phrase],
        known.begins[found.stems[keys[0]]],
        known.ends[found.stems[keys[1]]],
        size_of == 2,
        size_of == 3,
        size_of == 4,
        looks[0][:, 0],
        looks[1][:, 0],
        looks[0][:, 1],
        looks[1][:, 1],
        looks[0][:, 2],
        looks[1][:, 2],
        looks[1][:, 3],
        looks[0][:, 4] | looks[1][:, 4],
        capitals[texts.forms[start]],
        looks[0][:, 5],
    )
    return Features(row, phrase, start, np.stack(columns, axis=1).astype(np.float32))


def _occurrences(found: Candidates, begin: int, end: int) -> tuple[Any, Any]:
    """Places and lengths of all phrases between two places, by place."""
    pieces = [(np.flatnonzero(numbers[begin:end] >= 0) + begin, n) for n, numbers in enumerate(found.number, 1)]
    place = np.concatenate([places for places, _ in pieces])
    size = np.concatenate([np.full(len(places), n) for places, n in pieces])
    order = np.argsort(place, kind="stable")
    return place[order], size[order]


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
