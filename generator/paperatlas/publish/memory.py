"""Memory of large collections: when it is looked through, and when it is given back."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_LARGE = 20_000
"""Papers from which on what earlier stages remember is too much to be held on to."""
_FINISHED = ("paperatlas.read.", "paperatlas.merge.", "paperatlas.enrich.", "paperatlas.text.")
"""Packages whose functions have little to do once a collection is enriched."""

_NEW = 50_000
"""New values after which Python searches for cycles of references; by default it does after 700."""


@contextmanager
def seldom_searched() -> Iterator[None]:
    """Lets Python search seldom for cycles of references, of which a build makes few and small ones.

    A build keeps most of what it makes, so that a search goes through all of it and finds nothing.
    """
    before = gc.get_threshold()
    gc.set_threshold(_NEW, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def give_back(papers: int) -> None:
    """Forgets what the functions of finished stages remember of their values, and gives free memory to the system.

    With 86,000 papers these are 500 MB, which each process that writes pages would hold again.

    Args:
        papers: of how many there is; for fewer it is worth more to remember for the next build.
    """
    if papers < _LARGE:
        return
    for name, module in tuple(sys.modules.items()):
        if name.startswith(_FINISHED):
            for value in vars(module).values():
                if clear := getattr(value, "cache_clear", None):
                    clear()
    # The C library keeps what was freed: https://man7.org/linux/man-pages/man3/malloc_trim.3.html
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)
