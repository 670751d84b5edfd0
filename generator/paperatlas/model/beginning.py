"""Work that is begun before what comes of it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Begin(Protocol):
    """Begins work, in another process perhaps, and gives what waits for its result; to be asked once."""

    def __call__(self, work: Callable[[], T], /) -> Callable[[], T]:
        """Begins `work`, which changes nothing; what it gives can be pickled."""
        ...


def when_asked(work: Callable[[], T], /) -> Callable[[], T]:
    """Begins work no sooner than its result is asked for, in this process."""
    return work
