from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.publish.conftest import run

LINK = re.compile(r"<li><a href=(authors|venues)/>")
GOOD = "title: A good paper\npublished: 2024-05-06\n"


@pytest.mark.parametrize(
    ("more", "shown"),
    [("", set()), ("authors: [Ada Example]\n", {"authors"}), ("venue: ICML 2024\n", {"venues"})],
)
def test_navigation_names_people_and_venues_where_there_are_any(project: Path, more: str, shown: set[str]) -> None:
    (project / "data" / "good.yml").write_text(GOOD + more, encoding="utf-8")
    assert run("build").exit_code == 0
    home = (project / "site" / "index.html").read_text(encoding="utf-8")
    assert set(LINK.findall(home)) == shown
    assert {path.name for path in (project / "site").iterdir() if path.name in ("authors", "venues")} == shown


def test_configured_navigation_is_left_alone(project: Path) -> None:
    (project / "data" / "good.yml").write_text(GOOD + "authors: [Ada Example]\n", encoding="utf-8")
    (project / "mkdocs.yml").write_text(
        "site_name: Small\nplugins: [paperatlas]\ndocs_dir: pages\nnav:\n  - Home: index.md\n"
        "theme:\n  name: material\n  font: false\n",
        encoding="utf-8",
    )
    (project / "pages").mkdir()
    assert run("build").exit_code == 0
    home = (project / "site" / "index.html").read_text(encoding="utf-8")
    assert not LINK.findall(home)
    assert (project / "site" / "authors" / "ada-example" / "index.html").is_file()
