"""The picture of a paper's neighbourhood."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest

from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import Mention, Paper, PaperTopic, Related
from paperatlas.model.record import Origin
from paperatlas.model.vocabulary import Topic
from paperatlas.publish.fast.dialect import Kept, Lead, convert
from paperatlas.render import addresses
from paperatlas.render.book import Book
from paperatlas.render.neighbourhood import draw_neighbourhood
from paperatlas.render.paper_page import paper_page

ORIGIN = Origin("data/a.yml", 1, "yaml")
HOSTILE = "</text></svg></div><script>alert(1)</script> & \"quotes' `x` *y* [z](javascript:0) {{ n }} <!--"
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}href"


def paper(identifier: str, *related: str, topic: str = "mosses", title: str | None = None, year: int = 2020) -> Paper:
    return Paper(
        id=identifier,
        title=title or f"Kettles of kind {identifier}",
        title_given=True,
        sources=(ORIGIN,),
        year=year,
        topics=(PaperTopic(topic, 1.0),),
        related=tuple(Related(one, 0.5, ("shared words: moss",)) for one in related),
    )


def book(*papers: Paper) -> Book:
    return Book(Atlas(papers, (Topic("mosses", "Mosses"), Topic("kettles", "Kettles")), ()))


def drawn(*papers: Paper) -> ElementTree.Element:
    """The picture of the first of the papers, which must be well-formed."""
    html = draw_neighbourhood(book(*papers), papers[0], addresses.paper(papers[0].id))
    assert html is not None
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return ElementTree.fromstring(str(html).replace("<svg ", f"<svg {names} ", 1))


def titles(picture: ElementTree.Element) -> dict[str, str]:
    links = picture.iter(f"{SVG}a")
    return {link.get(XLINK, ""): "".join(link.itertext()).strip() for link in links}


def arcs(picture: ElementTree.Element, kind: str) -> int:
    return sum(path.get("d", "").count("a") for path in picture.iter(f"{SVG}path") if path.get("class") == kind)


def test_every_neighbour_is_a_link_with_its_title_and_year() -> None:
    picture = drawn(paper("a", "b", "c", "d"), paper("b"), paper("c", title="Moss $x^2$ grows", year=2019), paper("d"))
    assert titles(picture) == {
        "../b/": "Kettles of kind b, 2020",
        "../c/": "Moss x² grows, 2019",
        "../d/": "Kettles of kind d, 2020",
    }
    assert "This paper" in "".join(picture.itertext())


def test_neighbours_of_a_topic_stand_together_those_of_the_own_topic_first() -> None:
    near = [paper(name, topic=topic) for name, topic in (("b", "kettles"), ("c", "mosses"), ("d", "kettles"))]
    assert list(titles(drawn(paper("a", "b", "c", "d"), *near))) == ["../c/", "../b/", "../d/"]


def test_arcs_tell_the_nearest_those_related_to_each_other_and_mentions() -> None:
    first = replace(paper("a", "b", "c", "d", "e", "f"), mentions=(Mention("f", "Kettle"),))
    picture = drawn(first, paper("b", "c"), paper("c"), paper("d"), paper("e", "d"), paper("f"))
    assert {f"pa-tie{n}": arcs(picture, f"pa-tie{n}") for n in range(4)} == {
        "pa-tie0": 2,
        "pa-tie1": 1,
        "pa-tie2": 3,
        "pa-tie3": 1,
    }


def test_paper_that_is_mentioned_or_cites_is_a_neighbour_without_being_related() -> None:
    first = replace(paper("a", "b", "c"), cites=("d",))
    assert "../d/" in titles(drawn(first, paper("b"), paper("c"), paper("d")))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_neighbours_are_no_picture(count: int) -> None:
    near = [paper(name) for name in "bcd"[:count]]
    first = paper("a", *(one.id for one in near))
    assert draw_neighbourhood(book(first, *near), first, "papers/a.md") is None
    assert "<svg" not in paper_page(book(first, *near), first).text


def test_hostile_titles_stay_text_and_the_page_is_of_the_quick_dialect() -> None:
    near = [paper(name, title=f"{name} {HOSTILE}") for name in "bcd"]
    first = paper("a", "b", "c", "d")
    text = paper_page(book(first, *near), first).text
    body = text.split("\n---\n", 1)[1]
    assert "<svg" in convert(body, lambda target: Lead(target, None, None), None, "", Kept("", {})).html
    assert not re.search(r"<script|<!--|\bstyle=", body)
    assert all("alert" not in "".join(part.itertext()) for part in drawn(first, *near).iter(f"{SVG}script"))


def test_picture_of_eight_neighbours_is_small() -> None:
    long = "A Title of the Usual Length That Goes on About Kettles for a While"
    near = [paper(f"arxiv-2510.1425{n}", *(f"arxiv-2510.1425{m}" for m in range(8)), title=long) for n in range(8)]
    first = paper("a", *(one.id for one in near))
    html = draw_neighbourhood(book(first, *near), first, "papers/a.md")
    assert html is not None
    assert len(html.encode()) < 2_000
