"""What a build of a thousand papers does, in counts that are the same on every machine."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest
from benchmarks.building import sites
from benchmarks.building.counts import check_counts


@pytest.mark.slow
def test_counts_of_a_build_stay_within_their_bounds(tmp_path: Path, shared: Path) -> None:
    with lzma.open(shared / "scale" / "papers-10k.jsonl.xz", "rt", encoding="utf-8") as lines:
        text = "".join(line for _, line in zip(range(1_000), lines, strict=False))
    (tmp_path / "papers.jsonl").write_text(text, "utf-8")
    papers = list(sites.read(tmp_path / "papers.jsonl"))
    sites.ours(papers, tmp_path / "site")
    assert check_counts(papers, tmp_path / "site") == []
