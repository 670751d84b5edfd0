"""A person's wishes brought to the records that they name."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from paperatlas.merge.identifiers import identities, identities_of_doi
from paperatlas.merge.page_ids import wanted_id
from paperatlas.model.identifiers import parse_arxiv_id, parse_doi
from paperatlas.model.issue import Issue, warning
from paperatlas.model.record import Record
from paperatlas.model.schemes import SCHEMES, identifier_in_address, parse_identifier
from paperatlas.model.wishes import Wish, Wishes

Sides = frozenset[tuple[Hashable, int]]
"""Wishes for difference that concern a record, each with the side on which it stands."""

_PLACE = re.compile(r"(?P<file>.+):(?P<line>\d{1,9})")
_KEYED = re.compile(r"(?P<file>.+)#(?P<key>[^#]+)")
_KEY_FIELDS = frozenset({"key", "citation key", "citation-key", "citekey", "citation_key", "id", "label"})
"""Names under which readers keep an entry's own key."""
_SUGGESTED_FROM = 20_000
_REMEDY = (
    "write a page's identifier, an arXiv identifier, a DOI, or the place as messages name it (data/2024.bib:118), "
    "or remove it"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants of some records, by their places in a list."""

    same: tuple[tuple[int, int, Wish], ...] = ()
    """Pairs that are one paper."""
    sides: dict[int, Sides] = field(default_factory=dict)
    """Records of which some are kept from others."""
    issues: tuple[Issue, ...] = ()


def resolve(wishes: Wishes, records: Sequence[Record]) -> Wanted:
    """The records that the wishes name, and an issue for each name that leads nowhere."""
    if not wishes.wishes:
        return Wanted()
    index = _Index(records)
    same: list[tuple[int, int, Wish]] = []
    sides: dict[int, set[tuple[Hashable, int]]] = defaultdict(set)
    issues: list[Issue] = []
    for wish in wishes.wishes:
        named = []
        for name in wish.names:
            found = index.find(name)
            if found and _PLACE.fullmatch(name) and len(found) > 1:
                finding = f'"{name[:80]}" is a line with {len(found)} records'
                issues.append(_issue(wish, finding, "name the one that is meant by its DOI or its page"))
            elif found:
                named.append((name, found))
            else:
                issues.append(_issue(wish, f'"{name[:80]}" is no record of the collection', index.suggestion(name)))
        if wish.are_same:
            together = [place for _, places in named for place in places]
            same.extend((together[0], place, wish) for place in together[1:])
            continue
        for (one, mine), (other, theirs) in combinations(named, 2):
            if shared := set(mine) & set(theirs):
                origin = records[min(shared)].origin
                finding = f'"{one[:80]}" and "{other[:80]}" name the same record, {origin.file}:{origin.line}'
                issues.append(_issue(wish, finding, "name the records by their places (file:line)"))
                continue
            for side, places in enumerate((mine, theirs)):
                for place in places:
                    sides[place].add(((wish.origin, one, other), side))
    return Wanted(tuple(same), {place: frozenset(found) for place, found in sides.items()}, tuple(issues))


def refused(wish: Wish, first: Record, second: Record) -> Issue:
    """The issue of a wish that another wish forbids."""
    finding = (
        f"{first.origin.file}:{first.origin.line} and {second.origin.file}:{second.origin.line} "
        "are called both the same and different"
    )
    return _issue(wish, finding, "keep one of the two wishes")


def _issue(wish: Wish, finding: str, remedy: str) -> Issue:
    return warning(wish.origin.file, wish.origin.line, finding, remedy)


class _Index:
    """The records by every name that a person may call them."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._places: dict[Hashable, list[int]] = defaultdict(list)
        self._pages: dict[str, None] = {}
        for place, record in enumerate(records):
            origin = record.origin
            page = wanted_id([record])
            self._pages[page] = None
            names: list[Hashable] = [("page", page), ("line", origin.file, origin.line)]
            names += [("page", name) for name in (record.id, *record.aliases) if name]
            names += [("key", origin.file, key) for key in _keys(record)]
            names += identities(record).items()
            names += [("url", record.url)] if record.url else []
            for name in dict.fromkeys(names):
                self._places[name].append(place)

    def find(self, name: str) -> list[int]:
        """The places of the records that have the name, by the first meaning that fits any."""
        return next((self._places[meaning] for meaning in _meanings(name) if meaning in self._places), [])

    def suggestion(self, name: str) -> str:
        """What to write in the place of a name that leads nowhere."""
        if len(self._pages) <= _SUGGESTED_FROM:
            near = difflib.get_close_matches(name, self._pages, n=1, cutoff=0.8)
            if near:
                return f'did you mean "{near[0]}"?'
        return _REMEDY


def _meanings(name: str) -> list[Hashable]:
    found: list[Hashable] = []
    if match := _PLACE.fullmatch(name):
        found.append(("line", match["file"], int(match["line"])))
    if match := _KEYED.fullmatch(name):
        found.append(("key", match["file"], match["key"]))
    found.append(("page", name))
    if arxiv := parse_arxiv_id(name):
        found.append(("arxiv", arxiv.id.lower()))
    if doi := parse_doi(name):
        found.extend(identities_of_doi(doi).items())
    known = identifier_in_address(name)
    parsed = [known] if known else [parse_identifier(scheme, name) for scheme in SCHEMES]
    for identifier in filter(None, parsed):
        value = identifier.value.lower() if identifier.scheme == "acl" else identifier.value
        found.append((identifier.scheme, value))
    found.append(("url", name))
    return found


def _keys(record: Record) -> set[str]:
    keys = {extra.text for extra in record.extra if extra.name in _KEY_FIELDS}
    return keys | {record.id} if record.id else keys
