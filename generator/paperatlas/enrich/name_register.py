"""All names that papers give their authors, with the papers of each, and how common each is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from paperatlas.model.paper import Paper
from paperatlas.model.record import Name
from paperatlas.text.person_names import PersonName, person_name

MOST_AUTHORS = 50
"""Longer lists of authors tell little of who works with whom."""
VERY_COMMON = 0.5
"""So many people of a name to expect make it a very common one."""
_ASSUMED = 1000
"""Names assumed beside those known, so that few names say little of how common one is."""
_MIDDLE = 0.1
"""How much rarer a second given name makes a name."""


class NameRegister:
    """Names by number: two spellings that differ in case, accents and punctuation alone are one name.

    Papers go by their place in the collection.
    """

    def __init__(self, papers: Sequence[Paper]) -> None:
        self.papers = papers
        self.number: dict[str, int] = {}
        """The number of each name, by its key."""
        self.names: list[PersonName] = []
        self.papers_of: list[list[int]] = []
        """The papers of each name, in their order."""
        self.spellings: list[dict[Name, int]] = []
        """How many papers spell a name so."""
        self.orcids: dict[int, dict[int, str]] = defaultdict(dict)
        """For a name the ORCIDs that papers give it."""
        self._known: dict[Name, int] = {}
        self.of_paper = [self._numbers(place, paper) for place, paper in enumerate(papers)]
        """The names of each paper, one for each author."""

    def _numbers(self, place: int, paper: Paper) -> tuple[int, ...]:
        twice = {orcid for orcid, count in Counter(name.orcid for name in paper.authors).items() if count > 1}
        numbers = []
        for author in paper.authors:
            number = self._number(author)
            if not self.papers_of[number] or self.papers_of[number][-1] != place:
                self.papers_of[number].append(place)
            bare = (
                author
                if author.orcid is None
                else Name(author.name, author.family, author.given, None, author.particle, author.suffix)
            )
            self.spellings[number][bare] = self.spellings[number].get(bare, 0) + 1
            # An ORCID that two authors of a paper share is a mistake of the source.
            if author.orcid and author.orcid not in twice:
                self.orcids[number][place] = author.orcid
            numbers.append(number)
        return tuple(numbers)

    def _number(self, author: Name) -> int:
        number = self._known.get(author)
        if number is None:
            number = self._known[author] = self._entered(person_name(author))
        return number

    def _entered(self, name: PersonName) -> int:
        number = self.number.setdefault(name.key, len(self.names))
        if number == len(self.names):
            self.names.append(name)
            self.papers_of.append([])
            self.spellings.append({})
        elif name.family and not self.names[number].family:
            self.names[number] = name
        return number

    @cached_property
    def _families(self) -> Counter[str]:
        return Counter(name.family for name in self.names if name.has_full_given)

    @cached_property
    def _total(self) -> int:
        return self._families.total()

    @cached_property
    def _given(self) -> Counter[str]:
        return Counter(name.given[0] for name in self.names if name.has_full_given)

    @cached_property
    def _initials(self) -> Counter[str]:
        return Counter(given[0] for given in self._given.elements())

    @cached_property
    def _bearers(self) -> dict[tuple[str, str], list[PersonName]]:
        """Names with the first given name written out, by family name and initial."""
        found: dict[tuple[str, str], list[PersonName]] = defaultdict(list)
        for name in self.names:
            if name.has_full_given:
                found[name.family, name.given[0][0]].append(name)
        return found

    def commonness(self, name: PersonName) -> float:
        """How many people of this name to expect, were given and family names drawn apart.

        A family name that many have beside a given name that many have: `Wei Wang`. It grows with
        the collection, as the chance does that it holds several people of the name.
        """
        if not name.given or not self._total:
            return 0.0
        first = name.given[0]
        with_given = self._given[first] if len(first) > 1 else self._initials[first]
        middle = _MIDDLE if len(name.given) > 1 else 1.0
        others = max(0, self._families[name.family] - 1) * max(0, with_given - 1)
        return middle * others / (self._total + _ASSUMED)

    def is_vague(self, name: PersonName) -> bool:
        """Whether a name without a written-out given name fits several people of the collection."""
        if any(len(word) > 1 for word in name.given):
            return False
        if not name.family:
            return " " not in name.key and self._given[name.key] + self._families[name.key] > 1
        if not name.given:
            return self._families[name.family] > 1
        fitting = {
            other.given[0]
            for other in self._bearers.get((name.family, name.given[0]), ())
            if all(mine == theirs[0] for mine, theirs in zip(name.given, other.given, strict=False))
        }
        return len(fitting) > 1 or self.commonness(name) >= VERY_COMMON

    @cached_property
    def marks(self) -> list[str]:
        """For each name what stands for it as a co-author: a middle name does not count."""
        return [f"{name.family}, {name.given[0]}" if name.has_full_given else name.key for name in self.names]

    @cached_property
    def common_marks(self) -> frozenset[str]:
        """Marks of very common names, and of those that fit several people."""
        return frozenset(
            mark
            for name, mark in zip(self.names, self.marks, strict=True)
            if self.commonness(name) >= VERY_COMMON or self.is_vague(name)
        )

    def company(self, number: int, place: int) -> set[str]:
        """The other authors of a paper, where they are few enough to tell something."""
        others = set(self.of_paper[place])
        if len(others) > MOST_AUTHORS:
            return set()
        return {self.marks[other] for other in others if other != number}
