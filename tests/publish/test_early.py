"""A served site shows changed records before it is built again."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from paperatlas.enrich.layout import place_on_map
from paperatlas.publish.early import EarlyPages
from paperatlas.publish.plugin import PaperAtlasPlugin
from paperatlas.publish.served import Served

SMALL = Path(__file__).parents[1] / "small" / "data"


class ServedSite:
    """A site as a server that outlives many builds has it built."""

    def __init__(self, project: Path, name: str) -> None:
        self.project, self.site = project, project.parent / name
        self._plugin: PaperAtlasPlugin | None = None

    def build(self) -> None:
        """What the server does at first, and after every change; it keeps the plugin, as MkDocs does by itself."""
        config = load_config(str(self.project / "mkdocs.yml"), site_dir=str(self.site))
        plugin = config.plugins["paperatlas"]
        assert isinstance(plugin, PaperAtlasPlugin)
        if self._plugin is None:
            config.plugins.on_startup(command="serve", dirty=False)
            self._plugin = plugin
        assert plugin is self._plugin
        build(config)

    def show_changed(self) -> bool:
        """What the server does before it builds again."""
        assert self._plugin is not None
        return self._plugin.show_changed()

    def page(self, address: str) -> str:
        """The HTML of a page."""
        return (self.site / address / "index.html").read_text("utf-8")

    def files(self) -> dict[str, bytes]:
        """All files of the site."""
        found = (path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ServedSite:
    project = tmp_path / "project"
    (project / "docs").mkdir(parents=True)
    (project / "docs" / "by-hand.md").write_text("# By hand\n", "utf-8")
    shutil.copytree(SMALL, project / "data")
    config = {"site_name": "Gardens", "docs_dir": "docs", "theme": {"name": "material"}, "plugins": ["paperatlas"]}
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    monkeypatch.chdir(tmp_path)
    site = ServedSite(project, "served")
    site.build()
    return site


def change(site: ServedSite, title: str) -> Path:
    """Adds a record, or gives it another title."""
    record = site.project / "data" / "spore-net.yml"
    record.write_text(f"title: {title}\nabstract: We grow moss on language models.\npublished: 2024-05-06\n", "utf-8")
    return record


def test_changed_record_stands_on_its_page_and_in_lists_before_the_site_is_built_again(served: ServedSite) -> None:
    before = served.files()
    change(served, "Spores of attention")
    assert served.show_changed()
    assert "Spores of attention" in served.page("papers/spore-net")
    assert "Spores of attention" in served.page("years/2024")
    assert "Spores of attention" not in (served.site / "papers.json").read_text("utf-8")
    assert served.files()["by-hand/index.html"] == before["by-hand/index.html"]


def test_build_behind_it_gives_what_a_build_from_nothing_gives(served: ServedSite) -> None:
    for title in ("Spores of attention", "Spores without attention", "Spores of attention"):
        change(served, title)
        assert served.show_changed()
        assert title in served.page("papers/spore-net")
    served.build()
    new = ServedSite(served.project, "new")
    new.build()
    assert served.files() == new.files()


def test_page_shown_early_is_that_of_the_build_behind_it(served: ServedSite) -> None:
    before = served.files()
    change(served, "Spores of attention")
    assert served.show_changed()
    early = {path: content for path, content in served.files().items() if before.get(path) != content}
    assert {"papers/spore-net/index.html", "years/2024/index.html"} <= early.keys()
    served.build()
    built = served.files()
    assert {path for path in early if early[path] != built[path]} == set()


def test_record_put_back_is_shown_as_it_was(served: ServedSite) -> None:
    record = change(served, "Spores of attention")
    served.build()
    before = served.files()
    change(served, "Moulds")
    assert served.show_changed()
    assert "Moulds" in served.page("papers/spore-net")
    record.write_text(record.read_text("utf-8").replace("Moulds", "Spores of attention"), "utf-8")
    assert served.show_changed()
    assert served.files() == before


def test_data_are_not_read_twice_for_one_change(served: ServedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    change(served, "Spores of attention")
    assert served.show_changed()
    monkeypatch.setattr("paperatlas.publish.build.load_atlas", lambda *_, **__: pytest.fail("the data were read again"))
    served.build()
    assert "Spores of attention" in (served.site / "papers.json").read_text("utf-8")


def test_pages_of_the_whole_collection_wait_for_the_build_and_the_map_is_not_made_before(
    served: ServedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        (served.project / "data" / f"moss-{number}.yml").write_text(f"title: Moss, part {number}\n", "utf-8")
    served.build()
    before, made = served.files(), []

    def place(*given: Any) -> dict[str, tuple[float, float]]:
        made.append("map")
        return place_on_map(*given)

    monkeypatch.setattr("paperatlas.enrich.atlas.place_on_map", place)
    change(served, "Spores of attention")
    assert served.show_changed()
    assert "Spores of attention" in served.page("papers/spore-net")
    for page in ("search", "map", "statistics"):
        assert served.files()[f"{page}/index.html"] == before[f"{page}/index.html"], page
    assert made == []
    served.build()
    assert "spore-net" in served.page("map")
    assert made == ["map"]


def rewrite_by_hand(project: Path) -> None:
    (project / "docs" / "by-hand.md").write_text("# By another hand\n", "utf-8")


def rename(project: Path) -> None:
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("Gardens", "Parks"), "utf-8")


def remove_data(project: Path) -> None:
    shutil.rmtree(project / "data")


@pytest.mark.parametrize("also", [rewrite_by_hand, rename, remove_data])
def test_more_than_changed_records_is_left_to_the_build(served: ServedSite, also: Callable[[Path], None]) -> None:
    before = served.files()
    change(served, "Spores of attention")
    also(served.project)
    assert not served.show_changed()
    assert served.files() == before


def test_nothing_changed_is_nothing_to_show(served: ServedSite) -> None:
    assert not served.show_changed()


def test_very_many_pages_are_left_to_the_build(served: ServedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{EarlyPages.__module__}._MANY", 2)
    before = served.files()
    change(served, "Spores of attention")
    assert not served.show_changed()
    assert served.files() == before


class Asked:
    """What a server is asked for, in turn."""

    def __init__(self, *can_show: bool) -> None:
        self.said: list[str] = []
        self._can_show = list(can_show)

    def show(self) -> bool:
        self.said.append("show")
        return self._can_show.pop(0)

    def build(self) -> None:
        self.said.append("build")


def test_server_shows_first_and_rings_for_the_whole_build() -> None:
    asked = Asked(True, False)
    served = Served(asked.show, asked.build, pause=0.01)
    before = served.bell.stat().st_size
    served.build()
    assert asked.said == ["show"]
    until(lambda: served.bell.stat().st_size > before)
    served.build()
    assert asked.said == ["show", "show", "build"]
    served.end()
    assert not served.bell.exists()


def test_server_rings_once_for_changes_that_follow_each_other() -> None:
    asked = Asked(True, True)
    served = Served(asked.show, asked.build, pause=3600)
    served.build()
    served.build()
    until(lambda: sum(isinstance(thread, threading.Timer) for thread in threading.enumerate()) == 1)
    served.end()
    until(lambda: not any(isinstance(thread, threading.Timer) for thread in threading.enumerate()))
    assert asked.said == ["show", "show"]


def until(holds: Callable[[], bool]) -> None:
    """Waits until something holds."""
    for _ in range(3000):
        if holds():
            return
        threading.Event().wait(0.01)
    pytest.fail("it never came to pass")
