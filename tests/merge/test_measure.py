"""How well works are found in real records, by the measure of `benchmarks/merging.py`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from paperatlas.merge.papers import merge
from paperatlas.model.record import Facts, Record
from paperatlas.read.files import read_file

PRECISION, RECALL = 0.98, 0.95


@pytest.fixture(scope="module")
def merging(shared: Path) -> Any:
    """The benchmark as a module."""
    folder = str(Path(__file__).parents[2] / "benchmarks")
    sys.path.insert(0, folder)
    try:
        import merging  # type: ignore[import-not-found]
    finally:
        sys.path.remove(folder)
    return merging


@pytest.fixture(scope="module")
def samples(merging: Any, shared: Path) -> list[Record]:
    found: list[Record] = merging.sample_records(shared / "samples")
    assert len(found) > 3000
    return found


@pytest.mark.slow
def test_works_of_the_samples_are_found_without_their_identifiers(merging: Any, samples: list[Record]) -> None:
    agreement = merging.hidden(samples)
    assert agreement.wanted > 1000
    assert (agreement.precision >= PRECISION, agreement.recall >= RECALL) == (True, True), str(agreement)


@pytest.mark.slow
def test_distorted_copies_are_found(merging: Any, shared: Path) -> None:
    records = merging.collection(shared, "papers-10k")[:4000]
    agreement, _ = merging.copies_found(records)
    assert agreement.wanted == 800
    assert (agreement.precision >= PRECISION, agreement.recall >= RECALL) == (True, True), str(agreement)


@pytest.mark.slow
def test_papers_of_the_samples_are_the_same_in_any_order_and_merged_again(samples: list[Record]) -> None:
    papers, issues = merge(samples)
    assert merge(samples[::-1]) == (papers, issues)
    again = merge(
        [
            Record(origin=paper.sources[0], id=paper.id, **{name: getattr(paper, name) for name in Facts.__slots__})
            for paper in papers
        ]
    )[0]
    assert len(again) == len(papers)
    assert {paper.id for paper in again} == {paper.id for paper in papers}


@pytest.mark.slow
def test_ordinary_records_make_no_noise(samples: list[Record]) -> None:
    _, issues = merge(samples)
    assert len(issues) <= len(samples) / 100


def test_columns_of_a_journal_stay_apart(shared: Path) -> None:
    """A bibliography of one journal holds no paper twice, though many titles come again in each issue."""
    records = read_file(shared / "samples" / "bibtex" / "pybtex" / "tugboat.bib", shared).records
    papers, issues = merge(records)
    assert len(papers) == len(records) > 2700
    assert issues == ()
