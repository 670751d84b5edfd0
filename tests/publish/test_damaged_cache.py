"""Whatever a workflow restores of an earlier build, the site is that of a build from nothing."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.publish.test_incremental import Project, assert_same

pytestmark = pytest.mark.slow


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for place in range(len(content) // 3, len(content) // 3 + 40):
        content[place % len(content)] ^= 0x55
    path.write_bytes(content)


def in_the_way(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "file").write_text("no cache", "utf-8")


DAMAGES: dict[str, Callable[[Path], None]] = {
    "cut off": cut_off,
    "emptied": emptied,
    "flipped": flipped,
    "a folder": in_the_way,
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A site that was built, with one record changed since."""
    monkeypatch.setenv("PAPERATLAS_JOBS", "1")
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path / "project")
    made.build()
    path = made.data / "papers" / "moss-former.yml"
    path.write_text(path.read_text("utf-8") + "comment: Twelve pages.\n", "utf-8")
    return made


def cache_of(project: Project) -> list[Path]:
    return [
        path for path in (project.folder / ".cache" / "paperatlas").iterdir() if path.suffix in (".json", ".sqlite")
    ]


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_files_cost_time_and_nothing_else(project: Project, damage: str) -> None:
    damaged = cache_of(project)
    assert {path.suffix for path in damaged} == {".json", ".sqlite"}
    for path in damaged:
        DAMAGES[damage](path)
    assert_same(project.build(), project.build_from_nothing())


def test_cache_without_its_site_makes_everything(project: Project) -> None:
    shutil.rmtree(project.site)
    assert_same(project.build(), project.build_from_nothing())


def test_site_without_its_cache_makes_everything(project: Project) -> None:
    shutil.rmtree(project.folder / ".cache")
    assert_same(project.build(), project.build_from_nothing())


def test_site_of_another_build_than_its_cache_is_made_right(project: Project) -> None:
    older = project.folder.parent / "older"
    shutil.copytree(project.site, older)
    project.build()
    shutil.rmtree(project.site)
    shutil.copytree(older, project.site)
    assert_same(project.build(), project.build_from_nothing())


def test_files_unpacked_with_new_times_are_made_right(project: Project) -> None:
    for path in project.site.rglob("*"):
        os.utime(path, (1, 1))
    assert_same(project.build(), project.build_from_nothing())


def test_manifest_that_names_files_elsewhere_touches_none_of_them(project: Project, tmp_path: Path) -> None:
    outside = tmp_path / "outside.html"
    outside.write_text("not of the site", "utf-8")
    state = outside.stat()
    said = json.loads(project.manifest.read_text("utf-8"))
    for name in ("../../outside.html", str(outside), "papers/never.html"):
        said["files"][name] = [state.st_size, state.st_mtime_ns]
        for row in said["items"].values():
            row.append(name)
    project.manifest.write_text(json.dumps(said), "utf-8")
    assert_same(project.build(), project.build_from_nothing())
    assert outside.read_text("utf-8") == "not of the site"


@pytest.mark.parametrize(
    "read",
    [
        ["", None],
        ["?", "a"],
        ["no such index", "a"],
        ["papers of topic:", "a"],
        ["papers of topic:", "x:y:z"],
        ["papers#", "a"],
    ],
)
def test_manifest_of_what_nobody_can_look_up_makes_the_pages_again(project: Project, read: list[str | None]) -> None:
    said = json.loads(project.manifest.read_text("utf-8"))
    said["reads"] = [read] * len(said["reads"])
    project.manifest.write_text(json.dumps(said), "utf-8")
    assert_same(project.build(), project.build_from_nothing())
