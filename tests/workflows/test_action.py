from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
import yaml

from tests.workflows.conftest import ROOT, bash

ACTION = ROOT / ".github/actions/make-site/action.yml"


def steps() -> list[dict[str, object]]:
    return list(yaml.safe_load(ACTION.read_text(encoding="utf-8"))["runs"]["steps"])


def test_action_installs_the_locked_versions_of_its_own_repository() -> None:
    install = next(str(step["run"]) for step in steps() if step.get("name") == "Install")
    assert 'root="$GITHUB_ACTION_PATH/../../.."' in install
    root = ACTION.parent / "../../.."
    assert (root / "requirements/site.txt").is_file()
    assert (root / "pyproject.toml").is_file()


def test_action_gives_no_input_to_a_shell_but_through_the_environment() -> None:
    assert not any("${{" in str(step.get("run", "")) for step in steps())


def test_action_names_its_actions_by_their_full_hash() -> None:
    for step in steps():
        if "uses" in step:
            name, _, commit = str(step["uses"]).partition("@")
            assert len(commit) == 40, name


@pytest.mark.slow
def test_action_builds_a_repository_that_has_only_a_list(tmp_path: Path) -> None:
    folder = tmp_path / "repository"
    (folder / "lists").mkdir(parents=True)
    (folder / "lists/mine.bib").write_text("@article{x, title={Tin Whistles}, author={Example, Ada}, year={2020}}")
    tools = tmp_path / "runner/paperatlas/bin"
    tools.mkdir(parents=True)
    (tools / "paperatlas").symlink_to(Path(sys.executable).parent / "paperatlas")
    build = next(step for step in steps() if step.get("name") == "Build the site")
    done = bash(
        str(build["run"]),
        folder,
        {
            "BASE_URL": "https://owner.github.io/papers",
            "CONFIG": "",
            "DATA": "lists",
            "PAPERATLAS_EDIT_URI": "edit/trunk/site_src/",
            "PAPERATLAS_REPO_URL": "https://github.com/owner/papers",
            "RUNNER_TEMP": str(tmp_path / "runner"),
            "SITE_DIR": "out",
            "STRICT": "true",
            "PATH": os.environ["PATH"],
        },
    )
    assert done.returncode == 0, done.stderr
    page = (folder / "out/papers/tin-whistles/index.html").read_text(encoding="utf-8")
    assert 'href="https://owner.github.io/papers/papers/tin-whistles/"' in page
    assert 'href="https://github.com/owner/papers/issues/new?template=correct-a-record.yml' in page
    assert (folder / "out/feed.xml").is_file()
