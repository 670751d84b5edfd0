"""CPU time and memory of every step between merged papers and an atlas, and how they grow.

    python benchmarks/enrich.py PAPERS.jsonl.xz MORE_PAPERS.jsonl.xz

Each file is enriched in a process of its own, without a vocabulary, so that tags and topics are found too. CPU
time is that of all threads together. Memory is the most that the process held until the step's end, the papers
themselves included; Linux and macOS tell it. The last column is the time per paper with the last file over that with
the first: 1 where time is linear. Threads of a linear-algebra library that wait for each other on a busy machine count
as working: OPENBLAS_NUM_THREADS=1 keeps them out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from whole_lists import paper_of, records_of

import paperatlas.enrich.atlas as steps
from paperatlas.model.vocabulary import Vocabulary

NAMES = {
    "texts_of": "words of all papers",
    "find_tags": "tags found",
    "weigh_terms": "terms weighed",
    "tag_papers": "papers tagged",
    "find_mentions": "mentions",
    "find_citations": "citations",
    "relate": "related papers",
    "find_topics": "topics",
    "find_people": "people",
    "place_on_map": "map",
    "reading_orders": "reading orders",
}


class Step(NamedTuple):
    """What a step took."""

    seconds: float
    peak: int
    """Most memory until its end, in MB."""


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--alone", action="store_true", help="measure one file in this process and print JSON")
    parser.add_argument("--digest", action="store_true", help="print a digest of each atlas, to compare two states")
    chosen = parser.parse_args()
    if chosen.alone:
        print(json.dumps(_measure(chosen.files[0])))
        return
    command = [sys.executable, __file__, "--alone"]
    runs = [json.loads(subprocess.run([*command, file], check=True, stdout=-1).stdout) for file in chosen.files]
    _print(runs)
    if chosen.digest:
        print(*(run["digest"] for run in runs), sep="\n")


def _measure(file: Path) -> dict[str, Any]:
    papers = [paper_of(record, number) for number, record in enumerate(records_of(file))]
    found: dict[str, Step] = {"papers read": Step(0.0, _peak())}
    for function, name in NAMES.items():
        setattr(steps, function, _timed(getattr(steps, function), name, found))
    start = time.process_time()
    atlas = steps.enrich(papers, Vocabulary())
    found["all"] = Step(time.process_time() - start, _peak())
    digest = hashlib.sha256(repr(atlas).encode()).hexdigest() if "--digest" in sys.argv else ""
    return {"papers": len(papers), "steps": found, "digest": digest}


def _timed(function: Callable[..., Any], name: str, found: dict[str, Step]) -> Callable[..., Any]:
    def timed(*values: Any) -> Any:
        start = time.process_time()
        result = function(*values)
        found[name] = Step(time.process_time() - start, _peak())
        return result

    return timed


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 * 1024 if sys.platform == "darwin" else 1024)


def _print(runs: Sequence[dict[str, Any]]) -> None:
    sizes = " | ".join(f"{run['papers']:,} papers | memory" for run in runs)
    print(f"| step | {sizes} | growth per paper |")
    print(f"| --- |{' ---: | ---: |' * len(runs)} ---: |")
    first, last = runs[0], runs[-1]
    for name in first["steps"]:
        taken = [Step(*run["steps"][name]) for run in runs]
        cells = " | ".join(f"{step.seconds:.1f} s | {step.peak:,} MB" for step in taken)
        per_paper = [step.seconds / run["papers"] for step, run in zip(taken, (first, last), strict=False)]
        growth = taken[-1].seconds / last["papers"] / per_paper[0] if per_paper[0] else 0
        print(f"| {name} | {cells} | {f'{growth:.2f}' if growth else ''} |")


if __name__ == "__main__":
    main()
