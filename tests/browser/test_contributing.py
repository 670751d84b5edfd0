"""Suggesting and correcting as a reader meets them: links that open a form, filled in already."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def asked(link: Locator) -> dict[str, str]:
    """What the address of a form fills in."""
    parts = urlsplit(link.get_attribute("href") or "")
    assert parts.path.endswith("/issues/new")
    return {name: found[0] for name, found in parse_qs(parts.query).items()}


def test_a_paper_leads_to_the_form_for_its_record(page: Page) -> None:
    page.goto("papers/absolute-zero/")
    link = page.get_by_role("link", name="Correct this record")
    expect(link).to_be_visible()
    assert asked(link) == {
        "template": "correct-a-record.yml",
        "record": "absolute-zero",
    }


@pytest.mark.parametrize("path", ["", "about/"])
def test_the_site_leads_to_the_form_for_a_new_paper(page: Page, path: str) -> None:
    page.goto(path)
    link = page.get_by_role("link", name="Suggest a paper")
    expect(link).to_be_visible()
    assert asked(link)["template"] == "suggest-a-paper.yml"


@pytest.mark.parametrize(("words", "field"), [("zyzzyva & <zyzzyvas>", "paper-title"), ("2599.99999", "paper")])
def test_what_is_not_found_can_be_suggested(page: Page, words: str, field: str) -> None:
    page.goto("search/")
    page.get_by_label("Search for").fill(words)
    link = page.get_by_role("link", name="Suggest it as a paper")
    expect(link).to_be_visible()
    assert asked(link)[field] == words
    page.get_by_label("Search for").fill("reasoning")
    expect(link).to_be_hidden()
