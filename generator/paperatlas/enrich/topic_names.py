"""Phrases that can name a topic, and the best one for a group of papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from paperatlas.enrich.phrases import split_words
from paperatlas.model.paper import PaperTag
from paperatlas.model.vocabulary import Tag
from paperatlas.text.words import PAPER_WORDS

_LEAST_SHARE = 0.02
"""A name stands in at least this share of the papers it names."""
_QUALITIES = ("ed", "ive", "al", "ic", "ous", "able", "ible", "ern", "ary", "ful")
_HALVES = frozenset("aware based driven free level order scale shot stage step time wise".split())
"""Last words of a description rather than of a thing."""


def naming_tags(tags: Iterable[Tag]) -> dict[str, Tag]:
    """Tags whose names can stand for a topic, by slug: phrases that end in a noun, and acronyms.

    A single ordinary word says too little.
    """
    return {tag.slug: tag for tag in tags if _can_name(tag.name)}


def _can_name(name: str) -> bool:
    words = split_words(name)
    if not words:
        return False
    last = words[-1]
    if len(words) == 1:
        return len(last.written) > 2 and last.written.isupper()
    is_thing = last.key not in _HALVES and not last.key.endswith(_QUALITIES)
    return is_thing and not all(word.key in PAPER_WORDS for word in words)


def best_names(
    groups: Sequence[Sequence[str]],
    tagged: Mapping[str, tuple[PaperTag, ...]],
    names: Mapping[str, Tag],
    taken: Collection[str],
) -> list[Tag | None]:
    """For each group of papers the tag that fits it best, no tag twice; none where no tag fits.

    The fit is the number of papers that have the tag and are in the group, over the geometric mean of
    both numbers alone (Ochiai 1957). The best fit of all is given first; ties go to the smaller slug.

    Args:
        groups: identifiers of papers.
        tagged: tags of each paper.
        names: tags to choose from.
        taken: slugs that are not to be used.
    """
    inside = [Counter(tag.slug for paper in group for tag in tagged.get(paper, ())) for group in groups]
    everywhere: Counter[str] = sum(inside, Counter())
    fits = sorted(
        (-round(count / (everywhere[slug] * len(groups[place])) ** 0.5, 6), slug, place)
        for place, found in enumerate(inside)
        for slug, count in found.items()
        if slug in names and slug not in taken and count >= max(2, _LEAST_SHARE * len(groups[place]))
    )
    chosen: list[Tag | None] = [None] * len(groups)
    used: set[str] = set()
    for _, slug, place in fits:
        if chosen[place] is None and slug not in used:
            chosen[place] = names[slug]
            used.add(slug)
    return chosen
