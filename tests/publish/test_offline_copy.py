from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from paperatlas.publish.offline.copy import manifest, worker
from tests.publish.conftest import run


def finished(folder: Path, style: str = "p{}") -> Path:
    (folder / "assets" / "stylesheets").mkdir(parents=True)
    (folder / "assets" / "stylesheets" / "main.1a2b3c4d.min.css").write_text(style)
    (folder / "offline.html").write_text("<p>")
    return folder


def build_of(script: str) -> dict[str, object]:
    return dict(json.loads(script.split(" = ", 1)[1].split(";\n", 1)[0]))


def test_worker_keeps_what_its_own_pages_need_and_names_its_build(tmp_path: Path) -> None:
    one = build_of(worker(finished(tmp_path / "one")))
    assert one["shell"] == ["assets/stylesheets/main.1a2b3c4d.min.css", "offline.html", "saved/"]
    assert build_of(worker(finished(tmp_path / "same"))) == one
    assert build_of(worker(finished(tmp_path / "other", "b{}")))["version"] != one["version"]


def test_manifest_stays_in_the_folder_of_its_site() -> None:
    said = json.loads(manifest('Papers on "mosses" & ferns', "", "assets/favicon.svg"))
    assert said["scope"] == said["start_url"] == said["id"] == "./"
    assert len(said["short_name"]) <= 12
    assert json.loads(manifest("X", "", "pictures/mine.svg"))["icons"] == [{"src": "pictures/mine.svg", "sizes": "any"}]


@pytest.mark.parametrize("is_on", [True, False])
def test_copy_can_be_switched_off_and_removes_what_browsers_kept(project: Path, is_on: bool) -> None:
    (project / "mkdocs.yml").write_text(
        "site_name: X\ndocs_dir: pages\ntheme: {name: material, font: false}\n"
        f"plugins:\n  - paperatlas:\n      offline_copy: {str(is_on).lower()}\n"
    )
    (project / "pages").mkdir()
    assert run("build").exit_code == 0
    page = (project / "site" / "papers" / "good" / "index.html").read_text()
    assert ('<link rel="manifest" href="../../manifest.webmanifest">' in page) is is_on
    assert (project / "site" / "manifest.webmanifest").exists() is is_on
    assert (project / "site" / "offline.html").exists() is is_on
    script = (project / "site" / "sw.js").read_text()
    assert bool(re.search(r"registration\.unregister\(\)", script)) is not is_on
