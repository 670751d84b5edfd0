from __future__ import annotations

import pytest

from paperatlas.read.services.abstract_text import abstract_of, title_of


@pytest.mark.parametrize(
    ("source", "abstract"),
    [
        ("Abstract: kettles whistle.", "kettles whistle."),
        ("ABSTRACT Kettles whistle.", "Kettles whistle."),
        ("Abstract Old kettles whistle.", "Old kettles whistle."),
        ("Abstract The Tin Works whistle.", "The Tin Works whistle."),
        ("Summary In Tin we trust.", "In Tin we trust."),
        ("<jats:title>Abstract</jats:title><jats:p>Kettles whistle.</jats:p>", "Kettles whistle."),
        ("Abstract Meaning Representation is a graph.", "Abstract Meaning Representation is a graph."),
        ("Abstract Interpretation is sound.", "Abstract Interpretation is sound."),
        ("Abstract kettles whistle.", "Abstract kettles whistle."),
        ("Abstracts are short.", "Abstracts are short."),
    ],
)
def test_heading_is_taken_off_and_terms_that_begin_like_it_stay(source: str, abstract: str) -> None:
    assert abstract_of(source)["abstract"] == abstract


def test_title_loses_markup_and_keeps_formulas() -> None:
    assert title_of("Tin  <i>gardens</i> of $k$ \\textbf{kettles}") == "Tin gardens of $k$ kettles"
    assert title_of("<i></i>") is None
