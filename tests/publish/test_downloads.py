"""What stands beside the pages: each paper's Markdown, lists as BibTeX, texts for language models."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from paperatlas.cite.bibtex import bibtex_entry
from paperatlas.cite.parts import without_text
from paperatlas.publish.downloads import Downloads
from tests.publish.conftest import run
from tests.small import small_atlas

SMALL = Path(__file__).parents[1] / "small" / "data"
PAPERS = ("arxiv-2402.00002", "lichen-net", "moss-former", "orchard")
LINK = '<link rel="alternate " type="text/markdown" href="index.md">'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PAPERATLAS_JOBS", "1")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs" / "papers").mkdir(parents=True)
    shutil.copytree(SMALL, tmp_path / "data")
    return tmp_path


def built(folder: Path, nav: list[str] | None = None, **options: object) -> Path:
    config = {"site_name": "Gardens", "theme": {"name": "material"}, "plugins": [{"paperatlas": options}]}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config | ({"nav": nav} if nav else {})), "utf-8")
    done = run("build")
    assert done.exit_code == 0, done.output
    return folder / "site"


def texts(site: Path) -> set[str]:
    return {path.parent.name for path in site.glob("papers/*/index.md")}


@pytest.mark.parametrize("fast", [True, False])
def test_markdown_stands_beside_each_paper_and_is_told_in_its_head(project: Path, fast: bool) -> None:
    site = built(project, fast=fast, nav=["index.md", "papers/orchard.md"])
    assert texts(site) == set(PAPERS)
    assert (site / "papers" / "orchard" / "index.md").read_text("utf-8").startswith("# Irrigation of Orchards")
    for name in PAPERS:
        assert LINK in (site / "papers" / name / "index.html").read_text("utf-8")
    assert LINK not in (site / "index.html").read_text("utf-8")
    assert "papers/orchard/index.md" in (site / "llms-full.txt").read_text("utf-8")
    assert "papers/ID/index.md" in (site / "llms.txt").read_text("utf-8")


def test_larger_collection_than_the_bound_has_no_markdown(project: Path) -> None:
    site = built(project, markdown_pages=len(PAPERS) - 1)
    assert texts(site) == set()
    assert LINK not in (site / "papers" / "orchard" / "index.html").read_text("utf-8")
    assert "index.md" not in (site / "llms-full.txt").read_text("utf-8") + (site / "llms.txt").read_text("utf-8")


@pytest.mark.parametrize("fast", [True, False])
def test_page_written_by_hand_has_no_markdown_of_the_paper(project: Path, fast: bool) -> None:
    (project / "docs" / "papers" / "orchard.md").write_text("# By hand\n", "utf-8")
    site = built(project, fast=fast, keep_pages=["papers/orchard.md"])
    assert texts(site) == set(PAPERS) - {"orchard"}


def test_links_in_the_markdown_lead_to_files_of_the_site(project: Path) -> None:
    site = built(project)
    for path in site.glob("papers/*/index.md"):
        found = re.findall(r"\]\((\.\./[^)]+)\)", path.read_text("utf-8"))
        assert found
        for target in found:
            whole = path.parent / target
            assert (whole / "index.html" if target.endswith("/") else whole).is_file(), target


def test_changed_paper_writes_only_what_tells_of_it(project: Path) -> None:
    site = built(project)
    before = {path.parent.name: path.stat().st_mtime_ns for path in site.glob("papers/*/index.md")}
    record = project / "data" / "papers" / "lichen-net.yml"
    record.write_text(record.read_text("utf-8") + "comment: A word more\n", "utf-8")
    built(project)
    after = {path.parent.name: path.stat().st_mtime_ns for path in site.glob("papers/*/index.md")}
    assert [name for name in before if before[name] != after[name]] == ["lichen-net"]
    assert "A word more" in (site / "papers" / "lichen-net" / "index.md").read_text("utf-8")


def test_people_and_venues_can_be_downloaded_where_their_pages_say_so(project: Path) -> None:
    site = built(project)
    papers = small_atlas().paper_by_id()
    for folder in ("authors/ada-fern", "venues/icml"):
        assert re.search('href="?papers.bib"?>BibTeX<', (site / folder / "index.html").read_text("utf-8"))
        text = (site / folder / "papers.bib").read_text("utf-8")
        assert bibtex_entry(without_text(papers["moss-former"])).strip() in text


def test_references_within_a_summary_are_words_for_language_models() -> None:
    first, *others = small_atlas().papers
    told = replace(first, summary="It follows [[orchard]] and [[tag:nothing|moss]].")
    atlas = replace(small_atlas(), papers=(told, *others))
    files = {file.name: "".join(file.parts()) for file in Downloads(atlas, "Gardens", "", None).files()}
    assert "It follows Irrigation of Orchards, a Survey and moss." in files["llms-full.txt"]
    assert "[[" not in files["llms-full.txt"]
