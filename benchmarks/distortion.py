"""Copies of records as another database would hold them: other spelling, other venue, less of everything."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from paperatlas.model.record import Name, Origin, Record

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VENUES = ("", "Proceedings of the {}", "{} '{:02d}", "Proc. {}", "arXiv", "CoRR")
_MARKS = ("{} (extended abstract)", "[Retracted] {}", "{}.", "RETRACTED ARTICLE: {}", "{} [in Chinese]")
_SUBTITLE = re.compile(r"^(.{12,}?): .+")


def distorted(record: Record, chance: random.Random, line: int) -> tuple[Record, tuple[str, ...]]:
    """A copy without identifiers and addresses, distorted in one to three ways, and the names of these."""
    copy = replace(
        record,
        origin=Origin("copies.ris", line, "ris"),
        doi=None, arxiv_id=None, ids=(), url=None, pdf=None, code=(), links=(), keywords=(),
    )  # fmt: skip
    chosen = chance.sample(sorted(WAYS), chance.randint(1, 3))
    done = []
    for way in (way for way in WAYS if way in chosen):
        changed = WAYS[way](copy, chance)
        if changed != copy:
            copy = changed
            done.append(way)
    return copy, tuple(done)


def _case(record: Record, chance: random.Random) -> Record:
    title = record.title or ""
    return replace(record, title=chance.choice([title.upper(), title.lower(), title.capitalize(), title.title()]))


def _accents(record: Record, chance: random.Random) -> Record:
    authors = tuple(Name(_plain(name.name), *_parts(name)) for name in record.authors)
    return replace(record, title=_plain(record.title or ""), authors=authors)


def _punctuation(record: Record, chance: random.Random) -> Record:
    title = re.sub(r"[-‐–—]", chance.choice(["-", " ", "–"]), record.title or "")
    return replace(record, title=title.replace(":", chance.choice([".", " -", ""])) + chance.choice(["", ".", "*"]))


def _subtitle(record: Record, chance: random.Random) -> Record:
    match = _SUBTITLE.match(record.title or "")
    return replace(record, title=match[1]) if match else record


def _initials(record: Record, chance: random.Random) -> Record:
    return replace(record, authors=tuple(map(_shortened, record.authors)))


def _truncated(record: Record, chance: random.Random) -> Record:
    if len(record.authors) < 4:
        return record
    return replace(record, authors=record.authors[: chance.randint(1, 3)], more_authors=True)


def _typing(record: Record, chance: random.Random) -> Record:
    title = record.title or ""
    for _ in range(chance.choice([1, 1, 2])):
        title = _slipped(title, chance)
    return replace(record, title=title)


def _slipped(title: str, chance: random.Random) -> str:
    places = [place for place in range(len(title) - 1) if title[place].isalpha()]
    if not places:
        return title
    at = chance.choice(places)
    letter = chance.choice(_LETTERS)
    return chance.choice(
        [
            title[:at] + title[at + 1 :],
            title[:at] + letter + title[at + 1 :],
            title[:at] + letter + title[at:],
            title[:at] + title[at + 1] + title[at] + title[at + 2 :],
        ]
    )


def _year(record: Record, chance: random.Random) -> Record:
    return replace(record, year=record.year + chance.choice([-1, 1]), published=None) if record.year else record


def _venue(record: Record, chance: random.Random) -> Record:
    form = chance.choice(_VENUES).format(record.venue, (record.year or 0) % 100)
    return replace(record, venue=form or None)


def _no_abstract(record: Record, chance: random.Random) -> Record:
    return replace(record, abstract=None)


def _mark(record: Record, chance: random.Random) -> Record:
    return replace(record, title=chance.choice(_MARKS).format(record.title))


WAYS: dict[str, Callable[[Record, random.Random], Record]] = {
    "initials": _initials,
    "truncated authors": _truncated,
    "year ± 1": _year,
    "another venue": _venue,
    "no abstract": _no_abstract,
    "subtitle dropped": _subtitle,
    "punctuation": _punctuation,
    "typing error": _typing,
    "another case": _case,
    "accents dropped": _accents,
    "mark": _mark,
}
"""The distortions by name, in the order in which they are done."""


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode() or text


def _parts(name: Name) -> tuple[str | None, str | None]:
    return (_plain(name.family) if name.family else None, _plain(name.given) if name.given else None)


def _shortened(name: Name) -> Name:
    words = name.name.split()
    if len(words) < 2:
        return name
    family = name.family or words[-1]
    initials = " ".join(f"{word[0]}." for word in words[: len(words) - len(family.split())])
    return Name(f"{initials} {family}", family, initials)
