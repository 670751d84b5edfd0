"""A paper's neighbourhood as SVG: the papers nearest to it, and which of them are related to each other.

Papers are points in a row, this one first, the others by the numbers that the list below the picture gives them. So
the picture holds no title twice and costs little more than its arcs; the list is where its points lead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from markupsafe import Markup

from paperatlas.model.paper import Paper
from paperatlas.render.book import Book

_FEWEST = 3
"""Neighbours below which a picture says nothing that the list does not."""
_NEAREST = 3
"""Neighbours whose arcs are drawn strong."""
_FIRST, _STEP = 16, 44
"""How far across the first point stands, and from one to the next."""
_LINE = 78
"""How far down the points stand."""
_REACH, _BEND = 70, 14
"""The farthest an arc leaves the row, and how far for each point it spans."""
_MOST_AMONG = 8
"""Arcs between neighbours: more would be a tangle."""

Tie = tuple[int, int]


def draw_neighbourhood(book: Book, paper: Paper, near: Sequence[Paper]) -> Markup | None:
    """The neighbourhood of a paper; nothing where too few papers are near.

    Args:
        book: has all papers.
        paper: whose neighbourhood it is.
        near: the papers in the list below the picture, in its order.
    """
    if len(near) < _FEWEST:
        return None
    named = _named(paper)
    among = _among(book, paper, near)
    ties = {
        "pa-tie0": among,
        "pa-tie1": [(0, place) for place, one in enumerate(near, 1) if place > _NEAREST and one.id not in named],
        "pa-tie2": [(0, place) for place, one in enumerate(near, 1) if place <= _NEAREST and one.id not in named],
        "pa-tie3": [(0, place) for place, one in enumerate(near, 1) if one.id in named],
    }
    numbers = range(1, len(near) + 1)
    across = " ".join(str(_across(place)) for place in numbers)
    return Markup(  # noqa: S704 - numbers and words of ours
        f'<div class="pa-around"><svg viewBox="0 0 {_across(len(near)) + 16} {_LINE + 26}" role="img"'
        f' aria-label="{_words(among)}">'
        + "".join(f'<path class="{kind}" d="{"".join(map(_arc, drawn))}"/>' for kind, drawn in ties.items() if drawn)
        + _points(book, (paper, *near))
        + f'<text x="{across}" y="{_LINE + 21}">{"".join(map(str, numbers))}</text></svg></div>'
    )


def _words(among: Sequence[Tie]) -> str:
    """What the picture says, for those who do not see it."""
    pairs = ", ".join(f"{one}–{other}" for one, other in among)
    return f"Related to each other: {pairs}" if pairs else "None of them are related to each other"


def _points(book: Book, row: Iterable[Paper]) -> str:
    """A point for each paper, together by colour."""
    drawn: dict[int | None, str] = {}
    for place, paper in enumerate(row):
        hue = book.hue(paper.topics[0].slug) if paper.topics else None
        drawn[hue] = f"{drawn.get(hue, '')}M{_across(place)} {_LINE}h0"
    return "".join(f'<path{f" class=pa-c{hue}" if hue is not None else ""} d="{path}"/>' for hue, path in drawn.items())


def _named(paper: Paper) -> set[str]:
    """Papers that this one names or cites, and those that name or cite it."""
    mentioned = {mention.id for mention in (*paper.mentions, *paper.mentioned_by)}
    return mentioned | {*paper.cites, *paper.cited_by}


def _among(book: Book, paper: Paper, near: Sequence[Paper]) -> list[Tie]:
    """Neighbours that are related to each other, by their numbers."""
    number = {one.id: place for place, one in enumerate(near, 1)}
    ties = ((number[one], number[other]) for one, other in book.ties[paper.id] if one in number and other in number)
    return list(islice(ties, _MOST_AMONG))


def _across(place: int) -> int:
    return _FIRST + _STEP * place


def _arc(tie: Tie) -> str:
    start, end = tie
    across, up = _STEP * (end - start), min(_REACH, _BEND * (end - start))
    return f"M{_across(start)} {_LINE}a{across // 2} {up} 0 01{across} 0"
