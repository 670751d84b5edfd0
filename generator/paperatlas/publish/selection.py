"""Parts of a collection."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import Paper


class UnknownNameError(ValueError):
    """A topic or tag that the collection does not have; the message names one like it."""


def select(atlas: Atlas, topic: str | None = None, tag: str | None = None) -> tuple[Paper, ...]:
    """The papers of a topic with its subtopics and of a tag, in the atlas' order.

    Raises:
        UnknownNameError: where there is no such topic or tag.
    """
    chosen = atlas.papers
    if topic is not None:
        topics = {node.slug: node for top in atlas.topics for node in top.walk()}
        _require("topic", topic, topics)
        below = {node.slug for node in topics[topic].walk()}
        chosen = tuple(paper for paper in chosen if any(placed.slug in below for placed in paper.topics))
    if tag is not None:
        _require("tag", tag, {known.slug for known in atlas.tags})
        chosen = tuple(paper for paper in chosen if any(given.slug == tag for given in paper.tags))
    return chosen


def select_any(atlas: Atlas, topics: Iterable[str], tags: Iterable[str]) -> tuple[Paper, ...]:
    """The papers of any of these topics or tags, in the atlas' order; without one, all papers.

    Raises:
        UnknownNameError: where there is no such topic or tag.
    """
    parts = [*(select(atlas, topic=slug) for slug in topics), *(select(atlas, tag=slug) for slug in tags)]
    chosen = {paper.id for part in parts for paper in part}
    return tuple(paper for paper in atlas.papers if paper.id in chosen) if parts else atlas.papers


def _require(noun: str, slug: str, known: Iterable[str]) -> None:
    slugs = sorted(known)
    if slug not in slugs:
        near = difflib.get_close_matches(slug, slugs, n=1)
        raise UnknownNameError(f'there is no {noun} "{slug}"' + (f': did you mean "{near[0]}"?' if near else ""))
