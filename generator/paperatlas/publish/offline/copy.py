"""The copy that a browser keeps: a service worker, and a manifest that lets a site be installed.

<https://www.w3.org/TR/service-workers/>, <https://www.w3.org/TR/appmanifest/>.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

WORKER, MANIFEST, PAGE = "sw.js", "manifest.webmanifest", "offline.html"
_SHELL = (
    "assets/stylesheets/*.css",
    "assets/javascripts/bundle.*.js",
    "assets/paperatlas.css",
    "assets/paperatlas-start.js",
    "assets/paperatlas.js",
    "assets/paperatlas-reader*",
    "assets/paperatlas-saved-*.js",
    "assets/paperatlas-visited.js",
    "assets/logo.svg",
    "assets/favicon.svg",
    PAGE,
)
"""What the pages for times without network need: the list of visited ones, and the reader's own list."""
_LIST = "saved/"
"""The reader's own list. Its file need not be among those of this build; it changes when the theme's pages do."""
_ICONS = (
    {"src": "assets/icon-192.png", "sizes": "192x192", "type": "image/png"},
    {"src": "assets/icon-512.png", "sizes": "512x512", "type": "image/png"},
    {"src": "assets/icon-maskable.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
)


def write_copy(site: Path, name: str, description: str, favicon: str) -> None:
    """Writes the worker and the manifest into a finished site."""
    (site / WORKER).write_text(worker(site), encoding="utf-8", newline="\n")
    (site / MANIFEST).write_text(manifest(name, description, favicon), encoding="utf-8", newline="\n")


def write_retired(site: Path) -> None:
    """Writes a worker that removes the one of an earlier build from readers' browsers."""
    (site / WORKER).write_text(_script("retired.js"), encoding="utf-8", newline="\n")


def worker(site: Path) -> str:
    """The worker's script; its version depends on the files it keeps from the start."""
    kept = sorted({path.relative_to(site).as_posix() for path in _kept(site)})
    digest = hashlib.blake2b(digest_size=6)
    for path in kept:
        digest.update(f"{path}\0".encode() + (site / path).read_bytes())
    build = {"version": digest.hexdigest(), "shell": [*kept, _LIST]}
    return f"self.paperatlasBuild = {json.dumps(build)};\n{_script('worker.js')}"


def manifest(name: str, description: str, favicon: str) -> str:
    """The manifest of a site; its picture is the site's own where the configuration names one."""
    own = [{"src": favicon, "sizes": "any"}] if favicon != "assets/favicon.svg" else list(_ICONS)
    said = {
        "name": name,
        "short_name": name if len(name) <= 12 else name[:12].rsplit(" ", 1)[0],
        "description": description,
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": "#14324a",
        "icons": own,
        "shortcuts": [
            {"name": "Search", "url": "search/"},
            {"name": "Your reading list", "url": "saved/"},
        ],
    }
    return json.dumps({key: value for key, value in said.items() if value}, ensure_ascii=False, indent=1) + "\n"


def _kept(site: Path) -> Iterator[Path]:
    for pattern in _SHELL:
        yield from (path for path in site.glob(pattern) if path.is_file())


def _script(name: str) -> str:
    return (files("paperatlas.publish") / "offline" / name).read_text("utf-8")
