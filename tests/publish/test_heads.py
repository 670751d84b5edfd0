from __future__ import annotations

from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import Paper
from paperatlas.model.record import Origin
from paperatlas.publish.heads import Heads

PAPER = Paper(id="tin", title_given=True, sources=(Origin("data/tin.yml", 1, "yaml"),), title="Tin")
HEADS = Heads.of(Atlas(papers=(PAPER,), topics=(), tags=()), "Atlas", "https://example.org/atlas/")


def test_list_leads_to_its_own_feed_and_a_part_of_it_to_the_whole() -> None:
    topic = HEADS.head("topics/a/index.md", "topics/a/", "A", "topic")
    assert 'href="https://example.org/atlas/topics/a/feed.xml"' in topic
    second = HEADS.head("topics/a/page/2.md", "topics/a/page/2/", "A", "topic")
    paper = HEADS.head("papers/tin.md", "papers/tin/", "Tin", "paper")
    assert 'href="https://example.org/atlas/feed.xml"' in second
    assert "feed.xml" not in paper


def test_feed_is_no_other_language_for_the_theme() -> None:
    # The theme's instant navigation asks for a sitemap beside every bare "alternate".
    assert 'rel="alternate"' not in HEADS.head("papers/tin.md", "papers/tin/", "Tin", "paper")


def test_page_of_another_has_no_tags_and_a_site_without_an_address_no_feed() -> None:
    assert HEADS.head("by-hand.md", "by-hand/", "By hand", "") == ""
    nowhere = Heads.of(Atlas(papers=(PAPER,), topics=(), tags=()), "Atlas", None)
    assert "feed.xml" not in nowhere.head("papers/tin.md", "papers/tin/", "Tin", "paper")
