"""Keywords that sources give their papers, held against the vocabulary."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paperatlas.enrich.phrases import PhraseBook, spellings, split_words
from paperatlas.model.paper import Paper
from paperatlas.model.vocabulary import Tag


@dataclass(frozen=True, slots=True)
class UnknownKeyword:
    """A keyword that no tag answers to."""

    keyword: str
    """As most sources write it."""
    papers: tuple[str, ...]
    """Identifiers of the papers that have it, in order."""


def book_of(tags: Sequence[Tag]) -> PhraseBook[int]:
    """The names, aliases and phrases of tags, each leading to its tag's place."""
    return PhraseBook(
        (spelling, place)
        for place, tag in enumerate(tags)
        for phrase in (tag.name, *tag.aliases, *tag.phrases)
        for spelling in spellings(phrase)
    )


def known_keywords(papers: Sequence[Paper], tags: Sequence[Tag]) -> Iterator[tuple[int, int]]:
    """Papers and tags, by their places, where a keyword of the paper is the tag's name, alias or phrase."""
    book = book_of(tags)
    for row, paper in enumerate(papers):
        for keyword in paper.keywords:
            words = split_words(keyword)
            for place, match in book.find(words):
                if match.end - match.start == len(words):
                    yield row, place


def unknown_keywords(papers: Sequence[Paper], tags: Sequence[Tag], fewest: int = 1) -> tuple[UnknownKeyword, ...]:
    """The keywords in which no tag's name, alias or phrase stands, those of the most papers first.

    Keywords that differ in case, plural, hyphens or British and American spelling are one. They are
    what a vocabulary may lack; keywords that it knows earn their tags like other words of a paper.

    Args:
        papers: papers with the keywords their sources give.
        tags: the vocabulary.
        fewest: papers that a keyword must have.
    """
    book = book_of(tags)
    forms: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    having: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for paper in papers:
        for keyword in paper.keywords:
            words = split_words(keyword)
            key = tuple(word.key for word in words)
            if key and (key in having or not book.find(words)):
                forms[key][keyword] += 1
                having[key].add(paper.id)
    found = (
        UnknownKeyword(min(forms[key].items(), key=lambda form: (-form[1], form[0]))[0], tuple(sorted(papers_with)))
        for key, papers_with in having.items()
        if len(papers_with) >= fewest
    )
    return tuple(sorted(found, key=lambda unknown: (-len(unknown.papers), unknown.keyword.casefold(), unknown.keyword)))
