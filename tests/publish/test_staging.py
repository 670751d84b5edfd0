from __future__ import annotations

from pathlib import Path

import pytest

from paperatlas.publish.staging import MARK, Staging, StagingError, refuse_overlap


def site(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "404.html").write_text(text)
    (folder / MARK).write_text("ours")
    return folder


def test_finished_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    old = site(tmp_path / "site", "old")
    (old / "gone.html").write_text("old")
    staging = Staging(old)
    (staging.folder / "404.html").write_text("new")
    staging.finish()
    assert sorted(path.name for path in old.iterdir()) == [MARK, "404.html"]
    assert (old / "404.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_given_up_folder_leaves_the_old_one_whole(tmp_path: Path) -> None:
    old = site(tmp_path / "site", "old")
    staging = Staging(old)
    (staging.folder / "404.html").write_text("new")
    staging.discard()
    assert (old / "404.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_hidden_files_of_the_old_folder_are_kept(tmp_path: Path) -> None:
    old = site(tmp_path / "site", "old")
    (old / ".git").mkdir()
    (old / ".git" / "HEAD").write_text("ref")
    Staging(old).finish()
    assert (old / ".git" / "HEAD").read_text() == "ref"


def test_leftovers_of_an_interrupted_run_are_removed(tmp_path: Path) -> None:
    old = site(tmp_path / "site", "old")
    Staging(old)
    (tmp_path / ".site.partial" / "half.html").write_text("half")
    Staging(old).finish()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_site_that_was_moved_away_by_an_interrupted_run_comes_back(tmp_path: Path) -> None:
    site(tmp_path / ".site.old", "old")
    Staging(tmp_path / "site").discard()
    assert (tmp_path / "site" / "404.html").read_text() == "old"


@pytest.mark.parametrize("kind", ["folder of others", "file", "link"])
def test_what_is_not_ours_is_refused_and_stays(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "site"
    if kind == "file":
        target.write_text("precious")
    elif kind == "link":
        target.symlink_to(site(tmp_path / "elsewhere", "old"))
    else:
        target.mkdir()
        (target / "thesis.tex").write_text("precious")
    with pytest.raises(StagingError, match="error"):
        Staging(target)
    assert target.is_symlink() or "precious" in (target if kind == "file" else target / "thesis.tex").read_text()


@pytest.mark.parametrize(
    ("target", "is_refused"),
    [("project", True), (".", True), ("project/data", True), ("project/data/site", True), ("project/site", False)],
)
def test_folder_that_overlaps_the_sources_is_refused(tmp_path: Path, target: str, is_refused: bool) -> None:
    project = tmp_path / "project"
    (project / "data").mkdir(parents=True)
    if is_refused:
        with pytest.raises(StagingError, match="error"):
            refuse_overlap(tmp_path / target, [project], project / "data")
    else:
        refuse_overlap(tmp_path / target, [project], project / "data")
