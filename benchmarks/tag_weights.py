"""Learns how much each kind of evidence says for a tag, on the shipped collection.

The captured pages are tagged without their curators' help, as in `benchmarks/quality.py`; a logistic regression then
tells from the evidence whether a curator gave the tag. Printed are its weights, which `enrich/tags.py` holds rounded,
and the F1 of papers in ten parts, each judged by weights learnt on the other nine.

    python benchmarks/tag_weights.py PATH_OF_THE_LISTINGS
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
from quality import ROOT, keys

from paperatlas.enrich.evidence import FEATURES, gather
from paperatlas.enrich.terms import weigh_terms
from paperatlas.enrich.texts import texts_of
from paperatlas.merge.papers import merge
from paperatlas.pipeline import load_atlas, load_vocabulary
from paperatlas.read.files import read_folder
from paperatlas.settings import Settings

PARTS = 10


def examples(listings: Path) -> tuple[Any, Any, Any, int]:
    """Evidence, whether a curator agrees, the papers' rows, and how many tags curators gave."""
    papers, _ = merge(read_folder(listings, listings.parent).records)
    papers = tuple(sorted(papers, key=lambda paper: paper.id))
    by_hand = {
        key: {tag.slug for tag in paper.tags}
        for paper in load_atlas(Settings(root=ROOT, data=ROOT / "data")).papers
        for key in keys(paper)
    }
    matched = (
        (row, next((by_hand[key] for key in keys(paper) if key in by_hand), None)) for row, paper in enumerate(papers)
    )
    wanted = {row: tags for row, tags in matched if tags is not None}
    texts = texts_of(papers)
    tags = load_vocabulary(ROOT / "data", ROOT)[0].tags
    evidence = gather(texts, tags, weigh_terms(texts))
    known = np.isin(evidence.row, list(wanted))
    rows, features = evidence.row[known], evidence.features[known]
    pairs = zip(rows.tolist(), evidence.tag[known].tolist(), strict=True)
    agreed = np.array([tags[tag].slug in wanted[row] for row, tag in pairs], float)
    return features, agreed, rows, sum(map(len, wanted.values()))


def fit(features: Any, agreed: Any) -> Any:
    """Weights and constant of a logistic regression with a ridge of 1 over scaled columns, by Newton's method."""
    mean, scale = features.mean(axis=0), features.std(axis=0) + 1e-9
    matrix = np.concatenate(((features - mean) / scale, np.ones((len(features), 1))), axis=1)
    weights = np.zeros(matrix.shape[1])
    for _ in range(20):
        odds = 1 / (1 + np.exp(-matrix @ weights))
        bend = (matrix * (odds * (1 - odds))[:, None]).T @ matrix + np.eye(len(weights))
        weights -= np.linalg.solve(bend, matrix.T @ (odds - agreed) + weights)
    plain = weights[:-1] / scale
    return np.append(plain, weights[-1] - plain @ mean)


def main() -> None:
    """Prints weights and agreement."""
    features, agreed, rows, wanted = examples(Path(sys.argv[1]))
    for name, weight in zip((*FEATURES, "constant"), fit(features, agreed), strict=True):
        print(f"{name}: {weight:.2f}")
    score = np.zeros(len(agreed))
    for part in range(PARTS):
        inside = rows % PARTS == part
        weights = fit(features[~inside], agreed[~inside])
        score[inside] = features[inside] @ weights[:-1] + weights[-1]
    for least in (-0.8, -0.6, -0.4, -0.2):
        given = score >= least
        print(f"log-odds of {least} and more: F1 {2 * agreed[given].sum() / (given.sum() + wanted):.3f}")


if __name__ == "__main__":
    main()
