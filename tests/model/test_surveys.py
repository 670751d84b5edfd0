from __future__ import annotations

import pytest

from paperatlas.model.paper import Paper, PaperTag
from paperatlas.model.record import Origin
from paperatlas.model.surveys import is_survey


def paper(title: str, **fields: object) -> Paper:
    facts = {"id": "p", "title": title, "title_given": True, "sources": (Origin("a.yml", 1, "yaml"),), **fields}
    return Paper(**facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "title",
    [
        "A Survey on Kettles",
        "Kettles: A Survey",
        "Kettles: a Comprehensive and Critical Survey",
        "Kettles, Pots and Pans—A Survey",
        "Kettles of Tin - A Review",
        "Kettles: Systematic Review, Types and Uses",
        "A tutorial on kettles",
        "Kettles: a literature review of handles",
    ],
)
def test_title_that_calls_its_paper_a_survey(title: str) -> None:
    assert is_survey(paper(title))


@pytest.mark.parametrize(
    "title",
    [
        "Kettles for Pipe Surveying",
        "Survey Propagation in Kettles",
        "LLMs for Literature Review: Are We There Yet?",
        "A Dataset of Peer Reviews",
        "A Kettle Review Dataset",
        "Workshops and tutorials",
        "A Survey-Based Study of Kettles",
        "Learning from Survey Responses",
    ],
)
def test_title_that_only_speaks_of_surveys(title: str) -> None:
    assert not is_survey(paper(title))


def test_tag_for_surveys_counts_where_a_phrase_or_a_curator_gave_it() -> None:
    assert is_survey(paper("Kettles", tags=(PaperTag("survey", ("this survey",)),)))
    assert is_survey(paper("Kettles", tags=(PaperTag("survey", ()),), wanted_tags=("survey",)))
    assert not is_survey(paper("Kettles in households", tags=(PaperTag("survey", ("survey",)),)))
