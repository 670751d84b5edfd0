"""A real browser over the shipped collection's site."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.once import once

# A busy machine is slow, not wrong.
expect.set_options(timeout=15_000)

ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


EXPECTED = ("ERR_INTERNET_DISCONNECTED", "Service Worker registration blocked")
"""What the console says of a network that a test switched off, and of what `service_workers` below forbids."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def build(folder: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        origin = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "paperatlas", "build", "--strict", "--site-dir", str(folder / "paperatlas")]
    environment = os.environ | {"PAPERATLAS_SITE_URL": f"http://{origin}/paperatlas/"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    (folder / "origin").write_text(origin, "utf-8")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped collection, built; its parent holds it under the path of its address."""
    return once(tmp_path_factory, "host", build) / "paperatlas"


@pytest.fixture(scope="session")
def origin(site: Path) -> str:
    """The host for which the site is built; as the theme compares it with where it is, the browser must be there."""
    return (site.parent / "origin").read_text("utf-8")


@pytest.fixture(scope="session")
def address(origin: str) -> str:
    """Where the browser finds the site, under a subpath as on GitHub Pages."""
    return f"http://{origin}/paperatlas/"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder, as long as the context lasts."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def browser(site: Path, origin: str) -> Iterator[Browser]:
    """Chromium as the system has it; it asks this process for what is at the site's address.

    All processes that share the tests have one site, built for one port, and each has a server and a port of its own.
    """
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    with served(site.parent) as root, sync_playwright() as playwright:
        there = f"--host-resolver-rules=MAP {origin} {root.removeprefix('http://').rstrip('/')}"
        launched = playwright.chromium.launch(executable_path=found, args=[*FLAGS, there])
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of a wide screen; a message on its console or a request to another host fails the test."""
    yield from watched(browser, address, width=1440, scheme="light")


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    """A page of a phone in the dark."""
    yield from watched(browser, address, width=390, scheme="dark")


def watched(browser: Browser, address: str, *, width: int, scheme: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": 844},
        color_scheme=scheme,  # type: ignore[arg-type]
        # Requests shall be seen; what a browser keeps has tests of its own.
        service_workers="block",
        base_url=address,
    )
    opened = context.new_page()
    complaints: list[str] = []
    opened.on(
        "console",
        lambda message: (
            any(words in message.text for words in EXPECTED) or complaints.append(f"console: {message.text}")
        ),
    )
    opened.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    opened.on(
        "request", lambda request: request.url.startswith((address, "data:", "blob:")) or complaints.append(request.url)
    )
    yield opened
    context.close()
    assert complaints == []
