"""How long a changed record takes until the served site shows it: python benchmarks/changed_while_served.py [CHANGES].

A copy of the shipped collection is served; its summaries are changed one after the other, and the page is asked for
until it shows the change, then the export that every paper stands in. Prints each time and the median, in seconds.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPIED = ("data", "site_src", "mkdocs.yml")
PATIENCE = 120.0


def main() -> None:
    changes = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for copied in COPIED:
            source = ROOT / copied
            (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / copied)  # type: ignore[operator]
        command = [sys.executable, "-m", "paperatlas", "serve", "-a", f"127.0.0.1:{port}"]
        with (folder / "log.txt").open("w") as log:
            server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=os.environ | {"NO_COLOR": "1"})
        try:
            found = sorted((folder / "data" / "papers").glob("*.yml"))
            records = [path for path in found if _is_folded(path)][:changes]
            _until(port, "", "<html", server)
            taken = [_change(port, record, number, server) for number, record in enumerate(records)]
        except RuntimeError as problem:
            sys.exit(f"{problem}\n{(folder / 'log.txt').read_text()[-2000:]}")
        finally:
            server.terminate()
            server.wait()
    for what, seconds in zip(("the page", "the whole site"), zip(*taken, strict=True), strict=True):
        print(f"{what}:", ", ".join(f"{one:.2f}" for one in seconds), f"median {statistics.median(seconds):.2f} s")


def _is_folded(record: Path) -> bool:
    """Whether the summary is folded, its words on the lines below its key."""
    return "summary: >-\n  " in record.read_text(encoding="utf-8")


def _change(port: int, record: Path, number: int, server: subprocess.Popen[bytes]) -> tuple[float, float]:
    time.sleep(1.0)
    word = f"Zqchange{number}"
    text = record.read_text(encoding="utf-8")
    began = time.perf_counter()
    record.write_text(text.replace("summary: >-\n  ", f"summary: >-\n  {word} ", 1), encoding="utf-8")
    _until(port, f"papers/{record.stem}/", word, server)
    page = time.perf_counter() - began
    _until(port, "papers.json", word, server)
    return page, time.perf_counter() - began


def _until(port: int, page: str, words: str, server: subprocess.Popen[bytes]) -> None:
    began = time.perf_counter()
    while time.perf_counter() - began < PATIENCE:
        for root in (f"http://127.0.0.1:{port}/", f"http://127.0.0.1:{port}/paperatlas/"):
            with (
                contextlib.suppress(urllib.error.URLError, ConnectionError),
                urllib.request.urlopen(root + page) as got,
            ):
                if words in got.read().decode():
                    return
        if server.poll() is not None:
            raise RuntimeError("the server has ended")
        time.sleep(0.02)
    raise RuntimeError(f"{page} does not show {words}")


if __name__ == "__main__":
    main()
