from __future__ import annotations

from pathlib import Path

import pytest

from paperatlas.settings import changes_feed, edit_base, issues_base, load_settings


@pytest.mark.parametrize(
    ("editing", "data", "feed"),
    [
        ("https://github.com/a/b/edit/main", "data", "https://github.com/a/b/commits/main/data.atom"),
        ("https://github.com/a/b/edit/x/y", "./lists/", "https://github.com/a/b/commits/x/y/lists.atom"),
        ("https://gitlab.com/a/b/-/edit/main", "data", None),
        (None, "data", None),
    ],
)
def test_changes_can_be_followed_where_the_host_has_a_feed(editing: str | None, data: str, feed: str | None) -> None:
    assert changes_feed(editing, data) == feed


def test_addresses_follow_from_the_repository(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("repo_url: https://github.com/a/b\nplugins:\n  - paperatlas:\n      data_dir: lists\n")
    settings = load_settings(config, None)
    assert settings.edit_base == edit_base(None, "https://github.com/a/b", None) == "https://github.com/a/b/edit/main"
    assert settings.issues_base == issues_base("https://github.com/a/b") == "https://github.com/a/b/issues/new"
    assert settings.changes == "https://github.com/a/b/commits/main/lists.atom"
