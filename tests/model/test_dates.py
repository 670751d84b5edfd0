from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.model.dates import make_date, month_number, parse_date, spoken_date, year_of


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025", "2025"),
        ("2025-10", "2025-10"),
        (" 2025-10-17 ", "2025-10-17"),
        ("2025-10-17T08:00:00Z", "2025-10-17"),
        ("2025-10-17 08:00", "2025-10-17"),
        ("2024-02-29", "2024-02-29"),
        ("2025-02-29", None),
        ("2025-13", None),
        ("2025-00-01", None),
        ("2025-1-7", None),
        ("25", None),
        ("17.10.2025", None),
        ("1449", None),
        ("2200", None),
        ("", None),
    ],
)
def test_date_is_read_only_where_such_a_day_exists(text: str, date: str | None) -> None:
    assert parse_date(text) == date


@given(st.dates(datetime.date(1450, 1, 1), datetime.date(2199, 12, 31)), st.integers(1, 3))
def test_date_is_the_same_after_make_and_parse(day: object, parts: int) -> None:
    numbers = [int(part) for part in str(day).split("-")][:parts]
    date = make_date(*numbers)
    assert date == str(day)[: (4, 7, 10)[parts - 1]]
    assert parse_date(date) == date


@given(st.integers(0, 9999), st.none() | st.integers(-1, 99), st.none() | st.integers(-1, 99))
def test_make_date_gives_what_parse_date_reads_or_nothing(year: int, month: int | None, day: int | None) -> None:
    date = make_date(year, month, day)
    assert date is None or parse_date(date) == date


@given(st.text())
def test_parse_date_never_raises(text: str) -> None:
    parse_date(text)


@pytest.mark.parametrize(("date", "year"), [("2025-10-17", 2025), ("1999", 1999), (None, None)])
def test_year_of_date(date: str | None, year: int | None) -> None:
    assert year_of(date) == year


@pytest.mark.parametrize(
    ("name", "number"),
    [("Jan", 1), ("september", 9), ("Sept.", 9), ("DEC", 12), ("May", 5), ("Ma", None), ("", None), ("Xyz", None)],
)
def test_month_is_known_by_its_name_or_beginning(name: str, number: int | None) -> None:
    assert month_number(name) == number


@pytest.mark.parametrize("word", ["Marble", "Decoder", "Octopus", "Maybe"])
def test_word_that_only_begins_like_a_month_is_none(word: str) -> None:
    assert month_number(word) is None


@pytest.mark.parametrize(
    ("date", "spoken"), [("2025-10-07", "7 October 2025"), ("2025-10", "October 2025"), ("2025", "2025")]
)
def test_date_is_spoken_as_people_write_it(date: str, spoken: str) -> None:
    assert spoken_date(date) == spoken
