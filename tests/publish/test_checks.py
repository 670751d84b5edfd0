"""The checks of the built site find what they are for."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from paperatlas.cite.csl_json import csl_json
from tests.small import small_atlas

ROOT = Path(__file__).parents[2]
COMPILER = ROOT / "node_modules" / ".bin" / "tsc"
CONTEXT = {"@context": "https://schema.org"}
ARTICLE = {"@type": "ScholarlyArticle", "headline": "Moss", "author": [{"@type": "Person", "name": "Ada Fern"}]}
SCHEMA = json.loads((ROOT / "tests" / "schemas" / "csl-json.json").read_text(encoding="utf-8"))


def checked(folder: Path, *pages: dict[str, Any]) -> tuple[int, str]:
    """The exit code for a site of these pages, and what was said."""
    for number, data in enumerate(pages):
        page = f'<html><head><script type="application/ld+json">{json.dumps(data)}</script></head></html>'
        (folder / f"page{number}.html").write_text(page, encoding="utf-8")
    command = [sys.executable, str(ROOT / ".ci" / "check-linked-data"), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    return done.returncode, done.stdout + done.stderr


needs_compiler = pytest.mark.skipif(not COMPILER.exists(), reason="the compiler is not here: npm ci")


@needs_compiler
def test_linked_data_of_the_vocabulary_passes_once_for_each_shape(tmp_path: Path) -> None:
    code, said = checked(
        tmp_path, CONTEXT | ARTICLE, CONTEXT | ARTICLE | {"headline": "Fern"}, CONTEXT | {"@graph": [ARTICLE]}
    )
    assert code == 0, said
    assert "2 shapes (Person, ScholarlyArticle)" in said


@needs_compiler
@pytest.mark.parametrize(
    "wrong",
    [
        {"headlines": "Moss"},
        {"@type": "ScholarlyPaper"},
        {"author": [{"@type": "Person", "name": {"first": "Ada"}}]},
        {"datePublished": ["a", {"b": 1}]},
    ],
)
def test_linked_data_outside_the_vocabulary_is_found_on_its_page(tmp_path: Path, wrong: dict[str, Any]) -> None:
    code, said = checked(tmp_path, CONTEXT | ARTICLE, CONTEXT | ARTICLE | wrong)
    assert code == 1
    assert "page1.html: " in said


def test_site_without_linked_data_is_no_good_site(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html></html>", encoding="utf-8")
    code, said = checked(tmp_path)
    assert (code, "no page has linked data" in said) == (1, True)


def test_csl_json_is_as_the_schema_has_it() -> None:
    jsonschema.validate(json.loads(csl_json(small_atlas().papers)), SCHEMA)


@pytest.mark.parametrize(
    "wrong",
    [{"title": ""}, {"type": "paper"}, {"author": []}, {"author": [{"family": "Fern"}]}, {"DOI": "x"}, {"more": 1}],
)
def test_csl_json_that_is_wrong_is_found(wrong: dict[str, Any]) -> None:
    (item, *_) = json.loads(csl_json(small_atlas().papers))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([item | wrong], SCHEMA)
