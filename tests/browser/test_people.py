"""Pages of people, venues and organisations, which the shipped collection hardly has, can be used by everyone."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import violations_in_both
from tests.browser.conftest import served
from tests.browser.people_site import build
from tests.once import once

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CHECKER = Path(__file__).parents[2] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
PAGES = (
    "",
    "topics/",
    "tags/",
    "code/",
    "archive/",
    "archive/2021-05/",
    "years/2018/",
    "papers/gone/",
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


class Site(NamedTuple):
    """A built site and where it is served."""

    folder: Path
    address: str


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site of papers with authors, a venue, an organisation and references; one paper is gone."""
    folder = once(tmp_path_factory, "people", build) / "site"
    with served(folder) as address:
        yield Site(folder, address)


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1440, "dark")])
def test_people_venues_and_organisations_can_be_used_by_everyone(
    browser: Browser, people: Site, scheme: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=people.address
    )  # type: ignore[arg-type]
    opened = context.new_page()
    found = []
    for path in PAGES:
        answer = opened.goto(path)
        assert answer is not None
        assert answer.ok, path
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
        found.extend((path, *each) for each in violations_in_both(opened, scheme))
    context.close()
    assert found == []


@pytest.mark.skipif(not (CHECKER.is_file() and shutil.which("java")), reason="vnu is not here: npm ci, and Java")
def test_every_page_is_valid_html(people: Site) -> None:
    # The checker takes the files' folder for another origin than the files.
    command = ["java", "-jar", str(CHECKER), "--skip-non-html", "--filterpattern", ".*Content Security Policy.*"]
    done = subprocess.run([*command, str(people.folder)], capture_output=True, text=True, check=False, timeout=300)
    assert done.stderr == ""
    assert done.returncode == 0
