"""How well and how fast records of one work are found: precision, recall, time and memory.

    python benchmarks/merging.py PATH_OF_THE_SHARED_FOLDER

Three measures. The samples hold many papers several times, in the forms of several databases: the identifiers that show
it are taken from all but one record of each paper, and the merger has to find them by title, people, year and abstract.
Of the large collection every fifth paper gets a distorted copy without identifiers. Its own papers are all distinct by
title, so that what is joined among them is listed for a look. Time is that of the processor.
"""

from __future__ import annotations

import argparse
import gc
import lzma
import random
import resource
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from distortion import distorted

from paperatlas.merge.identifiers import TELLING_APART, identities
from paperatlas.merge.identity import group
from paperatlas.merge.papers import merge
from paperatlas.model.record import Origin, Record
from paperatlas.read.files import read_file, read_folder

SEED = 7
COLLECTIONS = ("papers-10k", "papers-86k")


@dataclass(frozen=True)
class Agreement:
    """Pairs that were joined, and those that should have been."""

    joined: int
    wrongly: int
    wanted: int
    found: int

    @property
    def precision(self) -> float:
        return 1 - self.wrongly / self.joined if self.joined else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.wanted if self.wanted else 1.0

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.4f} ({self.wrongly} of {self.joined:,} pairs wrong), "
            f"recall {self.recall:.4f} ({self.found:,} of {self.wanted:,})"
        )


def sample_records(samples: Path) -> list[Record]:
    """All records of the samples, each with an origin of its own: some files are one line."""
    read = read_folder(samples, samples).records
    return [replace(r, origin=Origin(r.origin.file, place, r.origin.format)) for place, r in enumerate(read, 1)]


def known_works(records: Sequence[Record]) -> list[int]:
    """For each record a number that records with a common identifier share."""
    parent = list(range(len(records)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    first: dict[tuple[str, str], int] = {}
    for place, record in enumerate(records):
        for key in identities(record).items():
            parent[root(place)] = root(first.setdefault(key, place))
    return [root(place) for place in range(len(records))]


def hidden(records: Sequence[Record]) -> Agreement:
    """Agreement where the identifiers of all but one record of each paper are hidden."""
    titled = [r for r in records if r.title and identities(r)]
    works = known_works(titled)
    seen: set[int] = set()
    blind = []
    for record, work in zip(titled, works, strict=True):
        blind.append(without_identifiers(record) if work in seen else record)
        seen.add(work)
    work_of = dict(zip((r.origin for r in titled), works, strict=True))
    record_of = {r.origin: r for r in titled}
    found = [[r.origin for r in work] for work in group(blind).works]
    joined = [pair for work in found for pair in combinations(work, 2)]
    wrong = [
        (record_of[a], record_of[b])
        for a, b in joined
        if work_of[a] != work_of[b] and contradict(record_of[a], record_of[b])
    ]
    for one, other in wrong:
        print(f"    wrong: {describe(one)} | {describe(other)}")
    group_of = {origin: number for number, work in enumerate(found) for origin in work}
    places = defaultdict(list)
    for origin, work in work_of.items():
        places[work].append(origin)
    wanted = [pair for same in places.values() for pair in combinations(same, 2)]
    missed = [(a, b) for a, b in wanted if group_of[a] != group_of[b]]
    for a, b in missed[:20]:
        print(f"    missed: {describe(record_of[a])} | {describe(record_of[b])}")
    return Agreement(len(joined), len(wrong), len(wanted), len(wanted) - len(missed))


def contradict(one: Record, other: Record) -> bool:
    """Whether two records have different identifiers of a kind of which a work has one."""
    mine, theirs = identities(one), identities(other)
    return any(mine[scheme] != theirs[scheme] for scheme in TELLING_APART & mine.keys() & theirs.keys())


def without_identifiers(record: Record) -> Record:
    """The record as a database without identifiers would hold it."""
    return replace(record, doi=None, arxiv_id=None, ids=(), url=None, pdf=None, links=(), code=(), extra=())


def with_copies(records: Sequence[Record]) -> tuple[list[Record], dict[Origin, Origin], dict[Origin, tuple[str, ...]]]:
    """The records with distorted copies of every fifth, of what each copy is one, and how it was distorted."""
    chance = random.Random(SEED)
    originals: dict[Origin, Origin] = {}
    ways: dict[Origin, tuple[str, ...]] = {}
    copies = []
    for line, record in enumerate(records[::5], 1):
        copy, done = distorted(record, chance, line)
        copies.append(copy)
        originals[copy.origin], ways[copy.origin] = record.origin, done
    return [*records, *copies], originals, ways


def copies_found(records: Sequence[Record]) -> tuple[Agreement, dict[str, tuple[int, int]]]:
    """Agreement on distorted copies, and for each distortion how many copies were found of how many."""
    everything, originals, ways = with_copies(records)
    alone = {r.origin: number for number, work in enumerate(group(records).works) for r in work}
    found = [[r.origin for r in work] for work in group(everything).works]
    joined = wrong = 0
    for work in found:
        for one, other in combinations((alone[originals.get(origin, origin)] for origin in work), 2):
            joined += 1
            wrong += one != other
    group_of = {origin: number for number, work in enumerate(found) for origin in work}
    right = {copy for copy, original in originals.items() if group_of[copy] == group_of[original]}
    of, hit = Counter[str](), Counter[str]()
    for copy, done in ways.items():
        of.update(done)
        hit.update(done if copy in right else ())
    by_way = {way: (hit[way], of[way]) for way in sorted(of)}
    return Agreement(joined, wrong, len(originals), len(right)), by_way


def timed(records: Iterable[Record]) -> tuple[float, int]:
    """Seconds of processor time of merging, the best of three, and the number of papers."""
    best, count = float("inf"), 0
    for _ in range(3):
        gc.collect()
        gc.disable()  # as `pipeline.py` does
        begun = time.process_time()
        count = len(merge(records)[0])
        best = min(best, time.process_time() - begun)
        gc.enable()
    return best, count


def collection(shared: Path, name: str) -> list[Record]:
    """The papers of a collection, through the project's own reader."""
    with tempfile.TemporaryDirectory() as folder:
        unpacked = Path(folder) / f"{name}.jsonl"
        unpacked.write_bytes(lzma.decompress((shared / "scale" / f"{name}.jsonl.xz").read_bytes()))
        return list(read_file(unpacked, Path(folder)).records)


def describe(record: Record) -> str:
    first = record.authors[0].name if record.authors else "nobody"
    return f"{record.title} ({first}, {record.year}, {record.venue})"


def main() -> None:
    """Prints all measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    shared = parser.parse_args().shared
    print(f"samples, identifiers hidden: {hidden(sample_records(shared / 'samples'))}\n")
    per_record = []
    for name in COLLECTIONS:
        records = collection(shared, name)
        seconds, count = timed(records)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        per_record.append(seconds / len(records))
        print(
            f"{name}: {len(records):,} records, {count:,} papers, {seconds:.1f} s, "
            f"{1e6 * per_record[-1]:.0f} µs a record, peak memory so far {peak:,.0f} MB"
        )
        agreement, by_way = copies_found(records)
        print(f"  distorted copies: {agreement}")
        print("".join(f"    {way}: {hit / of:.3f} of {of:,}\n" for way, (hit, of) in by_way.items()))
    print(f"growth of the time for a record: {per_record[-1] / per_record[0]:.2f}")
    for work in group(records).works:
        if len(work) > 1:
            print("joined: " + " | ".join(map(describe, work)))


if __name__ == "__main__":
    main()
