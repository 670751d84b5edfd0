from __future__ import annotations

import pytest

from paperatlas.text.names import name_from_text
from paperatlas.text.person_names import PersonName, may_be_variants, person_name


def cut(text: str) -> PersonName:
    name = name_from_text(text)
    assert name is not None
    return person_name(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Doe", "DOE, JANE"),
        ("Søren Ørn", "Soren Orn"),
        ("Ana-Maria Peña", "Ana Maria Pena"),
        ("Bo Beispiel²", "Bo Beispiel"),
        ("J. K. Doe", "J.K. Doe"),
    ],
)
def test_case_accents_punctuation_and_footnotes_do_not_count(one: str, other: str) -> None:
    assert cut(one).key == cut(other).key


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Jane Doe", "Jane A. Doe", True),
        ("Jane Anne Doe", "Jane A. Doe", True),
        ("Jürgen Müller", "Jürgen Mueller", True),
        ("Xiao-Dan Gu", "Xiaodan Gu", True),
        ("Jane B. Doe", "Jane A. Doe", False),
        ("Jane Doe", "Janet Doe", False),
        ("Jane Doe", "Jane Roe", False),
        ("Ann Doe Jr.", "Ann Doe III", False),
        ("Ning Xu", "Ning Xu Shugong Xu", False),
    ],
)
def test_variants_agree_word_for_word(one: str, other: str, expected: bool) -> None:
    assert may_be_variants(cut(one), cut(other)) is expected
    assert may_be_variants(cut(other), cut(one)) is expected


def test_initials_that_stand_together_are_cut() -> None:
    assert cut("J.K. Doe").given == ("j", "k")
    assert cut("Jane Doe").has_full_given
    assert not cut("J. Doe").has_full_given
