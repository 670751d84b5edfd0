"""Tags for papers, each with the words that earned it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from paperatlas.enrich.phrases import PhraseBook
from paperatlas.enrich.texts import PaperText
from paperatlas.model.paper import Paper, PaperTag
from paperatlas.model.vocabulary import Tag

MAX_TAGS = 8
"""Most tags a paper gets automatically."""
_MAX_REASONS = 3


def tag_papers(
    papers: Sequence[Paper], texts: Mapping[str, PaperText], tags: Sequence[Tag]
) -> dict[str, tuple[PaperTag, ...]]:
    """The tags of each paper by its identifier.

    Tags that a record sets replace the automatic ones; those it forbids are not given. Automatic
    tags come with the strongest first: by weight of the words found (a word of the title counts
    three times), times how rare the tag is.
    """
    book = PhraseBook((phrase, tag.slug) for tag in tags for phrase in (tag.name, *tag.aliases, *tag.phrases))
    found = {paper.id: _evidence(book, texts[paper.id]) for paper in papers}
    frequency: dict[str, int] = defaultdict(int)
    for evidence in found.values():
        for slug in evidence:
            frequency[slug] += 1
    return {paper.id: _choose(paper, found[paper.id], frequency) for paper in papers}


class _Evidence:
    """Weight of a tag on a paper and the words it rests on."""

    __slots__ = ("weight", "words")

    def __init__(self) -> None:
        self.weight = 0.0
        self.words: dict[str, str] = {}


def _evidence(book: PhraseBook[str], text: PaperText) -> dict[str, _Evidence]:
    found: dict[str, _Evidence] = defaultdict(_Evidence)
    for part, weight in text.parts():
        for slug, match in book.find(part):
            evidence = found[slug]
            evidence.weight += weight
            evidence.words.setdefault(match.written.lower(), match.written)
    return found


def _choose(paper: Paper, evidence: Mapping[str, _Evidence], frequency: Mapping[str, int]) -> tuple[PaperTag, ...]:
    def reasons(slug: str) -> tuple[str, ...]:
        return tuple(evidence[slug].words.values())[:_MAX_REASONS] if slug in evidence else ()

    if paper.wanted_tags:
        return tuple(PaperTag(slug, reasons(slug)) for slug in paper.wanted_tags)
    ranked = sorted(
        (slug for slug in evidence if slug not in paper.unwanted_tags),
        key=lambda slug: (-evidence[slug].weight / (2 + frequency[slug]) ** 0.5, slug),
    )
    return tuple(PaperTag(slug, reasons(slug)) for slug in ranked[:MAX_TAGS])
