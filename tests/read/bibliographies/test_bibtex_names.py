from __future__ import annotations

import pytest

from paperatlas.read.bibliographies.bibtex.names import names_of


def parts(source: str) -> list[tuple[str | None, ...]]:
    return [(name.family, name.given, name.particle, name.suffix) for name in names_of(source).names]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Ada Example", ("Example", "Ada", None, None)),
        ("Example, Ada B.", ("Example", "Ada B.", None, None)),
        ("Example, A.-B.", ("Example", "A.-B.", None, None)),
        ("Ludwig van Beethoven", ("Beethoven", "Ludwig", "van", None)),
        ("van der Example, Ada", ("Example", "Ada", "van der", None)),
        ("Example, Jr., Ada", ("Example", "Ada", None, "Jr.")),
        ("{van der Example}, Ada", ("van der Example", "Ada", None, None)),
        ("Ada {de la Example}", ("de la Example", "Ada", None, None)),
        ("A. B. {Example}", ("Example", "A. B.", None, None)),
        ("{Example-Beispiel}, Ada", ("Example-Beispiel", "Ada", None, None)),
        (r"{\"O}hman, {\'E}va", ("Öhman", "Éva", None, None)),
        (r"M{\"{u}}ller, J{\o}rn", ("Müller", "Jørn", None, None)),
        (r"\v{C}apek, Bo", ("Čapek", "Bo", None, None)),
        (r"Fran{\c c}ois {\v Z}i\v{z}ka", ("Žižka", "François", None, None)),
        ("Ada~B. Example", ("Example", "Ada B.", None, None)),
        ("Wei Example 0002", ("Example", "Wei", None, None)),
        ("family=Example, given=Ada, prefix=van, useprefix=true", ("Example", "Ada", "van", None)),
        ('given={Ada B.}, family="Example", suffix=III', ("Example", "Ada B.", None, "III")),
        ("Čapek, Bo", ("Čapek", "Bo", None, None)),
    ],
)
def test_name_is_cut_as_bibtex_cuts_it(source: str, expected: tuple[str | None, ...]) -> None:
    assert parts(source) == [expected]


@pytest.mark.parametrize(
    "source",
    ["{Ada Example}", "{Barnes and Noble}", "{{Barnes and Noble}}", "{Tin, Kettle and Sons}", "{Tin; Kettle Works}"],
)
def test_name_in_braces_is_one_body(source: str) -> None:
    (name,) = names_of(source).names
    assert (name.name, name.family) == (source.strip("{}"), None)


def test_name_that_does_not_read_like_a_person_stays_whole() -> None:
    assert [name.name for name in names_of("Plato and The Tin Collaboration").names] == [
        "Plato",
        "The Tin Collaboration",
    ]


def test_names_of_all_orders_stand_side_by_side() -> None:
    source = "Example, Ada AND Bo Beispiel\n\tand {Tin Society} and family=Ohm, given=Eva and  and Öhman, E."
    assert [name.name for name in names_of(source).names] == [
        "Ada Example",
        "Bo Beispiel",
        "Tin Society",
        "Eva Ohm",
        "E. Öhman",
    ]


@pytest.mark.parametrize("source", ["Example, Ada and others", "Ada Example and et al.", "Example, A. et al."])
def test_others_are_no_name(source: str) -> None:
    found = names_of(source)
    assert [name.family for name in found.names] == ["Example"]
    assert found.has_more


@pytest.mark.parametrize(
    ("source", "families"),
    [
        ("Example, A.; Beispiel, B.", ["Example", "Beispiel"]),
        ("Example, A., Beispiel, B. C., Ohm, D.", ["Example", "Beispiel", "Ohm"]),
        ("Ada Example, Bo Beispiel, Eva Ohm, Uwe Tin", ["Example", "Beispiel", "Ohm", "Tin"]),
        ("A Example , B Beispiel and C Ohm", ["Example", "Beispiel", "Ohm"]),
        (r"Example, A. \& Beispiel, B.", ["Example", "Beispiel"]),
    ],
)
def test_names_parted_wrongly_are_told_apart_and_doubted(source: str, families: list[str]) -> None:
    found = names_of(source)
    assert [name.family for name in found.names] == families
    assert found.is_doubtful


@pytest.mark.parametrize("source", ["", " and ", "{}", "and", "{", "}{", ", ,", "family=", "\\", "{\\", "{and} and {"])
def test_odd_texts_give_no_parts_and_do_not_raise(source: str) -> None:
    assert all(name.family is None for name in names_of(source).names)
