from __future__ import annotations

import pytest

from paperatlas.text.raised import with_raised, without_formulas


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("M^2ossNet: Attention on Mosses", "M²ossNet: Attention on Mosses"),
        ("A^2-Nets", "A²-Nets"),
        ("(RF)^2 on lichens", "(RF)² on lichens"),
        ("in O(n^10) steps", "in O(n¹⁰) steps"),
        ("L_0 norms and an L_2^2 distance", "L₀ norms and an L₂² distance"),
    ],
)
def test_powers_and_indexes_are_shown_as_such(given: str, shown: str) -> None:
    assert with_raised(given) == shown


@pytest.mark.parametrize(
    "text", ["n^1.5", "T^1/3", "n^1-δ", "2^n", "n^2024", "^2", "kettle_2", "L_p", "x_1y", "\\sigma_1", "a_1_2", "~^_^~"]
)
def test_what_may_be_something_else_stays(text: str) -> None:
    assert with_raised(text) == text


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("M$^2$AD: Mosses", "M²AD: Mosses"),
        (r"$\beta^3$-IRT for $\ell_{1}$", "β³-IRT for ℓ₁"),
        (r"a 360$^{\circ}$ view", "a 360° view"),
        (r"$\pi_{0.5}$ and $\frac{1}{n}$", r"π_{0.5} and \frac{1}{n}"),
        (r"$\mathcal{O}(\sqrt{n} \log n)$ and $\leq 3 \times$", "O(√n log n) and ≤3 ×"),
        ("from $5 to $10 for R^3L", "from $5 to $10 for R³L"),
    ],
)
def test_formulas_become_characters_where_no_mathematics_is_shown(given: str, shown: str) -> None:
    assert without_formulas(given) == shown
