from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAPER = "papers/think-at-hard/"
TITLE = "Think-at-Hard: Selective Latent Iterations to Improve Reasoning Language Models"
NARROW = 390


def background(page: Page) -> list[int]:
    color = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return [int(number) for number in re.findall(r"\d+", color)[:3]]


def test_home_says_what_this_is_and_leads_to_topics_and_new_papers(page: Page) -> None:
    page.goto("")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Paper Atlas"))
    expect(page.get_by_role("link", name="294 papers")).to_be_visible()
    page.get_by_role("article").get_by_role("link", name="Continual learning", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Continual learning"))


def test_paper_shows_what_it_found_and_the_way_to_it(page: Page) -> None:
    page.goto(PAPER)
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    code = page.get_by_role("link", name="Code", exact=True)
    expect(code).to_have_attribute("href", "https://github.com/thu-nics/TaH")
    expect(page.get_by_role("heading", name="Related papers")).to_be_visible()
    expect(page.get_by_role("heading", name="Where this comes from")).to_be_visible()
    expect(page.get_by_role("link", name="Edit this record")).to_have_attribute(
        "href", re.compile(r"/edit/main/data/papers/")
    )


def test_citation_can_be_copied(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(PAPER)
    page.locator(".pa-bibtex").hover()
    page.get_by_role("button", name=re.compile("[Cc]opy")).first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("@misc{think-at-hard,")
    assert "Selective Latent Iterations" in copied


def test_topic_has_its_text_its_subtopics_and_its_papers(page: Page) -> None:
    page.goto("topics/llm-reasoning/")
    expect(page.get_by_role("link", name="Topics", exact=True).first).to_be_visible()
    assert page.locator(".pa-topics + ul").first.get_by_role("link").count() >= 2
    assert page.locator(".pa-papers + ul > li").count() > 10
    page.locator(".pa-papers + ul > li a").first.click()
    expect(page).to_have_url(re.compile("/papers/"))


def test_search_finds_a_known_paper(page: Page) -> None:
    page.goto("")
    page.keyboard.press("/")
    page.keyboard.type("selective latent iterations")
    hit = page.locator(".md-search-result__link").first
    expect(hit).to_contain_text("Think-at-Hard", timeout=15_000)
    hit.click()
    expect(page).to_have_url(re.compile("papers/think-at-hard/"))


def test_dark_mode_follows_the_system_and_the_switch(phone: Page, page: Page) -> None:
    phone.goto("")
    assert max(background(phone)) < 80
    page.goto("")
    assert min(background(page)) > 200
    page.locator("label[title='Switch to dark mode']").first.click()
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    assert max(background(page)) < 80


@pytest.mark.parametrize(
    "path", ["", PAPER, "topics/llm-reasoning/", "topics/", "tags/", "years/", "papers/", "code/", "about/"]
)
def test_nothing_sticks_out_on_a_phone(phone: Page, path: str) -> None:
    phone.goto(path)
    assert phone.evaluate("document.documentElement.scrollWidth") <= NARROW


def test_phone_shows_title_summary_and_way_to_the_paper_at_once(phone: Page) -> None:
    phone.goto(PAPER)
    for place in ("h1", ".pa-actions + ul a", ".pa-summary + p"):
        box = phone.locator(place).first.bounding_box()
        assert box is not None
        assert box["y"] < 844


def test_page_can_be_used_by_keyboard(page: Page) -> None:
    page.goto(PAPER)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text(re.compile("Skip to content"))
    page.keyboard.press("Enter")
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.textContent.trim()"))
    assert "Code" in seen


def test_page_reads_without_scripts(page: Page, address: str, site: Path) -> None:
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    plain = context.new_page()
    plain.goto(address + PAPER)
    expect(plain.get_by_role("heading", level=1)).to_contain_text(TITLE)
    expect(plain.locator(".pa-summary + p")).to_be_visible()
    context.close()


def test_mathematics_is_typeset_without_scripts(page: Page) -> None:
    page.goto("papers/from-r-to-q-star/")
    box = page.locator("h1 math").first.bounding_box()
    assert box is not None
    assert box["width"] > 10
