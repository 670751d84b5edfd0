"""The navigation of a site without a configured one names pages that have something to show."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from paperatlas.publish.navigation import paths_of
from tests.publish.conftest import run

TAB = re.compile(r"<li><a href=([^ >]*)>([^<]*)</a>")
GOOD = "title: A good paper\npublished: 2024-05-06\n"
EMPTY = "yet"
"""In what a page without anything to show says."""


def tabs(site: Path) -> dict[str, str]:
    """Names and addresses of the navigation on the home page, which the theme makes the current one."""
    page = (site / "index.html").read_text(encoding="utf-8")
    menu = page.partition('<nav class="md-tabs')[2].partition("</nav>")[0]
    return {name: href for href, name in TAB.findall(menu)}


def article(site: Path, address: str) -> str:
    page = (site / address / "index.html").read_text(encoding="utf-8")
    return page.partition("<article")[2].partition("</article>")[0]


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ("", set()),
        ("authors: [Ada Example]\n", {"People"}),
        ("venue: ICML 2024\n", {"Venues"}),
        ("code: [https://example.org/code]\n", {"With code"}),
        ("tags: [watering]\n", {"Tags"}),
    ],
)
def test_navigation_names_only_what_the_collection_has(project: Path, more: str, shown: set[str]) -> None:
    (project / "data" / "good.yml").write_text(GOOD + more, encoding="utf-8")
    assert run("build").exit_code == 0
    site = project / "site"
    named = tabs(site)
    assert set(named) & {"People", "Venues", "With code", "Tags", "Map", "Statistics"} == shown
    for address in named.values():
        assert EMPTY not in article(site, address).split()
    assert set(re.findall(r"href=\"?(authors|venues|code|tags)/", article(site, ""))) == {
        named[name].rstrip("/") for name in shown
    }


def test_empty_pages_keep_their_addresses_and_say_what_would_stand_there(project: Path) -> None:
    assert run("build").exit_code == 0
    site = project / "site"
    assert "No paper has code yet" in article(site, "code")
    assert "A paper gets them from its record" in article(site, "tags")
    missing = (site / "404.html").read_text(encoding="utf-8")
    assert "/papers/" in missing
    assert "/tags/" not in missing


def test_tabs_come_with_the_first_page_that_has_something(project: Path) -> None:
    assert run("build").exit_code == 0
    assert "With code" not in tabs(project / "site")
    (project / "data" / "good.yml").write_text(GOOD + "code: [https://example.org/code]\n", encoding="utf-8")
    assert run("build").exit_code == 0
    year, parts = "years/2024/index.html", "assets/paperatlas-start.js"
    for path in (year, parts):
        assert "With code" in (project / "site" / path).read_text(encoding="utf-8")


def test_statistics_lead_to_no_empty_page(project: Path) -> None:
    lines = "\n".join(json.dumps({"title": f"Watering moss {n}", "year": 2020 + n % 3}) for n in range(12))
    (project / "data" / "papers.jsonl").write_text(lines, encoding="utf-8")
    assert run("build").exit_code == 0
    assert not re.search(r"href=\"?\.\./code/", article(project / "site", "statistics"))


def test_configured_navigation_is_left_alone(project: Path) -> None:
    (project / "data" / "good.yml").write_text(GOOD + "authors: [Ada Example]\n", encoding="utf-8")
    (project / "mkdocs.yml").write_text(
        "site_name: Small\nplugins: [paperatlas]\ndocs_dir: pages\nnav:\n  - Home: index.md\n  - tags/index.md\n"
        "theme:\n  name: material\n  font: false\n  features: [navigation.tabs]\n",
        encoding="utf-8",
    )
    (project / "pages").mkdir()
    assert run("build").exit_code == 0
    assert set(tabs(project / "site")) == {"Tags"}
    assert (project / "site" / "authors" / "ada-example" / "index.html").is_file()


def test_paths_of_a_navigation_with_folders() -> None:
    assert paths_of([{"Home": "index.md"}, {"Lists": ["a.md", {"B": "b.md"}]}]) == ["index.md", "a.md", "b.md"]
