"""Pages of people, venues and organisations, which the shipped collection hardly has, can be used by everyone."""

from __future__ import annotations

import functools
import http.server
import json
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RULES = {"rules": {"target-size": {"enabled": True}}}
PAGES = (
    "",
    "authors/",
    "authors/ada-fern/",
    "venues/",
    "venues/icml/",
    "organisations/",
    "organisations/moss-lab/",
    "papers/paper-0/",
    "papers/paper-5/",
    "statistics/",
)
WORDS = ("moss", "fern", "kettle", "lichen", "peat", "garden")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def record(number: int) -> dict[str, object]:
    first, second = WORDS[number % 6], WORDS[(number + 1) % 6]
    return {
        "id": f"paper-{number}",
        "title": f"Watering {first} and {second} by attention, part {number}",
        "authors": ["Ada Fern", "Bo Beispiel", f"{first.title()} Author"],
        "venue": f"ICML {2018 + number % 5}",
        "year": 2018 + number % 5,
        "doi": f"10.1234/moss.{number}",
        "organisation": "Moss Lab",
        "references": [f"10.1234/moss.{other}" for other in range(number)],
        "abstract": f"We water {first} and {second} with attention and measure how the {first} grows in a dry summer.",
    }


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site of papers with authors, a venue, an organisation and references."""
    folder = tmp_path_factory.mktemp("people")
    (folder / "data").mkdir()
    lines = "\n".join(json.dumps(record(number)) for number in range(14))
    (folder / "data" / "papers.jsonl").write_text(lines, encoding="utf-8")
    command = [sys.executable, "-m", "paperatlas", "build", "--site-dir", str(folder / "site")]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    handler = functools.partial(_Quiet, directory=str(folder / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_people_venues_and_organisations_can_be_used_by_everyone(
    browser: Browser, people: str, scheme: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=people)  # type: ignore[arg-type]
    opened = context.new_page()
    found = []
    for path in PAGES:
        answer = opened.goto(path)
        assert answer is not None
        assert answer.ok, path
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
        for violation in Axe().run(opened, options=RULES).response["violations"]:
            found.extend((path, violation["id"], node["html"][:120]) for node in violation["nodes"])
    context.close()
    assert found == []
