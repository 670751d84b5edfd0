"""What axe finds on a page, in the light and in the dark."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that look at colours; the others look at the document and at the places of its parts."""
SCHEMES = {"light": "default", "dark": "slate"}
"""Colour schemes of the system, and what the theme calls them."""
REST = """() => Promise.allSettled(
  document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < Infinity).map((one) => one.finished)
)"""
RUN = """(options) => axe.run(options).then((found) => found.violations.flatMap(
  (rule) => rule.nodes.map((node) => [rule.id, node.html.slice(0, 160)])
))"""

Found = list[tuple[str, str]]


def violations(page: Page, only: tuple[str, ...] = ()) -> Found:
    """Names of the rules that the page breaks, and where; of all rules if none are named."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    options: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
    if only:
        options = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": list(only)}}
    return [(rule, html) for rule, html in page.evaluate(RUN, options)]


def violations_in_both(page: Page, scheme: str) -> Found:
    """What the page, loaded in this colour scheme, breaks of all rules; and of those of colours in the other scheme."""
    found = violations_in(page, scheme)
    (other,) = SCHEMES.keys() - {scheme}
    switch(page, other)
    found += violations_in(page, other, COLOURS)
    switch(page, scheme)
    return found


def switch(page: Page, scheme: str) -> None:
    """Changes the colour scheme of the system, and then the theme's, which asks for the system's at loading only."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.locator(f"input[data-md-color-scheme={SCHEMES[scheme]}]").evaluate("(input) => input.click()")


def violations_in(page: Page, scheme: str, only: tuple[str, ...] = ()) -> Found:
    """What the page breaks once it is drawn in this scheme, and no colour is on its way to another."""
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
    page.evaluate(REST)
    return [(f"{rule} in the {scheme}", html) for rule, html in violations(page, only)]
