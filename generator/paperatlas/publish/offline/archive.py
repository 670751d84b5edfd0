"""A built site as one zip that is read from a disk, where an address that ends in a folder shows no page."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from paperatlas.publish.staging import MARK

_LEFT_OUT = frozenset({"sw.js", "manifest.webmanifest", "offline.html", "404.html", "sitemap.xml", "robots.txt", MARK})
"""What only a host has a use for."""
_FOLDERS_LEFT_OUT = ("assets/cards/",)
_LINK = re.compile(r"<a\b[^>]*>|<meta http-equiv=\"?refresh[^>]*>")
_TARGET = re.compile(r"(?P<before>\bhref=[\"']?|\burl=)(?P<path>[^\"'\s>?#]*)(?=[\"'\s>?#])")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_MANIFEST = re.compile(r"<link rel=\"?manifest\"?[^>]*>")
_INSTANT = re.compile(r'"navigation\.instant[a-z.]*"')
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


class NoSiteError(Exception):
    """A folder without a built site; the message says what to do."""


def write_archive(site: Path, target: Path) -> int:
    """Writes a site into a zip, in a folder named after it; the same site gives the same bytes.

    Args:
        site: the folder of the built site.
        target: the zip; it is replaced when the new one is whole.

    Returns:
        The number of pages.

    Raises:
        NoSiteError: where the folder holds no site of ours.
    """
    if not (site / MARK).is_file():
        raise NoSiteError(f"{site}: error: holds no built site: run `paperatlas build` first")
    pages = 0
    partial = target.with_name(f".{target.name}.partial")
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for name, path in _files(site):
                content = path.read_bytes()
                if name.endswith(".html"):
                    content = for_disk(content.decode("utf-8")).encode("utf-8")
                    pages += 1
                archive.writestr(_entry(f"{target.stem}/{name}"), content)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return pages


def for_disk(page: str) -> str:
    """A page whose links lead to files, and which asks for nothing that browsers refuse to a page on a disk."""
    page = _LINK.sub(lambda element: _TARGET.sub(_to_file, element[0]), page)
    # The theme fetches the next page; what it does not know it leaves alone.
    return _INSTANT.sub('"navigation.from-disk"', _MANIFEST.sub("", page))


def _to_file(link: re.Match[str]) -> str:
    path = link["path"]
    if _ELSEWHERE.match(path) or not (path.endswith("/") or path.rsplit("/", 1)[-1] in (".", "..")):
        return link[0]
    return f"{link['before']}{path.rstrip('/')}/index.html" if path.strip("/") else link[0]


def _files(site: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and name not in _LEFT_OUT and not name.startswith(_FOLDERS_LEFT_OUT):
            yield name, path


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIRST_DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
