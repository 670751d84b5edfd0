from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
from hypothesis import given

from paperatlas.cite.atom import atom, atom_entry
from paperatlas.cite.feeds import Chronicle, Feed, item_of
from paperatlas.cite.json_feed import json_feed, json_item
from paperatlas.cite.naming import Names
from paperatlas.model.paper import Paper, PaperTag, PaperTopic
from paperatlas.model.record import Name

from .samples import papers, quick

ROOT = "https://example.org/atlas/"
ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "json-feed.json").read_text(encoding="utf-8"))


def names(*known: Paper) -> Names:
    return Names({paper.id: paper for paper in known}, {"agents": "Agents & <graphs>"}, {"survey": "Survey"})


def written(*known: Paper, folder: str = "") -> tuple[ElementTree.Element, dict[str, Any]]:
    """The papers as both feeds, read again."""
    latest = Chronicle(known).latest(known, 30)
    feed = Feed("All", f"{ROOT}{folder}", "Atlas", latest)
    items = [item_of(paper, ROOT, names(*known), 300) for paper in latest]
    as_json = json.loads(json_feed(feed, map(json_item, items)))
    jsonschema.validate(as_json, SCHEMA)
    return ElementTree.fromstring(atom(feed, map(atom_entry, items))), as_json


def test_entries_stand_with_the_latest_change_first(published: Paper) -> None:
    older = replace(published, id="older", published="2020", year=2020)
    changed = replace(published, id="changed", published="2019-01-01", updated="2026-01-02")
    feed, _ = written(older, published, changed)
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        f"{ROOT}papers/{name}/" for name in ("changed", "kg-agent", "older")
    ]
    assert feed.findtext(f"{ATOM}updated") == "2026-01-02T00:00:00Z"
    assert entries[0].findtext(f"{ATOM}updated") == "2026-01-02T00:00:00Z"
    assert entries[0].findtext(f"{ATOM}published") == "2019-01-01T00:00:00Z"
    assert entries[2].findtext(f"{ATOM}published") == "2020-01-01T00:00:00Z"


def test_paper_without_a_date_cannot_be_new(published: Paper) -> None:
    undated = replace(published, published=None, updated=None, year=None)
    assert Chronicle((undated,)).latest((undated,), 30) == ()


def test_list_that_never_changed_is_a_feed_too() -> None:
    feed, as_json = written()
    assert feed.findall(f"{ATOM}entry") == as_json["items"] == []


def test_only_the_latest_are_told_and_none_before_a_time(published: Paper) -> None:
    many = tuple(
        replace(published, id=f"p{year}", published=f"{year}", year=year, updated=None) for year in range(2000, 2020)
    )
    latest = Chronicle(many).latest
    assert [paper.id for paper in latest(many, 2)] == ["p2019", "p2018"]
    assert [paper.id for paper in latest(many, 5, "2018")] == ["p2019", "p2018"]


def test_authors_and_categories_are_named(published: Paper) -> None:
    paper = replace(published, topics=(PaperTopic("agents", 1.0),), tags=(PaperTag("survey"), PaperTag("gone")))
    feed, as_json = written(paper, folder="topics/a/")
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    assert [name.text for name in entry.iter(f"{ATOM}name")] == ["Zoë Smith", "Ludwig van Beethoven", "Qwen Team"]
    assert [item.get("term") for item in entry.iter(f"{ATOM}category")] == ["Agents & <graphs>", "Survey"]
    assert as_json["items"][0]["tags"] == ["Agents & <graphs>", "Survey"]
    assert as_json["feed_url"] == f"{ROOT}topics/a/feed.json"
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == f"{ROOT}topics/a/feed.xml"  # type: ignore[union-attr]


def test_references_in_a_summary_are_told_in_words(published: Paper) -> None:
    paper = replace(published, summary="As [[other]] and [[topic:agents|agents]] do.")
    other = replace(published, id="other", title="Other")
    feed, _ = written(paper, other)
    assert "As Other and agents do." in [entry.text for entry in feed.iter(f"{ATOM}summary")]


def test_paper_without_authors_leaves_them_to_the_feed(published: Paper) -> None:
    feed, as_json = written(replace(published, authors=(), organisation=None))
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Atlas"
    assert feed.find(f"{ATOM}entry/{ATOM}author") is None
    assert "authors" not in as_json["items"][0]


def test_paper_whose_title_is_blank_is_called_by_its_identifier(published: Paper) -> None:
    _, as_json = written(replace(published, title=" "))
    assert as_json["items"][0]["title"] == published.id


@quick
@given(papers)
def test_any_paper_makes_feeds_that_can_be_read(paper: Paper) -> None:
    hostile = replace(paper, id="p", published="2020", authors=(*paper.authors, Name('"<&>')))
    feed, as_json = written(hostile)
    title, item = feed.findtext(f"{ATOM}entry/{ATOM}title"), as_json["items"][0]
    assert title == item["title"]
