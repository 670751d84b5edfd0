from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given

from paperatlas.cite.csl_json import csl_item, csl_json
from paperatlas.cite.parts import citation_key
from paperatlas.cite.plain import plain
from paperatlas.model.paper import Paper

from .samples import papers, quick

_VARIABLES = {
    "id", "type", "title", "author", "issued", "container-title", "genre", "publisher", "number", "number-of-pages",
    "DOI", "URL", "abstract", "keyword", "note", "editor", "volume", "issue", "page", "PMID", "PMCID", "ISBN",
}  # fmt: skip
_TYPES = {
    "article", "article-journal", "paper-conference", "document", "book", "chapter", "thesis", "report", "dataset",
    "software", "webpage",
}  # fmt: skip


def test_conference_paper_has_its_variables(published: Paper) -> None:
    assert csl_item(published) == {
        "id": "kg-agent",
        "type": "paper-conference",
        "title": "KG-Agent: Graph-Based Reasoning with LLMs",
        "author": [
            {"family": "Smith", "given": "Zoë"},
            {"family": "van Beethoven", "given": "Ludwig"},
            {"literal": "Qwen Team"},
        ],
        "issued": {"date-parts": [[2025, 11, 4]]},
        "container-title": "EMNLP 2025 (Findings)",
        "DOI": "10.18653/v1/2025.emnlp_main.1",
        "URL": "https://aclanthology.org/2025.emnlp-main.1/",
        "abstract": "We cost $5 & take $O(n^2)$ steps.",
        "keyword": "knowledge graphs, agents",
    }


def test_preprint_is_an_article_of_that_genre(nameless: Paper) -> None:
    item = csl_item(nameless)
    assert (item["type"], item["genre"], item["number"]) == ("article", "preprint", "arXiv:2510.00001")
    assert item["note"] == "The source gives no title. Example & Co."


@quick
@given(papers)
def test_any_paper_gives_only_known_variables_with_its_values(paper: Paper) -> None:
    (item,) = json.loads(csl_json((paper,)))
    assert set(item) <= _VARIABLES
    assert item["id"] == citation_key(paper)
    assert item.get("title", "") == plain(paper.display_title)
    assert item["type"] in _TYPES
    assert all(type(part) is int for part in item.get("issued", {"date-parts": [[]]})["date-parts"][0])
    assert all(set(author) - {"suffix"} in ({"literal"}, {"family", "given"}) for author in item.get("author", ()))


@quick
@given(paper=papers)
def test_any_paper_is_valid_under_the_schema(shared: Path, paper: Paper) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    schema = json.loads((shared / "samples" / "csl-json" / "schema" / "csl-data.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(json.loads(csl_json((paper,))))
