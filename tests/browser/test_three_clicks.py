"""Every paper is near: found by following links alone."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LINK = re.compile(r"<a\b[^>]*?\bhref=[\"']?([^\"'\s>]+)")
CLICKS = 3


def led_to(site: Path, address: str) -> set[str]:
    """The pages to which a page of the site has links, as addresses from the root."""
    found = set()
    for href in LINK.findall((site / address / "index.html").read_text(encoding="utf-8")):
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or not parts.path:
            continue
        target = posixpath.normpath(posixpath.join("/", address, unquote(parts.path))).strip("/")
        if (site / target / "index.html").is_file():
            found.add(target)
    return found


def test_every_paper_is_three_clicks_from_home_at_most(site: Path) -> None:
    papers = {path.parent.relative_to(site).as_posix() for path in site.glob("papers/*/index.html")} - {"papers/page"}
    reached = {""}
    seen: set[str] = set()
    for _ in range(CLICKS):
        new, seen = reached - seen, reached | seen
        reached = reached.union(*(led_to(site, address) for address in new))
    assert len(papers) > 290
    assert sorted(papers - reached) == []
