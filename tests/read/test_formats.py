from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paperatlas.model.issue import Issue
from paperatlas.read.formats import BY_NAME, FORMATS, Format, detect
from paperatlas.read.source import Reading, Source

from .excerpts import EXCERPTS

NAMES = [f"{name}-{number}" for number, (name, _, _) in enumerate(EXCERPTS)]
FRAGMENTS = st.sampled_from(
    [
        "\n",
        "\n\n",
        "- ",
        "---\n",
        "title: ",
        "{",
        "}",
        "[",
        "]",
        '"',
        ",",
        ":",
        "&a ",
        "*a ",
        "!t ",
        "·",
        "\\\\\n",
        "|\n",
        "arXiv:",
        "Created: 2031-01-02",
        "Abstract:",
        "• 3 authors\n",
        "Feb 30, 2031\n",
        "Feb 30 4\n",
        "NaN",
        "\\ud800",
        "$",
        "\\(",
        "\\textbf{",
        "](https://huggingface.co/papers/x)",
        "[![a](b)",
        "\t",
        "\x00",
        "\u2028",
        "\x85",
        "'",
    ]
)


@st.composite
def mutated_excerpts(draw: st.DrawFn) -> str:
    """An excerpt with pieces cut out, doubled and put in."""
    text = draw(st.sampled_from([text for _, text, _ in EXCERPTS]))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        text = text[:start] + draw(FRAGMENTS | st.text(max_size=5) | st.just(text[start:end] * 2)) + text[end:]
    return text


def check_sound(reading: Reading, source: Source) -> None:
    for issue in reading.issues:
        check_issue(issue, source)
    for record in reading.records:
        assert record.origin.file == source.file
        assert 1 <= record.origin.line <= len(source.lines)
        words = (record.title, record.name, record.abstract, record.summary)
        assert any((*words, record.arxiv_id, record.doi, record.ids))


def check_issue(issue: Issue, source: Source) -> None:
    assert issue.file == source.file
    assert issue.finding
    assert issue.remedy
    assert 0 <= issue.line <= len(source.lines)


@pytest.mark.parametrize(("name", "text", "count"), EXCERPTS, ids=NAMES)
def test_format_is_recognised_and_read(name: str, text: str, count: int) -> None:
    found = detect(text)
    assert found is not None
    assert found.name == name
    reading = found.read(Source("data/x", text))
    assert len(reading.records) == count
    assert reading.issues == ()
    assert {record.origin.format for record in reading.records} == {name}
    check_sound(reading, Source("data/x", text))


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Just a sentence.", "# A heading\n\nand text", "<html></html>", "a,b\n1,2"]
)
def test_other_text_is_not_recognised(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(("name", "text", "count"), EXCERPTS, ids=NAMES)
@pytest.mark.parametrize(("before", "behind"), [("\n", ""), ("", "\n\n"), ("\n\n", "\n")])
def test_empty_lines_around_change_nothing(name: str, text: str, count: int, before: str, behind: str) -> None:
    text = before + text + behind
    found = detect(text)
    assert found is not None
    assert (found.name, len(found.read(Source("x", text)).records)) == (name, count)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("title: A\nabstract: |\n  As on a page,\n\n  TY  - JOUR\n  TI  - B\n", "yaml"),
        ("# checked by hand\n\n- title: A\n  note: |\n    @article{b, title={B}}\n", "yaml"),
        ("---\ntitle: A page\n---\n[Submitted on 17 Oct 2031]\n\nAbstract: Words.\n", "arxiv-search"),
        ('{"title": "A", "abstract": "Find class=\'arxiv-result\' in a page."}', "json"),
    ],
)
def test_what_a_record_quotes_does_not_make_it_another_format(text: str, name: str) -> None:
    found = detect(text)
    assert found is not None
    assert found.name == name


def test_names_of_formats_are_unique() -> None:
    assert len(BY_NAME) == len(FORMATS)


ANY_READER = [pytest.param(format_, id=format_.name) for format_ in FORMATS]


@pytest.mark.parametrize("format_", ANY_READER)
@given(text=st.text())
@example(text="\x00")
@example(text="- \n- :\n-")
@example(text="- \n[")
@example(text="\\\\")
@example(text="[" * 5000)
@example(text="title: \x85\u2028[\n")
def test_no_reader_raises_on_any_text(format_: Format, text: str) -> None:
    source = Source("data/x", text)
    format_.looks_like(text)
    reading = format_.read(source)
    assert all(issue.finding and issue.remedy for issue in reading.issues)


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
@given(text=mutated_excerpts())
def test_no_reader_raises_on_mutated_excerpts(format_: Format, text: str) -> None:
    text = re.sub("[\r\x85\u2028\u2029]", "", text).replace("- \n", "-\n")
    source = Source("data/x", text)
    check_sound(format_.read(source), source)


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
def test_line_of_a_yaml_issue_counts_line_feeds_only(character: str) -> None:
    source = Source("data/x.yml", f'title: "a{character}b"\nyear: never\n')
    assert [issue.line for issue in BY_NAME["yaml"].read(source).issues] == [2]
