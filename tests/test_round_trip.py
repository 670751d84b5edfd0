"""What is exported is read back to the same values, by our own readers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperatlas.cite.formats import FORMATS
from paperatlas.model.paper import Paper
from paperatlas.model.record import Identifier, Name, Origin, Record
from paperatlas.read.formats import BY_NAME, detect
from paperatlas.read.source import Source

ORIGIN = Origin("data/a.yml", 1, "yaml")
WORDS = st.sampled_from(
    "kettle Tin graph Straße naïve R&D 50% a_b x#1 Müller-Lüdenscheidt Zoë KG-Agent GPT-4 中文 Łódź O'Hara ~ ^ {x} "
    '$O(n^2)$ C++ "quoted" (x) [y] 2×3 α-decay and or the'.split(" ")
)
LINES = (
    st.lists(WORDS, min_size=2, max_size=8).map(" ".join).filter(lambda text: text[0].isalnum() and text[-1].isalnum())
)
FAMILIES = st.sampled_from(["Example", "Beispiel", "Núñez", "O'Hara", "García Márquez", "Smith-Jones", "李"])
GIVEN = st.sampled_from(["Ada", "Bo J.", "Zoë", "Jean-Luc", "A. B."])
PEOPLE = st.builds(lambda family, given_name: Name(f"{given_name} {family}", family, given_name), FAMILIES, GIVEN)
PAPERS = st.builds(
    Paper,
    id=st.from_regex(r"[a-z][a-z0-9]{2,8}", fullmatch=True),
    title_given=st.just(True),
    sources=st.just((ORIGIN,)),
    title=LINES,
    authors=st.lists(PEOPLE, min_size=1, max_size=4, unique_by=lambda name: name.name).map(tuple),
    abstract=st.none() | LINES,
    published=st.just("2024-02-29"),
    year=st.just(2024),
    kind=st.just("journal"),
    venue=st.sampled_from(["Journal of Kettles", "Kettles & Tins"]),
    volume=st.sampled_from(["3", "12A"]),
    issue=st.sampled_from(["2", "3"]),
    pages=st.sampled_from(["101–110", "e17"]),
    publisher=st.none() | st.just("Tin Press"),
    arxiv_id=st.none() | st.just("2402.00001"),
    doi=st.none() | st.just("10.1000/kettle_(1)"),
    ids=st.just(()) | st.just((Identifier("pubmed", "31452104"),)),
    url=st.just("https://example.org/a"),
    keywords=st.lists(st.sampled_from(["kettles", "tin cans", "R&D"]), max_size=2, unique=True).map(tuple),
)
EVERYTHING = "title authors year venue volume issue pages publisher arxiv_id doi keywords abstract kind published url"
SAME = {
    "bibtex": "title authors year venue volume issue pages publisher arxiv_id doi ids keywords abstract kind published",
    "ris": "title authors year venue volume issue pages doi keywords abstract kind published",
    "csl-json": "title authors year venue volume issue pages publisher doi ids abstract kind published",
    "json": f"{EVERYTHING} ids",
    "jsonl": f"{EVERYTHING} ids",
    "csv": EVERYTHING,
}
"""Fields that each format can hold."""


def facts(of: Paper | Record, names: str) -> dict[str, Any]:
    return {name: getattr(of, name) for name in names.split()}


def test_every_export_is_covered() -> None:
    assert set(SAME) == set(FORMATS)


@pytest.mark.parametrize("name", SAME)
@settings(max_examples=60)
@given(papers=st.lists(PAPERS, min_size=2, max_size=3, unique_by=lambda paper: paper.id))
def test_what_is_exported_is_read_back(name: str, papers: list[Paper]) -> None:
    text = FORMATS[name].write(papers)
    found = detect(text)
    assert found is not None
    assert found.name == name
    reading = BY_NAME[name].read(Source("data/a", text))
    assert [str(issue) for issue in reading.issues] == []
    assert [facts(record, SAME[name]) for record in reading.records] == [facts(paper, SAME[name]) for paper in papers]
