from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.merge.spelling import distance, is_other_word, is_typing_error

WORDS = st.text("abc", max_size=7)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("kettle", "kettle", 0), ("kettle", "ketle", 1), ("kettle", "ketlte", 1), ("tin", "tins", 1), ("tin", "pan", 2)],
)
def test_letters_are_counted(one: str, other: str, count: int) -> None:
    assert distance(one, other, 2) == distance(other, one, 2) == count


@given(WORDS, WORDS, st.integers(0, 8))
def test_distance_is_symmetric_and_stops_behind_the_limit(one: str, other: str, most: int) -> None:
    assert distance(one, other, most) == distance(other, one, most) == min(distance(one, other, 9), most + 1)
    assert (distance(one, other, most) == 0) == (one == other)


@pytest.mark.parametrize(("one", "other"), [("kettle", "ketle"), ("nad", "and"), ("ofr", "for"), ("models", "model")])
def test_slips_are_typing_errors(one: str, other: str) -> None:
    assert is_typing_error(one, other)
    assert not is_other_word(one, other)


@pytest.mark.parametrize(("one", "other"), [("mice", "rats"), ("in", "on"), ("pan3x", "pan4x"), ("cat", "bat")])
def test_short_words_and_numbers_hold_no_typing_errors(one: str, other: str) -> None:
    assert not is_typing_error(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("adsorption", "absorption"), ("typical", "atypical"), ("microscopic", "macroscopic")],
)
def test_words_with_another_beginning_may_be_meant(one: str, other: str) -> None:
    assert is_other_word(one, other)
    assert is_other_word(other, one)
