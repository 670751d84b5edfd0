"""How soon a served site's sources are looked at after a change."""

from __future__ import annotations

import contextlib
from functools import partial
from itertools import islice
from pathlib import Path
from threading import Event
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingEmitter

_OFTEN = 0.2
"""Seconds between two looks where the file system may tell nothing, with few files; MkDocs' own are half a second."""
_SETTLED = 0.03
"""Seconds without a further change before a change is answered; one that comes later is answered by itself."""
_FEW = 2_000
"""Files up to which looking often costs next to nothing."""
_SELDOM = 0.5
_CHANGES: list[type[FileSystemEvent]] = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""What wakes; that a file is read does not."""


class PromptObserver(BaseObserver):
    """Looks at files again and again, as MkDocs does, and at once where the file system tells of a change.

    Some file systems, of other machines or of containers, tell nothing. What is told only wakes: a change
    is what differs from the look before, so that none is heard of twice.
    """

    def __init__(self, timeout: float) -> None:
        """Looks at nothing yet.

        Args:
            timeout: seconds between two looks where nothing is told.
        """
        self._told = Observer()
        super().__init__(partial(_PromptEmitter, self._told), timeout=timeout)  # type: ignore[arg-type]

    def start(self) -> None:
        """Listens and looks."""
        # First, so that each folder learns by itself whether it can be listened to.
        self._told.start()
        super().start()

    def on_thread_stop(self) -> None:
        """Listens no more."""
        super().on_thread_stop()
        self._told.stop()


class _PromptEmitter(PollingEmitter):
    """Looks at one folder or file."""

    def __init__(self, told: BaseObserver, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._told = told
        self._listening: ObservedWatch | None = None
        self._woken = Event()

    def on_thread_start(self) -> None:
        super().on_thread_start()
        handler = FileSystemEventHandler()
        handler.on_any_event = self._wake  # type: ignore[method-assign]
        # A system has only so many listeners to give; without one the looks remain.
        with contextlib.suppress(OSError):
            self._listening = self._told.schedule(
                handler, self.watch.path, recursive=self.watch.is_recursive, event_filter=_CHANGES
            )

    def _wake(self, event: FileSystemEvent) -> None:
        self._woken.set()

    def on_thread_stop(self) -> None:
        super().on_thread_stop()
        self._woken.set()

    def queue_events(self, timeout: float) -> None:
        self._woken.wait(timeout)
        self._woken.clear()
        super().queue_events(0)


def look_soon(server: LiveReloadServer, config: MkDocsConfig, data: Path) -> None:
    """Has the server look at its sources as soon as one has changed.

    Args:
        server: before it is started.
        config: of the site.
        data: the data folder.
    """
    are_few = sum(1 for _ in islice(data.rglob("*"), _FEW)) < _FEW
    watched = [path for path in _may_be_watched(config) if _unwatch(server, path)]
    server.build_delay = _SETTLED
    server.observer = PromptObserver(_OFTEN if are_few else _SELDOM)  # type: ignore[assignment]
    for path in watched:
        server.watch(path)


def _may_be_watched(config: MkDocsConfig) -> list[str]:
    """What MkDocs watches before it asks its plugins."""
    return [config.docs_dir, *([config.config_file_path] if config.config_file_path else []), *config.theme.dirs]


def _unwatch(server: LiveReloadServer, path: str) -> bool:
    try:
        server.unwatch(path)
    except KeyError:
        return False
    return True
