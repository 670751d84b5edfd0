from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.cite.formats import FORMATS
from paperatlas.cite.parts import citation_key
from paperatlas.model.paper import Paper

from .samples import papers, quick

each_format = pytest.mark.parametrize("name", FORMATS)


def test_formats_have_the_names_and_suffixes_that_addresses_rely_on() -> None:
    assert {name: exporter.suffix for name, exporter in FORMATS.items()} == {
        "bibtex": ".bib",
        "ris": ".ris",
        "csl-json": ".csl.json",
        "json": ".json",
        "jsonl": ".jsonl",
        "csv": ".csv",
    }


@each_format
def test_empty_collection_can_be_written(name: str) -> None:
    assert FORMATS[name].write(()) in ("", "[]\n") or name == "csv"


@each_format
@quick
@given(collection=st.lists(papers, max_size=2, unique_by=lambda paper: paper.id))
def test_text_has_no_control_characters_and_ends_its_last_line(name: str, collection: list[Paper]) -> None:
    text = FORMATS[name].write(collection)
    assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c != "\n"]
    assert not collection or text.endswith("\n")
    assert text == FORMATS[name].write(iter(collection))
    assert text.encode().decode() == text


@each_format
@quick
@given(collection=st.lists(papers, min_size=1, max_size=3, unique_by=citation_key))
def test_text_of_several_papers_is_made_of_their_entries(name: str, collection: list[Paper]) -> None:
    exporter = FORMATS[name]
    entries = exporter.gap.join(map(exporter.entry, collection))
    assert exporter.write(collection) == f"{exporter.head}{entries}{exporter.tail}"
