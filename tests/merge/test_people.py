from __future__ import annotations

import pytest

from paperatlas.merge.people import People, compare, is_same_person, person
from paperatlas.text.names import name_from_text


def people(text: str) -> list:  # type: ignore[type-arg]
    return [person(name) for part in text.split(";") if (name := name_from_text(part))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Example", "A. Example"),
        ("Zoë Müller", "Z. Muller"),
        ("Example, Ada", "Ada Example"),
        ("Wei Wang", "Wang Wei"),
        ("García Márquez, Ana", "A. García"),
        ("Vincent van der Berg", "V. Berg"),
        ("Ada Q. Example", "Q. Example"),
        ("Ada Exampleson", "Ada Exampelson"),
        ("Example", "Ada Example"),
    ],
)
def test_one_person_in_two_spellings(one: str, other: str) -> None:
    (first,), (second,) = people(one), people(other)
    assert is_same_person(first, second)
    assert is_same_person(second, first)


@pytest.mark.parametrize(
    ("one", "other"), [("Ada Example", "Bo Example"), ("Wang Wei", "Li Wang"), ("Ada Oak", "Ada Ash")]
)
def test_two_people(one: str, other: str) -> None:
    (first,), (second,) = people(one), people(other)
    assert not is_same_person(first, second)


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        ("Ada Example; Bo Oak", "A. Example; B. Oak", People.SAME),
        ("Ada Example", "A. Example; B. Oak", People.SAME),
        ("Bo Oak; Ada Example", "A. Example; B. Oak; C. Elm", People.SOME),
        ("Ada Example; Cy Ash", "A. Example; B. Oak", People.SOME),
        ("Ada Example; Bo Oak", "Cy Ash; Di Elm", People.NONE),
        ("A Wang; B Li; C Hu; D Xu; E Lu; F Gu; G Ma", "A Wang; H Oak; I Ash; J Elm; K Fir; L Yew; M Box", People.FEW),
        ("Ada Example", "", People.UNKNOWN),
        ("Ada Example", "王伟", People.UNKNOWN),
    ],
)
def test_lists_are_compared(one: str, other: str, common: People) -> None:
    assert compare(people(one), people(other)) is compare(people(other), people(one)) is common
