"""Dates as people and programs write them, turned to `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

Beside plain forms it reads the Extended Date/Time Format (ISO 8601-2:2019, levels 0 and 1):
`2004-06~`, `199X`, `2004-21` (spring), `2004-06-01/2004-06-20`. Of an interval the beginning counts.
"""

from __future__ import annotations

import re

from paperatlas.model.dates import make_date, month_number

_MONTH = r"(?P<month>[A-Za-zäéûô]{3,10})\.?"
_YEAR = r"(?P<year>(?:1[4-9]|20|21)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_UP_TO = r"(?:\s*(?:-|–|—|/|to|and)+\s*"
_WORDED = (
    # 12 March 2019; 12-14 March 2019; Mon, 12 Mar 2019 18:00:00 GMT
    re.compile(rf"(?:[A-Za-z]{{3,9}},?\s+)?{_DAY}{_UP_TO}\d{{1,2}}\.?)?[\s-]+(?:of\s+)?{_MONTH},?[\s-]+{_YEAR}\b.*"),
    # March 12, 2019; Mar 12-14, 2019
    re.compile(rf"{_MONTH}\s+{_DAY}{_UP_TO}(?:[A-Za-z]+\.?\s+)?\d{{1,2}})?,?\s+{_YEAR}\b.*"),
    # 2019 March 12; 2019 Mar-Apr; 2019 Mar; 2019, March
    re.compile(rf"{_YEAR},?[\s-]+{_MONTH}{_UP_TO}[A-Za-z]+\.?)?(?:[\s-]+{_DAY}(?:\s*[-–]\s*\d{{1,2}})?)?"),
    # March 2019; Mar-Apr 2019; Spring 2019; March, 2019
    re.compile(rf"{_MONTH}{_UP_TO}[A-Za-z]+\.?)?,?[\s-]+{_YEAR}\b.*"),
)
_NUMBERED = (
    # 2019-03-12, 2019/3/12/, 2019.03.12; 2019/03///; with a time or a remark behind
    re.compile(rf"{_YEAR}[-/.](?P<number>\d{{1,2}})(?:[-/.](?P<day>\d{{1,2}}))?(?:[-/.]*|[T ].*|[-/.]{{2}}.*|/\S*)"),
    re.compile(rf"{_YEAR}(?P<number>\d\d)(?P<day>\d\d)"),
    re.compile(rf"{_YEAR}[/.,;\s?~%-]*"),
    re.compile(rf"(?:c|ca|circa)\.?\s*{_YEAR}"),
    re.compile(rf"[\[(]?{_YEAR}[a-z]?[\])]?\??"),
    re.compile(rf"{_YEAR}\s*(?:-|–|/|\.\.)+\s*(?:\d{{2,4}}|\S*)"),
    # 12/2019
    re.compile(rf"(?P<number>\d{{1,2}})[-/.]{_YEAR}"),
    # 25.03.2019: unlike 03/25/2019 and 25/03/2019 of one order only
    re.compile(rf"(?P<day>\d{{1,2}})\.\s?(?P<number>\d{{1,2}})\.\s?{_YEAR}"),
)
_AMBIGUOUS = re.compile(rf"(?P<first>\d{{1,2}})[/-](?P<second>\d{{1,2}})[/-]{_YEAR}(?:\s.*)?")
_UNSURE = re.compile(r"[?~%]")
_LONGEST = 120


def read_date(text: str) -> str | None:
    """The date in `text`, as exact as it is known; `None` where it holds none ("in press", "forthcoming").

    Examples: `Mar. 12, 2019` and `2019/03/12/` give `2019-03-12`; `2019 Mar-Apr` gives `2019-03`;
    `Spring 2019`, `2019-21` and `[2019?]` give `2019`; `03/04/2019`, which is one day in America
    and another elsewhere, gives `2019`.
    """
    bare = re.sub(r"\s+", " ", text[:_LONGEST]).strip(" ,;{}\"'")
    unsure = _UNSURE.sub("", bare)
    for pattern in _NUMBERED:
        if match := pattern.fullmatch(unsure):
            return _made(match)
    for pattern in _WORDED:
        if match := pattern.fullmatch(bare):
            return _made(match)
    if match := _AMBIGUOUS.fullmatch(bare):
        first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
        if first > 12 >= second:
            return make_date(year, second, first)
        if second > 12 >= first or first == second:
            return make_date(year, first, second)
        return make_date(year)
    if match := re.search(rf"(?<!\d){_YEAR}(?!\d)", bare):
        return match["year"] if len(bare) <= 40 else None
    return None


def join_date(year: str | None, month: str | None = None, day: str | None = None) -> str | None:
    """The date that a year, a month (its number or name) and a day make, as exact as they are sound."""
    date = read_date(year) if year else None
    if date is None or len(date) > 4 or not month:
        return date
    number = _month(month)
    if number is None:
        # BibTeX writers put the day behind the month: `12~mar`, `mar 12`.
        return read_date(f"{month.replace('~', ' ')} {date}") or date
    days = re.match(r"\s*(\d{1,2})", day) if day else None
    made = make_date(int(date), number, int(days[1])) if days else None
    return made or make_date(int(date), number) or date


def _made(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year = int(parts["year"])
    name, number = parts.get("month"), parts.get("number")
    month = _month(name or number or "")
    day = int(parts["day"]) if parts.get("day") else None
    if month is None:
        return make_date(year)
    return make_date(year, month, day) or make_date(year, month) or make_date(year)


def _month(text: str) -> int | None:
    text = text.strip(" .{}\"'").lower()
    if text.isdecimal():
        return int(text) if 1 <= int(text) <= 12 else None
    return month_number(text) or _FOREIGN.get(text[:4]) or _FOREIGN.get(text)


_FOREIGN = {
    **dict.fromkeys(("janv", "jän", "ener", "gen"), 1),
    **dict.fromkeys(("fév", "févr", "fevr"), 2),
    **dict.fromkeys(("mär", "märz", "mars", "maer"), 3),
    **dict.fromkeys(("avr", "avri", "abri"), 4),
    **dict.fromkeys(("mai", "mayo"), 5),
    **dict.fromkeys(("juin", "juni"), 6),
    **dict.fromkeys(("juil", "juli"), 7),
    **dict.fromkeys(("août", "aout", "agos"), 8),
    **dict.fromkeys(("okt", "okto", "octu"), 10),
    **dict.fromkeys(("déc", "déce", "dez", "deze", "dici"), 12),
}
