"""Addresses that name the site itself, at the root of a domain and in a folder of one."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml

from tests.publish.conftest import run

SMALL = Path(__file__).parents[1] / "small" / "data"
PAPER = "papers/moss-former/"


@pytest.fixture(params=["https://papers.example.org/", "https://example.org/sub/folder/"])
def whole(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a site that has just been built in the current folder."""
    monkeypatch.setenv("PAPERATLAS_JOBS", "1")
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SMALL, tmp_path / "data")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "CNAME").write_text("papers.example.org\n", "utf-8")
    config = {
        "site_name": "Garden",
        "site_url": request.param,
        "theme": {"name": "material"},
        "plugins": ["paperatlas"],
    }
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config | {"site_url": request.param}), "utf-8")
    done = run("build", "--strict")
    assert done.exit_code == 0, done.output
    return str(request.param)


def test_site_names_itself_by_its_whole_address(whole: str) -> None:
    site = Path("site")
    page = (site / PAPER / "index.html").read_text("utf-8")
    assert re.search(rf'<link rel="?canonical"? href="?{re.escape(whole + PAPER)}"?>', page)
    assert re.findall('type="application/atom.xml"[^>]*href="([^"]*)"', (site / "index.html").read_text("utf-8")) == [
        f"{whole}feed.xml"
    ]
    for folder in ("", "topics/gardening/"):
        atom = (site / folder / "feed.xml").read_text("utf-8")
        assert re.search(rf'<link [^>]*rel="self"[^>]*href="{re.escape(f"{whole}{folder}feed.xml")}"', atom) or (
            f'href="{whole}{folder}feed.xml" rel="self"' in atom
        )
        feed = json.loads((site / folder / "feed.json").read_text("utf-8"))
        assert feed["feed_url"] == f"{whole}{folder}feed.json"
        assert all(item["url"].startswith(f"{whole}papers/") for item in feed["items"])
    addresses = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    assert whole + PAPER in addresses
    assert all(address.startswith(whole) for address in addresses)
    assert f"Sitemap: {whole}sitemap.xml" in (site / "robots.txt").read_text("utf-8")


def test_file_that_names_a_custom_domain_is_published(whole: str) -> None:
    assert Path("site/CNAME").read_text("utf-8") == "papers.example.org\n"
