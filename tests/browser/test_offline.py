"""The copy that a browser keeps for times without network."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from paperatlas.publish.offline.copy import worker
from tests.browser.test_reader import PAPER, TITLE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CACHED = """async () => {
  await navigator.serviceWorker.ready;
  const found = [];
  for (const name of await caches.keys())
    for (const key of await (await caches.open(name)).keys()) found.push(`${name} ${new URL(key.url).pathname}`);
  return found;
}"""
PAGES = "paperatlas:/paperatlas/:pages /paperatlas/"


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1440, "height": 844}, base_url=address)
    yield made
    made.close()


@pytest.fixture
def reader(context: BrowserContext) -> Page:
    return context.new_page()


def cached(page: Page, has: Callable[[list[str]], bool]) -> list[str]:
    """What is kept, once it has what is waited for."""
    found: list[str] = []
    for _ in range(100):
        found = page.evaluate(CACHED)
        if has(found):
            return found
        page.wait_for_timeout(100)
    raise AssertionError(found)


def visited(page: Page, path: str) -> None:
    page.goto(path)
    cached(page, lambda found: f"{PAGES}{path}" in found)


def test_visited_pages_are_there_without_network(reader: Page, context: BrowserContext) -> None:
    visited(reader, PAPER)
    visited(reader, "papers/aegis/")
    context.set_offline(True)
    reader.goto(f"{PAPER}?from=elsewhere")
    expect(reader.get_by_role("heading", level=1)).to_contain_text(TITLE)
    color = reader.evaluate("getComputedStyle(document.querySelector('.md-header')).backgroundColor")
    assert color == "rgb(20, 50, 74)"
    reader.get_by_role("button", name="Save", exact=True).click()
    reader.goto("saved/")
    expect(reader.locator(".pa-kept > li")).to_have_count(1)


def test_page_that_was_not_visited_is_told_and_can_be_tried_again(reader: Page, context: BrowserContext) -> None:
    visited(reader, PAPER)
    context.set_offline(True)
    reader.goto("topics/llm-reasoning/")
    expect(reader.get_by_role("heading", name="There is no network")).to_be_visible()
    expect(reader.locator(".pa-visited").get_by_role("link", name=TITLE)).to_be_visible()
    context.set_offline(False)
    reader.get_by_role("link", name="Try again").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Reasoning in language models")


def test_search_goes_on_without_network(reader: Page, context: BrowserContext) -> None:
    visited(reader, PAPER)
    reader.goto("search/?q=think-at-hard")
    expect(reader.locator(".pa-finder__results > li").first).to_contain_text(TITLE)
    cached(reader, lambda found: sum("/assets/search/" in one for one in found) > 3)
    context.set_offline(True)
    reader.goto("search/?q=think-at-hard")
    expect(reader.locator(".pa-finder__results > li").first).to_contain_text(TITLE)


def test_new_build_is_seen_at_once_and_its_copy_replaces_the_old(
    reader: Page, context: BrowserContext, site: Path
) -> None:
    visited(reader, PAPER)
    files = [site / PAPER / "index.html", site / "assets" / "paperatlas-reader.css", site / "sw.js"]
    before = [file.read_bytes() for file in files]
    try:
        files[0].write_bytes(before[0].replace(b"In short:", b"In brief:"))
        files[1].write_bytes(before[1] + b"/* new */")
        files[2].write_text(worker(site), encoding="utf-8")
        reader.reload()
        expect(reader.locator(".pa-summary + p")).to_contain_text("In brief:")
        version = re.search(r'"version": "(\w+)"', files[2].read_text(encoding="utf-8"))
        assert version
        found = cached(reader, lambda found: any(version[1] in one for one in found))
        cached(reader, lambda found: all(version[1] in one for one in found if ":shell:" in one))
        assert sum(PAPER in one for one in found) == 1
        context.set_offline(True)
        reader.goto(PAPER)
        expect(reader.locator(".pa-summary + p")).to_contain_text("In brief:")
    finally:
        for file, content in zip(files, before, strict=True):
            file.write_bytes(content)


def test_site_can_be_installed(reader: Page, context: BrowserContext) -> None:
    visited(reader, "about/")
    session = context.new_cdp_session(reader)
    assert session.send("Page.getAppManifest")["errors"] == []
    problems = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # A browser without a profile of its own installs nothing.
    assert [problem["errorId"] for problem in problems if problem["errorId"] != "in-incognito"] == []
