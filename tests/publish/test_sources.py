"""Folders that must not be mixed up, and addresses that papers had before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publish.test_build import build, files_of
from tests.publish.test_hostile import RunsOrLoads

CONFIG = "site_name: X\ndocs_dir: pages\ntheme: {name: material, font: false}\nplugins:\n"


def test_sources_are_never_taken_for_an_old_site(project: Path) -> None:
    (project / "index.html").write_text("mine")
    (project / "notes.txt").write_text("mine")
    before = files_of(project)
    for target in (".", "data", "data/site"):
        done = build("--site-dir", target, folder=project)
        assert done.returncode == 1
        assert "name another folder" in done.stderr
    assert files_of(project) == before


def test_plugin_that_stands_twice_is_refused(project: Path) -> None:
    (project / "pages").mkdir()
    (project / "mkdocs.yml").write_text(CONFIG + "  - search\n  - paperatlas\n  - paperatlas\n")
    done = build(folder=project)
    assert done.returncode == 1
    assert "paperatlas stands twice" in done.stderr
    assert not (project / "site").exists()


def test_data_folder_that_is_a_link_out_of_the_project_is_refused(project: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.yml").write_text("title: Secret\n")
    (project / "data" / "good.yml").unlink()
    (project / "data").rmdir()
    (project / "data").symlink_to(tmp_path / "elsewhere")
    (project / "pages").mkdir()
    (project / "mkdocs.yml").write_text(CONFIG + "  - paperatlas\n")
    done = build(folder=project)
    assert done.returncode == 1
    assert "leads out of the project" in done.stderr


def test_former_address_leads_to_the_paper(project: Path) -> None:
    (project / "data" / "good.yml").write_text("title: A good paper\naliases: [old-name]\n")
    assert build("--strict", folder=project).returncode == 0
    page = (project / "site" / "papers" / "old-name" / "index.html").read_text()
    assert 'url=../good/"' in page


def test_former_address_that_is_a_real_page_is_reported(project: Path) -> None:
    (project / "data" / "other.yml").write_text("title: Another paper\naliases: [good]\n")
    done = build(folder=project)
    assert 'data/other.yml:1: warning: alias "good" is another page\'s name' in done.stderr
    assert "A good paper" in (project / "site" / "papers" / "good" / "index.html").read_text()


@pytest.mark.parametrize(
    "name",
    [
        "X](javascript:alert(1)) ![i](https://evil.example/t.png) [Y",
        "<img src=x onerror=alert(1)>",
        "{: onclick=alert(1)}",
    ],
)
def test_name_of_a_topic_or_tag_is_only_text(project: Path, name: str) -> None:
    quoted = name.replace("'", "''")
    (project / "data" / "topics.yml").write_text(
        f"topics:\n  - slug: x\n    name: '{quoted}'\n    text: '{quoted}'\n    phrases: [good]\n    topics:\n"
        f"      - slug: y\n        name: '{quoted}'\n        phrases: [paper]\n"
        f"tags:\n  - slug: z\n    name: '{quoted}'\n    text: '{quoted}'\n    phrases: [good]\n"
    )
    assert build(folder=project).returncode == 0
    for path in (project / "site").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        page = RunsOrLoads()
        page.feed(text)
        assert page.found == []
        assert 'src="https://evil' not in text
