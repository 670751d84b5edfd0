"""Papers to start with, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperatlas.model.paper import Paper
from paperatlas.model.surveys import is_survey
from paperatlas.text.wiki import references


def starting_papers(papers: Sequence[Paper], text: str | None, count: int) -> tuple[tuple[Paper, str], ...]:
    """At most `count` of the papers, each once: surveys, then papers that others mention, then the most central ones.

    Papers that the curator's text names already are passed over. A list of few papers needs no beginning.
    """
    if len(papers) < 2 * count:
        return ()
    named = {reference.slug for reference in references(text or "") if reference.kind == "paper"}
    chosen: dict[str, tuple[Paper, str]] = {}
    for paper, why in _candidates(papers):
        if paper.id not in named:
            chosen.setdefault(paper.id, (paper, why))
        if len(chosen) == count:
            break
    return tuple(chosen.values())


def _candidates(papers: Sequence[Paper]) -> Iterator[tuple[Paper, str]]:
    surveys = [paper for paper in papers if is_survey(paper)]
    yield from ((paper, "a survey") for paper in surveys[:1])
    mentioned = sorted((paper for paper in papers if paper.mentioned_by), key=lambda p: (-len(p.mentioned_by), p.id))
    yield from (
        (paper, f"mentioned by {len(paper.mentioned_by)} others here")
        for paper in mentioned[:1]
        if len(paper.mentioned_by) > 1
    )
    here = {paper.id for paper in papers}
    closeness = {paper.id: sum(near.score for near in paper.related if near.id in here) for paper in papers}
    central = sorted(papers, key=lambda paper: (-closeness[paper.id], paper.id))
    yield from ((paper, "nearest to the others here") for paper in central if closeness[paper.id])
