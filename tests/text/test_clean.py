from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paperatlas.text.clean import clean_line, clean_paragraphs, shorten

ANY_TEXT = st.text(st.characters(exclude_categories=[]))
DIRECTION = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  a \t b\n c ", "a b c"),
        ("a\x00b\x1bc\x7f\x9f", "abc"),
        ("e\u0301", "é"),
        ("pass\u200bword\ufeff", "password"),
        ("a\u202eb\u2066c", "abc"),
        ("soft\u00adhyphen", "softhyphen"),
        ("a\u3000b\u00a0c\u2028d", "a b c d"),
        ("\ud800x", "x"),
        ("naïve – “x” 😀", "naïve – “x” 😀"),
        ("", ""),
    ],
)
def test_line_is_cleaned(text: str, line: str) -> None:
    assert clean_line(text) == line


@pytest.mark.parametrize("character", ["\u061c", "\U000e0041", "\u180e"])
def test_line_loses_rarer_invisible_characters(character: str) -> None:
    assert clean_line(f"a{character}b") == "ab"


@given(ANY_TEXT)
@example("\n\u0301")
def test_clean_line_is_idempotent(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)


@given(ANY_TEXT)
def test_clean_line_leaves_no_control_or_direction_character(text: str) -> None:
    line = clean_line(text)
    assert not [c for c in line if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in DIRECTION]
    assert unicodedata.is_normalized("NFC", line)
    line.encode()


def test_paragraphs_are_parted_by_one_empty_line() -> None:
    assert clean_paragraphs("a\r\nb\r\n \r\n\r\nc\n\n\n\x00\n\n d ") == "a b\n\nc\n\nd"


@given(ANY_TEXT)
def test_clean_paragraphs_is_idempotent(text: str) -> None:
    assert clean_paragraphs(clean_paragraphs(text)) == clean_paragraphs(text)


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [("short", 5, "short"), ("one two three", 9, "one two…"), ("one, two", 6, "one…"), ("unbroken", 3, "unb…")],
)
def test_text_is_shortened_between_words(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit) == short
