"""People from the names that papers give their authors.

Joining is held back where it might make one person of two: the same name is taken for the same
person unless something speaks against it, another spelling only where an ORCID or co-authors speak
for it (compare M. Levin et al., "Citation-based bootstrapping for large-scale author
disambiguation", JASIST 63 (2012), on co-authors as the safest evidence), and initials never.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from paperatlas.enrich.name_parts import parts_of_name
from paperatlas.enrich.name_register import MOST_AUTHORS, VERY_COMMON, NameRegister
from paperatlas.enrich.name_variants import Bearer, Variants
from paperatlas.enrich.people_wishes import Meant, PeopleWanted, resolve
from paperatlas.model.issue import Issue, warning
from paperatlas.model.paper import Paper
from paperatlas.model.people import Coauthor, Person
from paperatlas.model.record import Name
from paperatlas.model.slugs import digest, slugify, unique_slugs
from paperatlas.model.wishes import Wishes
from paperatlas.text.person_names import person_name

_MOST_COAUTHORS = 24
_SHORT = 4
"""A name of so few capitals is a short name rather than a loud one."""
_SURE_SHARE = 12
_ROOM = 71
"""Characters of a slug before a digest."""
_NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True)
class People:
    """The authors of a collection."""

    persons: tuple[Person, ...]
    """By family name."""
    of_paper: tuple[tuple[str, ...], ...]
    """For each paper the slugs of its authors, in their order."""
    issues: tuple[Issue, ...] = ()


def find_people(papers: Sequence[Paper], wishes: Wishes = _NO_WISHES) -> People:
    """The people behind the authors' names.

    Args:
        papers: newest first, with venue and topics, which help to tell people of one name apart.
        wishes: what a curator says of which names are one person's.
    """
    register = NameRegister(papers)
    wanted = resolve(wishes, register)
    issues = list(wanted.issues)
    bearers = _bearers(register, wanted)
    variants = Variants(register, bearers.all)
    shown = _join_wanted(variants, bearers, wanted, issues)
    variants.join_by_orcid()
    variants.join_by_coauthors()
    members: dict[int, list[Bearer]] = defaultdict(list)
    for place, bearer in enumerate(bearers.all):
        members[variants.find(place)].append(bearer)
    choices = {variants.find(bearer): number for bearer, number in shown.items()}
    spellings = {root: _spellings(register, found, choices.get(root)) for root, found in members.items()}
    slugs = _slugs(register, members, {root: found[0] for root, found in spellings.items()})
    authors = [
        tuple(variants.find(bearers.of(number, place)) for number in numbers)
        for place, numbers in enumerate(register.of_paper)
    ]
    shared: dict[tuple[int, int], Coauthor] = {}
    persons = [
        Person(
            slug=slugs[root],
            name=spellings[root][0].name,
            sort_name=_sort_name(spellings[root][0]),
            variants=tuple(name.name for name in spellings[root][1:]),
            orcid=next((bearer.orcid for bearer in members[root] if bearer.orcid), None),
            papers=tuple(papers[place].id for place in _papers_of(members[root])),
            coauthors=tuple(
                shared.get(found) or shared.setdefault(found, Coauthor(slugs[found[0]], found[1]))
                for found in coauthors
            ),
            may_be_several=_may_be_several(register, members[root]),
        )
        for root, coauthors in _coauthors(members, authors)
    ]
    return People(
        tuple(sorted(persons, key=lambda person: (person.sort_name.casefold(), person.slug))),
        tuple(tuple(slugs[root] for root in roots) for roots in authors),
        tuple(issues),
    )


def _papers_of(members: Sequence[Bearer]) -> Sequence[int]:
    """The places of a person's papers in ascending order."""
    if len(members) == 1:
        return members[0].papers
    return sorted({place for bearer in members for place in bearer.papers})


def _sort_name(name: Name) -> str:
    before = " ".join(part for part in (name.given, name.particle, name.suffix) if part)
    return f"{name.family}, {before}" if name.family and before else name.family or name.name


def _may_be_several(register: NameRegister, members: Sequence[Bearer]) -> bool:
    """Whether the name is very common and no ORCID says whose the papers are."""
    papers = sum(len(bearer.papers) for bearer in members)
    return (
        papers > 1
        and not any(b.orcid for b in members)
        and any(register.commonness(register.names[bearer.number]) >= VERY_COMMON for bearer in members)
    )


def _bearers(register: NameRegister, wanted: PeopleWanted) -> _Bearers:
    """The bearers of all names."""
    found: list[Bearer] = []
    at: dict[tuple[int, int], int] = {}
    of_name: list[tuple[int, ...]] = []
    for number in range(len(register.names)):
        parts = parts_of_name(register, number, wanted.seeds.get(number, ()))
        of_name.append(tuple(range(len(found), len(found) + len(parts))))
        orcids = register.orcids.get(number, {})
        for papers in parts:
            if len(parts) > 1:
                at.update(((number, place), len(found)) for place in papers)
            orcid = next((orcids[place] for place in papers if place in orcids), None)
            found.append(Bearer(number, papers, orcid))
    bearers = _Bearers(found, of_name, at)
    for place, (_, meant) in enumerate(wanted.different):
        for (one, mine), (other, theirs) in combinations(enumerate(meant), 2):
            for side, named in enumerate((mine, theirs)):
                for bearer in bearers.meant(named):
                    found[bearer].sides |= {((place, one, other), side)}
    return bearers


@dataclass(frozen=True, slots=True)
class _Bearers:
    """The bearers of names, and how to find them."""

    all: list[Bearer]
    of_name: list[tuple[int, ...]]
    at: dict[tuple[int, int], int]
    """The bearer of a name on a paper, for names with several."""

    def of(self, number: int, place: int) -> int:
        """The bearer of a name on a paper."""
        bearers = self.of_name[number]
        return bearers[0] if len(bearers) == 1 else self.at[number, place]

    def meant(self, meant: Meant) -> tuple[int, ...]:
        """The bearers that a curator means."""
        return self.of_name[meant.number] if meant.place is None else (self.of(meant.number, meant.place),)


def _join_wanted(variants: Variants, bearers: _Bearers, wanted: PeopleWanted, issues: list[Issue]) -> dict[int, int]:
    """Joins what a curator calls the same; gives for bearers the name that is to be shown."""
    shown: dict[int, int] = {}
    for wish, meant in wanted.same:
        together = [bearer for named in meant for bearer in bearers.meant(named)]
        refused = [other for other in together[1:] if not variants.join(together[0], other)]
        if refused:
            finding = "calls the same whom another list calls different"
            issues.append(warning(wish.origin.file, wish.origin.line, finding, "keep one of the two lists"))
        for bearer in together:
            shown.setdefault(bearer, meant[0].number)
    return shown


def _spellings(register: NameRegister, members: Sequence[Bearer], shown: int | None) -> list[Name]:
    """How papers write a person's name, the one to show first: the curator's choice, then the commonest.

    Accents that one paper in twelve has count for more than numbers, since sources lose them and
    seldom invent them; a spelling with digits in it, which footnotes leave behind, or in capitals alone,
    comes last.
    """
    if len(members) == 1 and len(only := register.spellings[members[0].number]) == 1:
        return list(only)
    counts: Counter[Name] = Counter()
    of_words: Counter[str] = Counter()
    for bearer in members:
        for name, count in register.spellings[bearer.number].items():
            counts[name] += count
            of_words[person_name(name).key] += count
    chosen = register.names[shown].key if shown is not None else None

    def rank(name: Name) -> tuple[bool, bool, int, int, int, str]:
        is_odd = any(map(str.isdigit, name.name)) or (name.name.isupper() and len(name.name) > _SHORT)
        key = person_name(name).key
        is_sure = _SURE_SHARE * counts[name] >= of_words[key]
        accents = sum(character.isalpha() and not character.isascii() for character in name.name) if is_sure else 0
        return (key != chosen, is_odd, -of_words[key], -accents, -counts[name], name.name)

    first: dict[str, Name] = {}
    for name in sorted(counts, key=rank):
        first.setdefault(name.name, name)
    return list(first.values())


def _slugs(
    register: NameRegister, persons: Mapping[int, Sequence[Bearer]], names: Mapping[int, Name]
) -> dict[int, str]:
    """A slug for each person; of several with one name, who has most papers is called by the name alone."""
    wishes: dict[str, list[int]] = defaultdict(list)
    for root, name in names.items():
        wishes[slugify(name.name, "person")].append(root)
    keys: dict[str, int] = {}
    wanted: list[tuple[str, str]] = []
    for slug, roots in wishes.items():
        ranked = sorted(
            (-sum(len(bearer.papers) for bearer in persons[root]), _key(register, persons[root]), root)
            for root in roots
        )
        for place, (_, key, root) in enumerate(ranked):
            key = f"{key} {place}" if key in keys else key
            keys[key] = root
            wanted.append((key, slug if place == 0 else f"{slug[:_ROOM]}-{digest(key)}"))
    return {keys[key]: slug for key, slug in unique_slugs(wanted).items()}


def _key(register: NameRegister, members: Sequence[Bearer]) -> str:
    """What tells a person from all others, as lasting as can be: the ORCID, or a name and the oldest paper."""
    orcid = next((bearer.orcid for bearer in members if bearer.orcid), None)
    first = min(members, key=lambda bearer: (-len(bearer.papers), register.names[bearer.number].key))
    return orcid or f"{register.names[first.number].key} {register.papers[first.papers[-1]].id}"


def _coauthors(
    members: Mapping[int, Sequence[Bearer]], authors: Sequence[tuple[int, ...]]
) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """For each person the co-authors with the number of papers, the most frequent first."""
    telling = [frozenset(roots) if len(set(roots)) <= MOST_AUTHORS else frozenset[int]() for roots in authors]
    for root, found in members.items():
        places = [place for bearer in found for place in bearer.papers]
        if len(places) == 1:
            yield root, [(other, 1) for other in sorted(telling[places[0]]) if other != root][:_MOST_COAUTHORS]
            continue
        counts: Counter[int] = Counter()
        for place in places:
            counts.update(telling[place])
        counts.pop(root, None)
        yield root, sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_COAUTHORS]
