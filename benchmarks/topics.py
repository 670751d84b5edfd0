"""How good and how steady the topics found without a vocabulary are.

    python benchmarks/topics.py PAPERS.jsonl.xz [--without PAPERS.jsonl.xz] [--sample 10000] [--runs 3] [--one]

Main topics are compared with fields of venues by normalised mutual information, and with a run on one paper in a
hundred fewer, those of the newest year and any, by the adjusted Rand index and by the names that stay. `--one` tells
instead how many papers change their topics with one paper more, each run with another sample: a paper of the newest
year, of any, without a date, and one that takes the collection to the next step of `enrich/steady.py`; and with one
whose abstract loses its second half.

`--without` leaves out the papers (by title) of another file, so that settings are not measured on the papers they were
chosen on. Beside stands k-means on scikit-learn's tf-idf with as many groups, where scikit-learn is installed
(`pip install scikit-learn`).
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from whole_lists import paper_of, records_of

from paperatlas.enrich.found_tags import find_tags
from paperatlas.enrich.found_topics import find_topics
from paperatlas.enrich.steady import in_steady_order, ladder
from paperatlas.enrich.tags import tag_papers
from paperatlas.enrich.terms import weigh_terms
from paperatlas.enrich.texts import texts_of
from paperatlas.model.paper import Paper
from paperatlas.model.record import Record
from paperatlas.text.venue_series import series_of
from paperatlas.text.words import title_key

FIELDS = {
    "robots": "IROS ICRA RSS CoRL",
    "language": "ACL NAACL EACL AACL EMNLP COLING CoNLL COLM TACL LREC IWSLT",
    "vision": "CVPR ICCV ECCV WACV BMVC 3DV",
    "learning": "NeurIPS ICML ICLR AISTATS COLT ALT UAI ACML AutoML TMLR JMLR",
    "intelligence": "AAAI IJCAI ECAI JAIR",
    "web": "WWW SIGIR CIKM WSDM RecSys KDD ECIR",
    "speech": "Interspeech ICASSP",
}
FIELD_OF = {venue.lower(): field for field, venues in FIELDS.items() for venue in venues.split()}


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("papers", type=Path)
    parser.add_argument("--without", type=Path)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--one", action="store_true")
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    records = _records(chosen.papers, chosen.without)
    if chosen.one:
        _print_one_more([_papers(records, chosen.sample, seed) for seed in range(chosen.runs)])
        return
    papers = _papers(records, chosen.sample, 1)
    found = Found(papers, True)
    if chosen.show:
        _print_tree(found)
    labelled = [paper for paper in papers if _field(paper)]
    fields_ = [_field(paper) for paper in labelled]
    agreement = mutual_information([found.main[paper.id] for paper in labelled], fields_)
    print(f"{len(papers):,} papers, {len(found.topics)} main topics, NMI with fields of venues {agreement:.3f}")
    print(f"in other papers: {sum(name == 'Other papers' for name in found.main.values())}")
    for seed in range(1, chosen.runs + 1):
        _print_agreement(papers, seed, found)
    _print_k_means(labelled, fields_, len(found.topics))


def _records(file: Path, without: Path | None) -> list[Record]:
    records = list(records_of(file))
    if without:
        known = {title_key(record.title or "") for record in records_of(without)}
        records = [record for record in records if title_key(record.title or "") not in known]
    return records


def _papers(records: list[Record], sample: int | None, seed: int) -> list[Paper]:
    if sample:
        records = random.Random(seed).sample(records, min(sample, len(records)))
    return [paper_of(record, number) for number, record in enumerate(records)]


def _field(paper: Paper) -> str | None:
    series = series_of(paper.venue) if paper.venue else None
    return FIELD_OF.get(series.name.lower()) if series else None


class Found:
    """Topics of papers, by their names."""

    def __init__(self, papers: Sequence[Paper], is_timed: bool = False) -> None:
        order = in_steady_order(papers)
        texts = texts_of(order.papers)
        tags = find_tags(texts.first(order.sample))
        terms = weigh_terms(texts, order.steady)
        tagged = tag_papers(order.papers, texts, tags, terms, order.steady)
        start = time.process_time()
        self.topics, placed = find_topics(order.papers, terms, tags, tagged, order.sample)
        if is_timed:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"topics {time.process_time() - start:.1f} s of CPU time; peak memory of the process {peak:,} MB")
        name = {node.slug: (main.name, node.name) for main in self.topics for node in main.walk()}
        self.place = {paper: name[found[0].slug] for paper, found in placed.items()}
        self.main = {paper: main for paper, (main, _) in self.place.items()}

    def names(self) -> tuple[set[str], set[str]]:
        """Names of main topics and of subtopics."""
        return {topic.name for topic in self.topics}, {child.name for topic in self.topics for child in topic.topics}


def _print_tree(found: Found) -> None:
    sizes = Counter(found.place.values())
    for topic in found.topics:
        below = ", ".join(f"{child.name} ({sizes[topic.name, child.name]})" for child in topic.topics)
        print(f"- {topic.name} ({sum(found.main[paper] == topic.name for paper in found.main)}): {below}")


def _print_agreement(papers: Sequence[Paper], seed: int, found: Found) -> None:
    by_date = sorted(papers, key=lambda paper: (paper.year or 0, paper.id))
    count = len(papers) // 100
    left_out = set(random.Random(seed).sample(range(len(papers)), count))
    fewer = [paper for place, paper in enumerate(papers) if place not in left_out]
    for kind, part in (("any", fewer), ("of the newest year", by_date[:-count])):
        before = Found(part)
        index = adjusted_rand([before.main[paper.id] for paper in part], [found.main[paper.id] for paper in part])
        kept = (f"{len(one & other)} of {len(one)}" for one, other in zip(before.names(), found.names(), strict=True))
        moved = sum(before.main[paper.id] != found.main[paper.id] for paper in part)
        print(
            f"{count} papers more, {kind}: adjusted Rand {index:.3f}, "
            f"main topics and subtopics kept {', '.join(kept)}, "
            f"papers with another main topic {moved} of {len(part):,}"
        )


def _print_one_more(samples: Sequence[Sequence[Paper]]) -> None:
    print("| one paper | others in another main topic | or subtopic | main topics and subtopics renamed |")
    print("| --- | ---: | ---: | ---: |")
    for kind in ("of the newest year", "without a date", "of any year", "with half its abstract", "that makes a step"):
        cells: list[list[str]] = [[], [], []]
        for papers in samples:
            before, after, one = _pair(papers, kind)
            was, now = Found(before), Found(after)
            others = [paper.id for paper in before if paper.id != one]
            cells[0].append(str(sum(was.main[paper] != now.main[paper] for paper in others)))
            cells[1].append(str(sum(was.place[paper] != now.place[paper] for paper in others)))
            lost = (len(one - other) for one, other in zip(was.names(), now.names(), strict=True))
            cells[2].append("+".join(map(str, lost)))
        print(f"| {kind} | {' | '.join(', '.join(cell) for cell in cells)} |", flush=True)


def _pair(papers: Sequence[Paper], kind: str) -> tuple[Sequence[Paper], Sequence[Paper], str]:
    """The papers before and after, and the one that is new or changed."""
    *others, paper = papers
    if kind == "that makes a step":
        step = ladder(len(papers))
        return papers[: step - 1], papers[:step], papers[step - 1].id
    if kind == "with half its abstract":
        text = paper.abstract or ""
        return papers, [*others, replace(paper, abstract=text[: len(text) // 2])], paper.id
    newest = max(one.year or 0 for one in papers)
    year = {"of the newest year": newest, "of any year": paper.year}.get(kind)
    return others, [*others, replace(paper, year=year)], paper.id


def _print_k_means(papers: Sequence[Paper], truth: Sequence[str | None], count: int) -> None:
    try:
        from sklearn.cluster import KMeans
        from sklearn.feature_extraction.text import TfidfVectorizer
    except ImportError:
        print("k-means: scikit-learn is not installed")
        return
    words = TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=3, max_df=0.3)
    matrix = words.fit_transform([f"{paper.title or ''} {paper.abstract or ''}" for paper in papers])
    runs = [KMeans(count, n_init=1, random_state=seed).fit_predict(matrix).tolist() for seed in range(3)]
    figures = ", ".join(f"{mutual_information(run, truth):.3f}" for run in runs)
    print(f"k-means, {count} groups, seeds 0 to 2: NMI {figures}")


def _table(one: Sequence[object], other: Sequence[object]) -> np.ndarray:
    rows, columns = (np.unique([str(item) for item in items], return_inverse=True)[1] for items in (one, other))
    table = np.zeros((rows.max() + 1, columns.max() + 1))
    np.add.at(table, (rows, columns), 1)
    return table


def mutual_information(one: Sequence[object], other: Sequence[object]) -> float:
    """Mutual information over the arithmetic mean of the entropies."""
    shares = _table(one, other) / len(one)

    def entropy(part: np.ndarray) -> float:
        filled = part[part > 0]
        return float(-(filled * np.log(filled)).sum())

    rows, columns = entropy(shares.sum(axis=1)), entropy(shares.sum(axis=0))
    return 2 * (rows + columns - entropy(shares.ravel())) / (rows + columns)


def adjusted_rand(one: Sequence[object], other: Sequence[object]) -> float:
    """Agreement on pairs beyond chance (Hubert and Arabie 1985)."""
    table = _table(one, other)

    def pairs(counts: np.ndarray) -> float:
        return float((counts * (counts - 1) / 2).sum())

    both, rows, columns = pairs(table), pairs(table.sum(axis=1)), pairs(table.sum(axis=0))
    expected = rows * columns / pairs(np.array([len(one)]))
    return (both - expected) / ((rows + columns) / 2 - expected)


if __name__ == "__main__":
    main()
