from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paperatlas.model.issue import Issue
from paperatlas.read.json_walk import MOST_BROKEN, looks_like_json, looks_like_lines, walk
from paperatlas.read.source import Source
from paperatlas.read.values import Value


def found(text: str, *wrappers: str) -> tuple[list[tuple[str | None, int]], list[tuple[int, str]]]:
    """Value of `a` and line of each entry; line and finding of each issue."""
    entries, issues = [], []
    for item in walk(Source("x", text), wrappers):
        if isinstance(item, Issue):
            issues.append((item.line, item.finding))
        else:
            entries.append((_a(item), item.line))
    return entries, issues


def _a(value: Value) -> str | None:
    if not isinstance(value.plain, dict):
        return str(value.plain)
    inner = value.plain.get("a")
    return str(inner.plain) if inner is not None else None


@pytest.mark.parametrize(
    "text",
    [
        '[{"a": 1},\n\n{"a": 2}]',
        '{"a": 1}\n\n{"a": 2}\n',
        '{"a": 1,\n"b": 1}\n{"a": 2}',
        '{"items": [{"a": 1},\n\n{"a": 2}], "count": 2}',
        '{"status": "ok", "message": {"total": 2, "items": [{"a": 1},\n\n{"a": 2}]}}',
        '[{"message": {"items": [{"a": 1}]}},\n\n{"message": {"a": 2}}]',
    ],
)
def test_every_shape_gives_its_entries_with_their_lines(text: str) -> None:
    entries, issues = found(text, "message", "items")
    assert [value for value, _ in entries] == ["1", "2"]
    assert [line for _, line in entries] in ([1, 3], [1, 3])
    assert issues == []


def test_single_object_is_an_entry() -> None:
    assert found('\n{"a": 1}', "items") == ([("1", 2)], [])


def test_members_of_an_object_at_the_top_know_their_lines() -> None:
    (value,) = walk(Source("x", '{\n"one": {"a": 1},\n\n"two": {"a": 2}}'))
    assert isinstance(value, Value)
    assert isinstance(value.plain, dict)
    assert [member.line for member in value.plain.values()] == [2, 4]


def test_object_with_a_title_is_no_wrapper() -> None:
    assert found('{"title": "T", "a": 1, "items": [{"a": 2}]}', "items") == ([("1", 1)], [])


def test_what_is_no_mapping_is_left_to_the_reader() -> None:
    assert found('[null, "x", 3, {"a": 1}]')[0] == [("None", 1), ("x", 1), ("3", 1), ("1", 1)]


@pytest.mark.parametrize("broken", ['{"a": NaN}', '{"a": nope, "b": [1, "]"]}', '{"a": 1, "a": 1}', "nope", "{'a': 1}"])
@pytest.mark.parametrize(
    "shape",
    [
        '[{{"a": 1}}, {}, {{"a": 3}}]',
        '[\n{{"a": 1}},\n{},\n{{"a": 3}}\n]',
        '[{{"a": 1}}\n,{}\n,{{"a": 3}}\n]',
        '{{"message": {{"items": [{{"a": 1}}, {}, {{"a": 3}}], "total": 2}}}}',
        '{{"a": 1}}\n{{"a": {}}}\n{{"a": 3}}',
    ],
)
def test_broken_entry_costs_only_itself(shape: str, broken: str) -> None:
    entries, issues = found(shape.format(broken), "message", "items")
    assert [value for value, _ in entries] == ["1", "3"]
    assert len(issues) == 1


@pytest.mark.parametrize("separator", ["\n", " "])
def test_broken_member_costs_only_itself(separator: str) -> None:
    text = separator.join(["{", '"one": {"a": 1},', '"two": {"a": nope},', '"a": 3', "}"])
    entries, issues = found(text)
    assert [value for value, _ in entries] == ["3"]
    assert len(issues) == 1


def test_key_that_stands_twice_at_the_top_is_reported() -> None:
    assert found('{"a": 1,\n"a": 2}') == ([("1", 1)], [(2, 'key "a" stands twice')])


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ('[{"a": 1},', "the list has no end"),
        ('{"items": [{"a": 1}]', "the object has no end"),
        ('{"a": 1', "the object has no end"),
        ('[{"a": 1}] {}', "more text behind the list"),
        ('{"a": 1} x', "more text behind the record"),
    ],
)
def test_cut_or_continued_text_keeps_what_is_whole(text: str, finding: str) -> None:
    assert found(text, "items") == ([("1", 1)], [(1, finding)])


def test_rest_that_is_not_read_is_reported() -> None:
    entries, issues = found('[{"a": 1}, {"a": [2, {"a": 3}]')
    assert entries == [("1", 1)]
    assert issues[-1] == (1, "too much is broken, the rest is not read")


def test_reading_is_given_up_when_too_much_is_broken() -> None:
    entries, issues = found("[" + "{x}," * 500 + '{"a": 1}]')
    assert entries == []
    assert len(issues) == MOST_BROKEN + 1


@pytest.mark.parametrize("text", ['{"a": 1 ]', '[{"a": 1} }', '{"a" ]', '{"a": 1, 2: 3}', '{"a": 1, null: 3, "b": 2}'])
def test_wrong_brackets_and_keys_are_reported_once(text: str) -> None:
    assert 1 <= len(found(text)[1]) <= 2


@pytest.mark.parametrize(
    "text",
    [
        '{"message":' * 100_000,
        "[" * 100_000,
        '{"a":' * 100_000,
        '[{"a":' * 100_000,
        '{"a": nope,' * 30_000,
        "[,,,," * 9_999,
    ],
    ids=["wrappers", "lists", "objects", "mixed", "broken", "commas"],
)
def test_hostile_nesting_is_answered_soon(text: str) -> None:
    start = time.perf_counter()
    assert found(text, "message")[1]
    assert time.perf_counter() - start < 10


PIECES = st.sampled_from(
    ["{", "}", "[", "]", '"', '"a"', ":", ",", "1", "null", "NaN", "\n", " ", "\\", '"items":', "x"]
)


@given(st.lists(PIECES, max_size=30).map("".join) | st.text())
@example('{"a": 1 ]')
def test_no_text_makes_it_raise(text: str) -> None:
    items: Iterator[Value | Issue] = walk(Source("x", text), ("items",))
    assert all(item.line >= 1 for item in items)


@pytest.mark.parametrize(
    ("text", "is_json", "is_lines"),
    [
        ("", False, False),
        ("[", False, False),
        ("[]", True, False),
        ("[1]", False, False),
        ('[{"a": 1}]', True, False),
        ('{"a": 1}', True, False),
        ('{"a": 1}\n{"a": 2}', True, True),
        ("[link](https://example.org)", False, False),
        ("{{ template }}", False, False),
    ],
)
def test_json_is_known_by_its_beginning(text: str, is_json: bool, is_lines: bool) -> None:
    assert (looks_like_json(text), looks_like_lines(text)) == (is_json, is_lines)
