"""Pages of a topic tree of four levels."""

from __future__ import annotations

import re
from functools import cache

from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import Paper, PaperTopic
from paperatlas.model.record import Origin
from paperatlas.model.vocabulary import Topic
from paperatlas.render.options import Options
from paperatlas.render.tree import render

PATH = ("plants", "mosses", "peat", "bog")
TREE = (
    Topic("rocks", "Rocks"),
    Topic(
        "plants",
        "Plants",
        topics=(
            Topic("ferns", "Ferns"),
            Topic("mosses", "Mosses", topics=(Topic("peat", "Peat", topics=(Topic("bog", "Bogs & fens"),)),)),
        ),
    ),
)


@cache
def pages() -> dict[str, str]:
    papers = tuple(
        Paper(
            id=f"p{number}",
            title=f"Moss number {number}",
            title_given=True,
            sources=(Origin("data/a.yml", number + 1, "yaml"),),
            topics=(PaperTopic(slug, 1.0),),
        )
        for number, slug in enumerate(("rocks", "ferns", *PATH, "bog"))
    )
    return {page.path: page.text for page in render(Atlas(papers, TREE, ()), Options())}


def chips(text: str) -> dict[str, int]:
    """Names and counts of the links in lists of short links."""
    found = re.findall(r"^- \[(?:<i[^>]*></i>)?(.*?)\]\([^)]*\) (\d+)$", text, re.MULTILINE)
    return {name.replace("&#38;", "&"): int(count) for name, count in found}


def test_topic_of_each_level_counts_the_papers_below_it() -> None:
    sizes = [re.search(r"^(\d+) papers?\b", pages()[f"topics/{slug}/index.md"], re.MULTILINE) for slug in PATH]
    assert [int(size[1]) for size in sizes if size] == [6, 4, 3, 2]


def test_topic_leads_to_those_right_below_it() -> None:
    assert chips(pages()["topics/plants/index.md"]) == {"Ferns": 1, "Mosses": 4}
    assert chips(pages()["topics/mosses/index.md"]) == {"Peat": 3}
    assert chips(pages()["topics/peat/index.md"]) == {"Bogs & fens": 2}


def test_trail_of_the_lowest_topic_names_every_level_above() -> None:
    line = next(line for line in pages()["topics/bog/index.md"].split("\n") if "›" in line)
    assert re.findall(r"\[(.*?)\]\((.*?)\)", line) == [
        ("Topics", "../index.md"),
        ("Plants", "../plants/index.md"),
        ("Mosses", "../mosses/index.md"),
        ("Peat", "../peat/index.md"),
    ]


def test_every_level_has_the_colour_of_its_main_topic() -> None:
    for slug in PATH:
        assert '\n# <i class="pa-c1"></i>' in pages()[f"topics/{slug}/index.md"]
    assert '\n# <i class="pa-c0"></i>' in pages()["topics/rocks/index.md"]


def test_index_has_the_whole_tree_with_counts() -> None:
    assert chips(pages()["topics/index.md"]) == {
        "Ferns": 1,
        "Mosses": 4,
        "Mosses › Peat": 3,
        "Mosses › Peat › Bogs & fens": 2,
    }


def test_paper_shows_the_way_down_to_its_topic() -> None:
    text = pages()["papers/p5.md"]
    assert "Plants › Mosses › Peat › Bogs &#38; fens](../topics/bog/index.md)" in text


def test_two_main_topics_share_nothing_that_stands_below_one_of_them() -> None:
    assert not [path for path in pages() if "/and/" in path]
