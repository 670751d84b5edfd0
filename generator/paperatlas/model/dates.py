"""Dates as sources know them: a year, a month or a day."""

from __future__ import annotations

import datetime
import re

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_EARLIEST, _LATEST = 1450, 2199

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""First three letters of the English month names, January first."""

_MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def parse_date(text: str) -> str | None:
    """`text` if it is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and such a day exists, else `None`.

    A time behind the day (`2025-10-17T08:00:00Z`) is dropped.
    """
    bare = re.split(r"[T ]", text.strip(), maxsplit=1)[0]
    match = _PARTIAL.fullmatch(bare)
    if not match:
        return None
    year, month, day = match.groups()
    return make_date(int(year), int(month) if month else None, int(day) if day else None)


def make_date(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The date in the form of this module, or `None` where there is no such day."""
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        datetime.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{day:02d}"


def year_of(date: str | None) -> int | None:
    """The year of a date."""
    return int(date[:4]) if date else None


def month_number(name: str) -> int | None:
    """The number of a month given by its English name or a beginning of three letters or more."""
    word = name.strip(". ").lower()
    if len(word) < 3 or not any(month.lower().startswith(word) for month in _MONTH_NAMES):
        return None
    return MONTHS.index(word[:3]) + 1


def spoken_date(date: str) -> str:
    """The date as people write it: `17 October 2025`, `October 2025`, `2025`."""
    parts = date.split("-")
    if len(parts) == 1:
        return parts[0]
    month = _MONTH_NAMES[int(parts[1]) - 1]
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{int(parts[2])} {month} {parts[0]}"
