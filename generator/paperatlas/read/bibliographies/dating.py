"""When a paper appeared, from the several dates that a reference manager keeps."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from paperatlas.model.dates import year_of
from paperatlas.text.dates import join_date, read_date

_YEAR = re.compile(r"\s*\d{4}\s*", re.ASCII)
_HAS_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20|21)\d\d(?!\d)", re.ASCII)
_OF_THE_MANUSCRIPT = re.compile(r"received|accepted|revised|submitted|accessed|print|retrieved", re.IGNORECASE)


class Appearance(NamedTuple):
    """The date of publication, as exact as it is known, and its year."""

    published: str | None
    year: int | None
    unread: tuple[str, ...] = ()
    """Texts that hold no date: `in press`."""


@lru_cache(maxsize=4096)
def date_of(text: str) -> str | None:
    """The date that `YYYY/MM/DD/other` or any other text is; `None` for the date of another event.

    The form is the one of the RIS specification, in which each part may be empty: `2008///`,
    `2008/03/12/spring`. PubMed Central says in the last part what happened on the day (`received`).
    """
    parts = text.split("/")
    if len(parts) == 1 or not _YEAR.fullmatch(parts[0]):
        return read_date(text)
    if len(parts) > 3 and _OF_THE_MANUSCRIPT.search(parts[3]):
        return None
    month = parts[1].strip().strip("0") and parts[1]
    return join_date(parts[0], month, parts[2] if len(parts) > 2 else None)


def appearance(years: Iterable[str], dates: Iterable[str]) -> Appearance:
    """The date of publication.

    The year is the first of `years`, which is the one that is cited; of the other dates those that
    agree with it can make it more exact. A date without a year (`JUN 8`) belongs to it.

    Args:
        years: the fields for the year, the best first.
        dates: the fields for the day, the best first.
    """
    known: list[str] = []
    unread: list[str] = []
    for text in years:
        date = date_of(text)
        known.append(date) if date else unread.append(text.strip())
    for text in dates:
        whole = text if _HAS_YEAR.search(text) or not known else f"{text.strip()} {known[0][:4]}"
        date = date_of(whole)
        known.append(date) if date else unread.append(text.strip())
    if not known:
        return Appearance(None, None, tuple(unread))
    year = known[0][:4]
    best = max((date for date in known if date.startswith(year)), key=len)
    return Appearance(best, year_of(best), tuple(unread))
