from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAPERS = 294


def seen(page: Page) -> list[float]:
    box = page.locator(".pa-map svg").get_attribute("viewBox") or ""
    return [float(number) for number in box.split()]


def test_map_has_a_point_for_each_paper_that_leads_to_it(page: Page) -> None:
    page.goto("map/")
    assert page.locator(".pa-map a").count() == PAPERS
    point = page.locator(".pa-map a").first
    title = point.locator("title").text_content() or ""
    point.hover(force=True)
    expect(page.locator(".pa-map__said")).to_have_text(title)
    point.click(force=True)
    expect(page).to_have_url(re.compile("/papers/"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(title[:12])


def test_map_zooms_by_buttons_and_keys(page: Page) -> None:
    page.goto("map/")
    whole = seen(page)
    page.get_by_role("button", name="Zoom in").click()
    assert seen(page)[2] < whole[2]
    page.get_by_role("button", name="Zoom out").click()
    assert seen(page) == whole
    page.locator(".pa-map a[tabindex='0']").focus()
    page.keyboard.press("+")
    assert seen(page)[2] < whole[2]
    page.keyboard.press("0")
    assert seen(page) == whole


def test_map_is_one_stop_for_the_keyboard_and_arrows_lead_from_paper_to_paper(page: Page) -> None:
    page.goto("map/")
    page.get_by_role("button", name="Show the whole map").focus()
    page.keyboard.press("Tab")
    titles = set()
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowLeft"):
        titles.add(page.evaluate("document.activeElement.querySelector('title').textContent"))
        page.keyboard.press(key)
    assert len(titles) > 2
    page.keyboard.press("Tab")
    assert not page.evaluate("Boolean(document.activeElement.closest('.pa-map'))")


def test_focus_stays_in_sight_when_the_map_is_near(page: Page) -> None:
    page.goto("map/")
    page.locator(".pa-map a[tabindex='0']").focus()
    for key in ("+", "+", "+", "+", *["ArrowRight"] * 12):
        page.keyboard.press(key)
    x, y, width, height = seen(page)
    across, down = page.evaluate(
        "/M(\\d+) (\\d+)/.exec(document.activeElement.querySelector('path').getAttribute('d')).slice(1).map(Number)"
    )
    assert x <= across <= x + width
    assert y <= down <= y + height


def test_map_can_be_dragged_when_it_is_near_without_following_a_link(page: Page) -> None:
    page.goto("map/")
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
    before = seen(page)
    box = page.locator(".pa-map svg").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 3, box["y"] + box["height"] / 3, steps=4)
    page.mouse.up()
    assert seen(page)[0] > before[0]
    assert seen(page)[1] > before[1]
    expect(page).to_have_url(re.compile("/map/$"))


def test_topic_of_the_legend_stands_out(page: Page) -> None:
    page.goto("map/")
    page.get_by_role("article").get_by_role("link", name="Continual learning", exact=True).focus()
    expect(page.locator(".pa-map")).to_have_class(re.compile("pa-map--one"))
    expect(page.locator(".pa-map--on")).to_have_count(1)


def test_pictures_read_without_scripts(page: Page, address: str, site: Path) -> None:
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    plain = context.new_page()
    plain.goto(f"{address}map/")
    expect(plain.locator(".pa-map a")).to_have_count(PAPERS)
    expect(plain.get_by_role("button", name="Zoom in")).to_have_count(0)
    plain.goto(f"{address}statistics/")
    plain.get_by_text("Papers by year as a table").click()
    expect(plain.get_by_role("rowheader", name="2025").first).to_be_visible()
    context.close()


def test_map_works_when_it_is_reached_from_another_page(page: Page) -> None:
    page.goto("")
    page.get_by_role("link", name="All papers on a map").click()
    page.get_by_role("button", name="Zoom in").click()
    assert seen(page)[2] < 1000
    page.locator(".md-tabs").get_by_role("link", name="Statistics").click()
    expect(page.get_by_role("heading", name="Which topics meet")).to_be_visible()


def test_year_of_the_chart_leads_to_its_papers(page: Page) -> None:
    page.goto("statistics/")
    page.locator(".pa-chart a").last.click()
    expect(page).to_have_url(re.compile(r"/years/\d{4}/"))


def test_number_of_two_topics_leads_to_their_papers(page: Page) -> None:
    page.goto("statistics/")
    cell = page.locator(".pa-matrix td a").last
    count = int(cell.inner_text())
    cell.click()
    expect(page).to_have_url(re.compile(r"/topics/[^/]+/and/[^/]+/"))
    expect(page.locator(".pa-list + ul > li")).to_have_count(count)


def test_point_of_a_neighbourhood_leads_to_the_card_with_its_number(page: Page) -> None:
    page.goto("papers/think-at-hard/")
    picture = page.locator(".pa-around svg")
    points = (picture.locator("text").get_attribute("x") or "").split()
    width = float((picture.get_attribute("viewBox") or "").split()[2])
    box = picture.bounding_box()
    assert box is not None
    title = page.locator(".pa-related + ul > li strong").nth(1).inner_text()
    page.get_by_label("Order of the papers").select_option("oldest")
    picture.click(position={"x": box["width"] * float(points[1]) / width, "y": box["height"] * 0.75})
    assert page.evaluate("document.activeElement.textContent.trim()") == title
    assert page.evaluate("getComputedStyle(document.activeElement.closest('li')).counterSet") == "pa-near 2"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(title[:12])


def test_related_papers_stand_by_closeness_and_can_be_put_in_order_of_date(page: Page) -> None:
    page.goto("papers/think-at-hard/")
    cards = page.locator(".pa-related + ul > li")
    titles = page.locator(".pa-related + ul > li strong")
    closest = titles.all_inner_texts()
    page.get_by_label("Order of the papers").select_option("newest")
    lines = page.locator(".pa-related + ul > li small").all()
    said = [line.get_attribute("data-date") or line.inner_text()[:4] for line in lines]
    dates = [date if date[:4].isdigit() else "" for date in said]
    assert len([date for date in dates if date]) > 1
    assert dates == sorted(dates, reverse=True)
    assert sorted(titles.all_inner_texts()) == sorted(closest)
    page.get_by_label("Order of the papers").select_option("closest")
    assert titles.all_inner_texts() == closest
    assert cards.count() == len(closest)
