from __future__ import annotations

import json
from dataclasses import fields

from hypothesis import given

from paperatlas.cite.json_form import (
    PAPER_KEYS,
    RECORD_KEYS,
    dumps,
    json_array,
    paper_to_dict,
    record_to_dict,
)
from paperatlas.model.paper import Mention, Paper, Related
from paperatlas.model.record import Link, Name, Origin, Record

from .samples import ORIGIN, papers, quick


def test_keys_are_exactly_the_fields_of_the_model() -> None:
    assert sorted(RECORD_KEYS) == sorted(field.name for field in fields(Record))
    assert sorted(PAPER_KEYS) == sorted(field.name for field in fields(Paper))


def test_record_has_its_keys_in_order_and_no_unknown_ones() -> None:
    record = Record(
        origin=Origin("data/a.bib", 3, "bibtex"),
        name="X",
        comment_count=0,
        authors=(Name("Jane Smith", "Smith", "Jane"), Name("OpenAI")),
        links=(Link("video", "https://example.org/v"),),
        title="On\nlines",
        tags=("agents",),
    )
    assert dumps(record_to_dict(record)) == (
        '{"title": "On lines", '
        '"authors": [{"name": "Jane Smith", "family": "Smith", "given": "Jane"}, {"name": "OpenAI"}], '
        '"links": [{"kind": "video", "url": "https://example.org/v"}], "comment_count": 0, '
        '"origin": {"file": "data/a.bib", "line": 3, "format": "bibtex"}, "name": "X", "tags": ["agents"]}'
    )


def test_paper_has_its_relations_and_provenance(published: Paper) -> None:
    origin = {"file": "data/papers/kg-agent.yml", "line": 1, "format": "yaml"}
    value = paper_to_dict(published)
    assert list(value) == [key for key in PAPER_KEYS if key in value]
    assert value["upvotes"] == 0
    assert value["title_given"] is True
    assert value["tags"] == [{"slug": "agents", "because": ["agent"]}]
    assert value["topics"] == [{"slug": "reasoning", "score": 0.5}]
    assert value["sources"] == [origin]
    assert list(value["provenance"]) == ["title", "venue"]  # type: ignore[call-overload]


def test_related_and_mentions_are_objects() -> None:
    paper = Paper(
        id="a",
        title_given=False,
        sources=(ORIGIN,),
        related=(Related("b", 0.25, ("shared words: graph",)),),
        mentions=(Mention("b", "KG-Agent"),),
    )
    value = paper_to_dict(paper)
    assert value["title_given"] is False
    assert value["related"] == [{"id": "b", "score": 0.25, "because": ["shared words: graph"]}]
    assert value["mentions"] == [{"id": "b", "name": "KG-Agent"}]


def test_array_has_one_paper_on_each_line(published: Paper, nameless: Paper) -> None:
    text = json_array((published, nameless))
    assert len(text.splitlines()) == 4
    assert [paper["id"] for paper in json.loads(text)] == ["kg-agent", "arxiv-2510.00001"]
    assert "Zoë" in text


@quick
@given(papers)
def test_any_paper_is_one_line_that_reads_back(paper: Paper) -> None:
    value = paper_to_dict(paper)
    line = dumps(value)
    assert len(line.splitlines()) == 1
    assert json.loads(line) == value
    assert None not in value.values()
    assert "" not in value.values()
