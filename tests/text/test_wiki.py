from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.text.wiki import Reference, references, split_references


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("[[kg-agent]]", Reference("paper", "kg-agent", None)),
        ("[[paper:arxiv-2510.14253]]", Reference("paper", "arxiv-2510.14253", None)),
        ("[[topic:memory|what stays]]", Reference("topic", "memory", "what stays")),
        ("[[ tag : rag | ]]", Reference("tag", "rag", None)),
    ],
)
def test_reference_has_kind_slug_and_words(text: str, reference: Reference) -> None:
    assert references(f"see {text}.") == [reference]


@pytest.mark.parametrize("text", ["[[Bad Slug]]", "[[]]", "[a]", "[[../a]]", "[[author:ada]]", "[[a|b|c]]", "[[a\nb]]"])
def test_anything_else_is_text(text: str) -> None:
    assert list(split_references(text)) == [text]


def test_text_is_split_in_order() -> None:
    pieces = list(split_references("a [[b]][[tag:c|d]] e"))
    assert pieces == ["a ", Reference("paper", "b", None), Reference("tag", "c", "d"), " e"]


@given(st.text("[]|: abtopicg-", max_size=60))
def test_text_outside_references_is_kept(text: str) -> None:
    plain = "".join(piece for piece in split_references(text) if isinstance(piece, str))
    assert len(plain) <= len(text)
    assert references(text) or plain == text
