"""On a narrow screen the theme's script waits until somebody uses the page, and is not missed before."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.test_site import PAPER, background

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SCRIPT = "**/bundle.*.js"
IS_THERE = "() => Boolean(window.document$.next)"


def asked_for(page: Page) -> list[str]:
    """The addresses of the theme's script that a page asks for from now on."""
    found: list[str] = []
    page.on("request", lambda request: "/bundle." in request.url and found.append(request.url))
    return found


def held(page: Page, address: str) -> list[Route]:
    """What the page asks for at an address, which it does not get."""
    routes: list[Route] = []
    page.route(address, lambda route: routes.append(route))
    return routes


def wait_until(page: Page, condition: str) -> None:
    """Waits for a function of the page; the page's policy forbids the browser's own way of waiting."""
    end = time.monotonic() + 15
    while not page.evaluate(condition):
        assert time.monotonic() < end, condition
        page.wait_for_timeout(20)


@pytest.mark.parametrize(
    "sign",
    ["() => scrollTo(0, 80)", "() => document.querySelector('h1').dispatchEvent(new Event('touchstart'))", "Tab"],
)
def test_script_comes_with_the_first_sign_that_somebody_uses_the_page(phone: Page, sign: str) -> None:
    asked = asked_for(phone)
    phone.goto(PAPER, wait_until="networkidle")
    assert asked == []
    if sign == "Tab":
        phone.keyboard.press(sign)
    else:
        phone.evaluate(sign)
    wait_until(phone, IS_THERE)
    phone.evaluate("() => scrollTo(0, 160)")
    assert len(asked) == 1


def test_what_the_script_does_works_when_it_has_come(phone: Page) -> None:
    phone.goto(PAPER)
    phone.evaluate("() => scrollTo(0, 2000)")
    expect(phone.locator(".md-header__title--active")).to_be_visible()
    phone.evaluate("() => scrollTo(0, 1500)")
    expect(phone.get_by_role("button", name="Back to top")).to_be_visible()
    phone.evaluate("window.stayed = true")
    wait_until(
        phone, "() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/sitemap.xml'))"
    )
    phone.wait_for_timeout(200)
    phone.locator(".pa-topics + ul a").first.click()
    expect(phone.locator(".pa--topic")).to_be_visible()
    assert phone.evaluate("window.stayed"), "the page was loaded anew"
    heading = phone.get_by_role("heading", level=1).inner_text()
    expect(phone.locator("[data-md-component=header-topic]")).to_have_text(heading.replace("¶", "").strip())


def test_wide_screen_has_it_at_once_and_one_that_grows_wide_too(page: Page, phone: Page) -> None:
    asked = asked_for(page)
    page.goto(PAPER, wait_until="networkidle")
    assert len(asked) == 1
    phone.goto(PAPER)
    phone.set_viewport_size({"width": 1000, "height": 700})
    wait_until(phone, IS_THERE)


def test_page_with_a_table_has_it_at_once(phone: Page) -> None:
    asked = asked_for(phone)
    phone.goto("statistics/", wait_until="networkidle")
    assert len(asked) == 1
    expect(phone.locator(".md-typeset__table").first).to_be_attached()


def test_script_that_could_not_be_loaded_is_asked_for_again(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=address, service_workers="block")
    page = context.new_page()
    page.goto(PAPER)
    page.route(SCRIPT, lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.evaluate("() => scrollTo(0, 80)")
    page.unroute(SCRIPT)
    page.evaluate("() => scrollTo(0, 160)")
    wait_until(page, IS_THERE)
    context.close()


def test_colours_are_chosen_before_it_has_come_and_stay(phone: Page) -> None:
    routes = held(phone, SCRIPT)
    phone.goto(PAPER)
    assert max(background(phone)) < 80
    expect(phone.locator("meta[name=color-scheme]")).to_have_attribute("content", "dark")
    expect(phone.locator("meta[name=theme-color]")).to_have_attribute("content", re.compile(r"rgb\("))
    phone.locator("label[title='Switch to light mode']").click()
    assert min(background(phone)) > 200
    expect(phone.locator("meta[name=color-scheme]")).not_to_have_attribute("content", "dark")
    expect(phone.locator("label[title='Switch to dark mode']")).to_be_visible()
    expect(phone.locator("label[title='Switch to light mode']")).to_be_hidden()
    expect(phone.locator("body")).to_have_attribute("data-md-color-media", "(prefers-color-scheme: light)")

    routes[0].continue_()
    wait_until(phone, IS_THERE)
    assert min(background(phone)) > 200
    expect(phone.locator("meta[name=theme-color]")).to_have_count(1)
    phone.goto("topics/")
    assert min(background(phone)) > 200
    phone.locator("label[title='Switch to dark mode']").click()
    assert max(background(phone)) < 80


def test_colours_follow_the_system_until_a_reader_chooses(phone: Page) -> None:
    phone.goto(PAPER)
    phone.emulate_media(color_scheme="light")
    expect(phone.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert min(background(phone)) > 200


def test_drawer_and_its_links_work_before_it_has_come(phone: Page) -> None:
    held(phone, SCRIPT)
    phone.goto(PAPER)
    phone.get_by_role("button", name="Navigation").click()
    link = phone.get_by_role("navigation", name="Navigation").get_by_role("link", name="Topics", exact=True)
    expect(link).to_be_visible()
    phone.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    expect(link).to_be_hidden()
    phone.get_by_role("button", name="Navigation").click()
    link.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(re.compile("Topics"))


def test_search_and_lists_work_before_it_has_come(phone: Page) -> None:
    held(phone, SCRIPT)
    phone.goto("topics/continual-learning/")
    phone.get_by_label("Filter the papers of this page").fill("no such words")
    expect(phone.locator(".pa-tools output")).to_contain_text("No paper fits")
    phone.get_by_role("button", name="Search the papers").click()
    phone.get_by_role("combobox", name="Search the papers").fill("think at hard")
    expect(phone.get_by_role("option").first).to_be_visible()


def test_header_casts_its_shadow_before_it_has_come(phone: Page) -> None:
    shadow = "() => getComputedStyle(document.querySelector('.md-header')).boxShadow"
    phone.goto(PAPER)
    before = phone.evaluate(shadow)
    phone.keyboard.press("Shift")
    wait_until(phone, IS_THERE)
    expect(phone.locator(".md-header--shadow")).to_be_visible()
    phone.wait_for_timeout(300)
    assert phone.evaluate(shadow) == before


def test_map_can_be_zoomed_before_it_has_come(phone: Page) -> None:
    held(phone, SCRIPT)
    phone.goto("map/")
    phone.get_by_role("button", name="Zoom in").click()
    expect(phone.locator(".pa-map--moved")).to_be_visible()


@pytest.mark.parametrize("is_script_there", [True, False])
def test_link_that_is_followed_early_leads_there_once(phone: Page, is_script_there: bool) -> None:
    scripts, maps = held(phone, SCRIPT), held(phone, "**/sitemap.xml")
    phone.goto(PAPER, wait_until="networkidle")
    here = phone.url
    phone.evaluate("() => scrollTo(0, 60)")
    if is_script_there:
        for _ in range(750):
            if scripts:
                break
            phone.wait_for_timeout(20)
        scripts.pop().continue_()
        wait_until(phone, IS_THERE)
    pages = held(phone, "**/topics/**")
    phone.locator(".pa-topics + ul a").first.click(no_wait_after=True)
    for waiting in (maps if is_script_there else scripts, pages):
        for route in waiting:
            route.continue_()
        phone.wait_for_timeout(300)
    expect(phone.locator(".pa--topic")).to_be_visible()
    phone.unroute_all()
    phone.go_back()
    expect(phone).to_have_url(here)
    expect(phone.locator(".pa--paper")).to_be_visible()


def test_what_is_folded_is_printed_before_it_has_come(phone: Page) -> None:
    phone.goto(PAPER)
    folded = "() => document.querySelectorAll('.pa-origins:not([open])').length"
    assert phone.evaluate(folded) == 2
    phone.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert phone.evaluate(folded) == 0
    phone.evaluate("dispatchEvent(new Event('afterprint'))")
    assert phone.evaluate(folded) == 2
