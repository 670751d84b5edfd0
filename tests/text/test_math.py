from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.text.math import Segment, replace_math, segments


def text(words: str) -> Segment:
    return Segment(words, False)


def math(formula: str) -> Segment:
    return Segment(formula, True)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("no mathematics", [text("no mathematics")]),
        ("", []),
        ("in $O(n^2)$ steps", [text("in "), math("O(n^2)"), text(" steps")]),
        ("$x$$y$", [text("$x$$y$")]),
        ("$x$, $y$", [math("x"), text(", "), math("y")]),
        (r"$a\$b$", [math(r"a\$b")]),
    ],
)
def test_mathematics_stands_between_dollars(source: str, expected: list[Segment]) -> None:
    assert list(segments(source)) == expected


@pytest.mark.parametrize(
    "source", ["$5 to $10", "from $5-$10 a day", "$ x$", "$x $", "$x$5", "US$ and A$", "one $ alone", "$$", "$"]
)
def test_dollars_of_money_are_no_mathematics(source: str) -> None:
    assert list(segments(source)) == [text(source)]


def test_escaped_dollars_are_dollars() -> None:
    assert list(segments(r"\$x\$ and $y$")) == [text("$x$ and "), math("y")]


def test_formula_of_more_than_a_thousand_characters_is_text() -> None:
    source = f"${'x' * 1001}$"
    assert list(segments(source)) == [text(source)]


def test_mathematics_is_replaced() -> None:
    assert replace_math(r"a $x$ b \$5", "M") == "a M b $5"


@given(st.text("$ ax5^{}", max_size=60))
def test_segments_lose_nothing_but_dollar_signs(source: str) -> None:
    assert "".join(f"${part}$" if is_math else part for part, is_math in segments(source)) == source
    assert all(part.text for part in segments(source))
