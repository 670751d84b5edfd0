"""A build after a change gives the very bytes of one from nothing."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from paperatlas.model.page import Page
from paperatlas.publish.fast.theme import Theme
from paperatlas.publish.incremental.manifest import FORMAT, Derivation, FileState, Made, Manifest, from_text, to_text
from tests.publish.conftest import run

EMPTY = {"format": FORMAT, "key": "", "files": {}, "reads": [], "items": {}, "derived": ["", {}, {}]}
"""A manifest of nothing."""
SMALL = Path(__file__).parents[1] / "small" / "data"


class Project:
    """A site that is built again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.site = folder / "site"
        self.options: dict[str, object] = {"page_size": 3}
        (folder / "docs").mkdir(parents=True)
        (folder / "docs" / "by-hand.md").write_text("# By hand\n\n[A paper](papers/moss-former.md)\n", "utf-8")
        shutil.copytree(SMALL, self.data)

    def build(self) -> dict[str, bytes]:
        """The files of the site after a build."""
        config = {
            "site_name": "Gardens",
            "site_url": "https://example.org/gardens/",
            "docs_dir": "docs",
            "theme": {"name": "material"},
            "plugins": [{"paperatlas": self.options}],
        }
        (self.folder / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
        done = run("build", "-f", str(self.folder / "mkdocs.yml"))
        assert done.exit_code == 0, done.output
        return files(self.site)

    def build_from_nothing(self) -> dict[str, bytes]:
        """The files of the site after a build that knows of none before."""
        other = self.folder.parent / "other"
        shutil.rmtree(other, ignore_errors=True)
        shutil.copytree(self.folder, other, ignore=shutil.ignore_patterns("site", ".cache"))
        done = run("build", "-f", str(other / "mkdocs.yml"))
        assert done.exit_code == 0, done.output
        return files(other / "site")

    @property
    def manifest(self) -> Path:
        """The file in which a build leaves its notes."""
        return next((self.folder / ".cache" / "paperatlas").glob("site-*.json"))


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_same(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("PAPERATLAS_JOBS", "1")
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path / "project")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the pages that are made, as builds make them."""
    found: list[str] = []
    finished = Theme.finished

    def noted(theme: Theme, page: Page) -> str:
        found.append(page.path)
        return finished(theme, page)

    monkeypatch.setattr(Theme, "finished", noted)
    return found


def add(project: Project, chance: random.Random) -> None:
    number = chance.randrange(10_000)
    record = {
        "title": f"Moss number {number}",
        "abstract": f"We water moss {number} by attention, unlike fern {number % 7}.",
        "published": f"20{number % 20 + 10}-0{number % 9 + 1}-11",
        "authors": [{"name": chance.choice(["Ada Fern", "Bo Moss", "Cy Lichen"])}],
    }
    (project.data / f"moss-{number}.yml").write_text(yaml.safe_dump(record), "utf-8")


def change(project: Project, chance: random.Random) -> None:
    path = chance.choice(sorted(project.data.glob("moss-*.yml")))
    record = yaml.safe_load(path.read_text("utf-8"))
    key, value = chance.choice(
        [("title", "Another title"), ("published", "2009-01-02"), ("venue", "MOSS"), ("abstract", "Ferns only.")]
    )
    path.write_text(yaml.safe_dump({**record, key: value}), "utf-8")


def remove(project: Project, chance: random.Random) -> None:
    chance.choice(sorted(project.data.glob("moss-*.yml"))).unlink()


def choose_otherwise(project: Project, chance: random.Random) -> None:
    project.options["page_size"] = chance.choice([2, 4, 5])


def write_by_hand(project: Project, chance: random.Random) -> None:
    (project.folder / "docs" / f"page-{chance.randrange(100)}.md").write_text("# Another page\n\nWords.\n", "utf-8")


def lose_the_notes(project: Project, chance: random.Random) -> None:
    text = project.manifest.read_text("utf-8")
    project.manifest.write_text(text[: chance.randrange(len(text))], "utf-8")


def meddle_with_the_site(project: Project, chance: random.Random) -> None:
    pages = sorted(project.site.rglob("*.html"))
    chance.choice(pages).unlink()
    path = chance.choice([page for page in pages if page.exists()])
    path.write_text(path.read_text("utf-8").upper(), "utf-8")
    (project.site / "papers" / "stray.html").write_text("stray", "utf-8")
    (project.site / "link.html").symlink_to(path)


CHANGES: list[Callable[[Project, random.Random], None]] = [
    add,
    change,
    remove,
    add,
    choose_otherwise,
    change,
    write_by_hand,
    lose_the_notes,
    meddle_with_the_site,
]


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_any_sequence_of_changes_gives_the_bytes_of_a_build_from_nothing(project: Project, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(4):
        add(project, chance)
    project.build()
    rest = CHANGES[:]
    chance.shuffle(rest)
    for step in range(3):
        for way in rest[step * 3 : step * 3 + 3]:
            way(project, chance)
        assert_same(project.build(), project.build_from_nothing())


@pytest.mark.slow
def test_unchanged_pages_are_not_made_again(project: Project, made: list[str]) -> None:
    before = project.build()
    assert "papers/moss-former.md" in made
    made.clear()
    assert_same(project.build(), before)
    assert made == []


@pytest.mark.slow
def test_changed_record_makes_its_own_page_and_those_that_show_it(project: Project, made: list[str]) -> None:
    chance = random.Random(3)
    for _ in range(3):
        add(project, chance)
    project.build()
    made.clear()
    path = sorted(project.data.glob("moss-*.yml"))[0]
    path.write_text(path.read_text("utf-8") + "comment: Twelve pages.\n", "utf-8")
    built = project.build()
    assert f"papers/{path.stem}.md" in made
    assert "topics/gardening/index.md" not in made
    assert b"Twelve pages." in built[f"papers/{path.stem}/index.html"]
    assert_same(built, project.build_from_nothing())


@pytest.mark.slow
def test_build_that_is_broken_off_while_files_are_moved_is_healed_by_the_next(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(project, random.Random(4))
    project.build()
    path = next(project.data.glob("moss-*.yml"))
    path.write_text(path.read_text("utf-8") + "comment: Twelve pages.\n", "utf-8")
    replace = Path.replace
    moved: list[Path] = []

    def broken(self: Path, target: Path) -> Path:
        if ".site.partial" in str(self):
            moved.append(self)
            if len(moved) > 1:
                raise OSError("no space left")
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", broken)
        assert run("build", "-f", str(project.folder / "mkdocs.yml")).exit_code == 1
    assert len(moved) == 2
    assert_same(project.build(), project.build_from_nothing())


def test_manifest_is_read_as_it_was_written() -> None:
    manifest = Manifest("key", derived=Derivation("program", {"papers.bib": "digest"}, {"papers.bib": "table"}))
    places = manifest.places_of([("papers", "a"), ("topics", None), ("papers", "a")])
    assert list(places) == [0, 1, 0]
    for number in range(2_500):
        manifest.files[f"{number}.html"] = FileState(number, 7)
        manifest.items[f"{number}.md"] = Made(places, "digest", (f"{number}.html",))
    text = "".join(to_text(manifest))
    read = from_text(text)
    assert read is not None
    assert (read.key, read.reads) == ("key", [("papers", "a"), ("topics", None)])
    assert read.derived == manifest.derived
    assert (read.files, read.items) == (manifest.files, manifest.items)
    assert "".join(to_text(read)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        json.dumps({"format": 99}),
        json.dumps({**EMPTY, "items": {"x": ["5", "d"]}}),
        json.dumps({**EMPTY, "files": {"x": 1}}),
        json.dumps({**EMPTY, "derived": ["", {}]}),
        json.dumps({**EMPTY, "derived": ["", [], {}]}),
    ],
)
def test_broken_manifest_is_none(text: str) -> None:
    assert from_text(json.dumps(EMPTY)) is not None
    assert from_text(text) is None
