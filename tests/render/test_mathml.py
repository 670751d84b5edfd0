from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.render.mathml import to_mathml


def test_formula_becomes_mathml() -> None:
    assert "<msub><mi>ℓ</mi><mn>1</mn></msub>" in to_mathml(r"\ell_1")


@pytest.mark.parametrize(
    "tex", [r"\scoreGamma", r"\frac{", "x^^", r"\color{red}{x}", r"\href{javascript:alert(1)}{x}", "x" * 600]
)
def test_what_cannot_be_converted_safely_is_shown_as_its_tex(tex: str) -> None:
    made = to_mathml(tex)
    assert made.startswith('<span class="pa-tex">')
    assert "<math" not in made


def test_percent_sign_is_no_comment() -> None:
    assert "&#37;" in to_mathml("12%+x")


@given(st.text(st.sampled_from(list("\\{}^_&<>\"'$%x1 ()textmathrmhrefcolorstyle")), max_size=60))
def test_no_attribute_but_layout_comes_through(tex: str) -> None:
    made = to_mathml(tex)
    assert not re.search(r"(?i)\b(?:href|style|on\w+|src)=", made)
    assert not re.search(r"<(?!/?(?:span|math|m[a-z]+)\b)", made)
