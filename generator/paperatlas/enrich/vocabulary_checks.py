"""What is wrong with a vocabulary beyond its form: phrases that tell nothing, and names that two tags have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from paperatlas.enrich.phrase_search import find_phrases
from paperatlas.enrich.phrases import is_acronym, split_words
from paperatlas.enrich.texts import Texts
from paperatlas.model.issue import Issue, warning
from paperatlas.model.vocabulary import Vocabulary

_MOST = 0.6
"""A phrase in a greater share of the papers tells none from another."""
_ENOUGH = 20
"""Among fewer papers a phrase may well stand in most."""
_FEWEST = 6
"""Among fewer papers it may well stand in all."""


def phrases_everywhere(texts: Texts, vocabulary: Vocabulary) -> list[Issue]:
    """Phrases of tags and topics that stand in more than six of ten papers, or of under twenty papers in all."""
    if len(texts) < _FEWEST:
        return []
    most = _MOST * len(texts) if len(texts) >= _ENOUGH else len(texts) - 1
    wanted = list(_phrases(vocabulary))
    hits = find_phrases(texts, [phrase for phrase, _, _ in wanted])
    cells = np.unique(hits.phrase * len(texts) + hits.part // 2)
    papers = np.bincount(cells // len(texts), minlength=len(wanted)).tolist()
    return [
        warning(
            vocabulary.file or "",
            line,
            f'the phrase "{phrase}" of {owner} stands in {count:,} of {len(texts):,} papers',
            "make it longer or remove it: it tells no paper from another",
        )
        for (phrase, owner, line), count in zip(wanted, papers, strict=True)
        if count > most
    ]


def names_of_two(vocabulary: Vocabulary) -> list[Issue]:
    """Names and aliases that two tags have: a text with these words earns both."""
    owners: dict[tuple[tuple[str, bool], ...], str] = {}
    issues = []
    named = [(tag, "name", tag.name) for tag in vocabulary.tags]
    named += [(tag, "alias", alias) for tag in vocabulary.tags for alias in tag.aliases]
    for tag, kind, name in named:
        key = tuple((word.key, is_acronym(word.written)) for word in split_words(name))
        other = owners.setdefault(key, tag.slug) if key else tag.slug
        if other != tag.slug:
            finding = f'the {kind} "{name}" of tag "{tag.slug}" is one of tag "{other}" too'
            remedy = "keep it with one of them: a text with these words earns both"
            issues.append(warning(vocabulary.file or "", tag.line, finding, remedy))
    return issues


def _phrases(vocabulary: Vocabulary) -> Iterator[tuple[str, str, int]]:
    """Each phrase, whose it is in words, and the line; of those that are compared alike the first."""
    for tag in vocabulary.tags:
        for phrase in _distinct((tag.name, *tag.aliases, *tag.phrases)):
            yield phrase, f'tag "{tag.slug}"', tag.line
    for topic in vocabulary.all_topics():
        for phrase in _distinct((topic.name, *topic.phrases)):
            yield phrase, f'topic "{topic.slug}"', topic.line


def _distinct(phrases: Iterable[str]) -> Iterable[str]:
    found: dict[tuple[str, ...], str] = {}
    for phrase in phrases:
        found.setdefault(tuple(word.key for word in split_words(phrase)), phrase)
    return found.values()
