"""Work that is done in another process while this one goes on."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from mkdocs.exceptions import BuildError


class AsideError(BuildError):
    """The other process did not finish; what it said stands on standard error."""


@contextmanager
def aside(work: Callable[[], None], is_worth_it: bool) -> Iterator[None]:
    """Does `work` while the context lasts, in a process forked for it, or before, where that is not worth it.

    Args:
        work: writes files and changes nothing else.
        is_worth_it: whether it takes longer than a process takes to start, and there is a core for it.

    Raises:
        AsideError: where the work failed.
    """
    if not is_worth_it or sys.platform != "linux":
        work()
        yield
        return
    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    try:
        yield
    except BaseException:
        process.terminate()
        raise
    finally:
        process.join()
    if process.exitcode:
        raise AsideError(f"a process that wrote files ended with {process.exitcode}")
