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
from paperatlas.publish.fast.dialect import convert
from paperatlas.publish.fast.kept import Kept, Lead
from paperatlas.render.book import Book
from paperatlas.render.neighbourhood import draw_neighbourhood
from paperatlas.render.paper_page import paper_page

ORIGIN = Origin("data/a.yml", 1, "yaml")
HOSTILE = "</text></svg></div><script>alert(1)</script> & \"quotes' `x` *y* [z](javascript:0) {{ n }} <!--"


def paper(identifier: str, *related: str, topic: str = "mosses", title: str | None = None) -> Paper:
    return Paper(
        id=identifier,
        title=title or f"Kettles of kind {identifier}",
        title_given=True,
        sources=(ORIGIN,),
        topics=(PaperTopic(topic, 1.0),),
        related=tuple(Related(one, 0.5, ("shared words: moss",)) for one in related),
    )


def book(*papers: Paper) -> Book:
    return Book(Atlas(papers, (Topic("mosses", "Mosses"), Topic("kettles", "Kettles")), ()))


def drawn(*papers: Paper) -> ElementTree.Element:
    """The picture of the first of the papers with the others below it, which must be well-formed."""
    html = draw_neighbourhood(book(*papers), papers[0], papers[1:])
    assert html is not None
    return ElementTree.fromstring(re.sub(r"class=(pa-c\d)", r'class="\1"', str(html)))


def arcs(picture: ElementTree.Element, kind: str) -> int:
    return sum(path.get("d", "").count("a") for path in picture.iter("path") if path.get("class") == kind)


def test_every_neighbour_is_a_point_with_the_number_that_it_has_in_the_list() -> None:
    papers = (paper("a", "b", "c", "d"), paper("b"), paper("c", topic="kettles"), paper("d"))
    (numbers,) = drawn(*papers).iter("text")
    across = str(numbers.get("x")).split()
    assert (numbers.text, len(across)) == ("123", 3)
    points = re.findall(r"M(\d+) \d+h0", "".join(path.get("d", "") for path in drawn(*papers).iter("path")))
    assert len(points) == 4
    assert set(across) < set(points)
    text = paper_page(book(*papers), papers[0]).text
    places = [text.index(f"Kettles of kind {name}]", text.index("</svg>")) for name in "bcd"]
    assert places == sorted(places)


def test_arcs_tell_the_nearest_those_related_to_each_other_and_mentions() -> None:
    first = replace(paper("a", "b", "c", "d", "e", "f"), mentions=(Mention("f", "Kettle"),))
    picture = drawn(first, paper("b", "c"), paper("c"), paper("d"), paper("e", "d"), paper("f"))
    assert {f"pa-tie{n}": arcs(picture, f"pa-tie{n}") for n in range(4)} == {
        "pa-tie0": 2,
        "pa-tie1": 1,
        "pa-tie2": 3,
        "pa-tie3": 1,
    }


def test_picture_says_in_words_who_is_related_to_whom() -> None:
    (shape,) = drawn(paper("a", "b", "c", "d"), paper("b", "c"), paper("c"), paper("d", "b")).iter("svg")
    assert shape.get("aria-label") == "Related to each other: 1–2, 1–3"
    (shape,) = drawn(paper("a", "b", "c", "d"), paper("b"), paper("c"), paper("d")).iter("svg")
    assert shape.get("aria-label") == "None of them are related to each other"


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_neighbours_are_no_picture(count: int) -> None:
    near = [paper(name) for name in "bcd"[:count]]
    first = paper("a", *(one.id for one in near))
    assert draw_neighbourhood(book(first, *near), first, near) is None
    assert "<svg" not in paper_page(book(first, *near), first).text


def test_hostile_titles_stay_text_and_the_page_is_of_the_quick_dialect() -> None:
    near = [paper(name, title=f"{name} {HOSTILE}") for name in "bcd"]
    first = paper("a", "b", "c", "d")
    text = paper_page(book(first, *near), first).text
    body = text.split("\n---\n", 1)[1]
    assert "<svg" in convert(body, lambda target: Lead(target, None, None), None, "", Kept("", {})).html
    assert not re.search(r"<script|<!--|\bstyle=", body)


def test_picture_of_six_neighbours_is_small() -> None:
    near = [paper(f"arxiv-2510.1425{n}", *(f"arxiv-2510.1425{m}" for m in range(6))) for n in range(6)]
    first = paper("a", *(one.id for one in near))
    html = draw_neighbourhood(book(first, *near), first, near)
    assert html is not None
    assert len(html.encode()) < 900
