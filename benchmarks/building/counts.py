"""Counts of a build that no machine changes, held against bounds."""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from benchmarks.building import sites
from benchmarks.building.measuring import bytes_below, cost_of

COMMAND = [sys.executable, "-m", "paperatlas"]


def check_counts(papers: sites.Papers, folder: Path) -> list[str]:
    """Builds twice, prints the counts, and gives those that pass their bounds.

    Args:
        papers: the papers.
        folder: a site of them that has not been built.
    """
    site = folder / "site"
    cost_of([*COMMAND, "build"], folder)
    pages = [path.stat().st_size for path in site.glob("papers/*/index.html")]
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*.html")}
    changed = [*papers]
    changed[7] = {**papers[7], "comment": "Twelve pages."}
    sites.write_papers(changed, folder)
    cost_of([*COMMAND, "build"], folder)
    touched = sum(before.get(path) != path.stat().st_mtime_ns for path in site.rglob("*.html"))
    counts = {
        "pages of papers that are missing": (len(papers) - len(pages), len(papers) // 50),
        "mean bytes of a paper's page": (round(statistics.fmean(pages)), 10_000),
        "bytes of the site, for each paper": (bytes_below(site) // len(papers), 95_000),
        "pages written after a comment on one paper": (touched, 20),
    }
    for name, (count, bound) in counts.items():
        print(f"{name}: {count:,} (at most {bound:,})")
    passed = [name for name, (count, bound) in counts.items() if count > bound]
    for name in passed:
        print(f"passed its bound: {name}", file=sys.stderr)
    return passed
