from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.model.record import Name
from paperatlas.text.names import is_others, name_from_parts, name_from_text, name_of_body


@pytest.mark.parametrize(
    ("text", "family", "given_name", "particle", "suffix", "whole"),
    [
        ("Ludwig van Beethoven", "Beethoven", "Ludwig", "van", None, "Ludwig van Beethoven"),
        ("van Beethoven, Ludwig", "Beethoven", "Ludwig", "van", None, "Ludwig van Beethoven"),
        ("Beethoven, L. van", "Beethoven", "L.", "van", None, "L. van Beethoven"),
        ("King, Jr, Martin Luther", "King", "Martin Luther", None, "Jr", "Martin Luther King Jr"),
        ("King, Martin Luther, Jr.", "King", "Martin Luther", None, "Jr.", "Martin Luther King Jr."),
        ("Martin Luther King Jr.", "King", "Martin Luther", None, "Jr.", "Martin Luther King Jr."),
        ("King Jr., Martin Luther", "King", "Martin Luther", None, "Jr.", "Martin Luther King Jr."),
        ("de la Cruz, Maria", "Cruz", "Maria", "de la", None, "Maria de la Cruz"),
        ("García Márquez, Gabriel", "García Márquez", "Gabriel", None, None, "Gabriel García Márquez"),
        ("Smith, J", "Smith", "J", None, None, "J Smith"),
    ],
)
def test_person_is_cut_into_parts(
    text: str, family: str, given_name: str, particle: str | None, suffix: str | None, whole: str
) -> None:
    assert name_from_text(text) == Name(whole, family, given_name, None, particle, suffix)


@pytest.mark.parametrize(
    "text", ["The ATLAS Collaboration", "Plato", "孙悟空", "World Health Organization", "Fern and Oak, Inc.", "Team 7"]
)
def test_what_is_no_person_stays_whole(text: str) -> None:
    assert name_from_text(text) == Name(text)


@pytest.mark.parametrize("text", ["others", "et al.", "and others", "et al", "…"])
def test_others_are_known(text: str) -> None:
    assert is_others(text)
    assert not is_others("Ada Others")


def test_parts_give_the_whole() -> None:
    assert name_from_parts("Alembert", "Jean", particle="d’") == Name("Jean d’Alembert", "Alembert", "Jean", None, "d’")
    assert name_from_parts("van der Berg", "Ada") == Name("Ada van der Berg", "Berg", "Ada", None, "van der")
    assert name_from_parts(None, " ") is None
    assert name_of_body("  Tin  Works ") == Name("Tin Works")
    assert name_of_body(" ") is None


@given(st.text(max_size=60))
def test_no_text_raises_and_nothing_is_lost(text: str) -> None:
    name = name_from_text(text)
    if name is not None:
        assert name.name
        assert all(part is None or part in name.name for part in (name.family, name.given, name.particle))
