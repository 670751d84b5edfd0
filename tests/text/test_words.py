from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.text.words import fold, singular, stem, title_key, words


def test_words_are_as_written_without_mathematics() -> None:
    assert words("State-of-the-art $x_1$ nets don't _a_ 3D") == ["State-of-the-art", "nets", "don't", "a", "3D"]


@pytest.mark.parametrize(
    ("text", "folded"), [("ÉCOLE", "ecole"), ("Straße", "strasse"), ("ﬁn", "fin"), ("Søren", "søren")]
)
def test_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("studies", "study"),
        ("boxes", "box"),
        ("classes", "class"),
        ("agents", "agent"),
        ("bus", "bus"),
        ("analysis", "analysis"),
        ("bias", "bias"),
        ("class", "class"),
        ("gas", "gas"),
        ("analyses", "analysis"),
        ("hypotheses", "hypothesis"),
        ("diagnoses", "diagnosis"),
        ("matrices", "matrix"),
        ("corpora", "corpus"),
        ("biases", "bias"),
        ("lenses", "lens"),
        ("prices", "price"),
        ("coronaviruses", "coronavirus"),
    ],
)
def test_plural_has_its_singular(word: str, one: str) -> None:
    assert singular(word) == one


@pytest.mark.parametrize("word", ["series", "species", "lens"])
def test_word_that_only_looks_like_a_plural_stays(word: str) -> None:
    assert singular(word) == word


@pytest.mark.parametrize(
    ("word", "stemmed"), [("learning", "learn"), ("agents", "agent"), ("gpt-4", "gpt-4"), ("über", "über")]
)
def test_word_has_its_stem(word: str, stemmed: str) -> None:
    assert stem(word) == stemmed


@pytest.mark.parametrize("other", ["éa: b C", "EA B-C!", "Ea — b_c"])
def test_titles_alike_but_for_case_accents_and_punctuation_have_one_key(other: str) -> None:
    assert title_key("Ea b c") == title_key(other)


def test_titles_with_other_letters_have_other_keys() -> None:
    assert title_key("Part 1") != title_key("Part 2")
    assert title_key("論文") != title_key("学習")


def test_titles_with_other_formulas_have_other_keys() -> None:
    assert title_key("Learning over $L_1$ balls in time") != title_key("Learning over $L_2$ balls in time")


def test_mathematical_letters_are_folded_to_lower_case() -> None:
    assert fold("𝓐") == "a"


@given(st.text())
def test_title_key_holds_letters_and_digits_only(text: str) -> None:
    assert all(character.isalnum() for character in title_key(text))
