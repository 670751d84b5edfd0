"""How good and how steady the topics found without a vocabulary are.

    python benchmarks/topics.py PAPERS.jsonl.xz [--without PAPERS.jsonl.xz] [--sample 10000] [--runs 3] [--fewer N]

Main topics are compared with fields of venues by normalised mutual information, and with a run on fewer papers (one in
a hundred, or `--fewer`) by the adjusted Rand index and by the names that stay. `--without` leaves out the papers (by
title) of another file, so that settings are not measured on the papers they were chosen on. Beside stands k-means on
scikit-learn's tf-idf with as many groups, where scikit-learn is installed (`pip install scikit-learn`).
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from whole_lists import paper_of, records_of

from paperatlas.enrich.found_tags import find_tags
from paperatlas.enrich.found_topics import find_topics
from paperatlas.enrich.tags import tag_papers
from paperatlas.enrich.terms import weigh_terms
from paperatlas.enrich.texts import texts_of
from paperatlas.model.paper import Paper
from paperatlas.model.vocabulary import Topic
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
    parser.add_argument("--fewer", type=int)
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    papers = _papers(chosen.papers, chosen.without, chosen.sample)
    topics, main_of = _run(papers, True)
    if chosen.show:
        _print_tree(topics, main_of)
    labelled = [paper for paper in papers if _field(paper)]
    fields_ = [_field(paper) for paper in labelled]
    found = mutual_information([main_of[paper.id] for paper in labelled], fields_)
    print(f"{len(papers):,} papers, {len(topics)} main topics, NMI with fields of venues {found:.3f}")
    print(f"in other papers: {sum(slug == 'other-papers' for slug in main_of.values())}")
    for seed in range(1, chosen.runs + 1):
        _print_agreement(papers, seed, chosen.fewer or len(papers) // 100, topics, main_of)
    _print_k_means(labelled, fields_, len(topics))


def _papers(file: Path, without: Path | None, sample: int | None) -> list[Paper]:
    records = list(records_of(file))
    if without:
        known = {title_key(record.title or "") for record in records_of(without)}
        records = [record for record in records if title_key(record.title or "") not in known]
    if sample:
        records = random.Random(1).sample(records, min(sample, len(records)))
    return [paper_of(record, number) for number, record in enumerate(records)]


def _field(paper: Paper) -> str | None:
    series = series_of(paper.venue) if paper.venue else None
    return FIELD_OF.get(series.name.lower()) if series else None


def _run(papers: Sequence[Paper], is_timed: bool = False) -> tuple[tuple[Topic, ...], dict[str, str]]:
    texts = texts_of(papers)
    tags = find_tags(texts)
    terms = weigh_terms(texts)
    tagged = tag_papers(papers, texts, tags, terms)
    start = time.process_time()
    topics, placed = find_topics(papers, terms, tags, tagged)
    if is_timed:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"topics {time.process_time() - start:.1f} s of CPU time; peak memory of the process {peak:,} MB")
    top = {node.slug: main.slug for main in topics for node in main.walk()}
    return topics, {paper: top[found[0].slug] for paper, found in placed.items()}


def _print_tree(topics: Sequence[Topic], main_of: dict[str, str]) -> None:
    sizes = Counter(main_of.values())
    for topic in topics:
        print(f"- {topic.name} ({sizes[topic.slug]}): {', '.join(child.name for child in topic.topics)}")


def _print_agreement(
    papers: Sequence[Paper], seed: int, fewer_by: int, topics: Sequence[Topic], main_of: dict[str, str]
) -> None:
    left_out = set(random.Random(seed).sample(range(len(papers)), fewer_by))
    fewer = [paper for place, paper in enumerate(papers) if place not in left_out]
    before, main_before = _run(fewer)
    index = adjusted_rand([main_before[paper.id] for paper in fewer], [main_of[paper.id] for paper in fewer])
    mains = _kept(before, topics)
    below = _kept([c for t in before for c in t.topics], [c for t in topics for c in t.topics])
    moved = sum(main_before[paper.id] != main_of[paper.id] for paper in fewer)
    print(
        f"{fewer_by} more papers: adjusted Rand {index:.3f}, main topics kept {mains}, subtopics kept {below}, "
        f"papers with another main topic {moved} of {len(fewer):,}"
    )


def _kept(before: Sequence[Topic], after: Sequence[Topic]) -> str:
    one, other = ({(topic.slug, topic.name) for topic in topics} for topics in (before, after))
    return f"{len(one & other)} of {len(one)}"


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
