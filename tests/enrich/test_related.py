from __future__ import annotations

import numpy as np
import pytest

from paperatlas.enrich.atlas import enrich
from paperatlas.enrich.closeness import closeness_of, nearest, ranking, similarity
from paperatlas.enrich.related import MAX_RELATED
from paperatlas.enrich.shared_terms import telling
from paperatlas.enrich.terms import Terms, weigh_terms
from paperatlas.enrich.texts import split_texts
from paperatlas.merge.papers import merge
from paperatlas.model.atlas import Atlas
from paperatlas.model.record import Name, Origin, Record
from paperatlas.model.vocabulary import Tag, Vocabulary

SUBJECTS = ("tin kettles boil", "iron spoons bend", "silver forks shine", "copper pans burn")


def terms() -> Terms:
    return weigh_terms(split_texts((str(n), f"On {SUBJECTS[n % 4]}", _abstract(n)) for n in range(40)))


def _abstract(number: int) -> str:
    """Some papers say more than others."""
    asides = ("for cooks.", "where rust is rare, says a smith.", "at dawn.")
    return f"We ask how {SUBJECTS[number % 4]} {' '.join(asides[: number % 7])}"


def atlas_of(*texts: str, authors: tuple[tuple[str, ...], ...] = ()) -> Atlas:
    records = [
        Record(
            origin=Origin("x", n + 1, "json"),
            id=f"p{n}",
            title=f"{text.split('.')[0]} {n}",
            abstract=text,
            authors=tuple(Name(name) for name in (authors[n] if authors else ())),
        )
        for n, text in enumerate(texts)
    ]
    return enrich(merge(records)[0], Vocabulary())


def test_ranking_has_every_other_paper_once_the_nearest_first() -> None:
    closeness = closeness_of(terms().matrix)
    for paper in range(40):
        ranked = ranking(closeness, paper)
        assert sorted([*ranked, paper]) == list(range(40))
        assert {other % 4 for other in ranked[:9]} == {paper % 4}


def test_nearness_is_between_0_and_1_and_goes_both_ways() -> None:
    closeness = closeness_of(terms().matrix)
    scores = np.stack([similarity(closeness, paper) for paper in range(40)])
    assert scores.min() >= 0
    assert scores.max() <= 1
    assert np.allclose(scores, scores.T, atol=2e-4)


def test_nearest_are_the_first_of_the_ranking() -> None:
    closeness = closeness_of(terms().matrix)
    near = nearest(closeness, 5)
    for paper in range(40):
        scores = similarity(closeness, paper)
        found = near.data[near.indptr[paper] : near.indptr[paper + 1]]
        assert np.allclose(found, np.sort(scores)[::-1][: len(found)], atol=2e-4)


def test_papers_without_words_are_near_to_none() -> None:
    empty = weigh_terms(split_texts(iter((str(n), "", "") for n in range(3))))
    assert nearest(closeness_of(empty.matrix), 5).nnz == 0
    assert nearest(closeness_of(weigh_terms(split_texts(iter(()))).matrix), 5).shape == (0, 0)


def test_paper_has_at_most_eight_related_ones_and_each_says_why() -> None:
    for paper in atlas_of(*(f"{SUBJECTS[n % 4]} in place {n}." for n in range(40))).papers:
        assert len(paper.related) <= MAX_RELATED
        assert all(near.because for near in paper.related)


def test_of_papers_that_are_nearly_the_same_text_one_is_named() -> None:
    long = "Tin kettles whistle when water boils and steam leaves through narrow spouts over slow fires"
    others = [f"Iron {word} rust in rain when nobody looks" for word in ("spoons", "gates", "nails", "bolts")]
    query = "Tin kettles whistle at night when steam cools"
    atlas = atlas_of(f"{long} today.", f"{long} again.", f"{query}.", *(f"{text}." for text in others))
    related = {near.id for near in atlas.paper_by_id()["p2"].related}
    assert len(related & {"p0", "p1"}) == 1


def test_shared_authors_bring_papers_nearer_and_are_named() -> None:
    texts = [f"{SUBJECTS[n % 2]} slowly." for n in range(12)]
    authors = tuple((("Ada Example", "Bo Beispiel") if n in (0, 10) else (f"Cy Solo{n}",)) for n in range(12))
    first = atlas_of(*texts, authors=authors).paper_by_id()["p0"].related[0]
    assert first.id == "p10"
    assert "also by Ada Example, Bo Beispiel" in first.because


def test_order_of_the_records_changes_nothing() -> None:
    records = [
        Record(origin=Origin("x", n + 1, "json"), title=f"{SUBJECTS[n % 4]} {n}", abstract=f"{SUBJECTS[n % 3]}.")
        for n in range(30)
    ]
    one, other = (enrich(merge(found)[0], Vocabulary()) for found in (records, records[::-1]))
    assert one.papers == other.papers


def test_tag_within_the_name_of_another_is_no_reason_of_its_own() -> None:
    names = ("Tin kettles", "Kettles", "Steam")
    tags = tuple(Tag(name.lower().replace(" ", "-"), name) for name in names)
    texts = ["Tin kettles and steam.", "Steam of tin kettles.", *(f"Gates number {n} rust." for n in range(10))]
    records = [Record(origin=Origin("x", n + 1, "json"), title=text) for n, text in enumerate(texts)]
    atlas = enrich(merge(records)[0], Vocabulary(tags=tags))
    because = next(paper for paper in atlas.papers if paper.title == texts[0]).related[0].because
    assert because[0] == "both on Steam, Tin kettles"


@pytest.mark.parametrize(
    ("terms", "shown"),
    [
        ([("explanations", 9.0), ("explanation methods", 8.0), ("kettle", 7.0)], ("explanations", "kettle")),
        ([("false discovery", 9.0), ("discovery rate", 8.0), ("FDR", 7.0)], ("false discovery", "FDR")),
        ([("mini-batch", 9.0), ("based optimization", 8.0), ("hoc explanation", 7.0)], ("mini-batch",)),
        ([("kettle", 9.0), ("steam", 4.0), ("become", 1.0)], ("kettle", "steam")),
        ([("art", 9.0), ("party", 8.0)], ("art", "party")),
    ],
)
def test_shared_words_are_whole_telling_and_each_said_once(
    terms: list[tuple[str, float]], shown: tuple[str, ...]
) -> None:
    assert telling(terms, 4) == shown
