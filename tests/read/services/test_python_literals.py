from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.read.services.python_literals import python_to_json

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
)


@given(PLAIN)
def test_what_python_prints_becomes_the_same_json(value: object) -> None:
    assert json.loads(python_to_json(repr(value))) == value


@pytest.mark.parametrize("source", ["'open", '"open', "'a\\", "\\'" * 10, "True", "it's", "'\\Uffffffff'"])
def test_anything_else_does_no_harm(source: str) -> None:
    python_to_json(source)


def test_text_of_many_quotes_takes_linear_time() -> None:
    assert len(python_to_json("'" + "\\'" * 500_000 + "\\")) > 500_000
