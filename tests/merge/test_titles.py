from __future__ import annotations

import pytest

from paperatlas.merge.titles import Alike, alike, read_title

TITLE = "Tin Gardens and Their Kettles"


@pytest.mark.parametrize(
    ("other", "nearness"),
    [
        ("TIN GARDENS AND THEIR KETTLES.", Alike.EQUAL),
        ("Tin gardens & their kettles", Alike.EQUAL),
        ("The Tin Gardens and Their Kettles", Alike.EQUAL),
        ("WITHDRAWN: Tin Gardens and Their Kettles", Alike.EQUAL),
        ("Tin Gardens and Their Kettles (Retracted article. See vol. 3, pg. 5, 2010)", Alike.EQUAL),
        ("Tin Gardens and Their Kettles: A Study in Pots", Alike.CUT),
        ("Tin Gardens and Their Kettles - A Study in Pots", Alike.CUT),
        ("Pots: Tin Gardens and Their Kettles", Alike.CUT),
        ("Tin Gardens and Their Ketltes", Alike.NEAR),
        ("Tin Gardens and Their Akettles", Alike.DOUBTFUL),
        ("Tin Gardens and Their Kettles: Part II", Alike.FAR),
        ("Erratum: Tin Gardens and Their Kettles", Alike.FAR),
        ("Tin Gardens without Their Kettles", Alike.FAR),
        ("Sand Clocks", Alike.FAR),
    ],
)
def test_titles_are_compared(other: str, nearness: Alike) -> None:
    assert alike(read_title(TITLE), read_title(other)) is alike(read_title(other), read_title(TITLE)) is nearness


@pytest.mark.parametrize(
    "title", ["Editorial", "Introduction to the Special Issue on Pots", "Author Index", "Message from the Chairs"]
)
def test_what_is_printed_again_and_again_is_generic(title: str) -> None:
    assert read_title(title).is_generic


def test_title_of_a_paper_is_not_generic() -> None:
    assert not read_title("Introduction to Kettles").is_generic
    assert not read_title(TITLE).is_generic


@pytest.mark.parametrize("title", ["", "…", "::::", "(((", "[Retracted]", "RETRACTED:", "$x$", "\\" * 50, ": " * 5000])
def test_any_title_is_read(title: str) -> None:
    found = read_title(title)
    assert alike(found, found) is Alike.EQUAL
