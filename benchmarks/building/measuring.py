"""What a command costs."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_PAGE = resource.getpagesize()
_REST = 50
"""How much longer it is not looked at memory than it is."""


class Cost(NamedTuple):
    """Of a command and all that it starts."""

    seconds: float
    """By the clock."""
    cpu: float
    """Seconds of processor time."""
    memory: int
    """Bytes of the most that all its processes held at one time, what they share counted once for each."""


def cost_of(command: Sequence[str], folder: Path, environment: dict[str, str] | None = None) -> Cost:
    """Runs a command and says what it took.

    Raises:
        SystemExit: where it fails, with the end of what it printed.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        watch = _Watch(process.pid)
        watch.start()
        said = process.stdout.read() if process.stdout else ""
        process.wait()
        watch.stop()
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{said[-2000:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(seconds, cpu, watch.most)


class _Watch(threading.Thread):
    """Looks now and then how much a process and its children hold (Linux)."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._over = threading.Event()
        self.most = 0

    def run(self) -> None:
        pause = 0.1
        while not self._over.wait(pause):
            before = time.perf_counter()
            self.most = max(self.most, sum(map(_held, _family(self._process))))
            # The system goes through all pages of a process, so that looking often would slow down what is measured.
            pause = max(0.1, _REST * (time.perf_counter() - before))

    def stop(self) -> None:
        self._over.set()
        self.join()


def _family(process: int) -> list[int]:
    found = [process]
    for known in found:
        try:
            for task in Path(f"/proc/{known}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return found


def _held(process: int) -> int:
    """The proportional share of memory: pages that forked processes share are split among them."""
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * _PAGE
    except OSError:
        return 0


def bytes_below(folder: Path) -> int:
    """Of all files, as they are."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
