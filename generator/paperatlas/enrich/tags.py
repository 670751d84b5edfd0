"""Tags for papers, each with the words that earned it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from paperatlas.enrich.evidence import FEATURES, gather
from paperatlas.enrich.keywords import known_keywords
from paperatlas.enrich.terms import Terms
from paperatlas.enrich.texts import Texts
from paperatlas.model.paper import Paper, PaperTag
from paperatlas.model.vocabulary import Tag

MAX_TAGS = 8
"""Most tags a paper gets automatically."""
_WEIGHTS = {"weight": 0.5, "phrases": 0.65, "nearness": 8.7, "rank": -1.1}
"""Log-odds that a curator gives the tag, as `benchmarks/tag_weights.py` learnt them."""
_LEAST = -0.4
"""Log-odds that are enough, the constant of the learnt odds included."""


def tag_papers(
    papers: Sequence[Paper], texts: Texts, tags: Sequence[Tag], terms: Terms, steady: int | None = None
) -> dict[str, tuple[PaperTag, ...]]:
    """The tags of each paper by its identifier.

    Tags that a record sets replace the automatic ones; those it forbids are not given. Automatic
    tags come with the strongest first. A tag is stronger, the more often its words stand in the
    paper (a word of the title counts three times), the more of its phrases do, the nearer the paper
    is to the other papers with these words, and the fewer tags speak louder. What a paper only
    mentions in passing earns nothing by itself. A keyword of the source that is a tag's name, alias or
    phrase earns it always.

    Args:
        papers: the papers, in the order of the rows of `terms`.
        texts: their words.
        tags: the vocabulary.
        terms: the papers' terms.
        steady: papers of the steady part, which stand first; all without it.
    """
    evidence = gather(texts, tags, terms, steady)
    strengths = strength(evidence.features).round(9)
    named = [row * len(tags) + tag for row, tag in known_keywords(papers, tags)]
    earned = (strengths >= _LEAST) & (evidence.features[:, FEATURES.index("passing")] == 0)
    earned |= np.isin(evidence.row * len(tags) + evidence.tag, named)
    words: dict[int, dict[str, tuple[str, ...]]] = defaultdict(dict)
    # Most papers use the same few spellings of a tag.
    told: dict[tuple[str, ...], tuple[str, ...]] = {}
    ranked: dict[int, list[tuple[float, str]]] = defaultdict(list)
    columns = (evidence.row.tolist(), evidence.tag.tolist(), strengths.tolist(), earned.tolist(), evidence.words)
    for row, tag, value, is_earned, found in zip(*columns, strict=True):
        words[row][tags[tag].slug] = told.setdefault(found, found)
        if is_earned:
            ranked[row].append((-value, tags[tag].slug))
    return {
        paper.id: _choose(paper, words.get(row, {}), sorted(ranked.get(row, ()))) for row, paper in enumerate(papers)
    }


def strength(features: Any) -> Any:
    """Log-odds of each row of `features`, but for a constant."""
    return features @ np.array([_WEIGHTS.get(name, 0.0) for name in FEATURES])


def _choose(
    paper: Paper, words: Mapping[str, tuple[str, ...]], ranked: Sequence[tuple[float, str]]
) -> tuple[PaperTag, ...]:
    chosen = paper.wanted_tags or [slug for _, slug in ranked if slug not in paper.unwanted_tags][:MAX_TAGS]
    return tuple(PaperTag(slug, words.get(slug, ())) for slug in chosen)
