from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.read.json_values import MAX_DEPTH, JsonError, decode_at
from paperatlas.read.values import Value


def test_value_is_decoded_with_the_offset_behind_it() -> None:
    assert decode_at('x {"a": [1, "b"]} y', 2, 7) == (Value({"a": Value([Value("1", 7), Value("b", 7)], 7)}, 7), 17)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("2101.00010", "2101.00010"),
        ("12", "12"),
        ("1e400", "1e400"),
        ("9" * 5000, "9" * 5000),
        ("true", "true"),
        ("null", None),
        ('""', ""),
        ('"\\ud83d\\ude00"', "😀"),
    ],
)
def test_scalar_stays_the_string_it_is(text: str, plain: str | None) -> None:
    assert decode_at(text, 0, 1)[0].plain == plain


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ('{"a": 1, "a": 2}', '"a" stands twice'),
        ('[{"b": {"a": 1, "a": 1}}]', '"a" stands twice'),
        ("NaN", "NaN"),
        ("[Infinity]", "Infinity"),
        ("[-Infinity]", "-Infinity"),
        ('"\\ud800"', "surrogate"),
        ('{"\\udfff": 1}', "surrogate"),
        ("[" * (MAX_DEPTH + 2) + "]" * (MAX_DEPTH + 2), "nested deeper"),
        ("[" * 100_000, "nested deeper"),
        ("{'a': 1}", "not valid JSON"),
        ('{"a": 1,}', "not valid JSON"),
        ("", "not valid JSON"),
    ],
)
def test_trap_is_refused(text: str, finding: str) -> None:
    with pytest.raises(JsonError, match=finding):
        decode_at(text, 0, 1)


def test_broken_json_tells_its_place() -> None:
    with pytest.raises(JsonError) as caught:
        decode_at('{"a": nope}', 0, 1)
    assert caught.value.offset == 6


JSON = st.recursive(
    st.none() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def plain(value: Value) -> object:
    if isinstance(value.plain, dict):
        return {key: plain(item) for key, item in value.plain.items()}
    return [plain(item) for item in value.plain] if isinstance(value.plain, list) else value.plain


@given(JSON)
def test_value_is_the_same_after_format_and_decode(value: object) -> None:
    text = json.dumps(value)
    decoded, end = decode_at(text, 0, 1)
    assert (plain(decoded), end) == (value, len(text))
