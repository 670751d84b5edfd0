"""Phrases that can name a topic, and the best one for a group of papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from paperatlas.enrich.phrases import split_words
from paperatlas.model.vocabulary import Tag
from paperatlas.text.words import PAPER_WORDS

_LEAST_SHARE = 0.02
"""A name stands in at least this share of the papers it names."""
_RARITY = 0.3
"""How much it speaks for a name that few papers outside the topic have it."""
_QUALITIES = ("ed", "ive", "al", "ic", "ous", "able", "ible", "ern", "ary", "ful")
_HALVES = frozenset("application aware based driven free level order scale shot stage step time wise".split())
"""Last words of a description rather than of a thing."""


def naming_tags(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """Tags whose names can stand for a topic, by slug: phrases that end in a noun, and acronyms.

    A single ordinary word says too little.
    """
    return tuple(sorted((tag for tag in tags if _can_name(tag.name)), key=lambda tag: tag.slug))


def names_a_thing(name: str) -> bool:
    """Whether a name ends in a noun that says something."""
    words = split_words(name)
    return bool(words) and words[-1].key not in _HALVES and not words[-1].key.endswith(_QUALITIES)


def _can_name(name: str) -> bool:
    words = split_words(name)
    if len(words) == 1:
        return len(words[0].written) > 2 and words[0].written.isupper()
    return names_a_thing(name) and not all(word.key in PAPER_WORDS for word in words)


def best_names(fits: np.ndarray, names: Sequence[Tag]) -> list[int | None]:
    """For each topic the place of the tag that fits it best, no tag twice; none where no tag is left.

    The best fit of all is given first; ties go to the smaller slug.

    Args:
        fits: how well each tag (rows) fits each topic (columns); 0 where it cannot name it.
        names: the tags.
    """
    places = zip(*(side.tolist() for side in np.nonzero(fits)), strict=True)
    ranked = sorted((-fits[tag, topic], names[tag].slug, topic, tag) for tag, topic in places)
    chosen: list[int | None] = [None] * fits.shape[1]
    used: set[int] = set()
    for _, _, topic, tag in ranked:
        if chosen[topic] is None and tag not in used:
            chosen[topic] = tag
            used.add(tag)
    return chosen


def fit_of_names(having: Any, shares: np.ndarray) -> np.ndarray:
    """How well each tag (rows) fits each topic (columns).

    The fit is the number of papers that have the tag and belong to the topic, over powers of both numbers
    alone: half of the topic's, as Ochiai (1957) takes of both, but less of the tag's. A common name is
    steadier than one of few papers, and less likely to say too little. The fit is 0 where they are hardly
    any of the topic's papers.

    Args:
        having: CSR matrix (papers × tags) of ones.
        shares: how much each paper belongs to each topic.
    """
    both = np.asarray(having.T @ shares)
    papers = np.asarray(having.sum(axis=0)).ravel()[:, None]
    sizes = shares.sum(axis=0)[None, :]
    fits = np.round(both / (np.maximum(papers, 1) ** _RARITY * np.maximum(sizes, 1e-9) ** 0.5), 6)
    return np.where(both >= np.maximum(2, _LEAST_SHARE * sizes), fits, 0.0)
