"""Builds the same papers with ours and with others, and prints what each takes.

    make bench PAPERS=papers.jsonl [BENCH_FLAGS="--papers 10000 --runs 3"]

`--short` instead builds ours alone and holds counts that no machine changes (pages made, files moved,
bytes of a page) against their bounds; it exits with 1 where one is passed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.building import sites
from benchmarks.building.counts import check_counts
from benchmarks.building.measuring import Cost, bytes_below, cost_of

ROOT = Path(__file__).parents[2]
WORK = ROOT / ".cache" / "bench-build"
PEERS = WORK / "peers" / "bin"
CHANGE = "A later version adds experiments with larger models and finds that the effect stays."
COMMAND = [sys.executable, "-m", "paperatlas"]


def main() -> None:
    """Reads the arguments and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="papers as JSON Lines")
    parser.add_argument("--papers", type=int, default=10_000, help="how many of them")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--without", nargs="*", default=[], choices=["changes", "hugo", "material"], help="steps to leave out"
    )
    parser.add_argument("--short", action="store_true")
    chosen = parser.parse_args()
    papers = [paper for paper, _ in zip(sites.read(chosen.file), range(chosen.papers), strict=False)]
    shutil.rmtree(WORK / "ours", ignore_errors=True)
    sites.ours(papers, WORK / "ours")
    if chosen.short:
        sys.exit(1 if check_counts(papers, WORK / "ours") else 0)
    _compare(papers, chosen.runs, set(chosen.without))


def _compare(papers: sites.Papers, runs: int, without: set[str]) -> None:
    found: dict[str, list[Cost]] = {}
    steps = _steps(papers, without)
    for run in range(runs):
        for name, step in steps.items():
            cost = step()
            found.setdefault(name, []).append(cost)
            print(f"run {run + 1}: {name}: {cost.seconds:.1f} s, {cost.cpu:.1f} s of processor", file=sys.stderr)
    print(f"{len(papers):,} papers, {runs} runs, {_machine()}\n")
    print("| what | seconds, median | of processor | memory, MB | of our clean build |")
    print("| --- | ---: | ---: | ---: | ---: |")
    clean = _median(found["ours, clean"], lambda cost: cost.seconds)
    for name, costs in found.items():
        seconds, cpu = _median(costs, lambda cost: cost.seconds), _median(costs, lambda cost: cost.cpu)
        memory = max(cost.memory for cost in costs) / 1e6
        print(f"| {name} | {seconds:.2f} | {cpu:.2f} | {memory:,.0f} | {seconds / clean:.3f} |")
    print()
    _print_sizes(papers)
    for peer in ("Hugo and Pagefind", "mkdocs-material"):
        if peer in found:
            print(f"clean build, of the time of {peer}: {clean / _median(found[peer], lambda cost: cost.seconds):.2f}")


def _steps(papers: sites.Papers, without: set[str]) -> dict[str, Callable[[], Cost]]:
    folder = WORK / "ours"

    def clean() -> Cost:
        shutil.rmtree(folder / "site", ignore_errors=True)
        shutil.rmtree(folder / ".cache", ignore_errors=True)
        sites.write_papers(papers, folder)
        return cost_of([*COMMAND, "build"], folder)

    def unchanged() -> Cost:
        return cost_of([*COMMAND, "build"], folder)

    def one_changed() -> Cost:
        changed = [*papers]
        abstract = f"{papers[7].get('abstract', '')} {CHANGE}"
        changed[7] = {**papers[7], "title": f"On {papers[7]['title']}", "abstract": abstract}
        sites.write_papers(changed, folder)
        return cost_of([*COMMAND, "build"], folder)

    steps: dict[str, Callable[[], Cost]] = {"ours, clean": clean}
    if "changes" not in without:
        steps["ours, nothing changed"] = unchanged
        steps["ours, one paper changed"] = one_changed
    if "hugo" not in without:
        steps["Hugo and Pagefind"] = _hugo
    if "material" not in without:
        steps["mkdocs-material"] = partial(_material, papers)
    return steps


def _hugo() -> Cost:
    folder = WORK / "hugo"
    found = json.loads((WORK / "ours" / "site" / "papers.json").read_text("utf-8"))["papers"]
    sites.hugo(found, folder)
    built = cost_of([str(PEERS / "hugo"), "--quiet"], folder)
    sought = cost_of([str(PEERS / "python"), "-m", "pagefind", "--site", "public", "--quiet"], folder)
    return Cost(built.seconds + sought.seconds, built.cpu + sought.cpu, max(built.memory, sought.memory))


def _material(papers: sites.Papers) -> Cost:
    tree, folder = WORK / "tree", WORK / "material"
    if not tree.is_dir():
        sites.write_papers(papers, WORK / "ours")
        cost_of([*COMMAND, "generate", "-o", str(tree)], WORK / "ours")
    sites.material(folder, tree)
    return cost_of([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder, {"NO_MKDOCS_2_WARNING": "1"})


def _print_sizes(papers: sites.Papers) -> None:
    site = WORK / "ours" / "site"
    pages = [path.stat().st_size for path in site.glob("papers/*/index.html")]
    print(f"a paper's page: {statistics.fmean(pages) / 1000:.1f} kB; the site: {bytes_below(site) / 1e6:,.0f} MB")
    hugo = WORK / "hugo" / "public"
    if hugo.is_dir():
        others = [path.stat().st_size for path in hugo.glob("papers/*/index.html")]
        print(f"of Hugo: {statistics.fmean(others) / 1000:.1f} kB; {bytes_below(hugo) / 1e6:,.0f} MB")


def _median(costs: list[Cost], of: Callable[[Cost], float]) -> float:
    return statistics.median(map(of, costs))


def _machine() -> str:
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
