"""Changes to a file leave every other byte of it as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.curate.yaml_edit import EditError, edited
from paperatlas.read.records.schema import KEYS
from paperatlas.read.yaml_values import parse_yaml

ORDER = tuple(KEYS)
FILE = """\
# Written by hand on a rainy day.
title: "Kettles:   what they sing"   # with a colon

# Not sure of this one.
published: '2025-01-02'
arxiv_id: "2501.00001"
summary: >-
  Kettles sing, and
  # this is no comment
  somebody writes it down.

tags: [kettles,   songs]
seen_in:
  - a list   # the long one

# The end.
"""


def test_a_replaced_value_leaves_all_else() -> None:
    wanted = FILE.replace("'2025-01-02'", '"2025-03-04"')
    assert edited(FILE, {"published": "2025-03-04"}, ORDER) == wanted


def test_a_new_key_stands_behind_those_before_it_in_the_order_of_writing() -> None:
    wanted = FILE.replace("published: '2025-01-02'\n", "published: '2025-01-02'\nupdated: \"2025-03-04\"\n").replace(
        'arxiv_id: "2501.00001"\n', 'arxiv_id: "2501.00001"\narxiv_version: 2\n'
    )
    assert edited(FILE, {"arxiv_version": 2, "updated": "2025-03-04"}, ORDER) == wanted


def test_comments_stay_with_the_key_they_stand_before() -> None:
    text = edited(FILE, {"authors": [{"name": "Ada Example", "family": "Example", "given": "Ada"}]}, ORDER)
    assert "somebody writes it down.\nauthors:\n  - Ada Example\n\ntags:" in text
    assert edited(FILE, {"aliases": ["tin"]}, ORDER) == FILE.replace("\ntags", "\ntags").replace(
        "songs]\n", "songs]\naliases: [tin]\n"
    )


def test_an_empty_value_is_filled_in_its_place() -> None:
    text = "title: Kettles\ndoi:   # not yet\nvenue:\n"
    assert edited(text, {"doi": "10.1000/182", "venue": "ICML 2025"}, ORDER) == (
        "title: Kettles\ndoi: 10.1000/182   # not yet\nvenue: ICML 2025\n"
    )


def test_a_file_without_a_line_feed_at_its_end_gets_one_before_a_new_key() -> None:
    assert edited("title: Kettles", {"year": 2025}, ORDER) == "title: Kettles\nyear: 2025\n"


def test_windows_ends_of_lines_and_a_byte_order_mark_stay() -> None:
    text = "\ufefftitle: Kettles\r\nyear: 2024\r\nvenue: ICML\r\n"
    done = edited(text, {"year": 2025, "updated": "2025-02-03"}, ORDER)
    assert done == '\ufefftitle: Kettles\r\nupdated: "2025-02-03"\r\nyear: 2025\r\nvenue: ICML\r\n'


def test_a_value_over_several_lines_is_replaced_whole() -> None:
    text = 'title: "Kettles \\\n  and pots"\nvenue: arXiv\n  preprint\nyear: 2025\n'
    assert edited(text, {"venue": "ICML: 2025"}, ORDER) == text.replace("arXiv\n  preprint", '"ICML: 2025"')


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("{title: Kettles, year: 2024}\n", {"year": 2025}),
        ("- title: Kettles\n", {"year": 2025}),
        ("  title: Kettles\n", {"year": 2025}),
        ("title: Kettles\n---\ntitle: Pots\n", {"year": 2025}),
        ("title: Kettles\n...\n", {"year": 2025}),
        ("title: &a Kettles\n", {"year": 2025}),
        ("title: Kettles\ntitle: Pots\n", {"year": 2025}),
        ("title: [unclosed\n", {"year": 2025}),
        ("", {"year": 2025}),
        ("title: Kettles\nauthors:\n  - Ada Example\n", {"authors": ["Bo Beispiel"]}),
        ("title: >-\n  Kettles\n", {"title": "Pots"}),
    ],
)
def test_what_cannot_be_changed_safely_is_refused(text: str, changes: dict[str, object]) -> None:
    with pytest.raises(EditError):
        edited(text, changes, ORDER)


def test_a_scalar_of_strange_characters_is_read_back_as_it_was_meant() -> None:
    value = "a \"b\" #c: \\d [e] – ü 𝔸 'f'"
    text = edited("title: Kettles\nyear: 2024\n", {"venue": value}, ORDER)
    plain = parse_yaml(text)[0].plain
    assert isinstance(plain, dict)
    assert plain["venue"].plain == value


LINES = st.sampled_from(
    [
        "title: Kettles",
        "venue: 'A: b'  # why",
        "tags: [a, b]",
        "summary: >-\n  One\n\n  # two\n",
        "seen_in:\n  - a\n# margin\n  - b",
        "published: 2024",
        "note: |\n  x\n   y",
        "doi:",
        "ids:\n  acl: P18-1001",
    ]
)


@given(
    st.lists(LINES, min_size=1, unique_by=lambda line: line.split(":")[0]),
    st.lists(st.sampled_from(["", "# c", "  # d"])),
)
def test_whatever_the_order_every_line_survives_an_addition(entries: list[str], between: list[str]) -> None:
    text = "\n".join(line for entry in entries for line in (*between, entry)) + "\n"
    try:
        done = edited(text, {"arxiv_version": 3, "updated": "2025-01-01"}, ORDER)
    except EditError:
        return
    added = ["arxiv_version: 3", 'updated: "2025-01-01"']
    assert [line for line in done.split("\n") if line not in added] == text.split("\n")
