"""Which papers tags and topics are worked out from: a part of the collection that the newest paper does not belong to.

If every paper had a say in what the topics are, one paper more would shift the borders between all of
them. So only the oldest papers have: as many as the last step of a ladder, on which each step is a tenth
more than the one before. The others are placed among the topics that are there. A new paper changes
nothing of the others' tags and topics until the collection has grown to the next step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from paperatlas.model.paper import Paper

_STEP = 1.1
_ENOUGH = 2 / 3
"""Share of a step that the steady part must have."""
MOST = 20_000
"""More papers than these do not make tags and topics better."""


@dataclass(frozen=True, slots=True)
class Order:
    """The papers of a collection in the order in which this stage works on them."""

    papers: tuple[Paper, ...]
    """The sample, the rest of the steady part and all others, each by identifier."""
    steady: int
    """How many of the first belong to the steady part: it says how rare words are."""
    sample: int
    """How many of the first tags and topics are worked out from."""


def in_steady_order(papers: Sequence[Paper]) -> Order:
    """The papers with the steady part first.

    Papers come by date, with those of a year alone at the end of that year. The last date is left out
    where the step divides its papers, unless they are a third: a year's next paper may come to stand
    before its others. Papers without a date have no say where there are few of them, less than a step of
    the ladder; otherwise they count as the oldest. Of a steady part of more than `MOST` papers as many
    are taken as if by chance, always the same.
    """
    dated = [paper for paper in papers if _date(paper)]
    undated = [paper for paper in papers if not _date(paper)]
    few = len(undated) <= (_STEP - 1) * ladder(len(dated))
    by_date = sorted(dated if few else papers, key=lambda paper: (_date(paper), paper.id))
    oldest = by_date[: _whole_dates([_date(paper) for paper in by_date], ladder(len(by_date)))]
    sample = oldest if len(oldest) <= MOST else sorted(oldest, key=_chance)[:MOST]
    chosen, known = {paper.id for paper in sample}, {paper.id for paper in oldest}
    ordered = sorted(papers, key=lambda paper: (paper.id not in chosen, paper.id not in known, paper.id))
    return Order(tuple(ordered), len(oldest), len(sample))


def ladder(count: int) -> int:
    """The greatest step of the ladder that is not above a number: the rounded powers of 1.1."""
    step = 0
    power = 1.0
    while round(power) <= count:
        step = round(power)
        power *= _STEP
    return step


def _whole_dates(dates: Sequence[str], count: int) -> int:
    """How many of the first dates to take so that no date is divided; the count where that would be too few."""
    if count in (0, len(dates)) or dates[count - 1] != dates[count]:
        return count
    whole = dates.index(dates[count])
    return whole if whole >= _ENOUGH * count else count


def _date(paper: Paper) -> str:
    """A date to sort by; one without a day stands behind all days it may mean."""
    date = paper.published or (f"{paper.year:04}" if paper.year else "")
    return date if not date or len(date) == len("YYYY-MM-DD") else f"{date}~"


def _chance(paper: Paper) -> bytes:
    return blake2b(paper.id.encode(), digest_size=8).digest()
