from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from functools import cache
from html.entities import html5

import pytest

from paperatlas.enrich.atlas import enrich
from paperatlas.merge.papers import merge
from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import PaperTopic
from paperatlas.model.record import Origin, Record
from paperatlas.model.vocabulary import Topic, Vocabulary
from paperatlas.publish.fast.dialect import convert
from paperatlas.publish.fast.kept import Kept, Lead
from paperatlas.render import addresses
from paperatlas.render.charts import Column, columns_chart
from paperatlas.render.options import Options
from paperatlas.render.tree import render

HOSTILE = "</title></svg></div><script>alert(1)</script> & \"quotes' `x` *y* [z](javascript:0) {{ n }} <!-- "
TOPICS = (Topic("kettles", "Kettles & <b>pots</b>"), Topic("mosses", "Mosses", topics=(Topic("peat", "Peat"),)))
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}href"


@cache
def atlas(count: int, title: str = "Paper number {} of many") -> Atlas:
    records = [
        Record(
            origin=Origin("x", number + 1, "json"),
            title=title.replace("{}", str(number)),
            year=2015 + number % 5 if number % 7 else None,
            code=("https://github.com/example/kettle",) if number % 3 == 0 else (),
        )
        for number in range(count)
    ]
    papers, _ = merge(records)
    made = enrich(papers, Vocabulary())
    slugs = ("kettles", "mosses", "peat")
    placed = tuple(
        replace(
            paper,
            topics=tuple(PaperTopic(slug, 1.0) for slug in ((slugs[n % 3],) if n % 4 else ("kettles", "peat"))),
        )
        for n, paper in enumerate(made.papers)
    )
    return replace(made, papers=placed, topics=TOPICS)


def page(made: Atlas, path: str) -> str:
    return next(found.text for found in render(made, Options()) if found.path == path)


def pictures(text: str) -> list[ElementTree.Element]:
    """The pictures of a page, each of which must be well-formed."""
    found = re.findall(r"<svg .*?</svg>", text, re.DOTALL)
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return [ElementTree.fromstring(svg.replace("<svg ", f"<svg {names} ", 1)) for svg in found]


def test_map_has_every_paper_as_a_link_with_its_title() -> None:
    made = atlas(60)
    (svg,) = pictures(page(made, addresses.MAP))
    links = {link.get(XLINK): link.find(f"{SVG}title") for link in svg.iter(f"{SVG}a")}
    assert set(links) == {f"../papers/{paper.id}/" for paper in made.papers}
    assert all(title is not None and (title.text or "").startswith("Paper number") for title in links.values())


def test_map_is_coloured_by_main_topic() -> None:
    text = page(atlas(60), addresses.MAP)
    assert '<g class="pa-c0">' in text
    assert '<g class="pa-c1">' in text


@pytest.mark.parametrize("path", [addresses.MAP, addresses.STATISTICS])
def test_hostile_titles_and_names_stay_text(path: str) -> None:
    text = page(atlas(30, f"{HOSTILE} {{}}"), path)
    assert pictures(text)
    assert "<script" not in text
    assert "<b>pots" not in text
    assert "<!--" not in text


@pytest.mark.parametrize("path", [addresses.MAP, addresses.STATISTICS])
def test_pictures_are_of_the_quick_dialect_and_have_no_styles_or_scripts(path: str) -> None:
    text = page(atlas(60), path)
    body = text.split("\n---\n", 1)[1]
    assert convert(body, lambda target: Lead(target, None, None), None, "", Kept("", {})).html
    assert not re.search(r"\bstyle=|<style|<script|\son\w+=", text)
    assert all(name in html5 for name in re.findall(r"&([A-Za-z]+;)", text))


@pytest.mark.parametrize("count", [1_500, 1_501, 9_000])
def test_map_stays_small(count: int) -> None:
    made = replace(atlas(12), papers=tuple(replace(atlas(12).papers[n % 12], id=f"paper-{n}") for n in range(count)))
    long = "A title of the usual length which goes on about kettles for a while and then ends"
    papers = tuple(replace(paper, title=long) for paper in made.papers)
    places = {paper.id: ((n * 37 % 1000) / 1000, (n * 91 % 997) / 997) for n, paper in enumerate(papers)}
    text = page(replace(made, papers=papers, places=places), addresses.MAP)
    links = text.count('<a role="link" xlink:href')
    assert len(text) < 400_000
    assert links == count if count <= 1_500 else 100 < links <= 700


def test_name_near_an_edge_of_the_map_is_written_from_that_edge_on() -> None:
    made = atlas(60)
    tops = ("kettles", "mosses", "peat")
    for left, right in ((0.0, 1.0), (1.0, 0.0)):
        first = {paper.id: (left if paper.topics[0].slug == tops[0] else right, 0.5) for paper in made.papers}
        text = page(replace(made, places=first), addresses.MAP)
        assert re.search(r'<text class="pa-map__first" x="4" y="\d+">', text)
        assert re.search(r'<text class="pa-map__last" x="996" y="\d+">', text)


def test_small_collection_has_no_pictures() -> None:
    paths = {found.path for found in render(atlas(11), Options())}
    assert paths.isdisjoint({addresses.MAP, addresses.STATISTICS})
    assert "map.md" not in page(atlas(11), addresses.HOME)


def test_home_leads_to_the_map() -> None:
    assert "(map.md)" in page(atlas(12), addresses.HOME)


def test_statistics_tell_the_numbers_in_tables_too() -> None:
    made = atlas(60)
    text = page(made, addresses.STATISTICS)
    of_2016 = [paper for paper in made.papers if paper.publication_year == 2016]
    code = sum(bool(paper.code) for paper in of_2016)
    row = f'<tr><th scope="row">2016</th><td>{len(of_2016)}</td><td>{code}</td>'
    assert row in text
    assert f"2016: {len(of_2016)} papers, {code} with code" in text.replace("&#58;", ":").replace("&#44;", ",")


def test_cell_of_two_topics_counts_each_paper_once_and_leads_to_a_page_of_them() -> None:
    made = atlas(60)
    both = {paper.id for paper in made.papers if {"kettles", "peat"} <= {topic.slug for topic in paper.topics}}
    cell = re.search(r'<td class="pa-m5"><a href="([^"]+)"[^>]*>(\d+)</a>', page(made, addresses.STATISTICS))
    assert cell is not None
    assert int(cell[2]) == len(both) > 0
    assert cell[1] == addresses.final(addresses.meeting("kettles", "mosses"), addresses.STATISTICS)
    listed = re.findall(r"\*\*\[.*?\]\([./]*papers/(.+?)\.md\)", page(made, addresses.meeting("kettles", "mosses")))
    assert set(listed) == both


def test_statistics_of_papers_without_dates_and_topics_are_numbers_alone() -> None:
    bare = tuple(replace(paper, year=None, published=None, topics=()) for paper in atlas(12).papers)
    text = page(replace(atlas(12), papers=bare, topics=()), addresses.STATISTICS)
    assert "12 papers" in text
    assert "<svg" not in text


@pytest.mark.parametrize(
    ("target", "here", "address"),
    [
        ("papers/x.md", "map.md", "../papers/x/"),
        ("topics/a/index.md", "statistics.md", "../topics/a/"),
        ("index.md", "map.md", "../"),
        ("map.md", "index.md", "map/"),
        ("map.md", "map.md", "./"),
        ("papers/y.md", "papers/x.md", "../y/"),
    ],
)
def test_final_address_is_relative_to_the_folder_a_page_becomes(target: str, here: str, address: str) -> None:
    assert addresses.final(target, here) == address


def test_statistics_say_how_many_papers_are_of_years_before_those_drawn() -> None:
    old = tuple(replace(paper, year=1950 + n) for n, paper in enumerate(atlas(60).papers[:3]))
    rest = tuple(replace(paper, year=2020) for paper in atlas(60).papers[3:])
    assert "Not drawn: 3 papers of earlier years." in page(
        replace(atlas(60), papers=(*rest, *old)), addresses.STATISTICS
    )


def test_every_other_year_below_a_long_chart_may_be_left_out() -> None:
    chart = columns_chart([Column(2000 + n, 1, 0, None) for n in range(24)], "Papers by year", "with code")
    labels = re.findall(r"<text( class=\"pa-year--between\")? x=\"\d+\" y=\"\d+\">(\d{4})</text>", chart)
    assert [int(year) for _, year in labels] == list(range(2001, 2024, 2))
    assert [bool(between) for between, _ in labels] == [n % 2 == 0 for n in range(12)]
