"""Papers placed in a topic tree that a person wrote."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from paperatlas.enrich.phrase_search import find_phrases
from paperatlas.enrich.phrases import spellings
from paperatlas.enrich.texts import TITLE_WEIGHT, Texts
from paperatlas.model.paper import Paper, PaperTopic, Related
from paperatlas.model.vocabulary import Topic

MAX_TOPICS = 3
"""Most topics a paper gets automatically."""
_NEAR_BEST = 0.5
"""A further topic needs this share of the best one's score."""
_MOST_OF_A_PHRASE = 3.0


def place_papers(
    papers: Sequence[Paper], texts: Texts, topics: Sequence[Topic], steady: int | None = None
) -> dict[str, tuple[PaperTopic, ...]]:
    """The topics of each paper by its identifier, the main one first.

    A topic's score is the weight of its phrases in the paper (title three times, rare phrases
    more); a main topic collects its subtopics' scores, and the paper goes to the best subtopic of
    a good main topic, or to the main topic itself where no subtopic speaks. Scores are shares of
    the best. Topics of the tree that a record sets replace the automatic ones.

    Args:
        papers: the papers, the steady part first.
        texts: their words, in the same order.
        topics: the tree.
        steady: papers of the steady part, which say how rare a phrase is; all without it.
    """
    known = len(papers[:steady])
    found = _weights(texts, topics)
    frequency = Counter(key for weights in found[:known] for key in weights)
    slugs = {topic.slug for top in topics for topic in top.walk()}
    return {
        paper.id: tuple(PaperTopic(slug, 1.0) for slug in paper.wanted_topics if slug in slugs)
        or _best(topics, _scores(weights, frequency, known))
        for paper, weights in zip(papers, found, strict=True)
    }


def place_the_rest(
    placed: Mapping[str, tuple[PaperTopic, ...]], related: Mapping[str, tuple[Related, ...]]
) -> dict[str, tuple[PaperTopic, ...]]:
    """Gives a paper without a topic the one that most of its related papers have."""
    result = dict(placed)
    for identifier in sorted(placed):
        if not placed[identifier]:
            votes: dict[str, float] = defaultdict(float)
            for near in related.get(identifier, ()):
                for topic in placed.get(near.id, ())[:1]:
                    votes[topic.slug] += near.score
            if votes:
                slug, weight = min(votes.items(), key=lambda vote: (-vote[1], vote[0]))
                result[identifier] = (PaperTopic(slug, round(min(0.5, weight), 3)),)
    return result


def _weights(texts: Texts, topics: Sequence[Topic]) -> list[dict[tuple[str, str], float]]:
    """For each paper how much its words weigh for the topics' phrases: by topic and phrase."""
    every = [topic for top in topics for topic in top.walk()]
    wanted = [
        (spelling, (topic.slug, phrase))
        for topic in every
        for phrase in (topic.name, *topic.phrases)
        for spelling in spellings(phrase)
    ]
    hits = find_phrases(texts, [spelling for spelling, _ in wanted])
    weights: list[dict[tuple[str, str], float]] = [defaultdict(float) for _ in texts.ids]
    for number, part in zip(hits.phrase.tolist(), hits.part.tolist(), strict=True):
        weights[part // 2][wanted[number][1]] += 1.0 if part % 2 else TITLE_WEIGHT
    return weights


def _scores(
    weights: Mapping[tuple[str, str], float], frequency: Mapping[tuple[str, str], int], papers: int
) -> dict[str, float]:
    scores: dict[str, float] = defaultdict(float)
    for key, weight in weights.items():
        scores[key[0]] += min(weight, _MOST_OF_A_PHRASE) * math.log(1 + papers / max(1, frequency.get(key, 0)))
    return scores


def _best(topics: Sequence[Topic], scores: Mapping[str, float]) -> tuple[PaperTopic, ...]:
    chosen: list[tuple[float, str]] = []
    for top in topics:
        total = sum(scores.get(topic.slug, 0.0) for topic in top.walk())
        if total:
            chosen.append((total, _deepest(top, scores)))
    chosen.sort(key=lambda pair: (-pair[0], pair[1]))
    if not chosen:
        return ()
    best = chosen[0][0]
    kept = [(score, slug) for score, slug in chosen[:MAX_TOPICS] if score >= _NEAR_BEST * best]
    return tuple(PaperTopic(slug, round(score / best, 3)) for score, slug in kept)


def _deepest(topic: Topic, scores: Mapping[str, float]) -> str:
    """The topic itself, or below it the one that speaks most."""
    weights = [(sum(scores.get(below.slug, 0.0) for below in child.walk()), child) for child in topic.topics]
    best = max(weights, key=lambda pair: pair[0], default=None)
    if best is None or best[0] == 0:
        return topic.slug
    return _deepest(best[1], scores)
