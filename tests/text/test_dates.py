from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.model.dates import parse_date
from paperatlas.text.dates import join_date, read_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Mar. 12, 2019", "2019-03-12"),
        ("12-14 March 2019", "2019-03-12"),
        ("Mon, 12 Mar 2019 18:00:00 GMT", "2019-03-12"),
        ("2019-03-12T00:00:00Z", "2019-03-12"),
        ("2019/03/12/", "2019-03-12"),
        ("2003/12/04/Fall", "2003-12-04"),
        ("20190312", "2019-03-12"),
        ("2019/03///", "2019-03"),
        ("2019 Mar-Apr", "2019-03"),
        ("2004-06~", "2004-06"),
        ("2004-06-01/2004-06-20", "2004-06-01"),
        ("Spring 2019", "2019"),
        ("2019-21", "2019"),
        ("[2019?]", "2019"),
        ("c2001", "2001"),
        ("1999a", "1999"),
        ("25/03/2019", "2019-03-25"),
        ("03/25/2019", "2019-03-25"),
        ("03/04/2019", "2019"),
        ("2024-02-30", "2024-02"),
        ("12. März 2019", "2019-03-12"),
        ("in press", None),
        ("n.d.", None),
        ("0", None),
        ("", None),
    ],
)
def test_date_is_read_as_exactly_as_it_is_known(text: str, date: str | None) -> None:
    assert read_date(text) == date


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        (("2001", "jan"), "2001-01"),
        (("2001", "12~mar"), "2001-03-12"),
        (("2001", "mar", "12"), "2001-03-12"),
        (("2001", "mar", "32"), "2001-03"),
        (("2001", "{Spring}"), "2001"),
        (("2001", "Mar/Apr"), "2001-03"),
        (("1980", "June 10"), "1980-06-10"),
        (("to appear", "jan"), None),
        ((None, "jan"), None),
    ],
)
def test_year_month_and_day_are_joined(parts: tuple[str | None, ...], date: str | None) -> None:
    assert join_date(*parts) == date


@given(st.text(max_size=60))
def test_what_is_read_is_a_date(text: str) -> None:
    date = read_date(text)
    assert date is None or parse_date(date) == date


def test_digit_that_is_no_number_is_no_month() -> None:
    assert join_date("2019", "\u00b2") == "2019"
