"""How many of the authors' keywords are found among a paper's best key phrases.

Beside the key phrases of the project stand two others: YAKE (Campos et al. 2020), if its results are given, and phrases
of one to three words, without stop words at their edges, by tf-idf over the same papers. Phrases and keywords are
compared by their stems, exactly; keywords that do not stand in the text count too, so that no method can find all. The
figure is the mean over papers of F1 among the best 5 and the best 10.

    python benchmarks/keyphrases.py KEYPHRASES PAPERS [YAKE.json]
    python benchmarks/keyphrases.py --documents KEYPHRASES PAPERS > documents.json
    python -m venv yake && yake/bin/pip install yake==0.7.3
    yake/bin/python benchmarks/keyphrases_yake.py < documents.json > YAKE.json
    python benchmarks/keyphrases.py --learn PAPERS

KEYPHRASES is the folder of `kdd.zip` and `www.zip` (a text and a list of keywords for each paper), PAPERS a file of
papers in JSON Lines, xz-packed or not, of which those with keywords and abstracts are taken: 2,000 to measure, the
others to learn from, told apart by a digest of the title.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import sys
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from paperatlas.enrich.keyphrases import keyphrases_of
from paperatlas.enrich.phrase_features import FEATURES, features, statistics
from paperatlas.enrich.phrases import split_words
from paperatlas.enrich.texts import Texts, split_texts
from paperatlas.text.words import stem

SAMPLE = 2000
BEST = (5, 10)


@dataclass(frozen=True)
class Document:
    title: str
    body: str
    keywords: tuple[str, ...]


def stems_of(phrase: str) -> str:
    return " ".join(stem(word.key) for word in split_words(phrase))


def zipped(path: Path) -> list[Document]:
    """The texts of a set; they do not say where the title ends."""
    with zipfile.ZipFile(path) as archive:
        names = sorted(name for name in archive.namelist() if "/docsutf8/" in name and name.endswith(".txt"))
        return [Document("", archive.read(name).decode().strip(), tuple(_keywords(archive, name))) for name in names]


def _keywords(archive: zipfile.ZipFile, name: str) -> list[str]:
    keys = archive.read(name.replace("/docsutf8/", "/keys/").replace(".txt", ".key")).decode()
    return [line.strip() for line in keys.splitlines() if line.strip()]


def with_keywords(path: Path) -> list[Document]:
    """Papers with keywords and abstracts, in the order of a digest of their titles."""
    with lzma.open(path, "rt") if path.suffix == ".xz" else path.open() as lines:
        papers = [
            Document(paper["title"], paper["abstract"], tuple(paper["keywords"]))
            for paper in map(json.loads, lines)
            if paper.get("keywords") and paper.get("abstract") and paper.get("title")
        ]
    return sorted(papers, key=lambda paper: hashlib.sha256(paper.title.encode()).hexdigest())


def sets(folder: Path, papers: Path) -> dict[str, list[Document]]:
    return {
        "KDD": zipped(folder / "kdd.zip"),
        "WWW": zipped(folder / "www.zip"),
        "papers": with_keywords(papers)[:SAMPLE],
    }


def texts_of(documents: Sequence[Document]) -> Texts:
    return split_texts((str(number), document.title, document.body) for number, document in enumerate(documents))


def by_model(documents: Sequence[Document]) -> list[list[str]]:
    return [[phrase.written for phrase in found] for found in keyphrases_of(texts_of(documents), 20)]


def by_tf_idf(documents: Sequence[Document]) -> list[list[str]]:
    """Phrases of one to three words by tf · ln(N / df)."""
    texts = texts_of(documents)
    known = statistics(texts)
    found = features(known, 0, len(texts))
    size = known.found.length_of(found.phrase)
    score = np.exp(found.values[:, FEATURES.index("times")]) * np.log(len(texts) / known.papers[found.phrase])
    ranked: list[list[str]] = [[] for _ in documents]
    for at in np.lexsort((found.place, -score, found.row)):
        if size[at] <= 3 and len(ranked[found.row[at]]) < 20:
            ranked[found.row[at]].append(texts.written_run(int(found.place[at]), int(found.place[at] + size[at])))
    return ranked


def f1(documents: Sequence[Document], found: Iterable[Sequence[str]], best: int) -> float:
    scores = []
    for document, phrases in zip(documents, found, strict=True):
        wanted = {stems_of(keyword) for keyword in document.keywords} - {""}
        given = set(list(dict.fromkeys(map(stems_of, phrases)))[:best])
        if wanted:
            scores.append(2 * len(given & wanted) / (len(given) + len(wanted)))
    return sum(scores) / len(scores)


def compare(measured: dict[str, list[Document]], yake: dict[str, list[list[str]]]) -> None:
    heads = [f"{name} F1@{best}" for name in measured for best in BEST]
    print(f"| method | {' | '.join(heads)} |\n| --- |{' ---: |' * len(heads)}")
    methods: dict[str, Any] = {"key phrases": by_model, "tf-idf, 1–3 words": by_tf_idf}
    results = {name: {s: method(documents) for s, documents in measured.items()} for name, method in methods.items()}
    if yake:
        results["YAKE"] = yake
    for name, found in results.items():
        cells = [f"{100 * f1(documents, found[s], best):.1f}" for s, documents in measured.items() for best in BEST]
        print(f"| {name} | {' | '.join(cells)} |")


def examples(documents: Sequence[Document]) -> tuple[Any, Any]:
    """Features of all phrases, and which are keywords."""
    texts = texts_of(documents)
    known = statistics(texts)
    found = features(known, 0, len(texts))
    keys = [stem(key) for key in texts.compared]
    words = [keys[key] for key in texts.word_keys.tolist()]
    size = known.found.length_of(found.phrase)
    wanted = [{stems_of(keyword) for keyword in document.keywords} for document in documents]
    rows = zip(found.row.tolist(), found.place.tolist(), size.tolist(), strict=True)
    return found.values, np.array([" ".join(words[place : place + n]) in wanted[row] for row, place, n in rows])


def learn(documents: Sequence[Document]) -> None:
    """Prints the weights: for papers with titles, and for texts and bare titles that are not taken apart."""
    third = [list(documents[:2000]), list(documents[2000:3600]), list(documents[3600:])]
    bodies = [Document("", f"{paper.title} {paper.body}", paper.keywords) for paper in third[1]]
    titles = [Document("", paper.title, paper.keywords) for paper in third[2]]
    titled, untitled = (_fit([examples(part) for part in parts]) for parts in ([third[0]], [bodies, titles]))
    for name, one, other in zip(FEATURES, titled, untitled, strict=True):
        print(f'    "{name}": ({one:.2f}, {other:.2f}),')


def _fit(parts: Sequence[tuple[Any, Any]]) -> Any:
    """Weights of a logistic regression with a ridge of 1, by Newton's method."""
    values = np.concatenate([values for values, _ in parts]).astype(np.float64)
    wanted = np.concatenate([wanted for _, wanted in parts]).astype(np.float64)
    scale = values.std(axis=0)
    scale[scale < 1e-3] = np.inf
    matrix = np.concatenate(((values - values.mean(axis=0)) / scale, np.ones((len(values), 1))), axis=1)
    weights = np.zeros(matrix.shape[1])
    weights[-1] = -4
    for _ in range(9):
        odds = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (odds - wanted) + weights
        bend = (matrix * (odds * (1 - odds))[:, None]).T @ matrix + np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights[:-1] / scale


def main() -> None:
    arguments = sys.argv[1:]
    if arguments[0] == "--learn":
        learn(with_keywords(Path(arguments[1]))[SAMPLE:])
    elif arguments[0] == "--documents":
        given = sets(Path(arguments[1]), Path(arguments[2]))
        print(
            json.dumps({name: [f"{d.title}. {d.body}" if d.title else d.body for d in s] for name, s in given.items()})
        )
    else:
        yake = json.loads(Path(arguments[2]).read_text()) if len(arguments) > 2 else {}
        compare(sets(Path(arguments[0]), Path(arguments[1])), yake)


if __name__ == "__main__":
    main()
