"""A change of a served site's sources is heard of at once, and once."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import BaseObserver, EventEmitter

from paperatlas.publish import watching
from paperatlas.publish.watching import PromptObserver

PATIENCE = 60.0
NEVER = 3600.0


class Heard(FileSystemEventHandler):
    """The names of files of which something is heard, in turn."""

    def __init__(self) -> None:
        self._names: SimpleQueue[str] = SimpleQueue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self._names.put(Path(os.fsdecode(event.src_path)).name)

    def next(self) -> str:
        """The next name, waited for."""
        return self._names.get(timeout=PATIENCE)


@contextlib.contextmanager
def looked_at(folder: Path, seconds: float) -> Iterator[Heard]:
    """A folder with two files that is looked at."""
    for name in ("one.yml", "other.yml"):
        (folder / name).write_text("title: A paper\n")
    heard, observer = Heard(), PromptObserver(seconds)
    observer.schedule(heard, str(folder), recursive=True)
    observer.start()
    try:
        yield heard
    finally:
        observer.stop()
        observer.join(PATIENCE)


def change(file: Path) -> None:
    """Changes a file by a single act."""
    with file.open("a") as open_file:
        open_file.write("#")


def test_change_is_heard_of_long_before_the_next_look(tmp_path: Path) -> None:
    with looked_at(tmp_path, NEVER) as heard:
        change(tmp_path / "one.yml")
        assert heard.next() == "one.yml"


def test_change_that_is_told_and_seen_is_heard_of_once(tmp_path: Path) -> None:
    with looked_at(tmp_path, 0.01) as heard:
        for name in ("one.yml", "other.yml", "one.yml"):
            change(tmp_path / name)
            assert heard.next() == name


class Silent(BaseObserver):
    """A file system that tells nothing."""

    def __init__(self) -> None:
        super().__init__(EventEmitter)


class Full(BaseObserver):
    """A system that has no more listeners to give."""

    class Emitter(EventEmitter):
        def on_thread_start(self) -> None:
            raise OSError("inotify watch limit reached")

    def __init__(self) -> None:
        super().__init__(self.Emitter)


@pytest.mark.parametrize("told", [Silent, Full])
def test_change_of_which_nothing_is_told_is_seen_at_the_next_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: type[BaseObserver]
) -> None:
    monkeypatch.setattr(watching, "Observer", told)
    with looked_at(tmp_path, 0.05) as heard:
        change(tmp_path / "one.yml")
        assert heard.next() == "one.yml"
