"""Pages are the same whoever writes them: one process, several, or several after each other."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

from paperatlas.forking import shared_out
from paperatlas.publish.fast import pages
from tests.publish.conftest import run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_pages_are_the_same_from_one_process_and_from_several_in_turn(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        paper = {"title": f"Moss on stone {number}", "authors": ["Ada Fern", f"Bea Number{number}"], "year": 2024}
        (project / "data" / f"moss-{number}.yml").write_text(yaml.safe_dump(paper), "utf-8")
    found, together = [], []

    def counted(work: object, parts: object, processes: int) -> object:
        together.append(processes)
        return shared_out(work, parts, processes)  # type: ignore[arg-type]

    monkeypatch.setattr(pages, "shared_out", counted)
    for jobs in ("1", "2"):
        monkeypatch.setenv("PAPERATLAS_JOBS", jobs)
        for name, value in (("_FEW", 1), ("_CHUNK", 4), ("_MANY", 8), ("_ROUND", 3)):
            monkeypatch.setattr(pages, name, value)
        assert run("build").exit_code == 0
        found.append(files(project / "site"))
        (project / "site").rename(project / f"site-{jobs}")
    assert found[0] == found[1]
    assert together[0] == 1
    assert together[1:].count(2) > 1
