from __future__ import annotations

import posixpath
import re
from dataclasses import replace

import pytest

from paperatlas.enrich.atlas import enrich
from paperatlas.merge.papers import merge
from paperatlas.model.record import Name, Origin, Record
from paperatlas.model.vocabulary import Tag, Topic, Vocabulary
from paperatlas.pipeline import pages
from paperatlas.render.book import Book
from paperatlas.render.list_pages import stops_of
from paperatlas.render.options import Options
from paperatlas.render.tree import render, sections
from tests.small import SETTINGS, small_atlas, small_pages

LINK = re.compile(r"\]\((?!https?://)([^)\s]+)")


def test_every_link_within_the_tree_has_a_target() -> None:
    made = small_pages()
    for path, text in made.items():
        for target in LINK.findall(text):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) in made, (path, target)


def test_no_two_pages_share_a_path() -> None:
    paths = [page.path.casefold() for page in pages(small_atlas(), SETTINGS)]
    assert len(paths) == len(set(paths))


def test_same_atlas_gives_the_same_bytes() -> None:
    assert {page.path: page.text for page in pages(small_atlas(), SETTINGS)} == small_pages()


def test_paper_without_a_title_says_so() -> None:
    text = small_pages()["papers/arxiv-2402.00002.md"]
    assert "\n# CloudCount\n" in text
    assert "No source gives this paper’s title" in text


def test_paper_page_tells_where_each_fact_came_from() -> None:
    text = small_pages()["papers/moss-former.md"]
    assert re.search(
        r"<b>data&#47;papers&#47;moss&#45;former&#46;yml, line 1</b> \(record kept[^)]*\): [^<]*Venue", text
    )
    assert re.search(r"<b>data&#47;tracker&#46;txt, line 1</b> \(arXiv tracker feed[^)]*\): [^<]*Abstract", text)


def test_paper_page_says_who_introduces_a_method_and_who_mentions_it() -> None:
    mentions = small_pages()["papers/lichen-net.md"].split("## Mentions")[1].split("\n## ")[0]
    assert "<em>introduces MossFormer</em>" in mentions
    mentioned_by = small_pages()["papers/moss-former.md"].split("## Mentioned by")[1].split("\n## ")[0]
    assert "<em>mentions MossFormer</em>" in mentioned_by


def test_paper_page_tells_a_tag_that_words_earned_from_one_that_the_curator_set() -> None:
    records = [
        Record(origin=Origin("a.yml", 1, "yaml"), title="Moss on walls"),
        Record(origin=Origin("a.yml", 9, "yaml"), title="Rain on moss", tags=("moss", "wall")),
    ]
    atlas = enrich(merge(records)[0], Vocabulary(tags=(Tag("moss", "Moss"), Tag("wall", "Wall"))))
    made = {page.path: page.text for page in render(atlas, Options())}
    assert "<li>Moss: “Moss”</li>" in made["papers/moss-on-walls.md"]
    assert "<li>Moss: set by the curator; the text has “moss”</li>" in made["papers/rain-on-moss.md"]
    assert "<li>Wall: set by the curator</li>" in made["papers/rain-on-moss.md"]


def test_paper_page_links_to_its_editor() -> None:
    assert (
        "(https://github.com/example/garden/edit/main/data/papers/moss-former.yml)"
        in small_pages()["papers/moss-former.md"]
    )


def test_reference_in_a_topic_text_becomes_a_link() -> None:
    text = small_pages()["topics/gardening/index.md"]
    assert "[MossFormer](../../papers/moss-former.md)" in text
    assert "[Watering](../../tags/watering/index.md)" in text


def test_empty_collection_has_all_index_pages() -> None:
    made = {page.path for page in render(enrich((), Vocabulary()), Options())}
    assert {"index.md", "about.md", "topics/index.md", "tags/index.md", "years/index.md", "papers/index.md"} <= made


@pytest.mark.parametrize("count", [1, 50, 51, 1001])
def test_long_list_is_split_and_every_paper_stands_in_it_once(count: int) -> None:
    records = [Record(origin=Origin("x", n + 1, "json"), title=f"Paper number {n} of many") for n in range(count)]
    papers, _ = merge(records)
    atlas = replace(enrich((), Vocabulary()), papers=papers)
    made = {page.path: page.text for page in render(atlas, Options(page_size=50))}
    parts = [text for path, text in made.items() if re.fullmatch(r"papers/(index|page/\d+)\.md", path)]
    assert len(parts) == -(-count // 50)
    listed = re.findall(r"\*\*\[.*?\]\((?:\.\./)?([^)]+)\)\*\*", "".join(parts))
    assert len(listed) == len(set(listed)) == count
    assert all(len(text) < 100_000 for text in made.values())


def test_page_of_a_list_leads_to_all_others_and_of_very_many_to_both_ends_and_some_between() -> None:
    def led_to(count: int) -> list[int]:
        records = [Record(origin=Origin("x", n + 1, "json"), title=f"Paper number {n} of many") for n in range(count)]
        atlas = replace(enrich((), Vocabulary()), papers=merge(records)[0])
        made = {page.path: page.text for page in render(atlas, Options(page_size=2))}
        numbers = re.search(r'<nav class="pa-numbers".*?</nav>', made["papers/page/3.md"])
        assert numbers is not None
        return [int(number) for number in re.findall(r">(\d+)<", numbers[0])]

    assert led_to(20) == list(range(1, 11))
    many = led_to(200)
    assert {1, 2, 3, 4, 5, 100} <= set(many)
    assert 10 < len(many) <= 20


@pytest.mark.parametrize(("total", "most"), [(10, 1), (26, 2), (200, 3), (1_730, 5)])
def test_every_page_of_a_list_is_few_steps_from_its_first(total: int, most: int) -> None:
    steps, found = {1: 0}, [1]
    for number in found:
        stops = stops_of(number, total)
        assert len(stops) <= 30
        for stop in stops:
            if stop not in steps:
                steps[stop] = steps[number] + 1
                found.append(stop)
    assert sorted(steps) == list(range(1, total + 1))
    assert max(steps.values()) <= most


def test_part_of_a_list_says_which_years_it_holds() -> None:
    records = [Record(origin=Origin("x", n + 1, "json"), title=f"Paper {n} of many", year=2000 + n) for n in range(6)]
    made = {page.path: page.text for page in render(enrich(merge(records)[0], Vocabulary()), Options(page_size=2))}
    assert "6 papers · 2000 to 2005" in made["papers/index.md"]
    assert "6 papers · page 2 of 3 · 2002 to 2003" in made["papers/page/2.md"]


def test_list_of_a_year_says_its_year_once_and_that_of_code_says_no_share() -> None:
    records = [
        Record(
            origin=Origin("x", n + 1, "json"), title=f"Paper {n} of many", year=2020, code=("https://example.org/c",)
        )
        for n in range(3)
    ]
    made = {page.path: page.text for page in render(enrich(merge(records)[0], Vocabulary()), Options(page_size=2))}
    assert "\n3 papers · 3 with code\n" in made["years/2020/index.md"]
    assert "\n3 papers · page 2 of 2\n" in made["years/2020/page/2.md"]
    assert "\n3 papers · 2020\n" in made["code/index.md"]


def test_topics_without_levels_are_cards_and_those_with_levels_have_headings() -> None:
    record = Record(origin=Origin("x", 1, "json"), title="Mosses and kettles", topics=("moss",))
    flat = Vocabulary(topics=(Topic("moss", "Moss"), Topic("peat", "Peat")))
    deep = Vocabulary(topics=(Topic("bog", "Bog", topics=flat.topics),))

    def index(vocabulary: Vocabulary) -> str:
        papers, _ = merge([record])
        return next(
            page.text for page in render(enrich(papers, vocabulary), Options()) if page.path == "topics/index.md"
        )

    assert '<div class="pa-cards"></div>' in index(flat)
    assert "## " not in index(flat)
    assert "## " in index(deep)
    assert "pa-cards" not in index(deep)


def test_single_topic_that_was_found_is_told_nowhere() -> None:
    authors = (Name("Ada Fern"),)
    papers = [
        Record(origin=Origin("data/x.yml", line, "yaml"), title=title, authors=authors, venue="ICML")
        for line, title in enumerate(("Moss on walls", "Kettles that boil"), 1)
    ]
    atlas = enrich(merge(papers)[0], Vocabulary())
    assert len(atlas.topics) == 1
    made = {page.path: page.text for page in render(atlas, Options())}
    for path in ("authors/ada-fern/index.md", "venues/icml/index.md", "papers/moss-on-walls.md"):
        assert f"](../{'../' if path.endswith('index.md') else ''}topics/" not in made[path]
        assert atlas.topics[0].name not in made[path]


def test_sections_that_look_at_few_papers_stand_last() -> None:
    flags = [section.looks_at_few for section in sections(Book(small_atlas()))]
    assert flags == sorted(flags)
    assert any(flags)
