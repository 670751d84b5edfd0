"""Work that is done in another process while this one goes on."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, TypeVar

P = TypeVar("P")
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
    """Another process did not finish; what it said stands on standard error."""

    def __init__(self, how: str) -> None:
        remedy = "if memory is short, set PAPERATLAS_JOBS=1, so that one process does all"
        super().__init__(f"error: a process that helped {how}: {remedy}")


class Forked(Generic[T]):
    """Work that another process has begun; it ends with this one at the latest."""

    def __init__(self, work: Callable[[], T]) -> None:
        """Begins.

        Args:
            work: what to do; what it gives can be pickled, and whatever else it changes stays there.
        """
        fork = multiprocessing.get_context("fork")
        self._receiver, sender = fork.Pipe(duplex=False)

        def send() -> None:
            # With its own end to read from, it would wait for a reader that has died.
            self._receiver.close()
            sender.send(work())

        self._process = fork.Process(target=send, daemon=True)
        self._process.start()
        sender.close()

    def __call__(self) -> T:
        """What comes of the work, once it is done; to be asked for once.

        Raises:
            ForkedError: where it failed.
        """
        try:
            result: T = self._receiver.recv()
        except EOFError:
            self._process.join()
            raise ForkedError(f"ended with {self._process.exitcode}") from None
        except BaseException:
            self.stop()
            raise
        self._process.join()
        self._receiver.close()
        return result

    def stop(self) -> None:
        """Gives the work up."""
        self._process.terminate()
        self._process.join()
        self._receiver.close()


def forked(work: Callable[[], T]) -> Callable[[], T]:
    """Begins work in another process; see `model.beginning.Begin`."""
    return Forked(work)


def shared_out(work: Callable[[P], T], parts: Iterable[P], processes: int) -> Iterator[T]:
    """What `work` makes of each of some parts, in their order, by processes forked for it.

    Parts and results are handed over; all else that `work` looks at is shared.

    Raises:
        ForkedError: where a process is ended from outside, as the system does where memory is short.
    """
    # A pool of `multiprocessing` would wait for ever for the part of a process that was ended.
    pool = ProcessPoolExecutor(processes, multiprocessing.get_context("fork"))
    try:
        yield from pool.map(work, parts)
    except BrokenProcessPool:
        raise ForkedError("was ended") from None
    finally:
        pool.shutdown(cancel_futures=True)
