"""Topics found without a vocabulary, when papers are added to a real collection."""

from __future__ import annotations

import json
import lzma
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from scipy import sparse

from paperatlas.enrich.factors import group_rows
from paperatlas.enrich.found_tags import find_tags
from paperatlas.enrich.found_topics import find_topics
from paperatlas.enrich.tags import tag_papers
from paperatlas.enrich.terms import weigh_terms
from paperatlas.enrich.texts import texts_of
from paperatlas.model.paper import Paper
from paperatlas.model.record import Origin

_PAPERS = 1200


def _papers(file: Path, count: int) -> list[Paper]:
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in islice(lines, count)]
    return [
        Paper(
            id=f"p{number:05}",
            title=paper["title"],
            abstract=paper.get("abstract"),
            title_given=True,
            sources=(Origin("a", number + 1, "json"),),
        )
        for number, paper in enumerate(found)
    ]


def _main_topics(papers: Sequence[Paper]) -> dict[str, str]:
    """The name of each paper's main topic."""
    texts = texts_of(papers)
    tags, terms = find_tags(texts), weigh_terms(texts)
    topics, placed = find_topics(papers, terms, tags, tag_papers(papers, texts, tags, terms))
    top = {node.slug: main.name for main in topics for node in main.walk()}
    return {paper: top[found[0].slug] for paper, found in placed.items()}


@pytest.mark.slow
def test_one_more_paper_leaves_the_main_topics_and_their_papers(shared: Path) -> None:
    papers = _papers(shared / "scale" / "papers-10k.jsonl.xz", _PAPERS + 1)
    before, after = _main_topics(papers[:-1]), _main_topics(papers)
    assert set(before.values()) == set(after.values())
    moved = sum(before[paper] != after[paper] for paper in before)
    assert moved <= 0.03 * len(before)


def test_groups_do_not_depend_on_the_order_of_terms() -> None:
    chance = np.random.default_rng(3)
    subject = np.repeat(np.arange(4), 60)
    words = chance.random((240, 80)) < np.where(subject[:, None] == np.arange(80) // 20, 0.3, 0.05)
    lengths = np.maximum(np.sqrt(words.sum(axis=1, keepdims=True)), 1)
    matrix = sparse.csr_matrix((words / lengths).astype(np.float32))
    names = [f"term{column}" for column in range(80)]
    order = chance.permutation(80)
    groups = group_rows(matrix, names, 4, 2)
    assert groups.tolist() == group_rows(matrix[:, order].tocsr(), [names[c] for c in order], 4, 2).tolist()
    assert len(set(zip(groups.tolist(), subject.tolist(), strict=True))) < 16
