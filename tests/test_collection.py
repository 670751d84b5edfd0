"""The rules that the shipped collection keeps (`data/README.md`)."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from paperatlas.model.atlas import Atlas
from paperatlas.model.identifiers import is_web_address, parse_arxiv_id, parse_doi
from paperatlas.model.slugs import is_slug
from paperatlas.model.vocabulary import TAG_KINDS, Vocabulary
from paperatlas.pipeline import load_atlas, load_published, load_vocabulary
from paperatlas.settings import Settings
from paperatlas.text.wiki import references

ROOT = Path(__file__).parents[1]
PRAISE = re.compile(
    r"\b(?:this|the) (?:paper|work|study|article)\b|\bwe\b|\bour\b|\bnovel\b|state-of-the-art|groundbreaking|"
    r"remarkabl|impressive|\bsignificantly\b|\bthe authors\b|\bcomprehensive\b",
    re.IGNORECASE,
)


@cache
def atlas() -> Atlas:
    return load_atlas(Settings(root=ROOT, data=ROOT / "data"))


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "data", ROOT)[0]


def main_topic(slug: str) -> str:
    return next(top.slug for top in vocabulary().topics if slug in {topic.slug for topic in top.walk()})


def test_collection_has_294_papers_and_no_issue() -> None:
    assert len(atlas().papers) == 294
    assert atlas().issues == ()


def test_facts_are_as_many_as_the_sources_give() -> None:
    papers = atlas().papers
    assert sum(paper.title_given for paper in papers) == 277
    assert sum(paper.published is not None for paper in papers) == 67
    assert sum(paper.author_count is not None for paper in papers) == 55
    assert sum(paper.arxiv_id is not None for paper in papers) == 10
    assert not any(paper.abstract or paper.authors for paper in papers)


@pytest.mark.parametrize("paper", atlas().papers, ids=lambda paper: paper.id)
def test_record_keeps_the_rules(paper) -> None:  # type: ignore[no-untyped-def]
    assert paper.sources[0].file == f"data/papers/{paper.id}.yml"
    assert is_slug(paper.id)
    assert bool(paper.title) != bool(paper.name)
    assert 25 <= len((paper.summary or "").split()) <= 80
    assert not PRAISE.search(paper.summary or "")
    assert 2 <= len(paper.wanted_tags) <= 8
    assert 1 <= len(paper.wanted_topics) <= 4
    assert all(map(is_web_address, (*paper.code, *(link.url for link in paper.links))))
    assert paper.arxiv_id is None or parse_arxiv_id(paper.arxiv_id)
    assert paper.doi is None or parse_doi(paper.doi)
    assert paper.seen_in


def test_topic_tree_is_balanced() -> None:
    topics = vocabulary().topics
    sizes = Counter(main_topic(paper.wanted_topics[0]) for paper in atlas().papers)
    assert 10 <= len(topics) <= 16
    assert all(2 <= len(topic.topics) <= 6 for topic in topics)
    assert all(6 <= sizes[topic.slug] <= 60 for topic in topics), sizes


@pytest.mark.parametrize("topic", list(vocabulary().all_topics()), ids=lambda topic: topic.slug)
def test_topic_text_names_papers_that_stand_under_it(topic) -> None:  # type: ignore[no-untyped-def]
    papers = atlas().paper_by_id()
    below = {node.slug for node in topic.walk()}
    named = [reference.slug for reference in references(topic.text or "") if reference.kind == "paper"]
    assert len(named) >= 2
    assert 40 <= len((topic.text or "").split()) <= 95
    assert all(below & set(papers[slug].wanted_topics) for slug in named)


def test_every_address_is_promised_to_stay() -> None:
    published, issues = load_published(ROOT / "data", ROOT)
    assert not issues
    assert {paper.id for paper in atlas().papers} <= published.of("papers").keys()
    assert {topic.slug for top in atlas().topics for topic in top.walk()} <= published.of("topics").keys()
    assert {tag.slug for tag in atlas().tags} <= published.of("tags").keys()


def test_vocabulary_has_tags_of_every_kind_each_explained_and_in_use() -> None:
    tags = vocabulary().tags
    uses = Counter(slug for paper in atlas().papers for slug in paper.wanted_tags)
    assert 60 <= len(tags) <= 150
    assert {tag.kind for tag in tags} == set(TAG_KINDS)
    assert all(tag.text and len(tag.text.split()) >= 5 for tag in tags)
    assert all(uses[tag.slug] >= (1 if tag.kind == "data" else 2) for tag in tags)


def test_titles_are_exactly_those_of_the_listings(shared: Path) -> None:
    listed = load_atlas(Settings(root=shared, data=shared / "listings"))
    assert {paper.title for paper in atlas().papers if paper.title} == {p.title for p in listed.papers if p.title}
    assert {p.arxiv_id for p in atlas().papers} == {p.arxiv_id for p in listed.papers}
    assert sorted(u for p in atlas().papers for u in p.code) == sorted(u for p in listed.papers for u in p.code)
    for field in ("published", "updated", "author_count", "organisation", "comment_count", "venue", "page_count"):
        ours = Counter(getattr(paper, field) for paper in atlas().papers)
        theirs = Counter(getattr(paper, field) for paper in listed.papers)
        assert ours == theirs, field
