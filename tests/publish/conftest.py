from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from paperatlas.cli import main


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that commands run in, with one good record."""
    folder = tmp_path / "project"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "good.yml").write_text("title: A good paper\npublished: 2024-05-06\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: str) -> Result:
    """What a command prints and its exit code."""
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)
