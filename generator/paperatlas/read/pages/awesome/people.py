"""The authors in a list of papers, as it writes them in one line, with where they work and what stands behind them."""

from __future__ import annotations

import re
from typing import NamedTuple

from paperatlas.model.record import Name
from paperatlas.read.pages.awesome.phrases import date_of, is_venue, may_be_venue, preprint_of
from paperatlas.text.clean import clean_line
from paperatlas.text.names import is_person, name_from_parts, name_from_text, name_of_body

_ET_AL = re.compile(r",?\s*(?:\band\s+)?(?<![A-Z])et\.?\s+al\b\.?,?|,?\s*\b(?:and|&)\s+others\b|,?\s*(?:\.\.\.|…)")
_STOP = re.compile(r"(?<![\s.][A-Za-z])(?<!^[A-Za-z])(?<!\b[JS]r)(?<!\bSt)\.(?=\s|$)|[;|]|(?<![,&])\n")
_AND = re.compile(r"\s*(?:,\s*and\s+|,\s*&\s*|\s+and\s+|\s+&\s+|[,，、;])\s*")
_MARKS = re.compile(r"[*†‡§¶✉#^]+|[⁰¹²³⁴-⁹]+|(?<=[a-z])\d{1,2}(?:,\d)*(?=[,\s]|$)")
_LAST_PLACE = re.compile(r"\s([A-Z][\w-]+(?:['’]\d\d|\s(?:19|20)\d\d))\s*$")
_LONGEST_NAME = 60
_BRACKETS = re.compile(r"\(([^()]{1,100})\)")
_APA = re.compile(r"\s*([^()\n]{3,1000}?)\s*\(((?:19|20)\d\d)[a-z]?(?:,\s*[A-Z][a-z]+(?:\s\d{1,2})?)?\)[.,:]\s+")
_APA_NAME = re.compile(r"([^\W\d_][^,&()]{0,40},\s*(?:[^\W\d_a-z]\.[\s-]?)+)")


_VANCOUVER = re.compile(
    r"\s*((?:[A-Z][\w’'-]+ [A-Z]{1,3},?\s+(?:and\s+|&\s+)?){1,60}?)?([A-Z][\w’'-]+ [A-Z]{1,3})(,? et al)?\.\s+"
)
_VANCOUVER_NAME = re.compile(r"([A-Z][\w’'-]+) ([A-Z]{1,3})(?![\w’'-])")


class Reference(NamedTuple):
    """The beginning of a reference: `Example, A., & Beispiel, B. (2019). `, `Example A, Beispiel B. `."""

    authors: tuple[Name, ...]
    has_more: bool | None
    year: str | None
    length: int
    """Characters up to the title."""


def reference_of(text: str) -> Reference | None:
    """The authors, and the year, that a reference in the style of APA or Vancouver begins with.

    Publication Manual of the American Psychological Association, 7th ed., section 9; ICMJE Recommendations.
    """
    initials = _VANCOUVER.match(text)
    if initials and (initials[1] or initials[3]):
        found = _VANCOUVER_NAME.findall(initials[0])
        people = [name_from_parts(family, " ".join(f"{letter}." for letter in letters)) for family, letters in found]
        return Reference(tuple(name for name in people if name), bool(initials[3]) or None, None, initials.end())
    match = _APA.match(text)
    names = [name_from_text(found.strip(" ,&")) for found in _APA_NAME.findall(match[1])] if match else []
    if match is None or not names:
        return None
    has_more = _ET_AL.search(match[1]) is not None or None
    return Reference(tuple(name for name in names if name), has_more, match[2], match.end())


class Byline(NamedTuple):
    """Names of authors and what stands behind them."""

    authors: tuple[Name, ...]
    has_more: bool | None
    rest: str
    affiliations: tuple[str, ...]


def byline_of(text: str, is_alone: bool = False) -> Byline | None:
    """The authors that `text` begins with; `None` where it does not begin with people's names.

    Examples: `Ada Example (Tin Works) et al. ICLR.`; `Ada Example, Bo Beispiel and Cem Örnek`.

    Args:
        text: a line, without links.
        is_alone: whether it stands where authors stand, so that one name or an organisation's will do.
    """
    masked = _BRACKETS.sub(lambda match: "\x00" * len(match[0]), text)
    if is_alone:
        masked = masked.replace(";", ",")
    others = _ET_AL.search(masked)
    stop = _STOP.search(masked)
    if others and stop and stop.start() < others.start() and not masked[: stop.start()].strip(" .,"):
        stop = None
    if others and (stop is None or others.start() <= stop.start()):
        end, rest = others.start(), text[others.end() :]
    else:
        others = None
        end, rest = (stop.start(), text[stop.end() :]) if stop else (len(text), "")
    end, rest = _without_place(text, end, rest) if not others else (end, rest)
    affiliations = tuple(clean_line(found) for found in _BRACKETS.findall(text[:end]))
    names = _names(_BRACKETS.sub(" ", text[:end]), others is not None, is_alone)
    return Byline(names, True if others else None, rest.strip(" .,;:\n"), affiliations) if names else None


def _without_place(text: str, end: int, rest: str) -> tuple[int, str]:
    """The end of the names and what follows them, where a venue or a date stands behind the last comma."""
    while (comma := text.rfind(",", 0, end)) > 0:
        last = text[comma + 1 : end]
        if not (is_venue(last) or date_of(last) or preprint_of(last)):
            break
        end, rest = comma, f"{last}. {rest}"
    if (match := _LAST_PLACE.search(text[max(0, end - 60) : end])) and (is_venue(match[1]) or preprint_of(match[1])):
        end, rest = end - len(match[0]), f"{match[1]}. {rest}"
    return end, rest


def _names(text: str, has_more: bool, is_alone: bool) -> tuple[Name, ...]:
    text = clean_line(_MARKS.sub("", re.sub(r"^\s*(?:by|authors?)\b[:\s]*", "", text, flags=re.IGNORECASE)))
    if inverted := _inverted_names(text):
        return inverted
    parts = [part.strip(" ,;") for part in _AND.split(text)]
    parts = [re.sub(r"^and\s+", "", part) for part in parts if part]
    if not parts or any(len(part) > _LONGEST_NAME or ":" in part for part in parts):
        return ()
    sure = sum(is_person(part) and _is_capital(part) for part in parts)
    likely = sum(_is_capital(part) and len(part.split()) <= 5 and not re.search(r"\d", part) for part in parts)
    if len(parts) == 1:
        is_short = len(parts[0].split()) <= 3 or "." in parts[0]
        is_one = (sure and is_short and not may_be_venue(parts[0])) or (has_more and likely)
        if not is_one and is_alone and likely and len(parts[0].split()) <= 3 and not text.endswith("."):
            body = name_of_body(parts[0])
            return (body,) if body else ()
        if not is_one:
            return ()
    elif sure * 10 < len(parts) * 6 or (sure < 2 and not has_more):
        return ()
    return tuple(name for part in parts if (name := name_from_text(part)))


def _inverted_names(text: str) -> tuple[Name, ...]:
    """The names of `Family, Given and Family, Given`, or of a list with semicolons; none for other lists."""
    parts = [part.strip() for part in text.split(";" if ";" in text else " and ")]
    parts = [part for part in parts if part]
    is_list = ";" in text or all(part.count(",") == 1 for part in parts)
    if len(parts) < 2 or not is_list or not all(len(part) <= _LONGEST_NAME and part[0].isupper() for part in parts):
        return ()
    return tuple(name for part in parts if (name := name_from_text(part)))


def _is_capital(name: str) -> bool:
    words = name.split()
    return words[0][:1].isupper() and (words[-1][:1].isupper() or (words[-1][:1].isalpha() and not words[-1].isascii()))
