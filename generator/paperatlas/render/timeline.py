"""Papers by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from paperatlas.model.paper import Paper
from paperatlas.render import addresses
from paperatlas.render.contexts.parts import Bar, Timeline

_MOST_YEARS = 14
"""So many columns leave each wide enough for a finger on a phone."""
_FEWEST_YEARS = 2
_FEWEST_PAPERS = 3
"""Dated papers below which a picture says less than their list."""
_TALLEST = 10
_LONG = 12
"""With more years than this their labels are cut to two digits."""


def timeline(papers: Sequence[Paper], page: str) -> Timeline | None:
    """The years to the latest one, for a page at `page`; nothing for few papers or a single year."""
    years = Counter(year for paper in papers if (year := paper.publication_year))
    if len(years) < _FEWEST_YEARS or years.total() < _FEWEST_PAPERS:
        return None
    last = max(years)
    shown = range(min(year for year in years if year > last - _MOST_YEARS), last + 1)
    tallest = max(years[year] for year in shown)
    is_long = len(shown) > _LONG
    bars = tuple(
        Bar(
            f"’{year % 100:02d}" if is_long else str(year),
            addresses.relative(addresses.year(str(year)), page) if years[year] else None,
            years[year],
            max(1, round(_TALLEST * years[year] / tallest)) if years[year] else 0,
        )
        for year in shown
    )
    earlier = sum(count for year, count in years.items() if year < shown[0])
    return Timeline(bars, len(papers) - sum(years.values()), earlier)
