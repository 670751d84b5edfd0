"""How well automatic tags and topics agree with the curated ones of the shipped collection.

The papers are read from the captured listings (titles and abstracts, no curated tags), tagged and placed with the
vocabulary of `data/topics.yml`, and compared with the tags and topics that people gave in `data/papers`.

    python benchmarks/quality.py PATH_OF_THE_LISTINGS
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from paperatlas.enrich.atlas import enrich
from paperatlas.merge.papers import merge
from paperatlas.model.paper import Paper
from paperatlas.model.vocabulary import Vocabulary
from paperatlas.pipeline import load_atlas, load_vocabulary
from paperatlas.read.files import read_folder
from paperatlas.settings import Settings
from paperatlas.text.words import title_key

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Score:
    """Agreement of found with wanted sets, summed over papers."""

    found: int
    wanted: int
    both: int

    @property
    def precision(self) -> float:
        return self.both / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.both / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def keys(paper: Paper) -> Iterable[str]:
    """What a paper can be recognised by in another collection."""
    if paper.arxiv_id:
        yield paper.arxiv_id
    if paper.title:
        yield title_key(paper.title)
    if paper.name:
        yield title_key(paper.name)
    yield from paper.code


def pairs(listings: Path) -> list[tuple[Paper, Paper]]:
    """Automatic and curated paper side by side."""
    vocabulary: Vocabulary = load_vocabulary(ROOT / "data", ROOT)[0]
    papers, _ = merge(read_folder(listings, listings.parent).records)
    curated = {
        key: paper for paper in load_atlas(Settings(root=ROOT, data=ROOT / "data")).papers for key in keys(paper)
    }
    found = (
        (paper, next((curated[key] for key in keys(paper) if key in curated), None))
        for paper in enrich(papers, vocabulary).papers
    )
    return [(automatic, by_hand) for automatic, by_hand in found if by_hand is not None]


def score(sets: Iterable[tuple[set[str], set[str]]]) -> Score:
    found = wanted = both = 0
    for automatic, by_hand in sets:
        found += len(automatic)
        wanted += len(by_hand)
        both += len(automatic & by_hand)
    return Score(found, wanted, both)


def main() -> None:
    """Prints the figures as the tables of `docs/quality.md`."""
    compared = pairs(Path(sys.argv[1]))
    vocabulary = load_vocabulary(ROOT / "data", ROOT)[0]
    top = {node.slug: main.slug for main in vocabulary.topics for node in main.walk()}
    tags = [({tag.slug for tag in a.tags}, {tag.slug for tag in b.tags}) for a, b in compared]
    topics = [({t.slug for t in a.topics}, {t.slug for t in b.topics}) for a, b in compared]
    mains = [({top[t.slug] for t in a.topics}, {top[t.slug] for t in b.topics}) for a, b in compared]
    print(f"{len(compared)} papers compared\n")
    print("| what | found | curated | in both | precision | recall | F1 |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, sets in (("tags", tags), ("topics and subtopics", topics), ("main topics", mains)):
        s = score(sets)
        print(f"| {name} | {s.found} | {s.wanted} | {s.both} | {s.precision:.2f} | {s.recall:.2f} | {s.f1:.2f} |")
    right = sum(top[a.topics[0].slug] == top[b.topics[0].slug] for a, b in compared if a.topics and b.topics)
    print(f"\nThe first topic's main topic is the curated one for {right} of {len(compared)} papers.\n")
    print("Tags found most often where no curator gave them, and those missed most often:\n")
    print("| tag | found without a curator | | tag | missed |\n| --- | ---: | --- | --- | ---: |")
    extra, missed = count(a - b for a, b in tags), count(b - a for a, b in tags)
    for (one, times), (other, misses) in zip(extra[:10], missed[:10], strict=True):
        print(f"| {one} | {times} | | {other} | {misses} |")
    print("\nThe ten papers that agree least:\n")
    print("| paper | found | curated |\n| --- | --- | --- |")
    worst = sorted(compared, key=lambda pair: (agreement(*pair), pair[1].id))[:10]
    for a, b in worst:
        print(f"| {b.id} | {', '.join(t.slug for t in a.tags)} | {', '.join(t.slug for t in b.tags)} |")


def agreement(automatic: Paper, curated: Paper) -> float:
    one, other = {tag.slug for tag in automatic.tags}, {tag.slug for tag in curated.tags}
    return len(one & other) / len(one | other) if one | other else 1.0


def count(sets: Iterable[set[str]]) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for found in sets:
        for slug in found:
            counts[slug] = counts.get(slug, 0) + 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


if __name__ == "__main__":
    main()
