"""Dates of citation items.

A date is an EDTF text or an object with `date-parts`, `literal` or `raw` (CSL 1.0.2, "Date Variables",
<https://docs.citationstyles.org/en/stable/specification.html>); of older programs also `{"year": …}`.
"""

from __future__ import annotations

from typing import NamedTuple

from paperatlas.model.dates import year_of
from paperatlas.read.bibliographies.csl.values import entries, line, member
from paperatlas.read.values import Value
from paperatlas.text.dates import join_date, read_date

_OF_APPEARANCE = ("issued", "published", "published-online", "published-print", "published-other", "posted")
"""Dates of the same event; of those that agree on the year the most exact counts."""
_OF_OTHER_EVENTS = ("available-date", "event-date", "approved", "year", "date", "submitted")
"""What stands for the date where nothing better is known."""
DATE_KEYS = frozenset({*_OF_APPEARANCE, *_OF_OTHER_EVENTS})
_WORDS = ("literal", "raw", "date-time", "date", "value")


class Appearance(NamedTuple):
    """When a work appeared."""

    published: str | None
    year: int | None
    words: str | None
    """What the source says instead of a date (`in press`), or of its certainty."""


def appearance_of(item: Value) -> Appearance:
    """When an item appeared, as exact as its dates tell."""
    known = [date for key in _OF_APPEARANCE if (date := date_of(member(item, key)))]
    if not known:
        known = [date for key in _OF_OTHER_EVENTS if (date := date_of(member(item, key)))][:1]
    issued = member(item, "issued")
    if not known:
        return Appearance(None, None, _in_words(issued))
    exact = max((date for date in known if date.startswith(known[0][:4])), key=len)
    return Appearance(exact, year_of(exact), _doubts(issued))


def date_of(value: Value | None) -> str | None:
    """The date that a date variable is, the beginning of a range; `None` where it holds none."""
    if value is None or value.plain is None:
        return None
    if isinstance(value.plain, str):
        return read_date(value.plain)
    if isinstance(value.plain, list):
        return _of_parts(value)
    if (parts := member(value, "date-parts")) is not None and (date := _of_parts(parts)):
        return date
    if (year := line(value, "year")) is not None:
        return join_date(year, line(value, "month"), line(value, "day"))
    return next((date for key in _WORDS if (text := line(value, key)) and (date := read_date(text))), None)


def _of_parts(value: Value) -> str | None:
    """The date of `[[2021, 3, 5]]`, of a bare `[2021, 3, 5]`, or of the first date in a list of objects."""
    parts = entries(value)
    if parts and isinstance(parts[0].plain, list):
        parts = parts[0].plain
    if parts and isinstance(parts[0].plain, dict):
        return date_of(parts[0])
    texts = [part.plain if isinstance(part.plain, str) else None for part in parts[:3]]
    year, month, day = (*texts, None, None, None)[:3]
    return join_date(year, month, day)


def _in_words(value: Value | None) -> str | None:
    if value is None:
        return None
    if isinstance(value.plain, str):
        return line(Value({"": value}, value.line), "")
    return line(value, "literal", "raw", "season")


def _doubts(value: Value | None) -> str | None:
    """What a date variable says beside its date."""
    if value is None or not isinstance(value.plain, dict):
        return None
    circa = line(value, "circa")
    season = line(value, "season")
    words = [f"circa {date_of(value)}"] if circa and circa not in ("false", "0") and date_of(value) else []
    return ", ".join([*words, f"season {season}"] if season else words) or None
