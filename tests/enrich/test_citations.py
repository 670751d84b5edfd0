from __future__ import annotations

import pytest

from paperatlas.enrich.atlas import enrich
from paperatlas.enrich.citations import find_citations
from paperatlas.merge.papers import merge
from paperatlas.model.paper import Paper
from paperatlas.model.record import Identifier, Origin, Record
from paperatlas.model.vocabulary import Vocabulary


def papers_of(**fields_of_records: dict[str, object]) -> tuple[Paper, ...]:
    records = [
        Record(origin=Origin("x", line, "json"), id=name, **{"title": f"On {name}", **fields})  # type: ignore[arg-type]
        for line, (name, fields) in enumerate(fields_of_records.items(), 1)
    ]
    return tuple(merge(records)[0])


CITED = {
    "title": "Tin Kettles: What Boils First",
    "doi": "10.1000/kettle.7",
    "arxiv_id": "2101.00011",
    "ids": (Identifier("openalex", "W1234567"), Identifier("semantic-scholar", "a" * 40)),
    "year": 2021,
}


@pytest.mark.parametrize(
    "reference",
    [
        "10.1000/KETTLE.7",
        "https://doi.org/10.1000/kettle.7",
        "10.48550/arXiv.2101.00011",
        "arXiv:2101.00011v3",
        "https://arxiv.org/abs/2101.00011",
        "https://openalex.org/W1234567",
        "W1234567",
        f"https://www.semanticscholar.org/paper/{'a' * 40}",
        "a" * 40,
        "Tin kettles: what boils first.",
        'A. Example and B. Beispiel, "Tin Kettles: What Boils First," Journal of Tin, vol. 3, 2021.',
        "Example, A. (2020). Tin kettles: What boils first? Preprint.",
        "A. Example. Something with tin. J. Tin 3, 2021. doi:10.1000/kettle.7.",
        "A. Example. Kettles, an early draft. arXiv 2101.00011",
    ],
)
def test_reference_leads_to_the_paper_it_means(reference: str) -> None:
    papers = papers_of(kettle=CITED, spoon={"references": (reference,)})
    found = find_citations(papers)
    assert found.cites == {"spoon": ("kettle",)}
    assert found.cited_by == {"kettle": ("spoon",)}


@pytest.mark.parametrize(
    "reference",
    [
        "10.1000/kettle.8",
        "A. Example, Tin Kettles: What Boils First, 1987.",
        "A. Example, Tin Kettles, 2021.",
        "",
        "([{",
    ],
)
def test_reference_to_something_else_leads_nowhere(reference: str) -> None:
    assert not find_citations(papers_of(kettle=CITED, spoon={"references": (reference,)})).cites


def test_title_of_two_papers_leads_to_neither() -> None:
    title = "Tin Kettles: What Boils First"
    papers = papers_of(
        one={"title": title, "doi": "10.1000/1", "year": 1990, "authors": ()},
        two={"title": title, "doi": "10.1000/2", "year": 2020},
        spoon={"references": (title,)},
    )
    assert len(papers) == 3
    assert not find_citations(papers).cites


def test_paper_does_not_cite_itself_and_cites_another_once() -> None:
    own = {"references": ("10.1000/spoon", "10.1000/kettle.7", "arXiv:2101.00011"), "doi": "10.1000/spoon"}
    assert find_citations(papers_of(kettle=CITED, spoon=own)).cites == {"spoon": ("kettle",)}


def test_cited_work_is_the_same_by_whichever_identifier() -> None:
    papers = papers_of(
        kettle=CITED, one={"references": ("10.1000/kettle.7",)}, two={"references": ("arXiv:2101.00011",)}
    )
    works = find_citations(papers).works
    assert works["one"] == works["two"]


def test_citations_stand_in_the_atlas_and_are_reasons() -> None:
    shared = tuple(f"10.1000/spoon.{number}" for number in range(4))
    papers = papers_of(
        kettle=CITED | {"abstract": "Tin boils."},
        fork={"references": (*shared, "10.1000/kettle.7"), "abstract": "Forks are flat."},
        spoon={"references": shared, "abstract": "Spoons hold soup."},
    )
    atlas = enrich(papers, Vocabulary()).paper_by_id()
    assert atlas["fork"].cites == ("kettle",)
    assert atlas["kettle"].cited_by == ("fork",)
    reasons = {near.id: near.because for near in atlas["fork"].related}
    assert "cited here" in reasons["kettle"]
    assert "both cite 4 of the same works" in reasons["spoon"]
    assert "cites this" in {near.id: near.because for near in atlas["kettle"].related}["fork"]
