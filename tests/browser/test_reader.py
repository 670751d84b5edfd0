"""What a reader keeps: saved papers, read ones, notes; in the browser only."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAPER = "papers/think-at-hard/"
TOPIC = "topics/llm-reasoning/"
TITLE = "Think-at-Hard: Selective Latent Iterations to Improve Reasoning Language Models"
KEPT = ".pa-kept > li"
KEY = "paperatlas.reader:/paperatlas/"
TIME = "2026-01-02T03:04:05.000Z"


def kept(*ids: str, **more: object) -> list[dict[str, object]]:
    return [{"id": name, "title": f"Title of {name}", "facts": "2024", "saved": TIME} | more for name in ids]


def with_list(page: Page, papers: list[dict[str, object]], path: str = "saved/") -> None:
    """The page at the path, opened by a reader who has kept these papers."""
    page.goto("about/")
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps({"format": 1, "papers": papers})]
    )
    page.goto(path)


def stored(page: Page) -> list[dict[str, Any]]:
    return list(page.evaluate("(key) => JSON.parse(localStorage.getItem(key)).papers", KEY))


def imported(page: Page, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    page.get_by_label("File to import").set_input_files(tmp_path / name)


def said(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.locator(".pa-toast")).to_contain_text(words)


def test_paper_is_saved_read_and_noted_and_stands_in_the_list(page: Page) -> None:
    page.goto(PAPER)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name="Mark as read").click()
    page.get_by_role("button", name="Add a note").click()
    page.keyboard.type("Which tokens are chosen? <b>")
    page.keyboard.press("Tab")
    page.get_by_role("link", name="Your reading list, 1 saved").click()
    expect(page.locator(KEPT)).to_have_count(1)
    expect(page.locator(KEPT).get_by_role("link", name=TITLE)).to_be_visible()
    expect(page.get_by_label(f"Note on {TITLE}")).to_have_value("Which tokens are chosen? <b>")
    page.get_by_label(f"Note on {TITLE}").fill("All of them.")
    page.locator(KEPT).get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("button", name="Saved", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_label("Your note")).to_have_value("All of them.")


def test_row_is_saved_by_keyboard_and_taking_it_away_can_be_undone(page: Page) -> None:
    page.goto(TOPIC)
    button = page.locator(".pa-list + ul .pa-mark").first
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Enter")
    said(page, "Taken from your list")
    expect(button).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name="Undo").click()
    expect(button).to_have_attribute("aria-pressed", "true")


def test_result_of_the_search_can_be_saved(page: Page) -> None:
    page.goto("search/?q=think-at-hard")
    page.get_by_role("button", name=f"Save {TITLE}").click()
    assert [paper["id"] for paper in stored(page)] == ["think-at-hard"]


def test_list_is_filtered_and_put_in_order(page: Page) -> None:
    papers = kept("b-star", facts="2020") + kept("aegis", saved="2026-02-01T00:00:00.000Z", read=TIME)
    with_list(page, papers + kept("codegym", note="dull", saved="2026-01-01T00:00:00.000Z", facts="2025"))
    names = page.locator(f"{KEPT} strong")
    expect(names).to_have_text(["Title of aegis", "Title of b-star", "Title of codegym"])
    page.get_by_label("Order of the list").select_option("date")
    expect(names).to_have_text(["Title of codegym", "Title of aegis", "Title of b-star"])
    page.get_by_role("button", name="To read 2").click()
    expect(names).to_have_text(["Title of codegym", "Title of b-star"])
    page.get_by_role("button", name="With a note 1").click()
    expect(names).to_have_text(["Title of codegym"])
    page.get_by_role("button", name="All 3").click()
    page.get_by_label("Filter the list by words").fill("nothing like this")
    expect(page.locator(".pa-shelf-said")).to_have_text("No paper fits: change the filter.")


def test_removal_can_be_undone_with_its_note(page: Page) -> None:
    with_list(page, kept("aegis", note="dear") + kept("codegym"))
    page.get_by_role("button", name="Remove Title of aegis").click()
    expect(page.locator(KEPT)).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Note on Title of aegis")).to_have_value("dear")
    page.get_by_role("button", name="Remove all").click()
    expect(page.locator(".pa-shelf-empty")).to_contain_text("Nothing is here yet")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(KEPT)).to_have_count(2)


def test_list_goes_out_as_json_and_comes_back_whole(page: Page, tmp_path: Path) -> None:
    with_list(page, kept("aegis", read=TIME, note='A "note"\n</script>'))
    before = stored(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Export as JSON").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    page.get_by_role("button", name="Remove all").click()
    imported(page, tmp_path, "list.json", text)
    said(page, "1 paper imported.")
    assert stored(page) == before


def test_import_loses_neither_of_two_notes(page: Page, tmp_path: Path) -> None:
    with_list(page, kept("aegis", note="mine"))
    other = {"format": "paperatlas-reading-list", "version": 1, "papers": kept("aegis", note="theirs", read=TIME)}
    imported(page, tmp_path, "list.json", json.dumps(other))
    expect(page.get_by_label("Note on Title of aegis")).to_have_value("mine\n\ntheirs")


def test_list_goes_out_as_bibtex_and_comes_back(page: Page, tmp_path: Path) -> None:
    with_list(page, kept("think-at-hard", "aegis"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Export as BibTeX").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert text.count("@misc{") == 2
    page.get_by_role("button", name="Remove all").click()
    foreign = text.replace("{think-at-hard,", "{somebody:else,") + "\n@misc{nobody, title = {Nobody Has <i>This</i>}}\n"
    imported(page, tmp_path, "list.bib", foreign)
    said(page, "2 papers imported. Left out, since this collection does not have them: “Nobody Has <i>This</i>”.")
    assert sorted(paper["id"] for paper in stored(page)) == ["aegis", "think-at-hard"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"format": "paperatlas-reading-list", "version": 1, "papers": [', "is not whole"),
        ('{"format": "other", "papers": []}', "This is no reading list"),
        ('{"format": "paperatlas-reading-list", "version": 9, "papers": []}', "newer version"),
        ("no list at all", "No entry of BibTeX"),
        ('{"format": "paperatlas-reading-list", "version": 1, "papers": [{"id": "../x", "saved": "now"}]}', "Left out"),
    ],
)
def test_file_that_is_no_list_is_told_and_changes_nothing(page: Page, tmp_path: Path, text: str, words: str) -> None:
    with_list(page, kept("aegis"))
    imported(page, tmp_path, "list.json", text)
    said(page, words)
    assert [paper["id"] for paper in stored(page)] == ["aegis"]


def test_hostile_file_stays_text(page: Page, tmp_path: Path) -> None:
    with_list(page, [])
    mark = "<img src=x onerror=window.ran=1>"
    hostile = [
        {"id": "aegis", "title": mark, "facts": mark, "note": mark, "saved": TIME, "__proto__": {"polluted": 1}},
        {"id": "__proto__", "title": "x", "saved": TIME},
        {"id": "javascript:alert(1)", "title": "x", "saved": TIME},
        {"id": "codegym", "title": "t" * 100_000, "note": "n" * 100_000, "saved": TIME},
    ]
    text = json.dumps({"format": "paperatlas-reading-list", "version": 1, "papers": hostile})
    imported(page, tmp_path, "list.json", text.replace('"format"', '"__proto__": {"polluted": 1}, "format"', 1))
    said(page, "2 papers imported. Left out")
    expect(page.locator(KEPT)).to_have_count(2)
    assert page.evaluate("window.ran === undefined && ({}).polluted === undefined")
    assert {len(paper["title"]) for paper in stored(page)} == {len(mark), 1000}
    hrefs = page.locator(f"{KEPT} a").evaluate_all("(links) => links.map((link) => link.pathname)")
    assert sorted(hrefs) == ["/paperatlas/papers/aegis/", "/paperatlas/papers/codegym/"]


def test_link_offers_the_list_to_another_reader(page: Page, phone: Page) -> None:
    with_list(page, kept("aegis", "think-at-hard"))
    page.get_by_role("button", name="Share by link").click()
    link = page.get_by_label("Link to the list").input_value()
    assert "?" not in link
    with_list(phone, kept("aegis"), "saved/")
    phone.goto(f"{link},no-such-paper,%3Cb%3E")
    offer = phone.get_by_role("region", name="Shared list")
    expect(offer).to_contain_text("Somebody shares 2 papers with you.")
    expect(offer).to_contain_text("1 paper is in your list already.")
    expect(offer).to_contain_text("This collection does not have no-such-paper.")
    expect(offer).to_contain_text("1 part of the link names no paper.")
    offer.get_by_role("button", name="Save 1 paper").click()
    expect(phone.locator(KEPT).get_by_role("link", name=TITLE)).to_be_visible()
    assert "#" not in phone.url


def test_other_tab_follows(page: Page) -> None:
    with_list(page, kept("aegis"))
    other = page.context.new_page()
    other.goto(PAPER)
    other.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(KEPT)).to_have_count(2)


def test_sites_of_one_host_do_not_mix(page: Page) -> None:
    with_list(page, kept("aegis"))
    page.evaluate("localStorage.setItem('paperatlas.reader:/other/', '{\"format\": 1, \"papers\": 7}')")
    page.reload()
    expect(page.locator(KEPT)).to_have_count(1)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_damaged_list_is_told_kept_and_offered(page: Page) -> None:
    page.goto("about/")
    broken = '{"format": 1, "papers": [{"id": "aegis", "note": "half'
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, broken])
    page.goto(PAPER)
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto("saved/")
    expect(page.locator(KEPT)).to_have_count(1)
    expect(page.get_by_role("alert")).to_contain_text("could not be understood")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the text").click()
    assert Path(download.value.path()).read_text(encoding="utf-8") == broken
    page.get_by_role("button", name="Forget the text").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('damaged')).length") == 0


def test_list_of_a_newer_version_is_left_alone(page: Page) -> None:
    page.goto("about/")
    newer = '{"format": 2, "papers": {"new": "form"}}'
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, newer])
    page.goto(PAPER)
    page.get_by_role("button", name="Save", exact=True).click()
    said(page, "newer version of this site")
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) == newer


def test_full_storage_is_told_and_loses_nothing(page: Page) -> None:
    with_list(page, kept("aegis"), PAPER)
    page.evaluate(
        "() => { for (let size = 4_000_000; size > 5; size = Math.floor(size / 2))"
        " try { for (let n = 0; ; n += 1) localStorage.setItem(`${size}.${n}`, 'x'.repeat(size)); } catch {} }"
    )
    page.get_by_role("button", name="Save", exact=True).click()
    said(page, "no room left")
    assert [paper["id"] for paper in stored(page)] == ["aegis"]


def test_forbidden_storage_is_told(page: Page) -> None:
    page.add_init_script(
        "const get = Storage.prototype.getItem; Storage.prototype.getItem = function (key) {"
        " if (key.startsWith('paperatlas')) throw new DOMException('no', 'SecurityError');"
        " return get.call(this, key); };"
    )
    page.goto("saved/")
    expect(page.locator(".pa-shelf-said")).to_contain_text("does not let this site keep anything")


def test_nothing_leaves_the_browser(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    with_list(page, kept("aegis", note="secret-words"), "saved/#list=think-at-hard")
    page.get_by_role("button", name="Save 1 paper").click()
    expect(page.locator(KEPT)).to_have_count(2)
    assert asked
    assert not [one for one in asked if not one.startswith("GET") or "secret" in one or "think-at-hard" in one]


def test_list_without_scripts_says_why_there_is_none(page: Page, address: str) -> None:
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    plain = context.new_page()
    plain.goto(address + "saved/")
    expect(plain.get_by_text("That needs JavaScript")).to_be_visible()
    context.close()


def test_marks_do_not_move_the_page(page: Page) -> None:
    page.add_init_script(
        "window.jumps = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries())"
        " if (!entry.hadRecentInput) window.jumps += entry.value; }).observe({ type: 'layout-shift', buffered: true });"
    )
    for path, mark in ((PAPER, ".pa-reader"), (TOPIC, ".pa-mark")):
        page.goto(path)
        expect(page.locator(mark).first).to_be_visible()
        expect(page.locator(".pa-shelf")).to_be_visible()
        assert page.evaluate("window.jumps") < 0.01


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_list_can_be_used_by_everyone(browser: Browser, address: str, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=address)  # type: ignore[arg-type]
    opened = context.new_page()
    with_list(opened, kept("aegis", read=TIME) + kept("codegym", note="x"), "saved/#list=think-at-hard")
    expect(opened.get_by_role("button", name="Save 1 paper")).to_be_visible()
    opened.get_by_role("button", name="Remove Title of aegis").click()
    found = violations(opened)
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    for path in (PAPER, TOPIC) if (scheme, width) in (("light", 1440), ("dark", 390)) else ():
        opened.goto(path)
        expect(opened.locator(".pa-mark").first).to_be_visible()
        opened.locator(".pa-mark").first.click()
        # The click may have moved the page so far that its header covers half a link.
        opened.evaluate("scrollTo(0, 0)")
        found += violations(opened)
    context.close()
    assert found == []
