"""Pages on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_reader import KEY, PAPER
from tests.browser.test_site import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ONLY_ON_SCREEN = (
    ".md-header, .md-tabs, .md-footer, .pa-find, .pa-tools, .pa-search, .pa-reader, .pa-mark, .pa-shelf,"
    " .pa-map__tools, .pa-shelf-tools, .pa-kept__tools, .pa-finder__form, .pa-finder__filters,"
    " .pa-steps + ul, .headerlink"
)
WIDTH = 680
"""Pixels of a page of A4 between its margins."""


def test_every_page_is_dark_on_white_without_what_is_only_for_the_screen(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": WIDTH, "height": 960}, color_scheme="dark", base_url=address)
    page = context.new_page()
    page.goto("about/")
    kept = '{"format": 1, "papers": [{"id": "aegis", "title": "Aegis", "saved": "2026-01-02T03:04:05.000Z"}]}'
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, kept])
    found = []
    for path in PAGES:
        page.goto(path)
        expect(page.locator(".pa-shelf")).to_be_attached()
        page.emulate_media(media="print", color_scheme="dark")
        shown = page.locator(ONLY_ON_SCREEN).evaluate_all(
            "(elements) => elements.filter((one) => one.checkVisibility()).map((one) => one.className)"
        )
        white = page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
        wide = page.evaluate("document.documentElement.scrollWidth") > WIDTH
        if shown or not white or ink != "rgb(29, 36, 51)" or wide:
            found.append((path, shown, white, ink, wide))
        page.emulate_media(media="screen", color_scheme="dark")
    context.close()
    assert found == []


def test_paper_on_paper_has_its_addresses(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto(PAPER)
    page.emulate_media(media="print")
    after = "(link) => getComputedStyle(link, '::after').content"
    code = page.locator(".pa-actions + ul").get_by_role("link", name="Code").evaluate(after)
    assert code == '" https://github.com/thu-nics/TaH"'
    assert page.pdf(format="A4").startswith(b"%PDF")
    context.close()
