"""What two titles have in common: case, accents, punctuation, subtitles and typing errors apart."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from paperatlas.merge.spelling import is_other_word, is_typing_error
from paperatlas.text.words import fold, title_key

SHORT_TITLE = 16
"""A title with fewer letters ("Garden Nets") says nothing without a common author."""

_STATUS = (
    r"(?:retracted(?: article| paper| chapter)?|withdrawn(?: article)?|temporary removal|removed"
    r"|extended abstract|abstract|short paper|full paper|extended version|full version|long version|preprint"
    r"|technical report|student abstract|with discussion|invited paper|in (?:chinese|german|french|spanish|japanese"
    r"|russian|korean|polish|italian|portuguese)|corrected(?: version)?|article in press)"
)
_STATUS_FIRST = re.compile(rf"\s*(?:[\[(]\s*{_STATUS}[^\])]*[\])]\s*[:.]?|{_STATUS}\s*[:—–-]\s)\s*", re.IGNORECASE)
_STATUS_LAST = re.compile(rf"\s*[\[(]\s*{_STATUS}[^\])]*[\])][.*†‡]*\s*$", re.IGNORECASE)
_VIOLATION = re.compile(r"\s*notice of (?:violation of ieee publication principles|retraction)\W+", re.IGNORECASE)

_PARTED = re.compile(r"[:—–(\[-]")
"""What parts a mark, or the word for a companion, from the title."""
_COMPANION_WORD = (
    r"(?:erratum|errata|corrigend(?:um|a)|(?:author |publisher |editorial )?correction|addend(?:um|a)"
    r"|retraction(?: note| notice)?|expression of concern|reply|author'?s?'? (?:reply|response)|response|rejoinder"
    r"|comments?|commentary|discussion|letter|editorial|decision letter|review|book review|peer review"
    r"|supplement(?:ary|al)?(?: (?:materials?|information|data|file))?|data from|data for|dataset|replication data"
    r"|code for|table of contents|poster|demo|tutorial|keynote|invited talk|panel|appendix|update)"
)
_COMPANION_FIRST = re.compile(
    rf"\W*(?P<word>{_COMPANION_WORD})\s*(?:\b(?:to|on|for|of|re)\b\s*(?:the\b\s*)?)?[:—–“\"'‘\[-]|"
    rf"\W*(?P<plain>erratum|errata|corrigend(?:um|a)|(?:author |publisher )correction|retraction note"
    rf"|(?:reply|response|comments?|correction) (?:to|on)\b)",
    re.IGNORECASE,
)
_COMPANION_LAST = re.compile(
    rf"[:—–(\[-]\s*(?:an? |the )?(?:author'?s'? )?(?P<word>{_COMPANION_WORD})\W*$|\(vol\.? \d+,(?P<volume>)[^)]*\)\W*$",
    re.IGNORECASE,
)
_SUBTITLE = re.compile(r"(?<=\S)(?:\s*:\s+|\s+[—–-]{1,3}\s+|\s*—\s*|[.?!;]\s+)(?=\S)|(?<=\w):(?=\w)")
_MAY_HAVE_SUBTITLE = re.compile(r"[:—.?!;]|\s[–-]")
_OTHER_PART = re.compile(
    r"\W*(?:(?:part|pt|vol|volume|chapter|no|number|issue|section|lecture|appendix|episode|instal?lment|phase)\b\W*\w{1,5}\b"
    r"|[ivx]{1,5}\b|\d{1,3}\W*(?:$|[.:,;]\s))",
    re.IGNORECASE,
)
_PART_LAST = re.compile(r"\W(?:(?:part|pt|vol|volume)\b\W*\w{1,6}|[IVX]{1,5}|\d{1,3})\W*$", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:guest )?(?:editor(?:ial|s?['’]?s? (?:note|introduction|choice|page))\b.*"
    r"|(?:introduction|preface|foreword|epilogue|prologue|afterword)(?: to (?:the|this) (?:special|issue|section|volume"
    r"|workshop|proceedings|symposium|minitrack).*)?"
    r"|(?:message|welcome|letters?|note|address) (?:from|by|to) (?:the )?.*(?:chair|editor|president|director)s?.*"
    r"|(?:author|subject|keyword)s? index.*|(?:table of )?contents|front ?matter|back ?matter|title page|cover"
    r"|(?:book|literature) reviews?|reviews?|abstracts?|acknowledge?ments?|reviewers?.*|committees?"
    r"|advertisements?|books received|briefly noted|abstracts of .*|(?:person|name) index"
    r"|copyright.*|in memoriam|obituar(?:y|ies)|news(?: and .*)?|announcements?|correspondence|letters?|conclusions?"
    r"|overview|summary|discussion|comments?|commentary|reply|response|rejoinder|erratum|errata|corrigend(?:um|a)|corrections?|references"
    r"|retract(?:ed|ion)(?: article| note)?|untitled|\[?no title(?: available)?\]?|keynote.*|panel.*|poster session.*"
    r"|program(?:me)?|session .*|notes?|q ?and ?a|interview|calendar|index|appendix|bibliography|results?|background)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+|\b[IVX]{2,5}\b|\b[IVX](?=\W*$|:)")
_ARTICLES = frozenset({"a", "an", "the"})
_CUT = re.compile(r"(?:\.\.\.|…)\s*$")
_LONG_ENOUGH_WHEN_CUT = 30
_LETTERS_APART = 6
"""Letters by which typing errors may make a title longer, articles included."""
_STYLE = re.compile(r"\\(?:math(?:bf|rm|cal|bb|it|sf)|boldsymbol|bm|rm|text(?:it|rm)?|left|right)\b")


class Alike(IntEnum):
    """How near two titles are, the nearest highest."""

    UNKNOWN = 0
    """One of them is missing."""
    FAR = 1
    DOUBTFUL = 2
    """One word differs from another as `macro` from `micro`: a typing error, or another subject."""
    CUT = 3
    """One is the other without its subtitle, or without the name before the colon."""
    NEAR = 4
    """All but typing errors is the same."""
    EQUAL = 5


class Title(NamedTuple):
    """A title in the form in which it is compared."""

    key: str
    """Its letters and digits, folded."""
    cuts: tuple[str, ...]
    """Keys of what may stand alone: the title before its subtitle, and the subtitle."""
    companion: str
    """What it is to another work: `erratum`, `reply`; empty for a work that stands alone."""
    plain: str
    """The words, without marks such as `[Retracted]`."""

    @property
    def weight(self) -> int:
        """How much the title says."""
        return weight(self.key)

    @property
    def is_generic(self) -> bool:
        """Whether journals and proceedings print the title again and again: `Editorial`, `Author Index`."""
        return _GENERIC.fullmatch(self.plain.strip(" .*:")) is not None


def weight(key: str) -> int:
    """How much a key says: letters, where a Chinese or Japanese character counts for three."""
    return len(key) if key.isascii() else sum(3 if character >= "\u2e80" else 1 for character in key)


@lru_cache(maxsize=5_000)
def read_title(title: str) -> Title:
    """The title with its marks taken off and its parts told apart; asked again and again while a site is served."""
    plain = _without_marks(title) or title
    companion = ""
    if match := _COMPANION_FIRST.match(plain) or (_COMPANION_LAST.search(plain) if _PARTED.search(plain) else None):
        word = match.groupdict().get("word") or match.groupdict().get("plain") or "correction"
        companion = title_key(word)[:6]
    if "\\" in plain:
        plain = _STYLE.sub("", plain)
    key = title_key(plain.replace("&", " and "))
    return Title(key, () if companion else _cuts(plain, key), companion, plain)


def _without_marks(title: str) -> str:
    if _PARTED.search(title):
        title = _STATUS_LAST.sub("", _STATUS_FIRST.sub("", title))
    return _VIOLATION.sub("", title) if "notice of" in title.lower() else title


def _cuts(plain: str, key: str) -> tuple[str, ...]:
    if _CUT.search(plain) and len(key) >= _LONG_ENOUGH_WHEN_CUT:
        return (key,)
    match = _SUBTITLE.search(plain) if _MAY_HAVE_SUBTITLE.search(plain) else None
    if match is None:
        return ()
    head, tail = plain[: match.start()], plain[match.end() :]
    kept = (part for part, dropped in ((head, tail), (tail, head)) if not _names_a_part(dropped))
    return tuple(found for part in kept if (found := title_key(part.replace("&", " and "))))


def _names_a_part(text: str) -> bool:
    """Whether a title without this piece would be that of a whole series: `Part II`, `3. Pots`."""
    return _OTHER_PART.match(text) is not None or _PART_LAST.search(text) is not None


def alike(one: Title, other: Title) -> Alike:
    """How near two titles are."""
    if one.companion != other.companion:
        return Alike.FAR
    if one.key == other.key:
        return Alike.EQUAL
    if _is_cut(one, other) or _is_cut(other, one):
        return Alike.CUT
    if abs(len(one.key) - len(other.key)) > _LETTERS_APART:
        return Alike.FAR
    return _spelling(one.plain, other.plain)


def _is_cut(short: Title, whole: Title) -> bool:
    if short.key in whole.cuts:
        return True
    return short.cuts == (short.key,) and whole.key.startswith(short.key)


def numbers(title: Title) -> list[str]:
    """The numbers in a title, Arabic and Roman: titles that differ in them are of different parts."""
    return sorted(_NUMBER.findall(title.plain))


@lru_cache(maxsize=8192)
def _tokens(plain: str) -> tuple[str, ...]:
    return tuple(word for word in _TOKEN.findall(fold(plain.replace("&", " and "))) if word not in _ARTICLES)


def _spelling(one: str, other: str) -> Alike:
    """Whether two titles differ by typing errors alone: in few words, and in each by a letter or two."""
    first, second = _tokens(one), _tokens(other)
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    end = 0
    while end < min(len(first), len(second)) - start and first[-1 - end] == second[-1 - end]:
        end += 1
    first, second = first[start : len(first) - end], second[start : len(second) - end]
    if not first and not second:
        return Alike.EQUAL
    if len(first) == len(second):
        pairs = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    elif abs(len(first) - len(second)) <= 2 and len(first) + len(second) <= 7:
        pairs = [("".join(first), "".join(second))]
    else:
        return Alike.FAR
    if len(pairs) > 2 + (start + end) // 6 or not all(is_typing_error(*pair) for pair in pairs):
        return Alike.FAR
    return Alike.DOUBTFUL if any(is_other_word(*pair) for pair in pairs) else Alike.NEAR
