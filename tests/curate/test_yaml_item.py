from __future__ import annotations

import pytest

from paperatlas.curate.yaml_edit import EditError
from paperatlas.curate.yaml_item import edited_item
from paperatlas.read.records.schema import KEYS

LIST = """\
# A list.
- title: One   # the first
  published: "2024"

# Between.
- title: Two
  authors: [Ada Example]
  summary: >-
    Of two things,

    the second.
  tags: [tin]

-   title: Three
    doi: 10.1000/3
"""


def change(text: str, line: int, **changes: object) -> str:
    return edited_item(text, line, changes, tuple(KEYS))


def test_one_value_of_one_record_is_changed_and_no_other_byte() -> None:
    assert change(LIST, 2, published="2025") == LIST.replace('"2024"', '"2025"')
    assert change(LIST, 14, doi="10.1000/4") == LIST.replace("10.1000/3", "10.1000/4")


def test_a_new_key_stands_among_the_records_own_keys() -> None:
    assert change(LIST, 2, venue="Kettles") == LIST.replace('"2024"\n', '"2024"\n  venue: Kettles\n')
    assert change(LIST, 14, url="https://a.example/").endswith("    doi: 10.1000/3\n    url: https://a.example/\n")


def test_lists_and_blocks_are_replaced_whole() -> None:
    found = change(LIST, 6, authors=["Bo Beispiel", "Cy Third"], summary="Short.")
    assert found == LIST.replace("authors: [Ada Example]", "authors:\n    - Bo Beispiel\n    - Cy Third").replace(
        "summary: >-\n    Of two things,\n\n    the second.\n", "summary: >-\n    Short.\n"
    )


def test_ends_of_lines_stay() -> None:
    text = LIST.replace("\n", "\r\n")
    assert change(text, 2, published="2025") == text.replace('"2024"', '"2025"')


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (LIST, 1),
        (LIST, 3),
        (LIST, 99),
        ("- {title: One}\n- title: Two\n", 1),
        ("papers:\n  - title: One\n", 2),
        ("- title: One\n---\n- title: Two\n", 1),
        ("-\n  title: One\n", 2),
    ],
)
def test_what_is_written_otherwise_is_refused(text: str, line: int) -> None:
    with pytest.raises(EditError):
        change(text, line, published="2025")
