from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.model.issue import Issue, Severity
from paperatlas.read import xml_walk
from paperatlas.read.source import Source
from paperatlas.read.xml_part import Open, Part
from paperatlas.read.xml_values import Element
from paperatlas.read.xml_walk import elements, root_name

FIRST = 1 << 14
"""Bytes of the first piece of a file that the parser is given."""
Found = tuple[list[tuple[str, int]], list[tuple[int, str]]]


def walk(text: str, wanted: str = "entry", containers: str = "") -> Found:
    """Text and line of each element, line and finding of each issue."""
    found = list(elements(Source("x", text), frozenset(wanted.split()), frozenset(containers.split())))
    records = [(each.text(), each.line) for each in found if isinstance(each, Element)]
    return records, [(each.line, each.finding) for each in found if isinstance(each, Issue)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<feed/>", "feed"),
        ('\ufeff\n <?xml version="1.0"?>\n<!-- <a> --> <ns0:feed xmlns:ns0="x">', "feed"),
        ('<!DOCTYPE feed [<!ENTITY a "b>">]><feed>', "feed"),
        ('<!DOCTYPE feed SYSTEM "x.dtd">\n<feed >', "feed"),
        ("<!-- never ends", None),
        ("<!DOCTYPE a", None),
        ("text <feed>", None),
        ("<5>", None),
        ("", None),
    ],
)
def test_outermost_element_is_found_behind_the_prolog(text: str, name: str | None) -> None:
    assert root_name(text) == name


def test_elements_come_with_their_lines() -> None:
    assert walk("<feed>\n<entry>one</entry>\n\n<entry>two</entry></feed>") == ([("one", 2), ("two", 4)], [])


def test_declared_encoding_is_ignored() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><feed><entry>é漢</entry></feed>'
    assert walk(text) == ([("é漢", 1)], [])


@pytest.mark.parametrize("declaration", ['<?xml version="1.0" encoding=""?>', "<?xml version=1.0?>", "<?xml\n?>"])
def test_sloppy_declaration_does_no_harm(declaration: str) -> None:
    found, issues = walk(f"\n{declaration}\n<feed><entry>1</entry></feed>")
    assert (found, issues) == ([("1", 3 + declaration.count("\n"))], [])


def test_prefix_of_a_known_namespace_does_not_matter() -> None:
    text = (
        '<n0:feed xmlns:n0="http://www.w3.org/2005/Atom" xmlns:n1="http://arxiv.org/schemas/atom">'
        "<n0:entry><n1:doi>1</n1:doi><dc:date>2</dc:date></n0:entry></n0:feed>"
    )
    (entry,) = (each for each in elements(Source("x", text), frozenset({"entry"})) if isinstance(each, Element))
    assert [child.name for child in entry.children()] == ["arxiv:doi", "dc:date"]
    assert [outer.name for outer in entry.above] == ["feed"]


def test_wrong_end_tag_costs_one_element() -> None:
    found, issues = walk("<feed>\n<entry>1</entry>\n<entry>2</b></entry>\n<entry>3</entry>\n</feed>")
    assert found == [("1", 2), ("3", 4)]
    assert [(line, "line 3 is left out" in finding) for line, finding in issues] == [(3, True)]


def test_missing_end_tag_costs_one_element() -> None:
    found, issues = walk("<feed>\n<entry>1\n<entry>2</entry>\n</feed>")
    assert (found, [line for line, _ in issues]) == ([("2", 3)], [3])


def test_file_that_ends_too_early_keeps_what_came_before() -> None:
    found, issues = walk("<feed>\n<entry>1</entry>\n<entry>2")
    assert found == [("1", 2)]
    assert issues == [(3, "the file ends before its elements do; the <entry> of line 3 is left out")]


def test_reading_goes_on_in_the_next_container() -> None:
    text = '<c><v id="1"><p>1</x></p></v>\n<v id="2"><p>2</p></v></c>'
    found = list(elements(Source("x", text), frozenset({"p"}), frozenset({"v"})))
    records = [each for each in found if isinstance(each, Element)]
    assert [(each.text(), each.line, [outer.get("id") for outer in each.above]) for each in records] == [
        ("2", 2, [None, "2"])
    ]


def test_break_keeps_the_namespaces_and_attributes_around_it() -> None:
    text = (
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom" id="&lt;1&#10;">\n<a:entry>1</x>\n<a:entry>2</a:entry></a:feed>'
    )
    found = [each for each in elements(Source("x", text), frozenset({"entry"})) if isinstance(each, Element)]
    assert [(each.name, each.text(), each.line, each.above[0].get("id")) for each in found] == [("entry", "2", 3, "<1")]


def test_documents_one_behind_the_other_are_all_read() -> None:
    text = '<feed><entry>1</entry></feed>\n<?xml version="1.0"?>\n<feed>\n<entry>2</entry></feed>\n'
    assert walk(text) == ([("1", 1), ("2", 4)], [])


def test_text_behind_the_end_is_reported() -> None:
    assert [line for line, _ in walk("<feed><entry>1</entry></feed>\nend")[1]] == [2]


@pytest.mark.parametrize(
    "declaration",
    ['<!ENTITY a "b">', '<!ENTITY a SYSTEM "file:///etc/passwd">', '<!ENTITY % a SYSTEM "https://example.org/a"> %a;'],
)
def test_declared_entities_are_refused_with_their_line(declaration: str) -> None:
    text = f"<!DOCTYPE feed [\n{declaration}\n]>\n<feed><entry>&a;</entry></feed>"
    (issue,) = elements(Source("x", text), frozenset({"entry"}))
    assert isinstance(issue, Issue)
    assert (issue.severity, issue.line) == (Severity.ERROR, 2)
    assert "entities" in issue.finding


def test_document_type_elsewhere_is_passed_over() -> None:
    text = '<!DOCTYPE feed PUBLIC "x" "https://example.org/x.dtd"><feed><entry>1</entry></feed>'
    assert walk(text) == ([("1", 1)], [])


def test_bare_signs_and_named_characters_are_mended() -> None:
    text = "<feed>\n<entry>a &nbsp;&lt; b & c < d &foo; \x02&#2;&#X41;<![CDATA[& <]]></entry></feed>"
    found, issues = walk(text)
    assert found == [("a \xa0< b & c < d &foo; A& <", 2)]
    assert issues == [(2, '"&" or "<" as plain text (3 times), read as the sign itself')]


def test_deep_nesting_is_a_break() -> None:
    text = "<feed><entry>" + "<a>" * 200 + "</a>" * 200 + "</entry>\n<entry>2</entry></feed>"
    found, issues = walk(text)
    assert found == [("2", 2)]
    assert "nested deeper" in issues[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "<entry>" * 300_000,
        "<feed>" * 300_000,
        "<feed>" + "<entry>x</b></entry>" * 100_000,
        f"<feed a='{'x' * 1_000_000}'>" + "<entry></b>" * 50_000,
        "<feed/>" * 150_000,
        "&" * 1_000_000,
        "<!--" * 300_000,
        "<![CDATA[" * 200_000,
        "<feed><entry " + "a='b' " * 200_000,
        "<feed>" + "<entry>&amp;</entry>" * 50_000,
    ],
    ids=lambda text: text[:20],
)
def test_hostile_text_is_handed_to_the_parser_in_pieces_of_bounded_size(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Going on behind each of many breaks costs a first piece each, never the rest of the file."""
    handed: list[int] = []

    class Counted(Part):
        def __init__(
            self, data: bytes, position: int, line: int, open_: tuple[Open, ...], wanted: frozenset[str]
        ) -> None:
            handed.append(sum(len(each.start_tag()) for each in open_))
            super().__init__(data, position, line, open_, wanted)

        def _feed(self, chunk: bytes, is_last: bool) -> None:
            handed[-1] += len(chunk)
            super()._feed(chunk, is_last)

    monkeypatch.setattr(xml_walk, "Part", Counted)
    root_name(text)
    issues = [each for each in elements(Source("x", text), frozenset({"entry"})) if isinstance(each, Issue)]
    assert len(issues) < 1_010
    assert len(handed) < xml_walk.MAX_BREAKS + xml_walk.MAX_DOCUMENTS + 10
    # Pieces double as long as all goes well; a mended text is up to five times as long.
    assert sum(handed) < 3 * 5 * len(text) + 2 * FIRST * len(handed)


PIECES = st.sampled_from(
    '<feed>|</feed>|<entry>|</entry>|<entry a="1">|<b>|</b>|<b/>|&|&amp;|&x;|<|>|<!--|-->|<![CDATA[|]]>|\n|text|<?|?>'
    '|<?xml version="1.0"?>|<!DOCTYPE a|[|]|<!ENTITY a "b">|<x:entry>|</x:entry>|xmlns:x="y"|\x00|\ud800'.split("|")
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join))
def test_no_text_raises_and_lines_are_within_it(text: str) -> None:
    root_name(text)
    found, issues = walk(text)
    assert all(1 <= line <= text.count("\n") + 1 for _, line in [*found]), text
    assert all(1 <= line <= text.count("\n") + 1 for line, _ in issues), text
