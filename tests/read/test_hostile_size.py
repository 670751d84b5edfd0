"""Copied pages have no limit on the length of a line, so the work on one must grow with its length only."""

from __future__ import annotations

import time

import pytest

from paperatlas.read.formats import BY_NAME
from paperatlas.read.source import Source


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "$a ",
        "\\(",
        "\\emph{x}{",
        "`a",
        "``a'",
        "mathcal{O}(",
        "a_{b}^{c}",
        "We propose a ",
        "A-",
        "http://a",
        "![a](",
    ],
)
def test_long_line_does_not_hang_the_reader(unit: str) -> None:
    # Work that grew with the square of the length would take minutes here.
    source = Source("x", "Daily Papers\nA title\nWords " + unit * (300_000 // len(unit)) + "\n")
    start = time.perf_counter()
    BY_NAME["hf-papers"].read(source)
    assert time.perf_counter() - start < 30
