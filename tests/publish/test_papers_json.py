"""`papers.json` keeps the form that its schema documents."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from paperatlas.cite.json_form import PAPER_KEYS
from paperatlas.model.atlas import Atlas
from paperatlas.model.paper import Mention, PaperTag, PaperTopic, Related, Version
from paperatlas.model.record import KINDS, Link, Name, Origin
from paperatlas.pipeline import load_atlas
from paperatlas.publish.downloads import PAPERS_SCHEMA, SCHEMA_VERSION, Downloads, papers_json
from paperatlas.settings import Settings
from tests.small import DATA

SCHEMA: dict[str, Any] = json.loads(PAPERS_SCHEMA.read_text(encoding="utf-8"))
KNOWN = {"1.0": "92b84b24e7685afe"}
"""For each version of the form the digest of its schema without the words. A change gets a new version here."""


def without_words(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: without_words(item)
            for key, item in value.items()
            if key not in ("description", "title") or not isinstance(item, str)
        }
    return [without_words(item) for item in value] if isinstance(value, list) else value


def test_form_changes_only_with_its_version() -> None:
    shape = json.dumps(without_words(SCHEMA), sort_keys=True)
    digest = hashlib.sha256(shape.encode()).hexdigest()[:16]
    assert SCHEMA["properties"]["version"]["const"] == SCHEMA_VERSION
    assert KNOWN[SCHEMA_VERSION] == digest, "the form changed: raise SCHEMA_VERSION and the schema's, and add it here"


def test_schema_knows_every_field_and_no_other() -> None:
    paper = SCHEMA["properties"]["papers"]["items"]
    assert list(paper["properties"]) == list(PAPER_KEYS)
    for name, values in (
        ("name", Name),
        ("link", Link),
        ("origin", Origin),
        ("mention", Mention),
        ("version", Version),
        ("tag", PaperTag),
        ("topic", PaperTopic),
        ("related", Related),
    ):
        assert list(SCHEMA["$defs"][name]["properties"]) == [field.name for field in fields(values)], name
    assert paper["properties"]["kind"]["enum"] == list(KINDS)


SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.mark.parametrize(
    "data",
    [DATA, *(pytest.param(SHARED / name, marks=pytest.mark.slow) for name in ("listings", "samples"))],
    ids=lambda path: path.name,
)
def test_collections_have_the_form(data: Path) -> None:
    if not data.is_dir():
        pytest.skip(f"the real input is not here ({data})")
    papers = load_atlas(Settings(data=data)).papers
    assert papers
    # A whole collection of samples takes a minute to validate; every seventh paper has been through every reader.
    chosen = papers if len(papers) < 400 else papers[::7]
    written = papers_json("papers.json", [b""] * len(chosen), chosen.__getitem__)
    jsonschema.validate(json.loads("".join(written.parts())), SCHEMA)


def test_site_has_the_schema_beside_the_papers() -> None:
    files = {file.name: "".join(file.parts()) for file in Downloads(Atlas((), (), ()), "Papers", "", None).files()}
    assert json.loads(files["papers.schema.json"]) == SCHEMA
    jsonschema.validate(json.loads(files["papers.json"]), SCHEMA)
