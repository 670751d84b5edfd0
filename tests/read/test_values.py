from __future__ import annotations

import pytest

from paperatlas.read.values import Plain, Value


@pytest.mark.parametrize(("plain", "kind"), [(None, "nothing"), ("x", "text"), ([], "a list"), ({}, "a mapping")])
def test_value_says_what_it_is(plain: Plain, kind: str) -> None:
    assert Value(plain, 1).kind() == kind
