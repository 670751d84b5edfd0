"""The site of a very large collection, made as lean as it can be."""

from __future__ import annotations

import gzip
import html
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from paperatlas.model import scale
from paperatlas.publish.search.documents import names_of
from tests.publish.conftest import run
from tests.small import small_atlas

PAPERS = 7


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lean site in which lists show two papers and at most one paper may be downloaded as a list."""
    monkeypatch.setenv("PAPERATLAS_JOBS", "1")
    monkeypatch.chdir(tmp_path)
    lean = replace(scale.scale_of(0, lean_from=0), most_listed=2, most_exported=1)
    monkeypatch.setattr(scale, "_LEAN", lean)
    (tmp_path / "docs").mkdir()
    (tmp_path / "data").mkdir()
    for number in range(PAPERS):
        paper = {
            "title": f"Lichens on stone {number}",
            "abstract": f"Lichens grow on stone of sort {number}, slowly.",
            "authors": ["Ada Fern"],
            "published": f"2024-05-{number + 1:02d}",
            "tags": ["lichens"],
        }
        (tmp_path / "data" / f"lichens-{number}.yml").write_text(yaml.safe_dump(paper), "utf-8")
    options = {"lean_from": 3, "markdown_pages": 0}
    config = {
        "site_name": "Stones",
        "site_url": "https://example.org/stones/",
        "theme": {"name": "material"},
        "plugins": [{"paperatlas": options}],
    }
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    done = run("build", "--strict")
    assert done.exit_code == 0, done.output
    return tmp_path / "site"


def test_long_list_shows_the_newest_and_leads_to_all_in_the_search(site: Path) -> None:
    tag = (site / "tags" / "lichens" / "index.html").read_text("utf-8")
    assert re.findall(r"/papers/(lichens-\d)/", tag) == ["lichens-6", "lichens-5"]
    assert "7 papers" in tag
    assert "newest 2" in tag
    query = re.search(r'href="?([^">]*search/\?[^">]*)', html.unescape(tag))
    assert query
    assert query[1] == "../../search/?tag=lichens&sort=date"
    everything = "".join(page.read_text("utf-8") for page in (site / "papers").glob("**/*.html"))
    assert "All 7 papers in the search" not in everything


def test_lists_of_all_papers_and_of_years_leave_nothing_out(site: Path) -> None:
    for folder in ("papers", "years/2024"):
        text = (site / folder / "index.html").read_text("utf-8")
        assert {f"lichens-{number}" for number in range(PAPERS)} == set(re.findall(r"lichens-\d", text))


def test_exports_are_packed_and_whole(site: Path) -> None:
    content = gzip.decompress((site / "papers.json.gz").read_bytes())
    assert len(json.loads(content)["papers"]) == PAPERS
    for name in ("papers.bib", "papers.ris", "papers.csl.json", "papers.csv"):
        assert gzip.decompress((site / f"{name}.gz").read_bytes()).count(b"Lichens on stone") >= PAPERS
        assert not (site / name).exists()
    home, overview = (site / "index.html").read_text("utf-8"), (site / "llms.txt").read_text("utf-8")
    for said in (home, overview):
        assert "papers.json.gz" in said
        assert not re.search(r"[(\"=/]papers\.json[)\" >]", said)
    assert "llms-full.txt" not in overview
    assert not (site / "llms-full.txt").exists()


def test_what_pages_offer_is_there(site: Path) -> None:
    for page in site.glob("**/*.html"):
        for name in re.findall(
            r'(?<=href=)"?(?:https://example.org/stones/)?([\w./-]*\.(?:bib|json|xml|gz))', page.read_text("utf-8")
        ):
            base = site if name.split("/")[0] in ("tags", "topics", "authors", "feed.xml", "feed.json") else page.parent
            assert (base / name).is_file(), (page, name)


def test_paper_says_what_readers_come_for_and_no_more(site: Path) -> None:
    page = (site / "papers" / "lichens-3" / "index.html").read_text("utf-8")
    for said in (
        "Lichens on stone 3",
        "of sort 3, slowly",
        "Ada Fern",
        "citation_title",
        "@misc{lichens-3",
        "lichens-3.yml",
    ):
        assert said in page
    for gone in ("ld+json", "pa-around", "What earned the tags", "More in", "og:type"):
        assert gone not in page


def test_packed_files_of_the_same_papers_are_the_same(site: Path) -> None:
    before = (site / "papers.json.gz").read_bytes()
    (site.parent / "docs" / "more.md").write_text("# More\n", "utf-8")
    assert run("build").exit_code == 0
    assert (site / "more" / "index.html").is_file()
    assert (site / "papers.json.gz").read_bytes() == before


def test_people_without_a_page_are_not_proposed() -> None:
    atlas = small_atlas()
    counts = {person.name: len(person.papers) for person in atlas.people}
    named = {name.name: name.address for name in names_of(atlas, 2) if name.kind == "author"}
    assert {bool(address) for name, address in named.items() if counts[name] >= 2} == {True}
    assert {bool(address) for name, address in named.items() if counts[name] < 2} == {False}
