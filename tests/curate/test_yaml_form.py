"""Records as YAML are read back as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from paperatlas.curate.yaml_form import mapping, scalar
from paperatlas.read.records.schema import KEYS
from paperatlas.read.values import Value
from paperatlas.read.yaml_values import parse_yaml
from paperatlas.text.clean import clean_paragraphs

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300).map(clean_paragraphs).filter(bool)


def bare(value: Value) -> object:
    if isinstance(value.plain, dict):
        return {key: bare(item) for key, item in value.plain.items()}
    return [bare(item) for item in value.plain] if isinstance(value.plain, list) else value.plain


@given(st.dictionaries(st.sampled_from(["title", "abstract", "note", "venue"]), TEXTS, min_size=1))
def test_any_text_is_read_back(values: dict[str, object]) -> None:
    assert bare(parse_yaml(mapping(values))[0]) == values


@given(TEXTS.map(lambda text: " ".join(text.split())).filter(bool))
def test_a_scalar_stands_on_one_line(text: str) -> None:
    shown = scalar(text)
    assert "\n" not in shown
    assert bare(parse_yaml(f"x: {shown}\n")[0]) == {"x": text}


def test_keys_stand_in_the_order_of_the_schema() -> None:
    text = mapping({"doi": "10.1000/182", "year": 2025, "title": "Kettles"})
    assert text == "title: Kettles\nyear: 2025\ndoi: 10.1000/182\n"


def test_dates_and_identifiers_are_quoted_so_that_other_programs_take_them_for_text() -> None:
    text = mapping({"published": "2025-01-02", "arxiv_id": "2501.00010", "status": "retracted", "venue": "NO"})
    assert text == 'published: "2025-01-02"\nvenue: "NO"\narxiv_id: "2501.00010"\nstatus: retracted\n'


def test_names_take_the_shortest_form_that_is_read_back_the_same() -> None:
    names = [
        {"name": "Ada Example", "family": "Example", "given": "Ada"},
        {"name": "Bo Beispiel", "family": "Beispiel", "given": "Bo", "orcid": "0000-0002-1825-0097"},
        {"name": "Maria del Mar Garcia Lopez", "family": "Garcia Lopez", "given": "Maria del Mar"},
        {"name": "The Kettle Team"},
    ]
    text = mapping({"authors": names})
    assert text.startswith("authors:\n  - Ada Example\n  - name: Bo Beispiel\n    orcid: 0000-0002-1825-0097\n")
    parsed = KEYS["authors"].parse(parse_yaml(text)[0].plain["authors"])  # type: ignore[index,call-overload]
    assert [name.family for name in parsed] == ["Example", "Beispiel", "Garcia Lopez", None]


def test_long_texts_are_folded_and_titles_are_not() -> None:
    text = mapping(
        {"title": "Kettles with " + "a song " * 30 + "at the end", "abstract": "One line. " * 30 + "It ends."}
    )
    assert text.splitlines()[0].endswith("a song at the end")
    assert text.splitlines()[1] == "abstract: >-"
    assert all(len(line) <= 120 for line in text.splitlines()[2:])
