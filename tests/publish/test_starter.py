from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from paperatlas.cli import main
from paperatlas.publish.starter import STARTER, StarterError, make_starter

COMPLETE = (
    ".github/ISSUE_TEMPLATE/correct-a-record.yml",
    ".github/ISSUE_TEMPLATE/suggest-a-paper.yml",
    ".github/workflows/digest.yml",
    ".github/workflows/preview.yml",
    ".github/workflows/propose.yml",
    ".github/workflows/publish.yml",
    ".gitignore",
    "README.md",
    "data/sample.yml",
    "data/topics.yml",
    "mkdocs.yml",
    "requirements.txt",
    "site_src/contribute.md",
)


def files(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()))


def test_starter_is_complete_with_its_hidden_files(tmp_path: Path) -> None:
    make_starter(tmp_path / "a" / "papers", None)
    assert files(tmp_path / "a" / "papers") == COMPLETE


def test_starter_fills_an_empty_folder(tmp_path: Path) -> None:
    make_starter(tmp_path, None)
    assert files(tmp_path) == COMPLETE


def test_two_starters_are_the_same(tmp_path: Path) -> None:
    for name in ("one", "two"):
        make_starter(tmp_path / name, None)
    for name in COMPLETE:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_starter_refuses_a_used_folder_and_leaves_it_untouched(tmp_path: Path) -> None:
    (tmp_path / ".notes").write_text("mine")
    with pytest.raises(StarterError, match=r"error: the folder is not empty: name a new folder"):
        make_starter(tmp_path, None)
    assert files(tmp_path) == (".notes",)
    assert (tmp_path / ".notes").read_text() == "mine"


def test_starter_refuses_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    place = tmp_path / "papers"
    place.write_text("mine")
    with pytest.raises(StarterError, match="a file, not a folder"):
        make_starter(place, None)
    assert place.read_text() == "mine"


def test_starter_says_where_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StarterError, match=r"cannot be written \(.+\): check the folder"):
        make_starter(tmp_path / "file" / "papers", None)


def test_given_folder_of_lists_takes_the_place_of_the_sample_and_its_topics(tmp_path: Path) -> None:
    lists = tmp_path / "lists"
    (lists / "2024").mkdir(parents=True)
    (lists / "2024" / "a.yml").write_text("title: A\n")
    (lists / ".hidden").write_text("not a list")
    make_starter(tmp_path / "site", lists)
    assert [name for name in files(tmp_path / "site") if name.startswith("data/")] == ["data/2024/a.yml"]
    assert (tmp_path / "site" / "data" / "2024" / "a.yml").read_text() == "title: A\n"


def test_given_file_takes_the_place_of_the_sample(tmp_path: Path) -> None:
    (tmp_path / "listing.json").write_text('[{"title": "A"}]')
    make_starter(tmp_path / "site", tmp_path / "listing.json")
    assert [name for name in files(tmp_path / "site") if name.startswith("data/")] == ["data/listing.json"]


def test_lists_around_the_new_site_are_not_copied_into_themselves(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("title: A\n")
    make_starter(tmp_path / "site", tmp_path)
    assert [name for name in files(tmp_path / "site") if name.startswith("data/")] == ["data/a.yml"]


@pytest.mark.parametrize("linked", ["file", "folder", "the list itself"])
def test_symbolic_link_among_the_lists_is_refused_and_nothing_written(tmp_path: Path, linked: str) -> None:
    lists, secret = tmp_path / "lists", tmp_path / "secret"
    lists.mkdir()
    secret.mkdir()
    (secret / "key").write_text("secret")
    link = lists / "link.yml"
    link.symlink_to(secret if linked == "folder" else secret / "key")
    with pytest.raises(StarterError, match=r"link\.yml: error: a symbolic link"):
        make_starter(tmp_path / "site", link if linked == "the list itself" else lists)
    assert not (tmp_path / "site").exists()


def test_lists_that_are_not_there_are_refused_and_nothing_written(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for data, finding in ((tmp_path / "none", "no such file"), (tmp_path / "empty", "holds no files")):
        with pytest.raises(StarterError, match=finding):
            make_starter(tmp_path / "site", data)
    assert not (tmp_path / "site").exists()


def test_new_site_takes_its_addresses_from_the_workflow(tmp_path: Path) -> None:
    make_starter(tmp_path, None)
    configuration = yaml.load((tmp_path / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    workflow = (tmp_path / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8")
    for key in ("site_url", "repo_url", "edit_uri"):
        assert configuration[key][0] in workflow


def test_configuration_of_the_starter_is_plain_yaml() -> None:
    assert "site_url" not in yaml.safe_load((STARTER / "mkdocs.yml").read_text(encoding="utf-8"))


def test_new_site_has_no_issues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = CliRunner().invoke(main, ["new", str(tmp_path / "papers")])
    assert result.exit_code == 0, result.output
    monkeypatch.chdir(tmp_path / "papers")
    result = CliRunner().invoke(main, ["check", "--strict"])
    assert result.exit_code == 0, result.output
    assert "6 papers, 0 errors, 0 warnings" in result.output


def test_each_sample_paper_has_a_topic_and_tags(tmp_path: Path) -> None:
    from paperatlas.pipeline import load_atlas
    from paperatlas.settings import Settings

    make_starter(tmp_path, None)
    atlas = load_atlas(Settings(root=tmp_path, data=tmp_path / "data"))
    assert len(atlas.papers) == 6
    assert all(paper.topics and paper.tags for paper in atlas.papers)


def test_used_folder_is_a_problem_with_a_remedy_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    result = CliRunner().invoke(main, ["new", str(tmp_path)])
    assert result.exit_code == 1
    assert result.output.startswith(f"{tmp_path}: error: ")


@pytest.mark.slow
def test_new_site_builds_strictly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_starter(tmp_path / "papers", None)
    monkeypatch.chdir(tmp_path / "papers")
    result = CliRunner().invoke(main, ["build", "--strict"])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "papers" / "site" / "papers" / "teacup-cooling" / "index.html").is_file()
    assert (tmp_path / "papers" / "site" / "contribute" / "index.html").is_file()


@pytest.mark.slow
def test_published_site_leads_to_its_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_starter(tmp_path, None)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAPERATLAS_SITE_URL", "https://example.org/papers/")
    monkeypatch.setenv("PAPERATLAS_REPO_URL", "https://github.com/example/papers")
    monkeypatch.setenv("PAPERATLAS_EDIT_URI", "edit/trunk/site_src/")
    result = CliRunner().invoke(main, ["build", "--strict"])
    assert result.exit_code == 0, result.output
    page = (tmp_path / "site" / "papers" / "teacup-cooling" / "index.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/papers/papers/teacup-cooling/"' in page
    assert "href=https://github.com/example/papers/edit/trunk/data/sample.yml>" in page
