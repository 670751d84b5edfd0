"""What `paperatlas changes` says of a change of the data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.publish.conftest import run
from tests.workflows.conftest import git

VOCABULARY = """\
topics:
  - {slug: heat, name: Heat, phrases: [heat]}
  - {slug: sound, name: Sound, phrases: [sound]}
tags:
  - {slug: tin, name: Tin, phrases: [tin]}
"""


@pytest.fixture
def before(project: Path) -> Path:
    """The state before; the project's data are a copy of it."""
    for name, text in {
        "topics.yml": VOCABULARY,
        "kettle.yml": "title: Heat in tin kettles\npublished: 2024-03-01\n",
        "whistle.yml": "title: The sound of whistles\npublished: 2023\n",
        "spoon.yml": "title: Heat in spoons\npublished: 2022\n",
    }.items():
        (project / "data" / name).write_text(text)
    shutil.copytree("data", "before")
    return Path("before")


def said(base: str = "before") -> str:
    done = run("changes", "--base", base)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_nothing_changes_where_the_data_are_the_same(before: Path) -> None:
    assert said() == "## What changes on the site\n\nNothing.\n"


def test_each_kind_of_change_is_told_with_its_address(before: Path) -> None:
    data = Path("data")
    (data / "new.yml").write_text("title: A new paper\n")
    (data / "kettle.yml").write_text("title: Heat in iron kettles\npublished: 2024-03-02\n")
    (data / "spoon.yml").rename(data / "ladle.yml")
    (data / "ladle.yml").write_text("title: Heat in spoons\npublished: 2022\naliases: [spoon]\n")
    (data / "whistle.yml").unlink()
    (data / "good.yml").unlink()
    (data / "removed.yml").write_text("good: No longer wanted.\n")
    text = said()
    assert "1 paper added, 1 changed, 1 moved, 2 removed." in text
    assert "### Addresses that would lead nowhere\n\n- `The sound of whistles`, `papers/whistle/`\n" in text
    assert "### Papers added\n\n- `A new paper`, `papers/new/`\n" in text
    assert "- `Heat in iron kettles`, `papers/kettle/`: title, published, tags\n" in text
    assert "- `Heat in spoons`, `papers/spoon/`: now at papers/ladle/\n" in text
    assert "### Papers removed, with a notice at their address\n\n- `A good paper`, `papers/good/`\n" in text
    assert "### Topics without papers, whose pages go\n\n- `Sound`, `topics/sound/`\n" in text
    assert "### Tags out of use, whose pages go\n\n- `Tin`, `tags/tin/`\n" in text


def test_a_long_list_is_cut_and_counted(before: Path) -> None:
    Path("data/many.yml").write_text("".join(f"- title: Paper number {number} of many\n" for number in range(80)))
    text = said()
    assert "80 papers added" in text
    assert text.count("`papers/paper-number-") == 50
    assert "- and 30 more\n" in text


@pytest.mark.parametrize(
    "title", ["<img src=x onerror=alert(1)>", "@all fixes #1", "`` ` ```<b>", "[x](javascript:alert(1))", "a|b\n\n# c"]
)
def test_words_of_the_data_stay_words(before: Path, title: str) -> None:
    Path("data/new.yml").write_text(f"title: {title!r}\n")
    text = said()
    assert "1 paper added" in text
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(text):
        assert token.type not in ("html_block", "fence", "code_block")
        for child in token.children or []:
            assert child.type in ("text", "code_inline", "softbreak")
    assert "@all" not in text
    assert "#1" not in text


def test_a_revision_of_the_repository_is_the_state_before(before: Path) -> None:
    git(Path(), "init", "--quiet")
    git(Path(), "add", "data")
    git(Path(), "commit", "--quiet", "--message", "One")
    Path("data/new.yml").write_text("title: A new paper\n")
    assert "1 paper added, 0 changed" in said("HEAD")


def test_a_revision_without_data_is_an_empty_collection(project: Path) -> None:
    git(Path(), "init", "--quiet")
    git(Path(), "commit", "--quiet", "--allow-empty", "--message", "One")
    assert "1 paper added, 0 changed" in said("HEAD")


def test_links_in_a_revision_lead_nowhere(before: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yml").write_text("title: A secret\n")
    git(Path(), "init", "--quiet")
    Path("data/link.yml").symlink_to(tmp_path / "secret.yml")
    git(Path(), "add", "data")
    git(Path(), "commit", "--quiet", "--message", "One")
    Path("data/link.yml").unlink()
    assert said("HEAD").endswith("Nothing.\n")


@pytest.mark.parametrize("base", ["nonsense", "--output=x", "HEAD"])
def test_what_is_no_revision_is_wrong_usage(project: Path, base: str) -> None:
    done = run("changes", f"--base={base}")
    assert done.exit_code == 2
    assert "name a commit, a branch, or a folder with the data" in done.output
    assert not Path("x").exists()
