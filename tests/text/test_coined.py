from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.text.coined import Coinage, coined_names, name_for_untitled


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("KG-Walker: Strolling over Graphs", "KG-Walker"),
        ("Dream at Noon (DaN): Resting Networks", "DaN"),
        ("Group Bar Tuning (GBT)", "GBT"),
        ("FooNet2: $x$ again", "FooNet2"),
    ],
)
def test_title_names_its_method(title: str, name: str) -> None:
    assert coined_names(title, None) == (Coinage(name, 3),)


@pytest.mark.parametrize(
    ("abstract", "name"),
    [
        ("We propose FooNet, which sings.", "FooNet"),
        ("This paper introduces a novel FooNet that sings.", "FooNet"),
        ("We study a method called BarBaz.", "BarBaz"),
        ("An approach, termed QUX-2, is given.", "QUX-2"),
        ("In this work we present a thing with many words (TMW) for all.", "TMW"),
    ],
)
def test_abstract_introduces_its_method(abstract: str, name: str) -> None:
    assert Coinage(name, 2) in coined_names(None, abstract)


@pytest.mark.parametrize(
    "abstract", ["We propose LLMs that sing.", "We present a network.", "GPT-4 is called GPT.", ""]
)
def test_ordinary_names_are_not_coined(abstract: str) -> None:
    assert coined_names(None, abstract) == ()


def test_name_in_the_title_is_the_stronger_and_stands_first() -> None:
    found = coined_names("FooNet: A Net", "We use what is called BarBaz. We propose FooNet, a net.")
    assert found == (Coinage("FooNet", 3), Coinage("BarBaz", 2))


def test_at_most_four_names_are_coined() -> None:
    assert len(coined_names(None, " ".join(f"It is called Foo{n}Bar." for n in range(9)))) == 4


@pytest.mark.parametrize(
    ("abstract", "name"),
    [
        ("We propose FooNet, which sings.", "FooNet"),
        ("We propose to tune, with Great Old Organs (GOO), the air.", "Great Old Organs (GOO)"),
        ("Plain words.", "“Plain words”"),
        ("", "Untitled"),
    ],
)
def test_untitled_paper_gets_a_name_to_show(abstract: str, name: str) -> None:
    assert name_for_untitled(abstract) == name


def test_first_words_are_cut_at_a_words_end() -> None:
    name = name_for_untitled("plain word " * 20)
    assert name.endswith((" plain…”", " word…”"))
    assert len(name) < 80


@given(st.text())
def test_no_text_raises(text: str) -> None:
    coined_names(text, text)
    assert name_for_untitled(text)
