"""What a few words beside a title are in a list of papers: a date, a venue, or that the paper is a preprint."""

from __future__ import annotations

import re
from typing import NamedTuple

from paperatlas.text.dates import read_date
from paperatlas.text.venues import venue_in_comment

_EMOJI = re.compile(
    r"[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u231a-\u23ff\u25a0-\u25ff\u2190-\u21ff\ufe0f\u200d\u20e3]+"
    r"|(?<![\w:]):[a-z][a-z0-9_+-]{1,30}:(?![\w:])"
)
_DATE = re.compile(
    r"(?:(?:19|20)\d\d(?:[-/.年 ]{1,2}(?:\d{1,2}|[A-Z][a-z]{2,8}\.?)月?(?:[-/. ]{1,2}\d{1,2})?)?"
    r"|(?:\d{1,2} )?[A-Z][a-z]{2,8}\.?,? (?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:19|20)\d\d|\d{1,2}[/.-](?:19|20)\d\d"
    r"|(?:\d{1,2}[/.-]){2}(?:19|20)\d\d)"
)
_PREPRINT = re.compile(
    r"(?:arxiv|preprints?|arxiv preprint|corr|e-?print|under review|in submission|submitted)\b"
    r"[\s:,.]*(?:preprint)?[\s:,.]*"
    r"(?:arxiv:)?(?P<id>\d{4}\.\d{4,5}(?:v\d)?)?[\s,.(\[]*['’]?(?P<year>(?:19|20)?\d\d)?(?:[-/.]\d{1,2})?[)\]]?",
    re.IGNORECASE,
)
_REPORT = re.compile(r"(?:technical|tech) report[\s,.]*(?:(?:19|20)\d\d)?", re.IGNORECASE)
_ACRONYM_YEAR = re.compile(
    r"[A-Z][\w&/+-]*[A-Z][\w&/+-]*(?:[ @][A-Z][\w&/+-]*){0,2}(?:[\s'’,-]*(?:19|20)\d\d|[\s,]*['’]\d\d)"
    r"(?:[\s,:-]*[(\[]?[A-Za-z &/-]{1,40}[)\]]?)?"
)
_VENUE_WORD = re.compile(
    r"\b(?:workshops?|journal|transactions|proceedings|conference|symposium|letters|nature|science|annals|reviews?|"
    r"magazine|springer|elsevier|lancet|PNAS|JMLR|ISMIR|PMLR)\b",
    re.IGNORECASE,
)
_TRACK_WORDS = frozenset(
    "oral orals spotlight spotlights poster posters findings workshop workshops main long short demo demos "
    "industry best paper papers award awards highlight highlights track tracks dataset datasets and benchmark "
    "benchmarks conference outstanding accepted accept at to in by the d&b system demonstration demonstrations "
    "student tiny runner up finalist mention honorable proceedings proc of regular notable top journal first tier "
    "submission".split()
)
_YEAR = re.compile(r"(?<!\d)(?:(?:19|20)\d\d)(?!\d)|['’]\d\d(?!\d)")


def without_emoji(text: str) -> str:
    """`text` without emoji and their `:names:`."""
    return _EMOJI.sub("", text)


def date_of(text: str) -> str | None:
    """The date that `text` is, and nothing but a date."""
    bare = text.strip(" .,;:[]()【】（）")
    if not _DATE.fullmatch(bare):
        return None
    return read_date(re.sub(r"[年月]", "-", bare).strip("-"))


def year_in(venue: str) -> str | None:
    """The year that the name of a venue holds."""
    match = _YEAR.search(venue)
    if not match:
        return None
    digits = match[0].strip("'’")
    return digits if len(digits) == 4 else ("19" if digits > "60" else "20") + digits


class Preprint(NamedTuple):
    """`arXiv 2021`, `Preprint`: where a paper has not appeared."""

    year: str | None
    arxiv_id: str | None


def preprint_of(text: str) -> Preprint | None:
    """What `text` says where it says only that the paper is a preprint."""
    match = _PREPRINT.fullmatch(text.strip(" .,;"))
    if not match:
        return None
    year = match["year"]
    return Preprint(year if not year or len(year) == 4 else f"20{year}", match["id"])


def is_report(text: str) -> bool:
    """Whether `text` says that the paper is a technical report."""
    return _REPORT.fullmatch(text.strip(" .,;")) is not None


def is_venue(text: str) -> bool:
    """Whether `text` is a conference or a journal that people know by its short name, perhaps with year and track."""
    bare = re.sub(r",\s*(?=\S{4}$)", " ", text.strip(" .,;:()[]"))
    if not 1 < len(bare) <= 80 or re.search(r"[!?]|[.,;] ", bare):
        return False
    if preprint_of(bare) or _ACRONYM_YEAR.fullmatch(bare):
        return True
    words = [word for word in re.split(r"[\s()\[\]/,:@_]+", _YEAR.sub(" ", bare)) if word]
    rest = [word for word in words if word.lower().strip("'’-") not in _TRACK_WORDS]
    return 0 < len(rest) <= 2 and len(words) <= 8 and venue_in_comment(f"accepted, {' '.join(rest)}") is not None


def may_be_venue(text: str) -> bool:
    """As `is_venue`, or with a word that names of journals and conferences hold; right only beside a title."""
    bare = text.strip(" .,;:")
    if is_venue(bare):
        return True
    is_short = 2 < len(bare) <= 100 and len(bare.split()) <= 10
    return is_short and _VENUE_WORD.search(bare) is not None and bare[0].isupper() and not re.search(r"[!?:]", bare)
