"""A tree of two levels for a large collection that has no topic tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from paperatlas.enrich.factors import group_rows, middles
from paperatlas.enrich.terms import Terms
from paperatlas.enrich.topic_names import best_names, naming_tags
from paperatlas.model.paper import Paper, PaperTag, PaperTopic
from paperatlas.model.vocabulary import Tag, Topic

LARGE = 150
"""Papers from which on topics have subtopics."""
_MAIN_TOPICS = ((20_000, 8), (10**9, 12))
"""Main topics up to a number of papers. Few steps: at each one all topics change."""
_MOST_BELOW, _PAPERS_BELOW = 6, 25
"""Most subtopics, and papers for each of them."""
_TERM_OF_ALL, _TERM_OF_TOPIC = 10, 3
"""Papers in which a term must stand to count."""
_NEAR_BEST = 0.75
"""A further topic needs this share of the nearest one's closeness."""
_MOST = 3


class _Below(NamedTuple):
    """A main topic's subtopics and where its papers stand."""

    topics: tuple[Topic, ...]
    slug_of: dict[int, str]
    """Rows in a subtopic."""


def find_tree(
    papers: Sequence[Paper], terms: Terms, tags: Sequence[Tag], tagged: Mapping[str, tuple[PaperTag, ...]]
) -> tuple[tuple[Topic, ...], dict[str, tuple[PaperTopic, ...]]]:
    """Main topics with subtopics, the largest first, and each paper's topics, the main one first.

    A paper that nothing places has none. Scores are shares of the nearest topic's closeness.

    Args:
        papers: the papers, in the order of the rows of `terms`.
        terms: their terms.
        tags: the tags that may name a topic.
        tagged: tags of each paper.
    """
    count = next(topics for limit, topics in _MAIN_TOPICS if len(papers) < limit)
    groups = group_rows(terms.matrix, terms.shown, count, _TERM_OF_ALL)
    names = naming_tags(tags)
    identifiers = np.array([paper.id for paper in papers])
    members = [np.flatnonzero(groups == place) for place in range(count)]
    chosen = best_names([identifiers[rows].tolist() for rows in members], tagged, names, ())
    named = sorted((place for place in range(count) if chosen[place]), key=lambda place: -len(members[place]))
    if not named:
        return (), {paper.id: () for paper in papers}
    closeness = terms.matrix @ middles(terms.matrix, groups, count)[named].T
    taken = {tag.slug for tag in chosen if tag}
    topics, slug_of = [], {}
    for place in named:
        tag = chosen[place]
        if tag is not None:
            below = _subtopics(members[place], identifiers, terms, names, tagged, taken)
            taken |= {topic.slug for topic in below.topics}
            slug_of.update(below.slug_of)
            topics.append(Topic(tag.slug, tag.name, phrases=tag.phrases, topics=below.topics))
    slugs = [topic.slug for topic in topics]
    place_of = {place: column for column, place in enumerate(named)}
    placed = {
        paper.id: _places(closeness[row], place_of.get(int(groups[row])), slugs, slug_of.get(row))
        for row, paper in enumerate(papers)
    }
    return tuple(topics), placed


def _subtopics(
    rows: np.ndarray,
    identifiers: np.ndarray,
    terms: Terms,
    names: Mapping[str, Tag],
    tagged: Mapping[str, tuple[PaperTag, ...]],
    taken: set[str],
) -> _Below:
    count = min(_MOST_BELOW, len(rows) // _PAPERS_BELOW)
    if count < 2:
        return _Below((), {})
    groups = group_rows(terms.matrix[rows], terms.shown, count, _TERM_OF_TOPIC)
    members = [rows[groups == place] for place in range(count)]
    chosen = best_names([identifiers[inside].tolist() for inside in members], tagged, names, taken)
    found = sorted(
        ((len(inside), tag, inside) for inside, tag in zip(members, chosen, strict=True) if tag),
        key=lambda part: (-part[0], part[1].slug),
    )
    if len(found) < 2:
        return _Below((), {})
    topics = tuple(Topic(tag.slug, tag.name, phrases=tag.phrases) for _, tag, _ in found)
    return _Below(topics, {int(row): tag.slug for _, tag, inside in found for row in inside})


def _places(closeness: np.ndarray, own: int | None, slugs: Sequence[str], below: str | None) -> tuple[PaperTopic, ...]:
    """The paper's own topic, or the nearest where its own has no name, and others nearly as near."""
    first = int(closeness.argmax()) if own is None else own
    best = float(closeness[first])
    if best <= 0:
        return ()
    others = sorted(
        ((min(1.0, float(near) / best), slugs[column]) for column, near in enumerate(closeness) if column != first),
        key=lambda pair: (-pair[0], pair[1]),
    )
    further = (PaperTopic(slug, round(share, 3)) for share, slug in others[: _MOST - 1] if share >= _NEAR_BEST)
    return (PaperTopic(below if own is not None and below else slugs[first], 1.0), *further)
