"""A site while it is served: what changed records say is shown first, and all else a moment later."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Timer

_PAUSE = 1.5
"""Seconds without a change before the whole site is built, during which nothing can be read."""


class Served:
    """What the server of a site calls when something has changed.

    The server lets nobody read while it waits for a build, so the quick part is a build of its own, and rings
    a bell, a file that the server watches, for the other part.
    """

    def __init__(self, show_changed: Callable[[], bool], build: Callable[[], None], pause: float = _PAUSE) -> None:
        """Nothing is built yet.

        Args:
            show_changed: shows what it can show at once; false where there is nothing, or where `build` must.
            build: builds the whole site.
            pause: seconds between the two.
        """
        self._show_changed, self._build, self._pause = show_changed, build, pause
        self._folder = Path(tempfile.mkdtemp(prefix="paperatlas-"))
        self.bell = self._folder / "bell"
        """A file whose change asks for another build."""
        self.bell.touch()
        self._timer: Timer | None = None

    def build(self) -> None:
        """Shows what has changed."""
        self._stop()
        if not self._show_changed():
            self._build()
            return
        self._timer = Timer(self._pause, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def end(self) -> None:
        """Rings no more."""
        self._stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _ring(self) -> None:
        with self.bell.open("a") as file:
            file.write("!")

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
