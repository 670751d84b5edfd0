"""Work that is done in another process while this one goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from mkdocs.exceptions import BuildError

from paperatlas.forking import Forked, ForkedError, can_fork

T = TypeVar("T")


class AsideError(BuildError):
    """The other process did not finish; what it said stands on standard error."""


class Aside(Generic[T]):
    """What comes of work that is done aside, to be asked for behind the context."""

    result: T


@contextmanager
def aside(work: Callable[[], T], is_worth_it: bool) -> Iterator[Aside[T]]:
    """Does `work` while the context lasts, in a process forked for it, or before, where that is not worth it.

    Args:
        work: writes files and changes nothing else; what it gives can be pickled.
        is_worth_it: whether it takes longer than a process takes to start, and there is a core for it.

    Raises:
        ForkedError: where the work failed.
    """
    done = Aside[T]()
    if not is_worth_it or not can_fork:
        done.result = work()
        yield done
        return
    process = Forked(work)
    try:
        yield done
    except BaseException:
        process.stop()
        raise
    done.result = process()


@contextmanager
def told_to_builder() -> Iterator[None]:
    """Tells MkDocs of work that failed in another process in its own way: it shows the sentence alone.

    Raises:
        AsideError: where work failed.
    """
    try:
        yield
    except ForkedError as problem:
        raise AsideError(str(problem)) from None
