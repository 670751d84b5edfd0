"""A paper's neighbourhood as SVG: the papers nearest to it by topic, and which of them are related to each other.

Papers are points in a column, this one first, each beside its title; arcs join those that belong together.
So every title can be read on a phone, no point covers another, and the picture costs little more than its titles.
Links in SVG are written `xlink:href`, as in `charts.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, islice

from markupsafe import Markup, escape

from paperatlas.model.paper import Paper
from paperatlas.render import addresses
from paperatlas.render.book import Book
from paperatlas.render.markdown import preformatted
from paperatlas.render.wording import plain_title
from paperatlas.text.clean import shorten

_FEWEST = 3
"""Neighbours below which a picture says nothing that the list does not."""
_MOST = 10
_NEAREST = 3
"""Neighbours whose arcs are drawn strong."""
_WIDTH, _STEP, _FIRST = 400, 22, 14
_COLUMN, _TITLES = 62, 74
"""How far across the points and the titles stand."""
_REACH, _BEND = 56, 8
"""The farthest an arc leaves the column, and how far for each row it spans."""
_LONGEST_TITLE = 42
_MOST_AMONG = 10
"""Arcs between neighbours: more would be a tangle."""


def draw_neighbourhood(book: Book, paper: Paper, page: str) -> Markup | None:
    """The neighbourhood of a paper for a page at `page`; nothing where too few papers are near."""
    known = [near.id for near in paper.related if near.id in book.listed]
    named = [identifier for identifier in _named(paper) if identifier in book.listed]
    near = list(dict.fromkeys((*known, *named)))[:_MOST]
    if len(near) < _FEWEST:
        return None
    rows = [paper, *_by_topic(book, paper, [book.listed[identifier] for identifier in near])]
    place = {other.id: number for number, other in enumerate(rows)}
    ties = {
        "pa-tie0": _among(book, rows[1:], place),
        "pa-tie1": [(0, place[one]) for one in near[_NEAREST:] if one not in named],
        "pa-tie2": [(0, place[one]) for one in near[:_NEAREST] if one not in named],
        "pa-tie3": [(0, place[one]) for one in near if one in named],
    }
    box = f"0 0 {_WIDTH} {len(rows) * _STEP + 4}"
    lines = [
        f'<div class="pa-around"><svg viewBox="{box}" role="group" aria-label="Neighbourhood by topic">',
        *(f'<path class="{kind}" d="{"".join(map(_arc, drawn))}"/>' for kind, drawn in ties.items() if drawn),
        *_points(book, rows, page),
        "</svg></div>",
    ]
    return Markup("\n").join(map(Markup, lines))


def _points(book: Book, rows: Sequence[Paper], page: str) -> Iterator[str]:
    """The points with their titles, together by colour; all but the first are links."""
    for hue, group in groupby(enumerate(rows), lambda numbered: _hue(book, numbered[1])):
        yield "<g>" if hue is None else f'<g class="pa-c{hue}">'
        for row, paper in group:
            down = _FIRST + _STEP * row
            words = preformatted(_title(paper) if row else "This paper")
            point = f'<path d="M{_COLUMN} {down}h0"/><text x="{_TITLES}" y="{down + 4}">{words}</text>'
            href = escape(addresses.final(addresses.paper(paper.id), page))
            yield f'<a xlink:href="{href}">{point}</a>' if row else point
        yield "</g>"


def _named(paper: Paper) -> tuple[str, ...]:
    """Papers that this one names or cites, and those that name or cite it."""
    mentioned = tuple(mention.id for mention in (*paper.mentions, *paper.mentioned_by))
    return (*mentioned, *paper.cites, *paper.cited_by)


def _by_topic(book: Book, paper: Paper, near: Sequence[Paper]) -> list[Paper]:
    """The neighbours with those of a main topic together, this paper's own topic first, the nearest first in each."""
    order: dict[int | None, int] = {}
    for one in (paper, *near):
        order.setdefault(_hue(book, one), len(order))
    return sorted(near, key=lambda one: order[_hue(book, one)])


def _hue(book: Book, paper: Paper) -> int | None:
    return book.hue(paper.topics[0].slug) if paper.topics else None


def _among(book: Book, rows: Sequence[Paper], place: dict[str, int]) -> list[tuple[int, int]]:
    """Neighbours that are related to each other."""
    related = {one.id: set(book.near[one.id]) for one in rows}
    ties = (pair for pair in combinations(related, 2) if pair[1] in related[pair[0]] or pair[0] in related[pair[1]])
    return [(place[one], place[other]) for one, other in islice(ties, _MOST_AMONG)]


def _arc(tie: tuple[int, int]) -> str:
    start, end = tie
    across, down = min(_REACH, _BEND * (end - start)), _STEP * (end - start)
    return f"M{_COLUMN} {_FIRST + _STEP * start}a{across} {down // 2} 0 000 {down}"


def _title(paper: Paper) -> str:
    year = f", {paper.publication_year}" if paper.publication_year else ""
    return f"{shorten(plain_title(paper), _LONGEST_TITLE - len(year))}{year}"
