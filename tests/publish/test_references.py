"""References in the pages of a site."""

from __future__ import annotations

import html
import shutil
from pathlib import Path

import pytest
import yaml

from paperatlas.cite import references as writing
from paperatlas.publish.references import references_of
from tests.publish.conftest import run
from tests.small import small_atlas

SMALL = Path(__file__).parents[1] / "small" / "data"
APA = "<b>APA</b> Fern, A., & Grün, B. (2024). MossFormer: Watering Moss with Attention. In <em>ICML 2024</em>."


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PAPERATLAS_JOBS", "1")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    shutil.copytree(SMALL, tmp_path / "data")
    return tmp_path


def built(folder: Path, **options: object) -> str:
    """The page of a paper after a build."""
    config = {"site_name": "Gardens", "theme": {"name": "material"}, "plugins": [{"paperatlas": options}]}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    done = run("build")
    assert done.exit_code == 0, done.output
    return html.unescape((folder / "site" / "papers" / "moss-former" / "index.html").read_text("utf-8"))


def test_page_has_the_references(project: Path) -> None:
    page = built(project)
    assert APA in page
    assert page.count("<p><b>") == 3


def test_larger_collection_than_the_bound_has_none(project: Path) -> None:
    assert "<b>APA</b>" in built(project, references=len(small_atlas().papers))
    assert "<b>APA</b>" not in built(project, references=len(small_atlas().papers) - 1)


def test_references_are_not_written_twice(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(project)
    monkeypatch.setattr(writing, "written_of", lambda _: pytest.fail("is written again"))
    assert APA in built(project, page_size=7)


def test_reference_of_a_changed_paper_is_written_anew(project: Path) -> None:
    built(project)
    record = project / "data" / "papers" / "moss-former.yml"
    record.write_text(record.read_text("utf-8").replace("Watering Moss", "Drying Moss"), "utf-8")
    page = built(project)
    assert APA.replace("Watering", "Drying") in page


def test_processes_that_share_the_work_write_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_TOGETHER", 1)
    alone = references_of(small_atlas(), 100, {}, 1)
    assert alone
    assert references_of(small_atlas(), 100, {}, 2) == alone
