from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.read.values import Value
from paperatlas.read.yaml_values import MAX_DEPTH, YamlError, parse_yaml


def value_of(text: str) -> object:
    (document,) = parse_yaml(f"key: {text}\n")
    assert isinstance(document.plain, dict)
    return document.plain["key"].plain


@pytest.mark.parametrize(
    "text", ["2101.00010", "NO", "12_3", "yes", "1e3", "0x10", "2021-01-05", "null", "~", "true", "1:30"]
)
def test_scalar_stays_the_string_it_is(text: str) -> None:
    assert value_of(text) == text


@pytest.mark.parametrize(
    ("text", "value"), [("", None), ('""', ""), ("''", ""), ('"NO"', "NO"), (">\n  a\n  b\n", "a b\n")]
)
def test_nothing_is_told_from_an_empty_string(text: str, value: str | None) -> None:
    assert value_of(text) == value


def test_values_know_their_lines() -> None:
    (document,) = parse_yaml("# comment\na: b\nc:\n  - d\n  - e\n")
    assert document == Value({"a": Value("b", 2), "c": Value([Value("d", 4), Value("e", 5)], 4)}, 2)


def test_several_documents_are_several_values() -> None:
    assert [document.line for document in parse_yaml("a: b\n---\na: c\n")] == [1, 3]


@pytest.mark.parametrize(
    ("text", "line", "finding"),
    [
        ("a: b\na: c\n", 2, "stands twice"),
        ("a:\n  b: c\n  b: d\n", 3, "stands twice"),
        ("a: &x b\n", 1, "anchors"),
        ("a: b\nc: *x\n", 2, "anchors"),
        ("a: &x\n  <<: *x\n", 1, "anchors"),
        ("a: !!python/object:os.system b\n", 1, "tag"),
        ("a: !!str b\n", 1, "tag"),
        ("a: !x\n  - b\n", 1, "tag"),
        ("? [a, b]\n: c\n", 1, "a key is a list"),
        ("? {a: b}\n: c\n", 1, "a key is a mapping"),
        ("? \n: c\n", 1, "a key is nothing"),
        ("a: [b\n", 1, "not valid YAML"),
        ("a: b\n\tc: d\n", 2, "not valid YAML"),
        ("a: b: c\n", 1, "not valid YAML"),
        ("a: \x00\n", 1, "not valid YAML"),
        ("a: " + "[" * (MAX_DEPTH + 1), 1, "nested deeper"),
        ("a: " + "{a: " * 3000, 1, "nested deeper"),
    ],
)
def test_trap_is_refused_with_its_line(text: str, line: int, finding: str) -> None:
    with pytest.raises(YamlError, match=finding) as caught:
        parse_yaml(text)
    assert caught.value.line == line
    assert caught.value.remedy


def test_nesting_up_to_the_limit_is_read() -> None:
    assert len(parse_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH)) == 1


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(YamlError):
        parse_yaml("a: \ud800\n")


@given(st.text() | st.text("ab:-?[]{}#&*!|>'\"%@`,\n\t ", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    problem = None
    try:
        parse_yaml(text)
    except YamlError as caught:
        problem = caught
    assert problem is None or (problem.line >= 1 and problem.finding and problem.remedy)
