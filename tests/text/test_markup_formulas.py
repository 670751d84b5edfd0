from __future__ import annotations

from paperatlas.text.markup import is_markup, markup_to_text


def test_several_formulas_of_one_paragraph_all_stay() -> None:
    assert markup_to_text("<p>a <tex-math>x_1</tex-math> b <tex-math>y</tex-math></p>") == "a $x_1$ b $y$"


def test_formula_in_several_notations_is_one() -> None:
    twice = "<alternatives><math><mi>x</mi></math><tex-math>x_1</tex-math></alternatives>"
    assert markup_to_text(f"a {twice} b") == "a $x_1$ b"


def test_markup_is_told_from_other_names() -> None:
    assert is_markup("fixed-case")
    assert not is_markup("mask")
