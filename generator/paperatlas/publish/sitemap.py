"""The list of all pages for search engines (<https://www.sitemaps.org/protocol.html>)."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

MOST = 50_000
"""Most addresses in one file, as the protocol has it."""
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(addresses: Iterable[str], site_url: str | None) -> dict[str, str]:
    """The files of the list by their name, the addresses in order.

    Args:
        addresses: pages relative to the site, such as `papers/x/`.
        site_url: where the site is; without it nothing can be listed.
    """
    if not site_url:
        return {"sitemap.xml": _file("urlset", ())}
    root = site_url.rstrip("/") + "/"
    urls = sorted(root + address.removeprefix("./") for address in addresses)
    if len(urls) <= MOST:
        return {"sitemap.xml": _file("urlset", (f"<url><loc>{escape(url)}</loc></url>" for url in urls))}
    parts = [urls[start : start + MOST] for start in range(0, len(urls), MOST)]
    files = {
        f"sitemap-{number}.xml": _file("urlset", (f"<url><loc>{escape(url)}</loc></url>" for url in part))
        for number, part in enumerate(parts, 1)
    }
    index = (f"<sitemap><loc>{escape(root + name)}</loc></sitemap>" for name in files)
    return {"sitemap.xml": _file("sitemapindex", index), **files}


def _file(element: str, entries: Iterable[str]) -> str:
    lines = "".join(f"    {entry}\n" for entry in entries)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{element} xmlns="{_NAMESPACE}">\n{lines}</{element}>\n'
