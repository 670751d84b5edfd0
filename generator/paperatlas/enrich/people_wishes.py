"""A curator's wishes about people brought to the names and papers that they mean."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from paperatlas.enrich.name_register import NameRegister
from paperatlas.model.identifiers import parse_arxiv_id, parse_doi
from paperatlas.model.issue import Issue, warning
from paperatlas.model.wishes import Wish, Wishes
from paperatlas.text.names import name_from_text
from paperatlas.text.person_names import person_name

_WITH_PAPER = re.compile(r"(?P<name>.*\S) ?\((?P<paper>[^()\s]+)\)")
_SUGGESTED_FROM = 20_000


class Meant(NamedTuple):
    """A name, or a name on one paper."""

    number: int
    """The name's number in the register."""
    place: int | None
    """The paper's place, where one is named."""


@dataclass(frozen=True, slots=True)
class PeopleWanted:
    """What a curator wants of some names."""

    same: tuple[tuple[Wish, tuple[Meant, ...]], ...] = ()
    different: tuple[tuple[Wish, tuple[Meant, ...]], ...] = ()
    seeds: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """For a name that several people share, a paper of each."""
    issues: tuple[Issue, ...] = ()


def resolve(wishes: Wishes, register: NameRegister) -> PeopleWanted:
    """The names and papers that the wishes mean, and an issue for each that leads nowhere."""
    if not wishes.wishes:
        return PeopleWanted()
    finder = _Finder(register)
    same, different = [], []
    seeds: dict[int, dict[int, None]] = defaultdict(dict)
    for wish in wishes.wishes:
        meant = tuple(found for name in wish.names if (found := finder.find(wish, name)) is not None)
        if wish.are_same:
            same.append((wish, meant))
            continue
        different.append((wish, meant))
        for one, other in combinations(meant, 2):
            if one.number == other.number and one.place is not None and other.place is not None:
                seeds[one.number].update({one.place: None, other.place: None})
            elif one.number == other.number:
                remedy = "write a paper behind each: Jane Doe (its page's identifier)"
                finder.tell(wish, "names one person twice", remedy)
    places = {number: tuple(found) for number, found in seeds.items()}
    return PeopleWanted(tuple(same), tuple(different), places, tuple(finder.issues))


class _Finder:
    def __init__(self, register: NameRegister) -> None:
        self.issues: list[Issue] = []
        self._register = register
        self._places: dict[str, int] = {}
        for place, paper in enumerate(register.papers):
            for name in (paper.id, *paper.aliases, paper.arxiv_id, paper.doi):
                if name:
                    self._places.setdefault(name, place)

    def find(self, wish: Wish, text: str) -> Meant | None:
        number = self._number(text)
        if number is not None:
            return Meant(number, None)
        match = _WITH_PAPER.fullmatch(text)
        if match is None:
            self._tell_unknown(wish, text)
            return None
        number = self._number(match["name"])
        if number is None:
            self._tell_unknown(wish, match["name"])
            return None
        place = self._place(match["paper"])
        if place is None or place not in self._register.papers_of[number]:
            papers = self._register.papers_of[number]
            first = self._register.papers[papers[0]].id
            finding = f'"{match["name"][:80]}" is no author of a paper "{match["paper"][:80]}"'
            self.tell(wish, finding, f"write one of that name's papers, such as {first}")
            return None
        return Meant(number, place)

    def tell(self, wish: Wish, finding: str, remedy: str) -> None:
        self.issues.append(warning(wish.origin.file, wish.origin.line, finding, remedy))

    def _tell_unknown(self, wish: Wish, text: str) -> None:
        self.tell(wish, f'"{text[:80]}" is no author of the collection', self._like(text))

    def _number(self, text: str) -> int | None:
        name = name_from_text(text)
        return self._register.number.get(person_name(name).key) if name else None

    def _place(self, text: str) -> int | None:
        arxiv = parse_arxiv_id(text)
        names = (text, arxiv.id if arxiv else None, parse_doi(text))
        return next((self._places[name] for name in names if name in self._places), None)

    def _like(self, text: str) -> str:
        register = self._register
        if len(register.names) <= _SUGGESTED_FROM:
            name = name_from_text(text)
            near = difflib.get_close_matches(person_name(name).key if name else "", register.number, n=1, cutoff=0.8)
            if near:
                return f'did you mean "{next(iter(register.spellings[register.number[near[0]]])).name}"?'
        return "write the name as a paper writes it, or remove it"
