"""The packed site, unpacked and opened from a disk."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from paperatlas.publish.offline.archive import write_archive
from tests.browser.test_reader import KEPT, PAPER, TITLE

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def start(site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the folder of the unpacked site."""
    folder = tmp_path_factory.mktemp("disk")
    write_archive(site, folder / "papers.zip")
    zipfile.ZipFile(folder / "papers.zip").extractall(folder)
    return (folder / "papers").as_uri() + "/"


@pytest.fixture
def page(browser: Browser, start: str) -> Iterator[Page]:
    """A page without network; a message on its console or a request to a host fails the test."""
    context = browser.new_context(viewport={"width": 1440, "height": 844}, offline=True)
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "request", lambda request: request.url.startswith(("file:", "data:", "blob:")) or complaints.append(request.url)
    )
    yield opened
    context.close()
    assert complaints == []


def test_links_lead_from_page_to_page(page: Page, start: str) -> None:
    page.goto(f"{start}index.html")
    page.get_by_role("article").get_by_role("link", name="Continual learning", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Continual learning"))
    page.locator(".pa-list + ul > li strong a").first.click()
    expect(page).to_have_url(re.compile(r"/papers/[^/]+/index\.html$"))
    page.locator(".md-tabs").get_by_role("link", name="Map").click()
    page.locator(".pa-map a").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/(?:papers|topics)/[^/]+/index\.html$"))
    page.locator(".md-logo").first.click()
    expect(page).to_have_url(f"{start}index.html")


def test_search_and_list_work(page: Page, start: str) -> None:
    page.goto(f"{start}search/index.html?q=think-at-hard")
    page.get_by_role("button", name=f"Save {TITLE}").click()
    page.get_by_role("link", name="Your reading list, 1 saved").click()
    expect(page.locator(KEPT).get_by_role("link", name=TITLE)).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export as BibTeX").click()
    assert "@misc{think-at-hard," in Path(download.value.path()).read_text(encoding="utf-8")
    page.locator(KEPT).get_by_role("link", name=TITLE).click()
    expect(page).to_have_url(f"{start}{PAPER}index.html")
    expect(page.get_by_role("button", name="Saved", exact=True)).to_be_visible()


def test_theme_shows_where_the_reader_is(page: Page, start: str) -> None:
    page.goto(f"{start}{PAPER}index.html")
    page.evaluate("document.getElementById('related-papers').scrollIntoView()")
    expect(page.locator(".md-nav__link--active")).to_have_text(re.compile("Related papers"))
