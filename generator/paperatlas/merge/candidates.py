"""Pairs of records that are worth a comparison, found without comparing all with all.

Only neighbours on a shelf are compared, see `shelves.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from paperatlas.merge.portrait import Portrait

_NEIGHBOURS = 8
"""Records before it on a shelf with which a record is compared."""


def by_title(portraits: Sequence[Portrait], new: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Pairs whose titles may be the same, each once, by place in `portraits`; at least one of a pair is new."""
    order = [_title_order(portrait) for portrait in portraits]
    yield from _neighbours([portrait.shelves for portrait in portraits], new, lambda index: (order[index], index))


def by_abstract(portraits: Sequence[Portrait], new: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Pairs whose abstracts may be the same, each once, by place in `portraits`; at least one of a pair is new."""
    yield from _neighbours([portrait.sketch for portrait in portraits], new, lambda index: index)


def _neighbours(
    names: Sequence[tuple[int, ...]], new: Sequence[bool], order: Callable[[int], object]
) -> Iterator[tuple[int, int]]:
    shelves = _shelves(names, new)
    count = len(names)
    seen: set[int] = set()
    for shelf in shelves:
        if len(shelf) > _NEIGHBOURS:
            shelf.sort(key=order)  # type: ignore[arg-type]
        for place, one in enumerate(shelf):
            for other in shelf[max(0, place - _NEIGHBOURS) : place]:
                pair = one * count + other if one < other else other * count + one
                if (new[one] or new[other]) and pair not in seen:
                    seen.add(pair)
                    yield divmod(pair, count)


def _shelves(names: Sequence[tuple[int, ...]], new: Sequence[bool]) -> list[list[int]]:
    """Shelves with two records or more, one of them new, in the order in which the second was laid on them."""
    wanted = {name for mine, is_new in zip(names, new, strict=True) if is_new for name in mine}
    # Most shelves hold one record: a list is made for the others only, which spares memory and time.
    alone: dict[int, int] = {}
    shelves: dict[int, list[int]] = {}
    for index, mine in enumerate(names):
        for name in mine:
            if name in wanted:
                first = alone.setdefault(name, index)
                if first != index:
                    shelves.setdefault(name, [first]).append(index)
    return list(shelves.values())


def _title_order(portrait: Portrait) -> tuple[str, str, int]:
    """So that on a long shelf the likeliest stand side by side."""
    key = portrait.title.key if portrait.title else ""
    first = portrait.authors[0].family if portrait.authors else ""
    return (key, first, portrait.year or 0)
