"""Sites built from small folders, through the commands and through MkDocs alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.publish.conftest import run
from tests.small import DATA

BAD = "title: Broken\npublished: 2024-13-45\n"


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A build in a process of its own, as people run it."""
    command = [sys.executable, "-m", "paperatlas", "build", *arguments]
    return subprocess.run(
        command, cwd=folder, env=os.environ | environment, capture_output=True, text=True, check=False, timeout=120
    )


def test_folder_of_papers_becomes_a_site_without_any_configuration(project: Path) -> None:
    done = build(folder=project)
    assert done.returncode == 0, done.stderr
    assert "1 paper," in done.stderr
    assert {"index.html", "papers/good/index.html", "years/2024/index.html", "404.html"} <= set(
        files_of(project / "site")
    )
    assert not (project / "site" / "partials").exists(), "templates are no files of the site"


def test_broken_record_costs_only_itself_and_only_strict_builds_fail(project: Path) -> None:
    assert build(folder=project).returncode == 0
    before = files_of(project / "site")
    (project / "data" / "broken.yml").write_text("title: [unclosed\n")
    strict = build("--strict", folder=project)
    assert strict.returncode == 1
    assert "data/broken.yml:1: error: not valid YAML" in strict.stderr
    assert files_of(project / "site") == before
    plain = build(folder=project)
    assert plain.returncode == 0
    assert "data/broken.yml:1: error" in plain.stderr
    assert "papers/good/index.html" in files_of(project / "site")


def test_missing_data_folder_fails_and_leaves_the_site(project: Path) -> None:
    build(folder=project)
    before = files_of(project / "site")
    shutil.rmtree(project / "data")
    done = build(folder=project)
    assert done.returncode == 1
    assert "there is no such folder" in done.stderr
    assert files_of(project / "site") == before


def test_folder_with_other_files_is_not_replaced(project: Path) -> None:
    (project / "notes").mkdir()
    (project / "notes" / "thesis.tex").write_text("precious")
    done = build("--site-dir", "notes", folder=project)
    assert done.returncode == 1
    assert "not built from papers" in done.stderr
    assert (project / "notes" / "thesis.tex").read_text() == "precious"


def test_hand_written_page_wins_and_is_reported(project: Path) -> None:
    (project / "site_src").mkdir()
    (project / "site_src" / "about.md").write_text("# Ours\n\nWritten by hand.\n")
    done = build(folder=project)
    assert "about.md: warning: stands in the way" in done.stderr
    assert "Written by hand." in (project / "site" / "about" / "index.html").read_text()
    assert build("--strict", folder=project).returncode == 1


def test_hand_written_page_may_replace_a_generated_one_on_purpose(project: Path) -> None:
    (project / "pages").mkdir()
    (project / "pages" / "about.md").write_text("# Ours\n")
    (project / "mkdocs.yml").write_text(
        "site_name: X\ndocs_dir: pages\ntheme: {name: material, font: false}\n"
        "plugins:\n  - search\n  - paperatlas:\n      keep_pages: [about.md]\n"
    )
    assert build("--strict", folder=project).returncode == 0


def test_symbolic_link_among_the_hand_written_pages_is_refused(project: Path) -> None:
    (project / "site_src").mkdir()
    (project / "secret.txt").write_text("secret")
    (project / "site_src" / "leak.txt").symlink_to(project / "secret.txt")
    done = build(folder=project)
    assert done.returncode == 1
    assert "leak.txt: error: a symbolic link" in done.stderr
    assert not (project / "site").exists()


def test_configuration_without_the_plugin_is_told(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: X\ndocs_dir: data\ntheme: {name: material}\n")
    done = build(folder=project)
    assert done.returncode == 1
    assert 'add "- paperatlas" under "plugins:"' in done.stderr


@pytest.mark.slow
def test_same_data_give_the_same_bytes_whatever_the_machine(project: Path) -> None:
    shutil.copytree(DATA, project / "data", dirs_exist_ok=True)
    build("--site-dir", "one", folder=project)
    build("--site-dir", "two", folder=project, PYTHONHASHSEED="7", TZ="Asia/Tokyo", LC_ALL="C", SOURCE_DATE_EPOCH="1")
    assert files_of(project / "one") == files_of(project / "two")


@pytest.mark.slow
def test_mkdocs_alone_builds_the_same_site(project: Path) -> None:
    shutil.copytree(DATA, project / "data", dirs_exist_ok=True)
    (project / "site_src").mkdir()
    (project / "mkdocs.yml").write_text(
        "site_name: X\nsite_url: https://example.org/x/\ndocs_dir: site_src\n"
        "theme: {name: material, font: false}\nplugins: [search, paperatlas]\n"
    )
    assert build("--strict", "--site-dir", "ours", folder=project).returncode == 0
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "--site-dir", "theirs"],
        cwd=project, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, check=True, timeout=120,
    )  # fmt: skip
    assert files_of(project / "ours") == files_of(project / "theirs")


@pytest.mark.slow
def test_markdown_tree_builds_with_plain_material(project: Path) -> None:
    shutil.copytree(DATA, project / "data", dirs_exist_ok=True)
    assert run("generate", "-o", "tree").exit_code == 0
    (project / "plain.yml").write_text("site_name: X\ndocs_dir: tree\ntheme: {name: material}\n")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", "plain.yml"],
        cwd=project, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False,
        timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert (project / "site" / "papers" / "moss-former" / "index.html").exists()


@pytest.mark.slow
def test_listings_alone_become_a_site_without_warnings(project: Path, shared: Path) -> None:
    done = build("--strict", "--data", str(shared / "listings"), folder=project)
    assert done.returncode == 0, done.stderr
    assert "294 papers" in done.stderr
    assert "warning" not in done.stderr.lower()
    assert len(list((project / "site" / "papers").glob("*/index.html"))) >= 294
