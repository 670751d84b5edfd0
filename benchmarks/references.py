"""References by typst: computing time for a paper in each style, and those of the first papers.

python benchmarks/references.py PAPERS.jsonl [NUMBER]
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from paperatlas.cite import references as writing
from paperatlas.cite.reference_entry import STYLES, can_be_cited, entry
from paperatlas.cite.references import references, runs
from paperatlas.merge.papers import merge
from paperatlas.read.files import read_file

_TOGETHER = 50
_SHOWN = 3


def main(path: Path, number: int) -> None:
    records = read_file(path, Path()).records[:number]
    papers = [paper for paper in merge(records)[0] if can_be_cited(paper)]
    for style in STYLES:
        entries = [json.dumps({"a": entry(paper, style)}) for paper in papers]
        started = time.process_time()
        for start in range(0, len(entries), _TOGETHER):
            writing._bibliography(style, entries[start : start + _TOGETHER])
        print(f"{style}: {1000 * (time.process_time() - started) / len(papers):.2f} ms a paper")
    kept: dict[bytes, bytes] = {}
    for label in ("all of them", "again, all of them kept"):
        started = time.process_time()
        found = references(papers, kept)
        print(f"{label}: {time.process_time() - started:.1f} s for {len(found):,} of {len(papers):,} papers")
    for texts in list(found.values())[:_SHOWN]:
        print()
        for text in texts:
            print("  " + "".join(run for run, _ in runs(text)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
