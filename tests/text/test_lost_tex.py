from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.text.lost_tex import restore_lost_tex


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a mathcal{O}(n^{5/2}M^3T) bound", r"a $\mathcal{O}(n^{5/2}M^3T)$ bound"),
        ("over mathbb R now", r"over $\mathbb{R}$ now"),
        ("mathcal{O}(log n)", r"$\mathcal{O}(\log  n)$"),
        ("2.5times faster", "2.5× faster"),
        ("UotimesV", "U⊗V"),
        ("$alpha$", r"$\alpha$"),
        ("Phi^{max}", r"$\Phi^{\mathrm{max}}$"),
        ("x_{i}^{2}", "$x_{i}^{2}$"),
        ("E_{τ,f}", "$E_{τ,f}$"),
    ],
)
def test_lost_backslashes_are_given_back(source: str, expected: str) -> None:
    assert restore_lost_tex(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "sometimes 3 times",
        "3 times as fast",
        "2timesheets",
        "file_{name}",
        r"\mathcal{O}(n)",
        r"$\mathcal{O}(x_{i})$",
        "an alpha version",
        "mathcalculus",
        "log files",
        "{a}",
    ],
)
def test_doubtful_text_stays(source: str) -> None:
    assert restore_lost_tex(source) == source


def test_open_bracket_stays_outside_the_formula() -> None:
    assert restore_lost_tex("mathcal{O}(n") == r"$\mathcal{O}$(n"


@given(st.text("mathclO{}()$\\_^ x2tiesPhi", max_size=80) | st.text())
def test_no_text_raises(source: str) -> None:
    restore_lost_tex(source)


@given(
    st.text(st.characters(exclude_characters="{}$"), max_size=60).filter(lambda t: "math" not in t and "times" not in t)
)
def test_text_without_braces_and_dollars_stays(source: str) -> None:
    assert restore_lost_tex(source) == source
