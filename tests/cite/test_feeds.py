from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree

from hypothesis import given

from paperatlas.cite.feeds import MOST_ENTRIES, atom, feed_of, json_feed
from paperatlas.model.paper import Paper

from .samples import papers, quick

ROOT = "https://example.org/atlas/"
ATOM = "{http://www.w3.org/2005/Atom}"


def parsed(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)


def test_entries_stand_with_the_latest_change_first(published: Paper) -> None:
    older = replace(published, id="older", published="2020", year=2020)
    changed = replace(published, id="changed", published="2019-01-01", updated="2026-01-02")
    feed = feed_of("All", ROOT, (older, published, changed))
    entries = parsed(atom(feed, ROOT, {})).findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        f"{ROOT}papers/{name}/" for name in ("changed", "kg-agent", "older")
    ]
    assert entries[0].findtext(f"{ATOM}updated") == "2026-01-02T00:00:00Z"
    assert entries[0].findtext(f"{ATOM}published") == "2019-01-01T00:00:00Z"


def test_paper_without_a_date_cannot_be_new(published: Paper) -> None:
    assert feed_of("All", ROOT, (replace(published, published=None, year=None),)).papers == ()


def test_feed_holds_the_newest_only(published: Paper) -> None:
    many = [replace(published, id=f"p{number}") for number in range(MOST_ENTRIES + 5)]
    assert len(feed_of("All", ROOT, many).papers) == MOST_ENTRIES


def test_authors_and_categories_are_named(published: Paper) -> None:
    feed = feed_of("All", f"{ROOT}topics/a/", (published,))
    names = {"kg-agent": ["Agents & <graphs>"]}
    entry = parsed(atom(feed, ROOT, names)).find(f"{ATOM}entry")
    assert entry is not None
    assert [name.text for name in entry.iter(f"{ATOM}name")] == ["Zoë Smith", "Ludwig van Beethoven", "Qwen Team"]
    assert [item.get("term") for item in entry.iter(f"{ATOM}category")] == ["Agents & <graphs>"]
    item = json.loads(json_feed(feed, ROOT, names))["items"][0]
    assert item["tags"] == ["Agents & <graphs>"]
    assert json.loads(json_feed(feed, ROOT, names))["feed_url"] == f"{ROOT}topics/a/feed.json"


@quick
@given(papers)
def test_any_paper_makes_a_feed_that_can_be_read(paper: Paper) -> None:
    feed = feed_of(paper.display_title, ROOT, (replace(paper, id="p"),))
    root = parsed(atom(feed, ROOT, {}))
    for element in ("id", "title", "updated"):
        assert root.find(f"{ATOM}{element}") is not None
    assert json.loads(json_feed(feed, ROOT, {}))["version"].startswith("https://jsonfeed.org/version/1")
