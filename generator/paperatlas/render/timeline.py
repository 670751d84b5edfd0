"""Papers by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from paperatlas.model.dates import year_of
from paperatlas.model.paper import Paper
from paperatlas.render import addresses
from paperatlas.render.contexts import Bar, Timeline

_MOST_YEARS = 20
_FEWEST_YEARS = 2
_TALLEST = 10


def timeline(papers: Sequence[Paper], page: str) -> Timeline | None:
    """The latest years that have papers, for a page at `page`; nothing where fewer than two have any."""
    years = Counter(year for paper in papers if (year := year_of(paper.published) or paper.year))
    if len(years) < _FEWEST_YEARS:
        return None
    shown = sorted(years)[-_MOST_YEARS:]
    tallest = max(years[year] for year in shown)
    bars = tuple(
        Bar(
            str(year),
            addresses.relative(addresses.year(str(year)), page),
            years[year],
            max(1, round(_TALLEST * years[year] / tallest)),
        )
        for year in shown
    )
    return Timeline(bars, len(papers) - sum(years.values()))
