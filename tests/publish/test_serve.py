"""The site while its data change."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from paperatlas.publish.watching import look_soon

pytestmark = pytest.mark.slow

PATIENCE = 60.0


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    """Where `paperatlas serve` serves the project's site."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (project / "site_src").mkdir()
    (project / "site_src" / "notes.md").write_text("# Notes\n\nFirst words.\n")
    command = [sys.executable, "-m", "paperatlas", "serve", "-a", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def wait_for(address: str, words: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        missing = contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError)
        with missing, urllib.request.urlopen(address, timeout=5) as answer:
            if words in answer.read().decode():
                return
        time.sleep(0.2)
    raise AssertionError(f"{words!r} did not appear at {address}")


def test_changed_record_and_changed_page_appear_without_a_restart(project: Path, address: str) -> None:
    wait_for(f"{address}papers/good/", "A good paper")
    (project / "data" / "good.yml").write_text("title: A better paper\n")
    wait_for(f"{address}papers/good/", "A better paper")
    (project / "data" / "new.yml").write_text("title: Quite another paper\n")
    wait_for(f"{address}papers/new/", "Quite another paper")
    (project / "site_src" / "notes.md").write_text("# Notes\n\nSecond words.\n")
    wait_for(f"{address}notes/", "Second words.")
    assert not (project / "site").exists()


def test_pages_and_settings_stay_watched_where_sources_are_looked_at_often(project: Path) -> None:
    (project / "docs").mkdir()
    (project / "mkdocs.yml").write_text("site_name: Gardens\ntheme: material\nplugins: [paperatlas]\n")
    config = load_config(str(project / "mkdocs.yml"))
    before = [config.docs_dir, str(project / "mkdocs.yml")]
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(project / "site"))
    with contextlib.closing(server.socket):
        for path in before:
            server.watch(path)
        look_soon(server, config, project / "data")
        for path in before:
            server.unwatch(path)
            with pytest.raises(KeyError):
                server.unwatch(path)
