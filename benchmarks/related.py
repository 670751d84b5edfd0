"""How well papers are ranked by nearness: NDCG@20 of plain tf-idf cosine and of ours, side by side.

Without relevance judged by people, three stand-ins: papers that share rare keywords of their authors (grades 3, 2
and 1 for keywords of at most 15, 60 and 300 papers), the same among small samples of the papers, and papers of one
author within two years. Queries are a fixed sample; intervals are of 95 % from 1,000 bootstrap samples of queries.

    python benchmarks/related.py PAPERS.jsonl.xz [CSFCUBE_FOLDER]

The folder of CSFCube, if given, adds relevance judged by people for background, method and result (Mysore et al. 2021;
its files `abstracts-csfcube-preds.jsonl` and `test-pid2anns-csfcube-FACET.json`).
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse

from paperatlas.enrich.closeness import closeness_of, similarity
from paperatlas.enrich.terms import weigh_terms
from paperatlas.enrich.texts import split_texts

QUERIES = 300
GRADES = ((15, 3), (60, 2), (300, 1))
Text = tuple[str, str]
Rank = Callable[[int], Any]


class Task(NamedTuple):
    """Queries with what should be found."""

    name: str
    texts: Sequence[Text]
    """Title and abstract of every paper."""
    wanted: Mapping[int, Mapping[int, int]]
    """Grades of the relevant papers by query."""
    pools: Mapping[int, Sequence[int]] = {}
    """The candidates of a query; all other papers where it has none."""


def plain(texts: Sequence[Text]) -> Rank:
    """Cosine of tf · (ln((1 + N) / (1 + df)) + 1) over lower-case words, nothing left out."""
    words: dict[str, int] = {}
    rows = [[words.setdefault(w, len(words)) for w in re.findall(r"\w\w+", " ".join(t).lower())] for t in texts]
    starts = np.cumsum([0, *map(len, rows)])
    flat = np.concatenate([np.array(row, dtype=np.int64) for row in rows])
    counts = sparse.csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(rows), len(words)))
    counts.sum_duplicates()
    idf = np.log((1 + len(rows)) / (1 + np.bincount(counts.indices, minlength=len(words)))) + 1
    weighted = (counts @ sparse.diags(idf)).tocsr()
    lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    matrix = (sparse.diags(1 / np.maximum(lengths, 1e-9)) @ weighted).tocsr()
    return lambda query: (matrix @ matrix[query].T).toarray().ravel()


def ours(texts: Sequence[Text]) -> Rank:
    """The nearness that related papers are chosen by."""
    terms = weigh_terms(split_texts((str(n), title, abstract) for n, (title, abstract) in enumerate(texts)))
    closeness = closeness_of(terms.matrix)
    return lambda query: similarity(closeness, query)


def ndcg(scores: Any, grades: Any, count: int = 20) -> float:
    """Normalised discounted cumulative gain, gain 2^grade - 1 (Burges et al. 2005)."""
    discounts = 1 / np.log2(np.arange(2, count + 2))
    gains = 2.0**grades - 1
    best = np.sort(gains)[::-1][:count]
    found = gains[np.argsort(-scores, kind="stable")[:count]]
    return float(found @ discounts[: len(found)]) / float(best @ discounts[: len(best)])


def measure(task: Task, rank: Rank) -> Any:
    """NDCG@20 of each query."""
    values = []
    for query, wanted in sorted(task.wanted.items()):
        pool = np.array(task.pools.get(query) or [n for n in range(len(task.texts)) if n != query])
        grades = np.array([wanted.get(int(n), 0) for n in pool])
        if grades.any():
            values.append(ndcg(np.asarray(rank(query))[pool], grades))
    return np.array(values)


def tasks(papers: Sequence[dict[str, Any]]) -> Iterator[Task]:
    """The stand-ins."""
    keyed = [paper for paper in papers if paper.get("keywords")]
    yield _keywords("rare keywords", keyed)
    rng = np.random.default_rng(5)
    for size in (300, 3000):
        chosen = sorted(rng.choice(len(keyed), min(size, len(keyed)), replace=False))
        yield _keywords(f"rare keywords, {size:,} papers", [keyed[n] for n in chosen], keyed)
    yield _authors(papers)


def _keywords(name: str, papers: Sequence[dict[str, Any]], counted: Sequence[dict[str, Any]] = ()) -> Task:
    def keywords(paper: dict[str, Any]) -> set[str]:
        return {word.strip().lower() for word in paper["keywords"]}

    frequency = Counter(word for paper in counted or papers for word in keywords(paper))
    having = defaultdict(list)
    for number, paper in enumerate(papers):
        for word in keywords(paper):
            having[word].append(number)
    wanted: dict[int, dict[int, int]] = {}
    for number, paper in enumerate(papers):
        grades: dict[int, int] = {}
        for word in keywords(paper):
            grade = next((grade for most, grade in GRADES if frequency[word] <= most), 0)
            for other in having[word] if grade else ():
                if other != number:
                    grades[other] = max(grade, grades.get(other, 0))
        if grades:
            wanted[number] = grades
    return Task(name, _texts(papers), _sample(wanted))


def _authors(papers: Sequence[dict[str, Any]]) -> Task:
    papers = papers[:10_000]
    having = defaultdict(set)
    for number, paper in enumerate(papers):
        for author in paper["authors"]:
            having[author].add(number)
    wanted: dict[int, dict[int, int]] = {}
    for number, paper in enumerate(papers):
        near = {other for author in paper["authors"] if len(having[author]) <= 15 for other in having[author]}
        grades = {n: 1 for n in near if n != number and abs(papers[n]["year"] - paper["year"]) <= 2}
        if len(grades) > 1:
            wanted[number] = grades
    return Task("same author, first 10,000 papers", _texts(papers), _sample(wanted))


def csfcube(folder: Path) -> Iterator[Task]:
    """Relevance judged by people, for each facet."""
    lines = (folder / "abstracts-csfcube-preds.jsonl").read_text(encoding="utf-8").splitlines()
    papers = [json.loads(line) for line in lines]
    place = {str(paper["paper_id"]): number for number, paper in enumerate(papers)}
    texts = [(paper["title"], " ".join(paper["abstract"])) for paper in papers]
    for facet in ("background", "method", "result"):
        judged = json.loads((folder / f"test-pid2anns-csfcube-{facet}.json").read_text(encoding="utf-8"))
        pools = {place[query]: [place[n] for n in found["cands"] if n != query] for query, found in judged.items()}
        wanted = {
            place[query]: {place[n]: int(g) for n, g in zip(found["cands"], found["relevance_adju"], strict=True)}
            for query, found in judged.items()
        }
        yield Task(f"CSFCube, {facet}", texts, wanted, pools)


def _texts(papers: Sequence[dict[str, Any]]) -> list[Text]:
    return [(paper["title"], paper.get("abstract") or "") for paper in papers]


def _sample(wanted: Mapping[int, Mapping[int, int]]) -> dict[int, Mapping[int, int]]:
    queries = sorted(wanted)
    chosen = np.random.default_rng(7).choice(len(queries), min(QUERIES, len(queries)), replace=False)
    return {queries[n]: wanted[queries[n]] for n in sorted(chosen)}


def interval(values: Any) -> str:
    """The mean with its interval."""
    rng = np.random.default_rng(11)
    means = [rng.choice(values, len(values)).mean() for _ in range(1000)]
    low, high = np.percentile(means, (2.5, 97.5))
    return f"{values.mean():.3f} ({low:.3f}–{high:.3f})"


def main() -> None:
    """Prints the table of `docs/quality.md`."""
    with lzma.open(sys.argv[1], "rt", encoding="utf-8") as file:
        papers = [json.loads(line) for line in file]
    found = [*tasks(papers), *(csfcube(Path(sys.argv[2])) if len(sys.argv) > 2 else ())]
    print("| relevant are | papers | queries | plain tf-idf | ours | difference |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for task in found:
        base, own = measure(task, plain(task.texts)), measure(task, ours(task.texts))
        cells = (f"{len(task.texts):,}", str(len(own)), interval(base), interval(own), interval(own - base))
        print(f"| {task.name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
