"""The map as SVG: every paper a link, or, of thousands, dots for many papers and links for the central ones.

Points are lines without length and with round ends, the shortest form SVG has for a dot; their size
and colour come from the style sheet. Links are written `xlink:href`, as in `charts.py`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from markupsafe import Markup, escape

from paperatlas.model.paper import Paper
from paperatlas.render import addresses
from paperatlas.render.book import Book
from paperatlas.render.markdown import preformatted
from paperatlas.render.wording import plain_title
from paperatlas.text.clean import shorten

_WIDTH, _HEIGHT = 1000, 680
_MARGIN = 24
_ALL_AS_LINKS = 1_500
"""Papers up to which each is a link."""
_CENTRAL = 600
"""Papers that are links on a map of more."""
_CELL = 11
"""Width of the cell in which papers become one dot."""
_LEVELS = 6
"""Sizes of dots."""
_APART = 18
"""Least distance of two linked papers among dots."""
_LONGEST_TITLE = 110
_LONGEST_NAME = 44
_LETTER, _LINE = 9.4, 22
"""Width and height of a letter of a topic's name, about."""

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MapPicture:
    """A drawn map."""

    html: Markup
    """A block of HTML."""
    linked: int
    """Papers that are links."""


def draw_map(book: Book, page: str) -> MapPicture:
    """The map of a collection for a page at `page`; papers without a place are left out."""
    points = {
        identifier: _on_picture(place) for identifier, place in book.atlas.places.items() if identifier in book.papers
    }
    hues = {identifier: book.hue(_main_topic(book.papers[identifier])) for identifier in points}
    is_dense = len(points) > _ALL_AS_LINKS
    shown = (
        _central(book, points, hues) if is_dense else [paper.id for paper in book.atlas.papers if paper.id in points]
    )
    parts = [
        f'<div class="pa-map{" pa-map--dense" if is_dense else ""}">',
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="group" aria-label="Map of the papers">',
        *(_dots(points, hues) if is_dense else ()),
        *_links(book, shown, points, hues, page),
        '<g class="pa-map__names" aria-hidden="true">',
        *_names(book, points, shown),
        "</g></svg></div>",
    ]
    return MapPicture(Markup("\n").join(map(Markup, parts)), len(shown))


def _on_picture(place: tuple[float, float]) -> Point:
    across, down = place
    return (
        round(_MARGIN + across * (_WIDTH - 2 * _MARGIN)),
        round(_MARGIN + down * (_HEIGHT - 2 * _MARGIN)),
    )


def _main_topic(paper: Paper) -> str | None:
    return paper.topics[0].slug if paper.topics else None


def _group(hue: int | None) -> str:
    return "<g>" if hue is None else f'<g class="pa-c{hue}">'


def _links(
    book: Book, shown: Sequence[str], points: Mapping[str, Point], hues: Mapping[str, int | None], page: str
) -> Iterator[str]:
    """Papers as links, together by colour, each named by its title."""
    by_hue: dict[int | None, list[str]] = defaultdict(list)
    for identifier in shown:
        by_hue[hues[identifier]].append(identifier)
    for hue in sorted(by_hue, key=lambda hue: (hue is None, hue)):
        yield _group(hue)
        for identifier in by_hue[hue]:
            paper = book.papers[identifier]
            x, y = points[identifier]
            yield (
                f'<a role="link" xlink:href="{escape(addresses.final(addresses.paper(identifier), page))}">'
                f'<title>{_title(paper)}</title><path d="M{x} {y}h0"/></a>'
            )
        yield "</g>"


def _title(paper: Paper) -> Markup:
    year = f" ({paper.publication_year})" if paper.publication_year else ""
    return preformatted(f"{shorten(plain_title(paper), _LONGEST_TITLE)}{year}")


def _central(book: Book, points: Mapping[str, Point], hues: Mapping[str, int | None]) -> list[str]:
    """Papers that most others are related to, of each colour its share, none upon another."""
    weight: Counter[str] = Counter()
    for paper in book.atlas.papers:
        for near in paper.related:
            weight[near.id] += round(100 * near.score)
    room = Counter({hue: 2 + round(_CENTRAL * count / len(points)) for hue, count in Counter(hues.values()).items()})
    taken: set[Point] = set()
    chosen = []
    for identifier in sorted(points, key=lambda one: (-weight[one], one)):
        x, y = points[identifier]
        cell = (x // _APART, y // _APART)
        if room[hues[identifier]] > 0 and cell not in taken:
            room[hues[identifier]] -= 1
            taken.add(cell)
            chosen.append(identifier)
    return chosen


def _dots(points: Mapping[str, Point], hues: Mapping[str, int | None]) -> Iterator[str]:
    """For each cell of the picture a dot in the colour that is commonest there, the larger the more papers."""
    cells: dict[Point, Counter[int]] = defaultdict(Counter)
    for identifier, (x, y) in points.items():
        hue = hues[identifier]
        cells[x // _CELL, y // _CELL][-1 if hue is None else hue] += 1
    most = max((count.total() for count in cells.values()), default=1)
    paths: dict[tuple[int, int], list[str]] = defaultdict(list)
    for (column, row), counts in sorted(cells.items()):
        hue = min(counts, key=lambda one: (-counts[one], one))
        level = max(1, round(_LEVELS * (counts.total() / most) ** 0.5))
        paths[hue, level].append(f"M{column * _CELL + _CELL // 2} {row * _CELL + _CELL // 2}h0")
    for (hue, level), drawn in sorted(paths.items()):
        yield f'{_group(None if hue < 0 else hue)}<path class="pa-dot pa-dot{level}" d="{"".join(drawn)}"/></g>'


def _names(book: Book, points: Mapping[str, Point], shown: Sequence[str]) -> Iterator[str]:
    """The names of the main topics near the middle of their papers, where they cover no other name and few points."""
    placed: list[_Name] = []
    drawn = [points[identifier] for identifier in shown]
    by_topic: dict[str, list[Point]] = defaultdict(list)
    tops = {topic.slug: top.slug for top in book.atlas.topics for topic in top.walk()}
    for identifier, point in points.items():
        by_topic[tops.get(_main_topic(book.papers[identifier]) or "", "")].append(point)
    for top in sorted(book.atlas.topics, key=lambda topic: (-len(by_topic[topic.slug]), topic.slug)):
        members = by_topic[top.slug]
        if not members:
            continue
        name = shorten(top.name, _LONGEST_NAME)
        half = len(name) * _LETTER / 2
        x = min(max(median(x for x, _ in members), half + 4), _WIDTH - half - 4)
        choices = (_Name(x, median(y for _, y in members) + step * _LINE / 4, half) for step in range(-16, 17))
        best = min(choices, key=lambda choice: choice.cost(median(y for _, y in members), placed, drawn))
        placed.append(best)
        yield f"<text {best.at()}>{preformatted(name)}</text>"


class _Name(NamedTuple):
    """Where a name might stand."""

    x: float
    y: float
    """The line it stands on."""
    half: float
    """Half its width."""

    def at(self) -> str:
        """Where it is drawn: near an edge from that edge on, since a narrow screen writes it larger."""
        if self.x < 2 * self.half:
            return f'class="pa-map__first" x="{self.x - self.half:.0f}" y="{self.y:.0f}"'
        if self.x > _WIDTH - 2 * self.half:
            return f'class="pa-map__last" x="{self.x + self.half:.0f}" y="{self.y:.0f}"'
        return f'x="{self.x:.0f}" y="{self.y:.0f}"'

    def cost(self, wanted: float, placed: Sequence[_Name], points: Sequence[Point]) -> float:
        """How bad the place is: how far from the wanted height, what it covers, whether it sticks out."""
        middle = self.y - _LINE / 4
        names = sum(
            abs(self.y - other.y) < _LINE and abs(self.x - other.x) < self.half + other.half for other in placed
        )
        covered = sum(abs(middle - y) < _LINE / 2 and abs(self.x - x) < self.half + 5 for x, y in points)
        outside = not _LINE <= self.y <= _HEIGHT - 6
        return abs(self.y - wanted) / _LINE + covered + 100 * names + 1000 * outside
