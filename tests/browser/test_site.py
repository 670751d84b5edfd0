from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.axe import violations_in_both

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAPER = "papers/think-at-hard/"
TITLE = "Think-at-Hard: Selective Latent Iterations to Improve Reasoning Language Models"
NARROW = 390
FORMATS = (
    ("BibTeX", "@misc{think-at-hard,", "bib"),
    ("RIS", "TY  - ", "ris"),
    ("CSL-JSON", "[", "json"),
    ("APA", "Think-at-Hard", "apa.txt"),
    ("IEEE", "“Think-at-Hard", "ieee.txt"),
    ("Chicago", "“Think-at-Hard", "chicago.txt"),
)
"""Names of the formats, what a citation begins with in each, and the end of its file's name."""
PAGES = [
    "",
    PAPER,
    "papers/from-r-to-q-star/",
    "papers/codegym/",
    "topics/",
    "topics/llm-reasoning/",
    "tags/",
    "tags/reinforcement-learning/",
    "years/",
    "years/2025/",
    "papers/",
    "papers/page/2/",
    "code/",
    "search/",
    "saved/",
    "map/",
    "statistics/",
    "about/",
    "404.html",
]
"""One of each kind."""


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


def test_citation_can_be_copied_in_each_format(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(PAPER)
    block = page.locator(".pa-cite")
    for label, beginning, name in FORMATS:
        block.get_by_text(label, exact=True).click()
        expect(page.get_by_role("radio", name=label)).to_be_checked()
        shown = block.locator("pre:visible, p:visible")
        expect(shown).to_have_count(1)
        expect(shown).to_contain_text("Selective Latent Iterations")
        block.get_by_role("button", name="Copy").click()
        expect(block.get_by_role("status")).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(beginning)
        assert copied == (shown.text_content() or "").strip()
        with page.expect_download() as download:
            block.get_by_role("button", name="Download").click()
        assert download.value.suggested_filename == f"think-at-hard.{name}"
        assert Path(download.value.path()).read_text(encoding="utf-8").strip() == copied


def test_copied_reference_keeps_its_emphasis(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(PAPER)
    page.locator(".pa-cite").get_by_text("APA", exact=True).click()
    page.get_by_role("button", name="Copy").click()
    expect(page.locator(".pa-cite").get_by_role("status")).to_have_text("Copied")
    read = "async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()"
    assert f"<em>{TITLE}</em>" in page.evaluate(read)


def test_script_for_other_formats_is_loaded_when_one_is_chosen(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(PAPER)
    page.locator(".pa-cite").get_by_text("APA", exact=True).click()
    assert not any("paperatlas-cite" in url for url in asked)
    page.locator(".pa-cite").get_by_text("RIS", exact=True).click()
    expect(page.locator(".pa-cite pre:visible")).to_contain_text("TY  - ")
    assert sum("paperatlas-cite" in url for url in asked) == 1


def test_format_that_cannot_be_loaded_is_told_and_tried_again(page: Page) -> None:
    page.goto(PAPER)
    page.context.set_offline(True)
    page.locator(".pa-cite").get_by_text("RIS", exact=True).click()
    expect(page.locator(".pa-cite").get_by_role("status")).to_contain_text("did not work")
    page.context.set_offline(False)
    page.locator(".pa-cite").get_by_text("CSL-JSON", exact=True).click()
    expect(page.locator(".pa-cite pre:visible")).to_contain_text("think-at-hard")


def test_without_script_the_entry_and_the_references_can_be_read(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(PAPER)
    block = page.locator(".pa-cite")
    expect(block.locator("pre")).to_be_visible()
    expect(block.locator("p")).to_have_count(3)
    for label in ("APA", "IEEE", "Chicago"):
        expect(block.locator("p", has_text=label)).to_be_visible()
    expect(block.get_by_role("button")).to_have_count(0)
    block.get_by_role("link", name="All papers in RIS and CSL-JSON").click()
    expect(page.get_by_role("link", name="RIS", exact=True)).to_have_attribute("href", "papers.ris")
    context.close()


def test_topic_has_its_text_its_subtopics_and_its_papers(page: Page) -> None:
    page.goto("topics/llm-reasoning/")
    expect(page.get_by_role("link", name="Topics", exact=True).first).to_be_visible()
    assert page.locator(".pa-topics + ul").first.get_by_role("link").count() >= 2
    expect(page.locator(".pa-timeline + ul > li").first).to_be_visible()
    expect(page.get_by_role("heading", name="A way through")).to_be_visible()
    assert page.locator(".pa-list + ul > li").count() > 10
    page.locator(".pa-list + ul > li a").first.click()
    expect(page).to_have_url(re.compile("/papers/"))


def test_dark_mode_follows_the_system_and_the_switch(phone: Page, page: Page) -> None:
    phone.goto("")
    assert max(background(phone)) < 80
    page.goto("")
    assert min(background(page)) > 200
    page.locator("label[title='Switch to dark mode']").first.click()
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    assert max(background(page)) < 80


@pytest.mark.parametrize("path", PAGES)
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


def test_list_can_be_filtered_and_put_in_order(page: Page) -> None:
    page.goto("topics/continual-learning/")
    rows = page.locator(".pa-list + ul > li")
    shown = page.locator(".pa-list + ul > li:visible")
    everything = rows.count()
    page.get_by_label("Filter the papers of this page").fill("replay")
    assert 0 < shown.count() < everything
    expect(page.locator(".pa-tools output")).to_have_text(f"{shown.count()} of {everything} papers")
    page.get_by_label("Filter the papers of this page").fill("no such words")
    expect(page.locator(".pa-tools output")).to_have_text("No paper fits: change the filter")
    page.get_by_label("Filter the papers of this page").fill("")
    page.get_by_label("with code").check()
    assert shown.count() == page.locator(".pa-list + ul > li:has(small a)").count()
    page.get_by_label("with code").uncheck()
    page.get_by_label("Order of the papers").select_option("title")
    titles = [title.lower() for title in page.locator(".pa-list + ul > li strong").all_inner_texts()]
    assert titles == sorted(titles, key=lambda title: title.lstrip("“"))


def test_missing_page_offers_a_way_on(page: Page, address: str) -> None:
    page.goto("404.html")
    expect(page.get_by_role("heading", name="There is no page at this address")).to_be_visible()
    page.get_by_role("article").get_by_role("link", name="Topics").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Topics"))


def test_paper_leads_to_its_neighbours_in_the_topic(page: Page) -> None:
    page.goto(PAPER)
    link = page.locator(".pa-steps + ul a").last
    expect(link).to_be_visible()
    link.click()
    expect(page).to_have_url(re.compile("/papers/(?!think-at-hard)"))


NOTE_JUMPS = (
    "window.jumps = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries())"
    " if (!entry.hadRecentInput) window.jumps += entry.value; }).observe({ type: 'layout-shift', buffered: true });"
)


def test_paper_page_is_small_and_does_not_jump(page: Page) -> None:
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(len(gzip.compress(response.body(), 6))))
    page.add_init_script(NOTE_JUMPS)
    page.goto(PAPER, wait_until="networkidle")
    assert len(sizes) <= 13
    assert sum(sizes) < 150_000
    assert page.evaluate("window.jumps") < 0.01


@pytest.mark.parametrize("width", [390, 1440])
def test_page_does_not_jump_when_the_themes_script_is_late(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, base_url=address)
    opened = context.new_page()
    opened.add_init_script(NOTE_JUMPS)

    held: list[Route] = []
    opened.route("**/bundle.*.js", lambda route: held.append(route))
    opened.goto(PAPER, wait_until="commit")
    expect(opened.locator("h1")).to_be_visible()
    for _ in range(600):
        # A narrow screen does not ask for it before somebody uses the page.
        opened.evaluate("window.dispatchEvent(new Event('keydown'))")
        if held and opened.evaluate("performance.getEntriesByName('first-contentful-paint').length"):
            break
        opened.wait_for_timeout(50)
    held[0].continue_()
    opened.wait_for_load_state("networkidle")
    assert opened.evaluate("window.jumps") < 0.01
    context.close()


def test_print_leaves_out_what_is_only_for_the_screen(page: Page) -> None:
    page.goto(PAPER)
    page.emulate_media(media="print")
    expect(page.locator(".md-header")).to_be_hidden()
    expect(page.locator(".pa-summary + p")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_pages_can_be_used_by_everyone(browser: Browser, address: str, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=address)  # type: ignore[arg-type]
    opened = context.new_page()
    found = []
    for path in PAGES:
        opened.goto(path)
        found.extend((path, *each) for each in violations_in_both(opened, scheme))
    context.close()
    assert found == []
