from __future__ import annotations

import json
import lzma
from itertools import islice
from pathlib import Path

import pytest

from paperatlas.enrich.atlas import enrich
from paperatlas.enrich.topic_names import naming_tags
from paperatlas.merge.papers import merge
from paperatlas.model.atlas import Atlas
from paperatlas.model.record import Origin, Record
from paperatlas.model.vocabulary import Tag, Topic, Vocabulary

_SUBJECTS = [f"{what} {thing}" for what in ("tin", "copper", "clay", "glass") for thing in ("kettles", "lanterns")]
_DETAILS = ("spout", "handle", "lid", "wick", "rim", "base", "grip", "seam")


def _records(count: int) -> list[Record]:
    return [
        Record(
            origin=Origin("a", n + 1, "json"),
            title=f"On {_SUBJECTS[n % 8]} and the {_DETAILS[n // 8 % 8]}, volume {n}",
            abstract=f"{_SUBJECTS[n % 8]} with a {_DETAILS[n // 8 % 8]} and a {_DETAILS[n // 64 % 8]} last longer.",
        )
        for n in range(count)
    ]


def _atlas(records: list[Record]) -> Atlas:
    return enrich(merge(records)[0], Vocabulary())


def test_topics_of_a_large_collection_place_every_paper_whatever_the_order() -> None:
    records = _records(240)
    atlas = _atlas(records)
    assert all(paper.topics and 0 < topic.score <= 1 for paper in atlas.papers for topic in paper.topics)
    assert atlas == _atlas(records[::-1])


def test_paper_far_from_all_subtopics_stays_with_the_main_topic(shared: Path) -> None:
    with lzma.open(shared / "scale" / "papers-10k.jsonl.xz", "rt", encoding="utf-8") as lines:
        given = [json.loads(line) for line in islice(lines, 500)]
    atlas = _atlas(
        [
            Record(origin=Origin("a", n, "json"), title=paper["title"], abstract=paper["abstract"], year=paper["year"])
            for n, paper in enumerate(given, 1)
        ]
    )
    below = {top.slug: {topic.slug for topic in top.topics} for top in atlas.topics if top.topics}
    above = [paper for paper in atlas.papers if paper.topics[0].slug in below]
    assert 0 < len(above) < 0.7 * len(atlas.papers)
    assert all(below[paper.topics[0].slug].isdisjoint(tag.slug for tag in paper.tags) for paper in above)


def test_slugs_of_found_topics_are_unique_in_the_whole_tree() -> None:
    slugs = [topic.slug for top in _atlas(_records(240)).topics for topic in top.walk()]
    assert len(slugs) == len(set(slugs))


@pytest.mark.parametrize("name", ["Expert", "Data-driven", "Weakly-supervised", "Higher-order", "Convolutional"])
def test_thin_word_names_no_topic(name: str) -> None:
    assert not naming_tags([Tag("x", name)])


@pytest.mark.parametrize("name", ["Graph neural networks", "Motion planning", "SLAM"])
def test_phrase_or_acronym_names_a_topic(name: str) -> None:
    assert naming_tags([Tag("x", name)])


def test_topic_without_papers_is_reported_with_its_line() -> None:
    records = [
        Record(origin=Origin("a.yml", n + 1, "yaml"), title=f"Kettles of tin, {word}")
        for n, word in enumerate(("one", "two", "three", "four", "five"))
    ]
    tree = (Topic("kettles", "Kettles", topics=(Topic("moss", "Moss", line=3),), line=2),)
    issues = enrich(merge(records)[0], Vocabulary(topics=tree, file="t.yml")).issues
    assert 't.yml:3: warning: topic "moss" has no papers: add phrases that its papers use, or remove it' in map(
        str, issues
    )


def test_tree_that_fits_no_paper_is_reported_with_its_line() -> None:
    records = [Record(origin=Origin("a.yml", n + 1, "yaml"), title=f"Kettles of tin {n}") for n in range(5)]
    tree = (Topic("moss", "Moss", line=2),)
    (issue,) = enrich(merge(records)[0], Vocabulary(topics=tree, file="t.yml")).issues
    assert str(issue).startswith("t.yml:2: warning: no topic fits any of the papers: ")
