"""The shell steps of the starter's workflows, run as a runner runs them, in real repositories on this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
STARTER = ROOT / "generator/paperatlas/publish/starter/dot_github"


def step(workflow: str, job: str, name: str) -> str:
    """What a step of a workflow of the starter runs."""
    content = yaml.safe_load((STARTER / "workflows" / workflow).read_text(encoding="utf-8"))
    return next(str(step["run"]) for step in content["jobs"][job]["steps"] if step.get("name") == name)


def bash(script: str, folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Runs a script as a runner does, with nothing of this process's environment but the way to the programs."""
    path = os.pathsep.join([*environment.get("PATH", "").split(os.pathsep), str(Path(sys.executable).parent)])
    usual = {"HOME": str(folder.parent), "PATH": f"{path}{os.pathsep}{os.environ['PATH']}", "LANG": "C.UTF-8"}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**environment, **usual},
        capture_output=True,
        text=True,
        timeout=120,
    )


def git(folder: Path, *arguments: str) -> str:
    """What a git command prints."""
    identity = ("-c", "user.name=Ada Example", "-c", "user.email=ada@example.org")
    return subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A bare repository with one record on its branch `main`."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    work = tmp_path / "first"
    (work / "data/papers").mkdir(parents=True)
    (work / "data/papers/kettles.yml").write_text("title: Silent Kettles\npublished: 2024-03-01\n")
    (work / "README.md").write_text("# Kettles\n")
    git(work, "init", "--quiet", "--initial-branch", "main")
    git(work, "add", ".")
    git(work, "commit", "--quiet", "--message", "Begin")
    git(tmp_path, "clone", "--quiet", "--bare", "first", "owner/papers.git")
    return tmp_path / "owner/papers.git"


def checkout(origin: Path, name: str) -> Path:
    """A fresh clone."""
    git(origin.parents[1], "clone", "--quiet", str(origin), name)
    return origin.parents[1] / name
