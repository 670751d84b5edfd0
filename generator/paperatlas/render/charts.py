"""Papers by year as SVG, and tables of numbers, as blocks of HTML.

Every picture has a text alternative: a label that tells its numbers, or a table beside it. Links in SVG
are written `xlink:href`, which browsers follow as they do `href`: the theme's script fails on the latter. They say that
they are links, since checkers know an `a` without `href` by its role alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from paperatlas.render.markdown import preformatted

_WIDTH, _HEIGHT = 720, 220
_HEAD, _FOOT = 22, 26
"""Room above the tallest column for its number, and below for the years."""
_SMALL_WIDTH, _SMALL_HEIGHT = 240, 56
_MOST_LABELS = 12
"""Years that are written under a chart."""
_MOST_NUMBERS = 24
"""Columns up to which each has its number above it."""
_SHADES = 5


@dataclass(frozen=True, slots=True)
class Column:
    """A year of a chart."""

    year: int
    count: int
    part: int
    """How many of them are drawn darker."""
    href: str | None


@dataclass(frozen=True, slots=True)
class Small:
    """A small chart among others of its kind."""

    name: str
    href: str
    mark: Markup
    hue: int | None
    counts: tuple[int, ...]
    """For each year of the chart."""


def columns_chart(columns: Sequence[Column], label: str, part_label: str) -> Markup:
    """A column for each year, linked to the year's page, a part of it darker; the years are one after the other.

    Args:
        columns: at least one.
        label: what the chart shows.
        part_label: what the darker part is, such as `with code`.
    """
    tallest = max(column.count for column in columns) or 1
    step = _WIDTH / len(columns)
    scale = (_HEIGHT - _HEAD - _FOOT) / tallest
    every = -(-len(columns) // _MOST_LABELS)
    parts = [
        f'<div class="pa-chart{" pa-chart--many" if len(columns) > _MOST_LABELS else ""}">',
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="group" aria-label="{preformatted(label)}">',
    ]
    for place, column in enumerate(columns):
        middle = (place + 0.5) * step
        inside = _column(place * step, step, column, scale, part_label)
        if len(columns) <= _MOST_NUMBERS and column.count:
            top = _HEIGHT - _FOOT - column.count * scale
            inside += f'<text class="pa-number" x="{middle:.0f}" y="{top - 6:.0f}">{column.count:,}</text>'
        stop, between = divmod(len(columns) - 1 - place, every)
        if not between:
            # On a narrow screen there is room for every other one.
            kind = ' class="pa-year--between"' if stop % 2 else ""
            inside += f'<text{kind} x="{middle:.0f}" y="{_HEIGHT - 8}">{column.year}</text>'
        parts.append(
            f'<a role="link" xlink:href="{escape(column.href)}">{inside}</a>' if column.href else f"<g>{inside}</g>"
        )
    parts.append(f'<path class="pa-axis" d="M0 {_HEIGHT - _FOOT}h{_WIDTH}"/></svg></div>')
    return _block(parts)


def _column(left: float, step: float, column: Column, scale: float, part_label: str) -> str:
    said = f"{column.year}: {column.count:,} paper{'' if column.count == 1 else 's'}"
    if column.part:
        said += f", {column.part:,} {part_label}"
    gap = min(3.0, step * 0.15)
    base = _HEIGHT - _FOOT
    drawn = f"<title>{preformatted(said)}</title>" if column.count else ""
    # The whole height can be pointed at, however low the column is.
    drawn += f'<path class="pa-hit" d="{_rectangle(left, base, step, base)}"/>' if column.count else ""
    for name, count in (("pa-column", column.count), ("pa-column pa-column--part", column.part)):
        if count:
            path = _rectangle(left + gap, base, step - 2 * gap, max(1.0, count * scale))
            drawn += f'<path class="{name}" d="{path}"/>'
    return drawn


def _rectangle(left: float, base: float, width: float, height: float) -> str:
    return f"M{left:.1f} {base:g}v{-height:.1f}h{width:.1f}v{height:.1f}z"


def small_charts(charts: Sequence[Small], years: Sequence[int]) -> Markup:
    """A small chart of each topic, all over the same years, each on its own scale.

    Args:
        charts: the charts.
        years: one after the other.
    """
    parts = ['<div class="pa-multiples">']
    for chart in charts:
        peak = max(chart.counts)
        parts.append(
            f'<figure><figcaption>{chart.mark}<a href="{escape(chart.href)}">{preformatted(chart.name)}</a> '
            f"<small>{sum(chart.counts):,}</small></figcaption>"
            f'<svg viewBox="0 0 {_SMALL_WIDTH} {_SMALL_HEIGHT}" role="img" '
            f'aria-label="{preformatted(_spoken(chart, years))}">'
            f'{_small_columns(chart, peak)}<path class="pa-axis" d="M0 {_SMALL_HEIGHT - 0.5:g}h{_SMALL_WIDTH}"/></svg>'
            f"<p><span>{years[0]}</span><span>{peak:,} in {years[chart.counts.index(peak)]}</span>"
            f"<span>{years[-1]}</span></p></figure>"
        )
    return _block([*parts, "</div>"])


def _small_columns(chart: Small, peak: int) -> str:
    step = _SMALL_WIDTH / len(chart.counts)
    scale = (_SMALL_HEIGHT - 2) / max(peak, 1)
    path = "".join(
        _rectangle(place * step + 0.1 * step, _SMALL_HEIGHT, 0.8 * step, max(1.5, count * scale))
        for place, count in enumerate(chart.counts)
        if count
    )
    colour = "" if chart.hue is None else f' class="pa-c{chart.hue}"'
    return f'<path{colour} d="{path}"/>'


def _spoken(chart: Small, years: Sequence[int]) -> str:
    numbers = ", ".join(f"{year}: {count:,}" for year, count in zip(years, chart.counts, strict=True) if count)
    return f"{chart.name}, papers by year: {numbers or 'none'}"


def table(head: Sequence[str], rows: Iterable[Sequence[str | int]], title: str) -> Markup:
    """A table folded away behind its title; the first cell of each row names it."""
    lines = [
        f'<details class="pa-origins"><summary>{preformatted(title)}</summary>',
        '<div class="pa-wide" tabindex="0" role="region" aria-label="Table">'.replace("Table", preformatted(title)),
        "<table><thead><tr>" + "".join(f'<th scope="col">{preformatted(cell)}</th>' for cell in head) + "</tr></thead>",
        "<tbody>",
        *(_row(row) for row in rows),
        "</tbody></table></div></details>",
    ]
    return _block(lines)


def _row(row: Sequence[str | int]) -> str:
    first, *rest = (f"{cell:,}" if isinstance(cell, int) else preformatted(cell) for cell in row)
    return f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in rest) + "</tr>"


@dataclass(frozen=True, slots=True)
class Side:
    """A row and a column of a matrix."""

    name: str
    href: str
    mark: Markup


@dataclass(frozen=True, slots=True)
class Cell:
    """What two sides share."""

    count: int
    """At least 1."""
    href: str


def matrix(sides: Sequence[Side], shared: Mapping[tuple[int, int], Cell], label: str) -> Markup:
    """A table of what two sides share, numbered at its head, shaded by number, each number a link; the lower half only.

    Args:
        sides: rows and columns in their order.
        shared: cells by row and column, the row the greater; others are empty.
        label: what the numbers are.
    """
    most = max((cell.count for cell in shared.values()), default=1)
    head = "".join(
        f'<th scope="col"><abbr title="{preformatted(side.name)}">{n}</abbr></th>' for n, side in _numbered(sides[:-1])
    )
    lines = [
        f'<div class="pa-wide" tabindex="0" role="region" aria-label="{preformatted(label)}">',
        f'<table class="pa-matrix"><thead><tr><td></td>{head}</tr></thead><tbody>',
    ]
    for number, side in _numbered(sides):
        cells = "".join(
            _cell(shared.get((number - 1, place)), most, f"{side.name} and {other.name}")
            for place, other in enumerate(sides[: number - 1])
        )
        name = f'{side.mark}<a href="{escape(side.href)}">{preformatted(side.name)}</a>'
        upper = f'<td colspan="{len(sides) - number}"></td>' if number < len(sides) else ""
        lines.append(f'<tr><th scope="row">{number} {name}</th>{cells}{upper}</tr>')
    return _block([*lines, "</tbody></table></div>"])


def _numbered(sides: Sequence[Side]) -> Iterator[tuple[int, Side]]:
    return enumerate(sides, 1)


def _cell(cell: Cell | None, most: int, both: str) -> str:
    if cell is None:
        return "<td></td>"
    shade = max(1, round(_SHADES * (cell.count / most) ** 0.5))
    link = f'<a href="{escape(cell.href)}" title="{preformatted(both)}">{cell.count:,}</a>'
    return f'<td class="pa-m{shade}">{link}</td>'


def _block(parts: Sequence[str]) -> Markup:
    return Markup("\n").join(map(Markup, parts))
