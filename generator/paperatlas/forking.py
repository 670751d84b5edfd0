"""Work that is done in another process while this one goes on."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

T = TypeVar("T")

can_fork = sys.platform == "linux"
"""Whether a process can begin as a copy of this one: elsewhere that is not to be had, or not safe."""


def cores() -> int:
    """How many processes may run at once: `PAPERATLAS_JOBS`, or as many as there are cores."""
    wanted = os.environ.get("PAPERATLAS_JOBS", "")
    if wanted.isdigit() and int(wanted):
        return int(wanted)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class ForkedError(Exception):
    """The other process did not finish; what it said stands on standard error."""


class Forked(Generic[T]):
    """Work that another process has begun; it ends with this one at the latest."""

    def __init__(self, work: Callable[[], T]) -> None:
        """Begins.

        Args:
            work: what to do; what it gives can be pickled, and whatever else it changes stays there.
        """
        fork = multiprocessing.get_context("fork")
        self._receiver, sender = fork.Pipe(duplex=False)
        self._process = fork.Process(target=lambda: sender.send(work()), daemon=True)
        self._process.start()
        sender.close()

    def __call__(self) -> T:
        """What comes of the work, once it is done; to be asked for once.

        Raises:
            ForkedError: where it failed.
        """
        result: list[T] = []
        try:
            with suppress(EOFError):
                result.append(self._receiver.recv())
        finally:
            self._process.join()
            self._receiver.close()
        if not result:
            raise ForkedError(f"a process that worked aside ended with {self._process.exitcode}")
        return result[0]

    def stop(self) -> None:
        """Gives the work up."""
        self._process.terminate()
        self._process.join()
        self._receiver.close()


def forked(work: Callable[[], T]) -> Callable[[], T]:
    """Begins work in another process; see `model.beginning.Begin`."""
    return Forked(work)
