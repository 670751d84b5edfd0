"""Which pages may do without the theme's script at first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.publish.conftest import run

AT_ONCE, LATER = "<script src=", "<pa-js src="


def built(folder: Path, **settings: Any) -> dict[str, str]:
    """The pages of a site with one paper and one page by hand, by their addresses."""
    config = {"site_name": "Garden", "docs_dir": "docs", "theme": {"name": "material"}, "plugins": ["paperatlas"]}
    (folder / "docs").mkdir()
    (folder / "docs" / "by-hand.md").write_text("# By hand\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config | settings), encoding="utf-8")
    done = run("build", "-f", str(folder / "mkdocs.yml"))
    assert done.exit_code == 0, done.output
    pages = (folder / "site").rglob("*.html")
    return {path.relative_to(folder / "site").as_posix(): path.read_text("utf-8") for path in pages}


def way_of(page: str) -> str:
    """How a page asks for the theme's script."""
    (found,) = [way for way in (AT_ONCE, LATER) for part in page.split(way)[1:] if "/bundle." in part.partition(">")[0]]
    return found


def test_own_pages_wait_and_hand_written_ones_do_not(project: Path) -> None:
    pages = built(project)
    assert way_of(pages["papers/good/index.html"]) == LATER
    assert way_of(pages["index.html"]) == LATER
    assert way_of(pages["by-hand/index.html"]) == AT_ONCE
    assert way_of(pages["404.html"]) == AT_ONCE


@pytest.mark.parametrize(
    "settings",
    [
        {"extra_javascript": ["more.js"]},
        {"hooks": ["hook.py"]},
        {"plugins": ["paperatlas", "tags"]},
        {"theme": {"name": "material", "custom_dir": "overrides"}},
        {"extra": {"alternate": [{"name": "German", "link": "/de/", "lang": "de"}]}},
        {"extra": {"consent": {"title": "Cookies", "description": "None"}}},
        {"extra": {"version": {"provider": "mike"}}},
    ],
    ids=str,
)
def test_no_page_waits_where_something_else_may_want_the_script(project: Path, settings: dict[str, Any]) -> None:
    (project / "hook.py").write_text("", encoding="utf-8")
    (project / "overrides").mkdir()
    pages = built(project, **settings)
    assert {way_of(page) for page in pages.values() if "/bundle." in page} == {AT_ONCE}


def test_the_themes_own_search_keeps_no_page_from_waiting(project: Path) -> None:
    pages = built(project, plugins=["search", "paperatlas"])
    assert way_of(pages["papers/good/index.html"]) == LATER
