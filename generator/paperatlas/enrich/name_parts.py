"""Papers of one name parted where they are several people's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

from paperatlas.enrich.name_register import VERY_COMMON, NameRegister
from paperatlas.enrich.unions import Unions
from paperatlas.model.paper import Paper

_FAR_APART = 8
"""Years without a paper after which a very common name may be another person's."""


def parts_of_name(register: NameRegister, number: int, seeds: Sequence[int] = ()) -> list[list[int]]:
    """The papers of a name, parted by person; the order within a part is that of the papers.

    - Papers that a curator names as different people's (`seeds`) are; each other paper goes to the one
      with which it shares most co-authors.
    - Who has different ORCIDs is different people. A paper without an ORCID goes to the one with
      whose papers it shares most co-authors.
    - A name of initials, or a single word, that fits several people of the collection is one person's
      only where papers share a co-author.
    - A very common name's papers are one person's unless no co-author, no venue and no main topic
      links them and they lie many years apart.
    - Any other name is one person's.
    """
    papers = register.papers_of[number]
    if len(papers) == 1:
        return [papers]
    if seeds:
        return _around(register, number, seeds)
    if len(set(register.orcids.get(number, {}).values())) > 1:
        return _by_orcid(register, number)
    name = register.names[number]
    if register.is_vague(name):
        return _linked(papers, {place: register.company(number, place) for place in papers})
    if register.commonness(name) >= VERY_COMMON:
        return _of_common_name(register, number)
    return [papers]


def _by_orcid(register: NameRegister, number: int) -> list[list[int]]:
    orcids = register.orcids[number]
    parts: dict[str, list[int]] = defaultdict(list)
    company: dict[str, Counter[str]] = defaultdict(Counter)
    for place in register.papers_of[number]:
        if orcid := orcids.get(place):
            parts[orcid].append(place)
            company[orcid].update(register.company(number, place))
    rest = []
    for place in register.papers_of[number]:
        if place in orcids:
            continue
        shared = {orcid: len(register.company(number, place) & set(known)) for orcid, known in company.items()}
        best = max(shared.values())
        nearest = [orcid for orcid, count in shared.items() if count == best]
        if best and len(nearest) == 1:
            parts[nearest[0]].append(place)
        else:
            rest.append(place)
    others = _linked(rest, {place: register.company(number, place) for place in rest})
    return [*(sorted(parts[orcid]) for orcid in sorted(parts)), *others]


def _around(register: NameRegister, number: int, seeds: Sequence[int]) -> list[list[int]]:
    company = {seed: register.company(number, seed) for seed in seeds}
    parts: dict[int, list[int]] = {seed: [] for seed in seeds}
    for place in register.papers_of[number]:
        known = register.company(number, place)
        nearest = max(seeds, key=lambda seed: (place == seed, len(known & company[seed]), -seeds.index(seed)))
        parts[nearest].append(place)
    return list(parts.values())


def _of_common_name(register: NameRegister, number: int) -> list[list[int]]:
    papers = register.papers_of[number]
    links: dict[int, set[Hashable]] = {
        place: {*register.company(number, place), *_surroundings(register.papers[place])} for place in papers
    }
    for place, era in _eras(register, papers).items():
        links[place].add(("era", era))
    return _linked(papers, links)


def _eras(register: NameRegister, papers: Sequence[int]) -> dict[int, int]:
    """For each paper a number, the same where no long gap lies between; undated ones are not known to be far off."""
    dated = sorted((year, place) for place in papers if (year := register.papers[place].publication_year))
    eras = dict.fromkeys(papers, 0)
    era, last = 0, dated[0][0] if dated else 0
    for year, place in dated:
        era += year - last > _FAR_APART
        eras[place], last = era, year
    return eras


def _surroundings(paper: Paper) -> Iterable[Hashable]:
    if paper.venue_slug:
        yield ("venue", paper.venue_slug)
    for topic in paper.topics[:1]:
        yield ("topic", topic.slug)


def _linked(papers: Sequence[int], links: dict[int, set[str]] | dict[int, set[Hashable]]) -> list[list[int]]:
    """The papers in groups that anything in common holds together."""
    unions = Unions()
    first: dict[Hashable, int] = {}
    for place in papers:
        for link in links[place]:
            unions.join(first.setdefault(link, place), place)
    parts: dict[int, list[int]] = defaultdict(list)
    for place in papers:
        parts[unions.find(place)].append(place)
    return list(parts.values())
