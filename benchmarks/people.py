"""How names are joined to people: how many, in what time, and a sample of joined spellings to read.

    python benchmarks/people.py PAPERS.jsonl [--acl FOLDER] [--sample 60]

PAPERS.jsonl is a list of papers, one JSON object a line; FOLDER holds files of the ACL Anthology, whose
`id` and `orcid` attributes say which names are one person's.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

from paperatlas.enrich.people import People, find_people
from paperatlas.enrich.venues import find_venues
from paperatlas.model.paper import Paper
from paperatlas.model.people import Person
from paperatlas.model.record import Facts, Name, Origin, Record
from paperatlas.read.files import read_file
from paperatlas.text.names import name_from_parts


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("papers", type=Path)
    parser.add_argument("--acl", type=Path)
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--common", action="store_true", help="show very common names instead of variants")
    chosen = parser.parse_args()
    reading = read_file(chosen.papers, chosen.papers.parent)
    papers = [_paper(record, str(number)) for number, record in enumerate(reading.records)]
    papers.sort(key=lambda paper: -(paper.publication_year or 0))
    start = time.process_time()
    venues, _ = find_venues(papers)
    after_venues = time.process_time()
    before = _resident()
    people = find_people(papers)
    seconds = time.process_time() - after_venues
    _print_figures(papers, people, seconds, _resident() - before)
    print(f"{len(venues):,} venues in {after_venues - start:.1f} s")
    if chosen.common:
        _print_common(people, papers, chosen.sample)
    else:
        _print_sample(people, papers, chosen.sample)
    if chosen.acl:
        _print_precision(chosen.acl)


def _resident() -> float:
    """Megabytes of memory in use; nought where the system does not tell (Linux does)."""
    file = Path("/proc/self/statm")
    return int(file.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20 if file.exists() else 0.0


def _paper(record: Record, identifier: str) -> Paper:
    facts = {field.name: getattr(record, field.name) for field in fields(Facts)}
    return Paper(**facts, id=identifier, title_given=True, sources=(record.origin,))


def _print_figures(papers: Sequence[Paper], people: People, seconds: float, megabytes: float) -> None:
    mentions = sum(len(paper.authors) for paper in papers)
    spellings = {name.name for paper in papers for name in paper.authors}
    counts = [len(person.papers) for person in people.persons]
    print(f"{len(papers):,} papers, {mentions:,} authors named, {len(spellings):,} spellings")
    print(f"{len(people.persons):,} people, {seconds:.1f} s of CPU time, memory grew by {megabytes:,.0f} MB")
    print(f"{sum(bool(person.variants) for person in people.persons):,} people with several spellings")
    print(f"{sum(_has_names_apart(person) for person in people.persons):,} of them with names that differ in words")
    print(f"{sum(person.may_be_several for person in people.persons):,} people whose name is very common")
    shares = ", ".join(f"{least}: {sum(count >= least for count in counts):,}" for least in (1, 2, 3, 5, 10))
    print(f"people by papers at least ({shares})")


def _has_names_apart(person: Person) -> bool:
    return len({_letters(name) for name in (person.name, *person.variants)}) > 1


def _letters(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalpha())


def _print_sample(people: People, papers: Sequence[Paper], size: int) -> None:
    joined = [person for person in people.persons if _has_names_apart(person)]
    of = {person.slug: person for person in people.persons}
    by_id = {paper.id: paper for paper in papers}
    for person in random.Random(1).sample(joined, min(size, len(joined))):
        mates = ", ".join(of[mate.slug].name for mate in person.coauthors[:5])
        years = sorted(year for paper in person.papers if (year := by_id[paper].publication_year))
        span = f"{years[0]}-{years[-1]}" if years else "undated"
        print(f"- {' | '.join((person.name, *person.variants))} ({len(person.papers)}, {span}; with {mates})")


def _print_common(people: People, papers: Sequence[Paper], size: int) -> None:
    named: dict[str, list[Person]] = defaultdict(list)
    for person in people.persons:
        named[_letters(person.name)].append(person)
    parted = [found for found in named.values() if len(found) > 1]
    print(f"{len(parted):,} names of several people, {sum(map(len, parted)):,} people")
    by_id = {paper.id: paper for paper in papers}
    for found in random.Random(1).sample(parted, min(size, len(parted))):
        for person in sorted(found, key=lambda person: -len(person.papers))[:4]:
            years = sorted(year for paper in person.papers if (year := by_id[paper].publication_year))
            span = f"{years[0]}-{years[-1]}" if years else "undated"
            print(f"- {person.name} /{person.slug} ({len(person.papers)}, {span}, of {len(found)})")


def _print_precision(folder: Path) -> None:
    """Pairs of mentions whose person the Anthology knows, and what became of them."""
    papers: list[Paper] = []
    truth: dict[tuple[int, int], str] = {}
    for file in sorted(folder.glob("*.xml")):
        for paper in ElementTree.parse(file).getroot().iter("paper"):
            authors = []
            for person in paper.iter("author"):
                name = _name(person)
                if name is None:
                    continue
                if known := person.get("id") or person.get("orcid"):
                    truth[len(papers), len(authors)] = known
                authors.append(name)
            papers.append(_acl_paper(file, tuple(authors), len(papers)))
    people = find_people(papers)
    pairs = joined = right = same = 0
    for (one, mine), (other, theirs) in combinations(truth.items(), 2):
        is_same = mine == theirs
        are_joined = people.of_paper[one[0]][one[1]] == people.of_paper[other[0]][other[1]]
        pairs += 1
        same += is_same
        joined += are_joined
        right += is_same and are_joined
    print(f"ACL Anthology: {len(papers)} papers, {len(people.persons)} people, {len(truth)} authors known for certain")
    print(f"of {pairs:,} pairs of these {same} are one person, {joined} were joined, {right} rightly")


def _name(person: ElementTree.Element) -> Name | None:
    parts = {child.tag: " ".join(child.itertext()) for child in person}
    return name_from_parts(parts.get("last"), parts.get("first"), orcid=person.get("orcid"))


def _acl_paper(file: Path, authors: tuple[Name, ...], number: int) -> Paper:
    origin = Origin(file.name, 1, "acl-xml")
    return Paper(id=f"{file.stem}-{number}", title_given=True, sources=(origin,), authors=authors)


if __name__ == "__main__":
    main()
