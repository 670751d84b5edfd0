from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.read.source import Reading, ReadingBuilder, Source


@pytest.mark.parametrize(("offset", "line"), [(0, 1), (1, 1), (2, 2), (3, 3), (4, 3)])
def test_offset_has_its_line(offset: int, line: int) -> None:
    assert Source("x", "a\n\nbc").line_at(offset) == line


@given(st.text("a\n", min_size=1))
def test_line_at_counts_the_line_feeds_before(text: str) -> None:
    source = Source("x", text)
    for offset in range(len(text)):
        assert source.line_at(offset) == text[:offset].count("\n") + 1


def test_builder_gives_what_it_collected() -> None:
    builder = ReadingBuilder(Source("x", ""), "json")
    assert builder.build() == Reading()
    assert str(builder.origin(3)) == "Origin(file='x', line=3, format='json')"
