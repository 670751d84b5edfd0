"""What is costly to make is made once for all processes that share the tests."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that `make` has filled, in the first process to ask for it; nobody writes to it after that.

    If `make` fails, the next process that asks tries it anew, in a folder of its own.
    """
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    made = shared / f"once-{name}"
    with (shared / f"once-{name}.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            folder = shared / f"{name}-{os.getpid()}"
            folder.mkdir()
            make(folder)
            folder.rename(made)
    return made
