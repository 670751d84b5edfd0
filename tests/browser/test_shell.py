"""What all pages have in common comes from one script, and is not missed without it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAPER = "papers/think-at-hard/"
STOP = "() => { (window.stops ??= []).push(document.activeElement); }"
PLACES = """() => window.stops.map((focused) => {
  const shown = focused.type === "radio" ? focused.nextElementSibling : focused;
  return focused.closest("header") ? shown.getBoundingClientRect().x : -1;
})"""
"""Where in the header the keyboard was; of a hidden choice its label tells it. Told at once: parts may still come."""


def _names(page: Page) -> list[str]:
    return page.locator("article .pa :is(h2, h3)[id]").evaluate_all(
        "(headings) => headings.map((one) => one.firstChild.textContent.trim())"
    )


def test_contents_name_every_heading_and_lead_to_it(page: Page) -> None:
    page.goto(PAPER)
    contents = page.get_by_role("navigation", name="Table of contents")
    assert contents.get_by_role("link").all_inner_texts() == _names(page)
    contents.get_by_role("link", name="Cite").click()
    expect(page).to_have_url(f"{page.url.partition('#')[0]}#cite")
    expect(page.locator("#cite")).to_be_in_viewport()


def test_contents_are_those_of_the_page_that_was_moved_to(page: Page) -> None:
    page.goto(PAPER)
    page.evaluate("window.stayed = true")
    page.locator(".pa-topics + ul a").first.click()
    expect(page.locator(".pa--topic")).to_be_visible()
    assert page.evaluate("window.stayed"), "the page was loaded anew"
    contents = page.get_by_role("navigation", name="Table of contents")
    expect(contents).to_have_count(1)
    assert contents.get_by_role("link").all_inner_texts() == _names(page)
    expect(page.locator(".headerlink")).to_have_count(len(_names(page)))


def test_header_stands_on_the_page_for_missing_addresses(page: Page) -> None:
    page.goto("404.html")
    header = page.get_by_role("banner")
    expect(header.get_by_role("link", name="paperatlas").first).to_be_visible()
    expect(header.get_by_role("textbox", name="Search the papers").or_(header.get_by_role("combobox"))).to_be_visible()


def test_readers_without_scripts_have_the_way_home_and_the_navigation(browser: Browser, address: str) -> None:
    for width in (390, 1440):
        context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 844})
        page = context.new_page()
        page.goto(f"{address}{PAPER}")
        expect(page.locator(".pa-topics + ul a").first).to_be_visible()
        page.get_by_role("banner").get_by_role("link").click()
        expect(page).to_have_url(address)
        navigation = page.get_by_role("navigation", name="Navigation")
        expect(navigation.get_by_role("link", name="Topics", exact=True)).to_be_visible()
        navigation.get_by_role("link", name="All papers").click()
        expect(page).to_have_url(f"{address}papers/")
        expect(page.get_by_role("banner").get_by_role("link")).to_be_visible()
        context.close()


def test_page_asks_for_nothing_that_is_not_there(page: Page) -> None:
    missing: list[str] = []
    page.on("response", lambda response: response.status < 400 or missing.append(response.url))
    for path in ("", PAPER, "topics/llm-reasoning/"):
        page.goto(path)
        page.wait_for_load_state("networkidle")
    assert missing == []


def test_drawer_of_a_narrow_screen_is_opened_and_closed_by_keyboard(phone: Page) -> None:
    phone.goto(PAPER)
    button = phone.get_by_role("button", name="Navigation")
    first = phone.get_by_role("navigation", name="Navigation").get_by_role("link").first
    expect(first).to_be_hidden()
    button.focus()
    phone.keyboard.press("Enter")
    expect(first).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    phone.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(first).to_be_hidden()
    phone.keyboard.press("Enter")
    expect(first).to_be_focused()
    phone.keyboard.press("Shift+Tab")
    expect(first).to_be_hidden()


def test_drawer_leads_on_by_keyboard(phone: Page) -> None:
    phone.goto(PAPER)
    phone.get_by_role("button", name="Navigation").press("Enter")
    expect(phone.get_by_role("navigation", name="Navigation").get_by_role("link").first).to_be_focused()
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", level=1)).to_have_text(re.compile("Topics"))
    expect(phone.get_by_role("navigation", name="Navigation").get_by_role("link").first).to_be_hidden()


@pytest.mark.parametrize("path", ["", PAPER, "saved/", "404.html"])
def test_keyboard_comes_to_the_content_first_then_to_the_header_as_it_is_seen(page: Page, path: str) -> None:
    page.goto(path)
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("link", name="Your reading list")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to content")
    for _ in range(5):
        page.keyboard.press("Tab")
        page.evaluate(STOP)
    across = page.evaluate(PLACES)
    assert across == sorted(across)
    assert min(across) > 0


def test_nothing_unseen_is_a_stop_of_the_keyboard(page: Page) -> None:
    page.goto("saved/")
    expect(page.get_by_role("link", name="Your reading list")).to_be_visible()
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "document.activeElement === document.body ? '' : document.activeElement.textContent.trim()"
        )
        seen.append(name)
    assert "Back to top" not in seen
