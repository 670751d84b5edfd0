"""A build of a site that is up to date is over before it begins."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from paperatlas.publish.incremental.inputs import gather
from paperatlas.publish.incremental.ledger import Ledger
from paperatlas.publish.incremental.manifest import Manifest, scan
from paperatlas.publish.incremental.shortcut import Shortcut

CONFIGURATION = "site_name: Mosses\nsite_url: !ENV [MOSS_URL, none]\nplugins: [paperatlas]\n"
LONG_AGO = 1_600_000_000


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A project whose site has just been built."""
    for name, text in {
        "mkdocs.yml": CONFIGURATION,
        "data/moss.yml": "title: Moss",
        "docs/page.md": "# Page",
        "site/index.html": "<html>",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
        os.utime(tmp_path / name, (LONG_AGO, LONG_AGO))
    finish(tmp_path)
    return tmp_path


def finish(project: Path, messages: tuple[str, ...] = ("data/moss.yml:1: warning: thin",)) -> None:
    """What a build does at its end."""
    shortcut = Shortcut(project / "mkdocs.yml", None, None, strict=False)
    shortcut.messages()
    Ledger(project / ".cache/paperatlas", project / "site").keep(Manifest(files=scan(project / "site")))
    shortcut.keep(list(messages))


def messages(project: Path, strict: bool = False) -> list[str] | None:
    return Shortcut(project / "mkdocs.yml", None, None, strict).messages()


def test_unchanged_site_says_what_it_said(built: Path) -> None:
    assert messages(built) == ["data/moss.yml:1: warning: thin"]


def test_touched_file_has_not_changed(built: Path) -> None:
    os.utime(built / "data/moss.yml")
    assert messages(built) is not None


def write(name: str, text: str) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        (project / name).write_text(text)
        os.utime(project / name, (LONG_AGO, LONG_AGO))

    return change


@pytest.mark.parametrize(
    "change",
    {
        "a record": write("data/moss.yml", "title: Moss and more"),
        "a new record": write("data/fern.yml", "title: Fern"),
        "no record": lambda project: (project / "data/moss.yml").unlink(),
        "a hand-written page": write("docs/page.md", "# Another page"),
        "the configuration": write("mkdocs.yml", CONFIGURATION + "# other\n"),
        "a file of the site": write("site/index.html", "<html>!"),
        "a new file of the site": write("site/stray.html", "<html>"),
        "a lost file of the site": lambda project: (project / "site/index.html").unlink(),
        "broken notes": lambda project: next((project / ".cache/paperatlas").glob("inputs-*")).write_text("{"),
        "lost notes": lambda project: next((project / ".cache/paperatlas").glob("site-*")).unlink(),
    }.items(),
    ids=lambda named: named[0],
)
def test_change_of_anything_asks_for_a_build(built: Path, change: tuple[str, Callable[[Path], None]]) -> None:
    change[1](built)
    assert messages(built) is None


def test_file_that_was_changed_just_before_is_read_again(built: Path) -> None:
    path = built / "data/moss.yml"
    path.write_text("title: Mose")
    finish(built)
    state = path.stat()
    path.write_text("title: Rose")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert messages(built) is None


def test_environment_that_the_configuration_names_counts(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOSS_URL", "https://example.org/")
    assert messages(built) is None


def test_strict_build_does_not_trust_one_that_was_not(built: Path) -> None:
    assert messages(built, strict=True) is None


@pytest.mark.parametrize(
    "more", ["hooks: [hook.py]\n", "markdown_extensions: [pymdownx.snippets]\n", "markdown_extensions: [unheard_of]\n"]
)
def test_what_may_read_other_files_is_always_built(built: Path, more: str) -> None:
    (built / "mkdocs.yml").write_text(CONFIGURATION + more)
    finish(built)
    assert messages(built) is None


def test_other_plugins_are_always_built(built: Path) -> None:
    (built / "mkdocs.yml").write_text(CONFIGURATION.replace("[paperatlas]", "[paperatlas, macros: {a: b}]"))
    finish(built)
    assert messages(built) is None


def test_file_that_is_removed_while_the_folder_is_looked_at_is_none_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kept.yml").write_text("title: Moss\n", "utf-8")
    monkeypatch.setattr(os, "walk", lambda *_, **__: [(str(tmp_path), [], ["kept.yml", "gone.yml~"])])
    assert list(gather("", {"data": tmp_path}, None).files) == ["data/kept.yml"]
