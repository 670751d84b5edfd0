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
def test_time_grows_with_the_length_of_a_line(unit: str) -> None:
    def seconds(length: int) -> float:
        source = Source("x", "Daily Papers\nA title\nWords " + unit * (length // len(unit)) + "\n")
        start = time.perf_counter()
        BY_NAME["hf-papers"].read(source)
        return time.perf_counter() - start

    seconds(1_000)
    assert seconds(40_000) < 8 * max(seconds(10_000), 0.01)
