"""What results can be narrowed by, as a column for each facet: docs/search.md, "Facets"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from paperatlas.publish.search.numbers import column

Value = tuple[str, str]
"""Slug and name."""

KINDS = (
    ("topic", "Topic", True),
    ("tag", "Tag", True),
    ("year", "Year", False),
    ("venue", "Venue", False),
    ("author", "Author", True),
    ("organisation", "Organisation", False),
    ("has", "Has", True),
    ("source", "Source", True),
)
"""Name, label, and whether a document may have several values."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A column and its values."""

    name: str
    label: str
    many: bool
    values: tuple[Value, ...]
    column: str


class FacetColumns:
    """Gathers the values of documents, one document after the other."""

    def __init__(self) -> None:
        self._values: dict[str, list[tuple[Value, ...]]] = {name: [] for name, _, _ in KINDS}

    def add(self, facets: Mapping[str, tuple[Value, ...]] | None) -> None:
        """Adds the next document."""
        for name, values in self._values.items():
            values.append(facets.get(name, ()) if facets else ())

    def facets(self) -> Iterable[Facet]:
        """The facets that have any value."""
        for name, label, many in KINDS:
            counts = Counter(value for values in self._values[name] for value in values)
            if counts:
                yield _facet(name, label, many, counts, self._values[name])


def _facet(name: str, label: str, many: bool, counts: Counter[Value], values: list[tuple[Value, ...]]) -> Facet:
    if name == "year":
        ordered = sorted(counts, reverse=True)
    else:
        ordered = sorted(counts, key=lambda value: (-counts[value], value))
    place = {value: number for number, value in enumerate(ordered)}
    numbers: list[int] = []
    for of_document in values:
        if many:
            numbers += [len(of_document), *sorted(place[value] for value in of_document)]
        else:
            numbers.append(place[of_document[0]] + 1 if of_document else 0)
    return Facet(name, label, many, tuple(ordered), column(np.array(numbers, dtype=np.int64)))
