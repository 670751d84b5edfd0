"""Topics and tags found without a vocabulary, when papers are added."""

from __future__ import annotations

import json
import lzma
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from scipy import sparse

from paperatlas.enrich.atlas import enrich
from paperatlas.enrich.factors import group_middles
from paperatlas.enrich.steady import MOST, in_steady_order, ladder
from paperatlas.enrich.terms import weigh_terms
from paperatlas.enrich.texts import split_texts
from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import Paper
from paperatlas.model.record import Origin
from paperatlas.model.vocabulary import Tag, Topic, Vocabulary

_PAPERS = 1200
_THINGS = [f"{what} {thing}" for what in ("tin", "copper", "clay", "glass") for thing in ("kettles", "lanterns")]
_PARTS = ("spout cracks", "handle bends", "lid rattles", "wick smokes", "rim chips", "base leaks", "grip slips")


def _paper(number: int, **facts: object) -> Paper:
    thing, part = _THINGS[number % 8], _PARTS[number // 8 % 7]
    known: dict[str, object] = {
        "id": f"p{number:05}",
        "title": f"On {thing} and why the {part}, volume {number}",
        "abstract": f"We ask of {thing} why the {part}, and whether the {_PARTS[number // 56 % 7]} too.",
        "published": f"20{10 + number // 100:02}-{number % 12 + 1:02}-{number % 28 + 1:02}",
        "title_given": True,
        "sources": (Origin("a", number + 1, "json"),),
    }
    return Paper(**{**known, **facts})  # type: ignore[arg-type]


def _of_scale(file: Path, count: int) -> list[Paper]:
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in islice(lines, count)]
    return [
        _paper(n, title=paper["title"], abstract=paper.get("abstract"), published=None, year=paper["year"])
        for n, paper in enumerate(found)
    ]


def _found(papers: Sequence[Paper]) -> Atlas:
    return enrich(papers, Vocabulary())


def _names(atlas: Atlas) -> dict[str, str]:
    return {topic.slug: topic.name for top in atlas.topics for topic in top.walk()}


def _assert_the_others_stay(before: Sequence[Paper], new: Paper) -> None:
    was, now = _found(before), _found([*before, new])
    after = now.paper_by_id()
    assert _names(was).items() <= _names(now).items()
    assert [topic.slug for topic in was.topics] == [topic.slug for topic in now.topics if topic.slug in _names(was)]
    for paper in was.papers:
        assert (after[paper.id].topics, after[paper.id].tags) == (paper.topics, paper.tags)


@pytest.mark.parametrize("count", [38, 100, 400])
@pytest.mark.parametrize(
    "facts",
    [
        {"published": "2030-01-01"},
        {"published": "2030-01-01", "id": "a-first"},
        {"published": None, "year": 2030},
        {"published": None},
        {"published": "2030-01-01", "abstract": "Wax lanterns, tin spoons and copper kettles. " * 9, "id": "a-first"},
    ],
)
def test_newest_paper_changes_no_topic_tag_or_name_of_the_others(count: int, facts: dict[str, object]) -> None:
    assert ladder(count) == ladder(count + 1)
    _assert_the_others_stay([_paper(n) for n in range(count)], _paper(count, **facts))


@pytest.mark.slow
def test_newest_paper_changes_nothing_of_the_others_in_a_real_collection(shared: Path) -> None:
    papers = _of_scale(shared / "scale" / "papers-10k.jsonl.xz", _PAPERS)
    newest = max(paper.year or 0 for paper in papers)
    _assert_the_others_stay(papers[:-1], replace(papers[-1], year=newest, id="a-first"))


@pytest.mark.slow
def test_older_paper_leaves_nearly_all_papers_together(shared: Path) -> None:
    papers = _of_scale(shared / "scale" / "papers-10k.jsonl.xz", _PAPERS)
    was, now = _found([paper for paper in papers if paper.id != "p00007"]), _found(papers)
    assert len({topic.name for topic in was.topics} - {topic.name for topic in now.topics}) <= 1
    after = now.paper_by_id()
    pairs = Counter((_main_topic(was, paper), _main_topic(now, after[paper.id])) for paper in was.papers)
    together = sum(max(pairs[one, other] for _, other in pairs) for one in {one for one, _ in pairs})
    assert together >= 0.98 * len(was.papers)


def _main_topic(atlas: Atlas, paper: Paper) -> str:
    return next(top.name for top in atlas.topics for topic in top.walk() if topic.slug == paper.topics[0].slug)


def test_newest_paper_changes_no_place_in_a_tree_that_a_person_wrote() -> None:
    tree = (Topic("kettles", "Kettles", topics=(Topic("tin", "Tin"),)), Topic("lanterns", "Lanterns"))
    vocabulary = Vocabulary((Tag("tin", "Tin"), Tag("lid", "Lid")), tree, "t.yml")
    papers = [_paper(n) for n in range(38)]
    new = _paper(38, title="Lid, lid and lanterns", published="2030-01-01")
    was, now = enrich(papers, vocabulary).papers, enrich([*papers, new], vocabulary).paper_by_id()
    assert all((now[one.id].topics, now[one.id].tags) == (one.topics, one.tags) for one in was)


def test_ladder_has_steps_of_a_tenth() -> None:
    assert [ladder(count) for count in (0, 1, 10, 100, 1999, 2000, 2047, 2048)] == [
        0,
        1,
        10,
        97,
        1862,
        1862,
        1862,
        2048,
    ]
    assert all(0.9 < ladder(count) / count <= 1 for count in range(20, 5000))


def test_steady_part_has_the_oldest_papers() -> None:
    dated = [_paper(n, published="2020-05-01") for n in range(28)]
    late = [_paper(30, published="2020-05"), _paper(31, published=None, year=2020)]
    order = in_steady_order([*late, *dated])
    assert (order.steady, order.sample) == (28, 28)
    assert [paper.id for paper in order.papers[28:]] == ["p00030", "p00031"]


def test_step_divides_no_year_unless_it_has_a_third_of_the_papers() -> None:
    years = [2020] * 80 + [2021] * 20
    papers = [_paper(n, published=None, year=year) for n, year in enumerate(years)]
    assert in_steady_order(papers).steady == 80
    assert (
        in_steady_order([_paper(n, published=None, year=year) for n, year in enumerate(reversed(years))]).steady == 80
    )
    assert in_steady_order(papers[:85]).steady == 80
    assert in_steady_order([replace(paper, year=2021) for paper in papers]).steady == ladder(100)


def test_papers_without_a_date_have_a_say_only_where_they_are_many() -> None:
    undated = [_paper(n, published=None) for n in range(10)]
    few = in_steady_order([*undated[:2], *(_paper(n) for n in range(50, 80))])
    assert not {paper.id for paper in few.papers[: few.steady]} & {paper.id for paper in undated}
    many = in_steady_order([*undated, *(_paper(n) for n in range(50, 80))])
    assert {paper.id for paper in undated} <= {paper.id for paper in many.papers[: many.steady]}


def test_very_large_collection_is_judged_by_a_sample_that_stays() -> None:
    papers = [Paper(id=f"p{n}", year=2000 + n % 20, title_given=True, sources=()) for n in range(30_000)]
    order = in_steady_order(papers)
    sample = {paper.id for paper in order.papers[: order.sample]}
    assert (order.sample, order.steady) == (MOST, 28_500)
    assert {paper.year for paper in order.papers[: order.sample]} == set(range(2000, 2019))
    assert sample == {
        paper.id
        for paper in in_steady_order([*papers, Paper(id="a", year=2020, title_given=True, sources=())]).papers[:MOST]
    }


def test_newer_papers_change_no_weight_of_terms_that_were_known() -> None:
    texts = [(f"p{n}", f"On {_THINGS[n % 8]}", f"Why the {_PARTS[n % 7]} and rust {n}") for n in range(30)]
    was = weigh_terms(split_texts(iter(texts[:25])), 20)
    now = weigh_terms(split_texts(iter(texts)), 20)
    assert (was.steady != now.steady[:25]).nnz == 0
    assert tuple(was.steady_shown) == tuple(now.steady_shown)


def test_groups_do_not_depend_on_the_order_of_terms() -> None:
    chance = np.random.default_rng(3)
    subject = np.repeat(np.arange(4), 60)
    words = chance.random((240, 80)) < np.where(subject[:, None] == np.arange(80) // 20, 0.3, 0.05)
    lengths = np.maximum(np.sqrt(words.sum(axis=1, keepdims=True)), 1)
    matrix = sparse.csr_matrix((words / lengths).astype(np.float32))
    names = [f"term{column}" for column in range(80)]
    order = chance.permutation(80)
    groups = matrix @ group_middles(matrix, names, 4).T
    again = matrix[:, order].tocsr() @ group_middles(matrix[:, order].tocsr(), [names[c] for c in order], 4).T
    assert np.allclose(groups, again, atol=1e-5)
    assert len(set(zip(groups.argmax(axis=1).tolist(), subject.tolist(), strict=True))) < 16
