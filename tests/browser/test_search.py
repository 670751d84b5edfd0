"""The search as a reader meets it: the box in the header and the search page."""

from __future__ import annotations

import functools
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import watched

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BOX = ".pa-find__words"
OPTION = ".pa-find [role=option]"
RESULT = ".pa-finder__results > li"
SAID = ".pa-finder__said"
TYPED = "selective latent iterations"
TITLE = "Think-at-Hard"
ATTACK = '<img src=x onerror="document.title=1"><script>document.title=2</script>'


def opened(page: Page, path: str = "") -> Page:
    """The page once the theme's script and the loader of the search run."""
    page.goto(path)
    page.wait_for_function("document.documentElement.classList.contains('js')")
    return page


def total(page: Page) -> int:
    """The number of results that the search page tells."""
    expect(page.locator(".pa-finder")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator(SAID)).to_have_text(re.compile(r"^[\d,]+ (?:result|paper)s?"))
    found = re.match(r"[\d,]+", page.locator(SAID).inner_text())
    assert found
    return int(found[0].replace(",", ""))


def typed(page: Page, words: str) -> None:
    page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.type(words)


def unfold(page: Page) -> None:
    """Opens everything that is folded away on the search page."""
    for _ in range(2):
        for number in range(page.locator(".pa-finder summary").count()):
            summary = page.locator(".pa-finder summary").nth(number)
            if summary.is_visible() and summary.evaluate("element => !element.parentElement.open"):
                summary.click()
                total(page)


# The box


def test_typing_shows_the_paper_with_the_words_marked(page: Page) -> None:
    opened(page)
    typed(page, "selective latent iter")
    first = page.locator(".pa-find__hit").first
    expect(first).to_contain_text(TITLE)
    expect(first.locator("strong mark").first).to_be_visible()
    assert "Latent" in first.locator("mark").all_inner_texts()


def test_keys_choose_and_open_a_result(page: Page) -> None:
    opened(page)
    typed(page, TYPED)
    expect(page.locator(".pa-find__hit").first).to_contain_text(TITLE)
    page.keyboard.press("ArrowDown")
    active = page.locator(BOX).get_attribute("aria-activedescendant")
    assert active
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    expect(page.locator(BOX)).not_to_have_attribute("aria-activedescendant", re.compile("."))
    while TITLE not in (page.locator("[role=option][aria-selected=true]").all_inner_texts() or [""])[0]:
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("papers/think-at-hard/"))
    expect(page.locator(".pa-find__panel")).to_be_hidden()


def test_escape_closes_the_list(page: Page) -> None:
    opened(page)
    typed(page, TYPED)
    expect(page.locator(OPTION).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".pa-find__panel")).to_be_hidden()
    expect(page.locator(BOX)).to_have_attribute("aria-expanded", "false")
    expect(page.locator(BOX)).not_to_be_focused()


def test_enter_leads_to_the_search_page(page: Page) -> None:
    opened(page)
    typed(page, "knowledge graph")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=knowledge\+graph$"))
    expect(page.locator(RESULT).first).to_be_visible()
    assert total(page) > 5


def test_box_works_after_the_theme_changed_the_page_without_loading_it(page: Page) -> None:
    opened(page)
    page.evaluate("window.isSameDocument = true")
    page.locator(".md-tabs").get_by_role("link", name="Topics").click()
    expect(page).to_have_url(re.compile("/topics/$"))
    assert page.evaluate("window.isSameDocument")
    typed(page, TYPED)
    page.locator(".pa-find__hit").first.click()
    expect(page).to_have_url(re.compile("papers/think-at-hard/"))
    typed(page, " reward")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q="))
    expect(page.locator(RESULT).first).to_be_visible()


def test_topics_and_tags_are_suggested(page: Page) -> None:
    opened(page)
    typed(page, "continual learn")
    name = page.locator(".pa-find__name").first
    expect(name).to_contain_text("Continual learning")
    name.click()
    expect(page).to_have_url(re.compile("/(topics|tags)/continual-learning/"))


def test_slip_of_the_pen_is_corrected_and_told(page: Page) -> None:
    opened(page)
    typed(page, "retreival augmented")
    expect(page.locator(".pa-find__note")).to_contain_text("retrieval")
    expect(page.locator(".pa-find__hit").first).to_be_visible()


def test_case_and_accents_do_not_matter(page: Page) -> None:
    opened(page)
    typed(page, "SÉLECTIVE látent iterations")
    expect(page.locator(".pa-find__hit").first).to_contain_text(TITLE)


def test_nothing_found_is_said(page: Page) -> None:
    opened(page)
    typed(page, "qqxzzvw wvzzxqq")
    expect(page.locator(".pa-find__note")).to_contain_text("Nothing found")
    expect(page.locator(".pa-find__said")).to_contain_text("Nothing found")


def test_screen_reader_is_told_what_there_is(page: Page) -> None:
    opened(page)
    words = page.get_by_role("combobox", name="Search the papers")
    typed(page, TYPED)
    expect(words).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("listbox", name="What the search found")).to_be_visible()
    expect(page.locator(".pa-find__said")).to_have_text(re.compile(r"\d+ results?"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_screen_reader_has_a_combobox_its_list_and_a_live_region(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, base_url=address)  # type: ignore[arg-type]
    page = context.new_page()
    opened(page)
    typed(page, "continual learning")
    expect(page.locator(".pa-find__said")).to_have_text(re.compile(r"results?, \d suggestions?"))
    page.keyboard.press("ArrowDown")
    expect(page.locator(".pa-find")).to_match_aria_snapshot("""
      - search:
        - combobox "Search the papers" [expanded]: continual learning
        - listbox "What the search found":
          - group "Topics, tags and people":
            - option /^Continual learning (?:Tag|Topic)/ [selected]
          - group "Papers":
            - option
          - group "More":
            - option /All \\d+ results/
        - status: /\\d+ results?, \\d suggestions?/
    """)
    opened(page, "search/?q=continual+learning")
    total(page)
    expect(page.locator(".pa-finder__form")).to_match_aria_snapshot("""
      - search:
        - searchbox "Search for": continual learning
        - button "Search"
    """)
    expect(page.locator(".pa-finder__main").get_by_role("status")).to_have_text(re.compile(r"\d+ results"))
    expect(
        page.locator(".pa-finder__results > li").first.get_by_role("heading", level=2).get_by_role("link")
    ).to_be_visible()
    context.close()


def test_phone_has_the_search_on_the_whole_screen(phone: Page) -> None:
    opened(phone)
    phone.get_by_role("button", name="Search the papers", exact=True).first.click()
    expect(phone.locator(BOX)).to_be_focused()
    phone.keyboard.type(TYPED)
    expect(phone.locator(".pa-find__hit").first).to_contain_text(TITLE)
    box = phone.locator(".pa-find__box").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.get_by_role("button", name="Close the search").click()
    expect(phone.locator(BOX)).to_be_hidden()


def test_home_and_missing_page_open_the_box(page: Page) -> None:
    for path in ("", "404.html"):
        opened(page, path)
        page.locator(".pa-search").click()
        expect(page.locator(BOX)).to_be_focused()
        page.keyboard.type(TYPED)
        expect(page.locator(".pa-find__hit").first).to_contain_text(TITLE)


def test_nothing_is_asked_for_before_somebody_searches(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("papers/think-at-hard/", wait_until="networkidle")
    assert not [url for url in asked if "search" in url]


# The page


def test_address_holds_the_whole_search(page: Page) -> None:
    opened(page, "search/")
    everything = total(page)
    page.locator(".pa-finder__words").fill("learning")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=learning$"))
    words = total(page)
    assert words < everything
    page.locator(".pa-facet", has_text="Topic").get_by_role("checkbox").first.check()
    expect(page).to_have_url(re.compile(r"topic="))
    narrowed = total(page)
    assert 0 < narrowed < words
    page.locator(".pa-facet", has_text="Tag").locator(".pa-facet__not").nth(2).click()
    expect(page).to_have_url(re.compile(r"-tag="))
    page.get_by_label("Order of the results").select_option("title")
    expect(page).to_have_url(re.compile(r"sort=title"))
    left = total(page)
    assert left <= narrowed
    titles = page.locator(f"{RESULT} h2").all_inner_texts()
    address = page.url
    page.reload()
    assert total(page) == left
    assert page.locator(f"{RESULT} h2").all_inner_texts() == titles
    assert page.url == address
    expect(page.locator(".pa-finder__chosen li")).to_have_count(2)


def test_back_button_undoes_step_by_step(page: Page) -> None:
    opened(page, "search/?q=learning")
    words = total(page)
    page.locator(".pa-facet", has_text="Topic").get_by_role("checkbox").first.check()
    expect(page).to_have_url(re.compile("topic="))
    narrowed = total(page)
    page.locator(f"{RESULT} a").first.click()
    expect(page).to_have_url(re.compile("/papers/"))
    page.go_back()
    assert total(page) == narrowed
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?q=learning$"))
    expect(page.locator(".pa-finder__chosen li")).to_have_count(0)
    assert total(page) == words


def test_facet_counts_are_those_of_the_results(page: Page) -> None:
    opened(page, "search/?q=reasoning")
    whole = total(page)
    row = page.locator(".pa-facet", has_text="Topic").locator(".pa-facet__row").first
    count = int(row.locator("small").inner_text())
    row.get_by_role("checkbox").check()
    expect(page).to_have_url(re.compile("topic="))
    assert total(page) == count
    page.locator(".pa-finder__chosen button").click()
    expect(page).not_to_have_url(re.compile("topic="))
    page.locator(".pa-facet", has_text="Topic").locator(".pa-facet__not").first.click()
    expect(page).to_have_url(re.compile("-topic="))
    assert total(page) == whole - count


def test_years_are_a_range(page: Page) -> None:
    opened(page, "search/")
    page.get_by_label("From year").fill("2024")
    page.get_by_label("To year").fill("2025")
    page.keyboard.press("Tab")
    expect(page).to_have_url(re.compile(r"year=2024\.\.2025"))
    total(page)
    years = {int(text[:4]) for text in page.locator(f"{RESULT} small").all_inner_texts()}
    assert years <= {2024, 2025}


def test_field_words_do_what_the_facets_do(page: Page) -> None:
    opened(page, "search/?q=year:2025")
    by_words = total(page)
    opened(page, "search/?year=2025")
    assert total(page) == by_words
    opened(page, "search/?q=learning+-has:code")
    without = total(page)
    opened(page, "search/?q=learning+has:code")
    with_code = total(page)
    opened(page, "search/?q=learning")
    assert total(page) == without + with_code
    opened(page, "search/?q=topic%3Acontinual-learning")
    assert 0 < total(page) < 100
    opened(page, 'search/?q="selective latent iterations"')
    assert total(page) == 1


def test_results_come_in_parts(page: Page) -> None:
    opened(page, "search/")
    expect(page.locator(RESULT)).to_have_count(20)
    page.get_by_role("button", name="More results").click()
    expect(page.locator(RESULT)).to_have_count(40)


def test_results_are_exported_as_their_pages_have_them(page: Page) -> None:
    opened(page, 'search/?q="selective latent iterations"')
    assert total(page) == 1
    with page.expect_download() as download:
        page.get_by_role("button", name="Export as BibTeX").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    page.goto("papers/think-at-hard/")
    assert text.strip() == (page.locator(".pa-cite pre").first.text_content() or "").strip()


def test_search_for_one_topic_leads_to_its_feed(page: Page, site: Path) -> None:
    opened(page, "search/?topic=continual-learning")
    feed = page.get_by_role("link", name="Follow as a feed")
    expect(feed).to_have_attribute("href", re.compile("/topics/continual-learning/feed.xml$"))
    assert (site / "topics" / "continual-learning" / "feed.xml").is_file()
    opened(page, "search/?topic=continual-learning&q=replay")
    total(page)
    expect(feed).to_be_hidden()


def test_text_finds_the_papers_near_it(page: Page) -> None:
    page.goto("papers/think-at-hard/")
    text = page.locator(".pa-summary + p").inner_text()
    opened(page, "search/")
    page.get_by_text("More like a text").click()
    page.get_by_label("Text to find papers like").fill(text)
    page.get_by_role("button", name="Find papers like this text").click()
    expect(page.locator(RESULT).first).to_contain_text(TITLE)
    page.reload()
    expect(page.locator(RESULT).first).to_contain_text(TITLE)


def test_search_goes_on_without_network(page: Page) -> None:
    opened(page, "search/?q=latent+reasoning")
    online = total(page)
    expect(page.locator("html")).to_have_attribute("data-pa-search", "kept", timeout=30_000)
    page.context.set_offline(True)
    page.locator(".pa-facet", has_text="Topic").get_by_role("checkbox").first.check()
    expect(page).to_have_url(re.compile("topic="))
    assert 0 < total(page) <= online
    page.get_by_label("Order of the results").select_option("date")
    assert 0 < total(page) <= online
    page.locator(".pa-finder__words").fill("benchmark retrieval")
    expect(page.locator(f"{RESULT} mark").first).to_have_text(re.compile("benchmark|retrieval", re.IGNORECASE))
    page.context.set_offline(False)


LARGE = """async ({ documents, saveData }) => {
  Object.defineProperty(navigator, "connection", { configurable: true, value: { saveData } });
  const { manifest } = await paperatlasFinder.ask({ type: "manifest" });
  const asked = [];
  window.fetch = async (address) => {
    asked.push(/\\/([a-z0-9-]+)\\.js$/.exec(address)[1]);
    return new Response("");
  };
  await paperatlasFinder.keep({ ...manifest, documents, papers: documents });
  return asked;
}"""


@pytest.mark.parametrize(
    ("documents", "saves_data", "is_kept"), [(10_000, False, True), (10_000, True, False), (200_000, False, False)]
)
def test_files_of_new_searches_are_fetched_but_for_very_many_or_a_saver(
    page: Page, documents: int, saves_data: bool, is_kept: bool
) -> None:
    opened(page, "search/")
    total(page)
    asked = page.evaluate(LARGE, {"documents": documents, "saveData": saves_data})
    shards, shown = {name for name in asked if name[0] == "t"}, {name for name in asked if re.fullmatch(r"d\d+", name)}
    assert (bool(shards), len(shown)) == ((True, documents // 8) if is_kept else (False, 0))


def test_copy_on_a_disk_is_searched(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    page.locator(".pa-search").click()
    page.keyboard.type(TYPED)
    expect(page.locator(".pa-find__hit").first).to_contain_text(TITLE)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"search/index\.html\?q="))
    assert total(page) > 0
    page.locator(".pa-facet", has_text="Topic").get_by_role("checkbox").first.check()
    expect(page).to_have_url(re.compile("topic="))
    page.locator(f"{RESULT} a").first.click()
    expect(page).to_have_url(re.compile(r"papers/[^/]+/index\.html"))
    context.close()


def test_page_is_a_list_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}search/")
    expect(page.locator(".pa-find")).to_be_hidden()
    expect(page.get_by_text("needs JavaScript")).to_be_visible()
    page.get_by_role("article").get_by_role("link", name="Continual learning").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Continual learning")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_search_can_be_used_by_everyone(browser: Browser, address: str, scheme: str, width: int) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        base_url=address,
        reduced_motion="reduce",
    )
    page = context.new_page()
    found = []

    def check(name: str) -> None:
        found.extend((name, *each) for each in violations(page))

    opened(page)
    typed(page, TYPED)
    expect(page.locator(".pa-find__hit").first).to_contain_text(TITLE)
    page.keyboard.press("ArrowDown")
    check("box")
    opened(page, "search/?q=reinforcement+learning&year=2024..2025&-tag=benchmark")
    total(page)
    unfold(page)
    # Where the page begins, the theme's floating button lies over nothing.
    page.evaluate("window.scrollTo(0, 0)")
    expect(page.locator(".md-top")).to_have_attribute("hidden", "")
    check("page")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    assert found == []


# What strangers wrote


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose data want to run."""
    project = tmp_path_factory.mktemp("hostile")
    (project / "data").mkdir()
    record = {
        "title": f"Kettles {ATTACK}",
        "abstract": f"On kettles {ATTACK} $\\text{{{ATTACK}}}$ </script>",
        "authors": [f"Mallory {ATTACK}"],
        "venue": f"Venue {ATTACK}",
        "published": "2024-01-01",
        "tags": ["fine"],
    }
    (project / "data" / "stranger.jsonl").write_text(json.dumps(record), encoding="utf-8")
    (project / "data" / "topics.yml").write_text(
        f"topics:\n  - {{slug: x, name: '{ATTACK}', phrases: [kettles]}}\n"
        f"tags:\n  - {{slug: fine, name: '{ATTACK}'}}\n",
        encoding="utf-8",
    )
    (project / "docs").mkdir()
    (project / "docs" / "descaling.md").write_text("# Descaling\n\nVinegar helps kettles.\n", encoding="utf-8")
    (project / "docs" / "hidden.md").write_text(
        "---\nsearch: {exclude: true}\n---\n# Unsought\n\nVinegar for kettles.\n", encoding="utf-8"
    )
    (project / "mkdocs.yml").write_text(
        "site_name: Kettles\ntheme: {name: material, font: false}\nplugins: [search, paperatlas]\n"
    )
    command = [sys.executable, "-m", "paperatlas", "build", "--site-dir", str(project / "host" / "site")]
    (project / "host").mkdir()
    subprocess.run(command, cwd=project, env=os.environ, capture_output=True, check=True, timeout=120)
    handler = functools.partial(_Quiet, directory=str(project / "host"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/site/"
        server.shutdown()
    shutil.rmtree(project, ignore_errors=True)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def test_nothing_from_the_data_runs_in_results(browser: Browser, hostile: str) -> None:
    for page in watched(browser, hostile, width=1440, scheme="light"):
        opened(page)
        typed(page, "kettles")
        expect(page.locator(".pa-find__hit").first).to_contain_text("<img src=x")
        assert page.locator(".pa-find__panel").locator("img, script").count() == 0
        opened(page, "search/?q=kettles&topic=x")
        assert total(page) == 1
        unfold(page)
        expect(page.locator(".pa-facet", has_text="Topic")).to_contain_text("<img src=x")
        assert page.locator(".pa-finder").locator("img, script").count() == 0
        assert page.title() not in ("1", "2")


def test_hand_written_page_is_found_in_the_box_and_on_the_search_page(browser: Browser, hostile: str) -> None:
    for page in watched(browser, hostile, width=1440, scheme="light"):
        opened(page)
        typed(page, "vinegar")
        expect(page.locator(".pa-find__hit")).to_have_count(1)
        expect(page.locator(".pa-find__hit")).to_contain_text("Page of this site")
        page.keyboard.press("Enter")
        expect(page.locator(f"{RESULT} h2")).to_have_text(["Descaling"])
        page.locator(f"{RESULT} a").click()
        expect(page).to_have_url(re.compile("/descaling/"))
        expect(page.get_by_role("heading", level=1)).to_contain_text("Descaling")


def test_stock_search_is_left_out_even_where_it_is_listed(browser: Browser, hostile: str) -> None:
    for page in watched(browser, hostile, width=1440, scheme="light"):
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))  # noqa: B023
        opened(page)
        typed(page, "kettles")
        expect(page.locator(".pa-find__hit").first).to_be_visible()
        assert page.locator(".md-search").count() == 0
        assert not [url for url in asked if "search_index" in url]
