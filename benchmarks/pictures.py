"""The four pictures of the README and of docs/design.md.

    make pictures

Needs `site/` and Chromium; writes `docs/images/NAME.webp`.
"""

from __future__ import annotations

import base64
import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright
from serving import served

ROOT = Path(__file__).parents[1]
QUALITY = 90


class Picture(NamedTuple):
    """What is taken."""

    path: str
    width: int
    height: int
    scheme: str


PICTURES = {
    "home": Picture("", 1440, 900, "light"),
    "paper": Picture("papers/wiki-r1/", 1240, 760, "light"),
    "paper-phone": Picture("papers/wiki-r1/", 390, 844, "light"),
    "topic-dark": Picture("topics/llm-reasoning/", 900, 900, "dark"),
}


def main() -> None:
    """Takes the pictures."""
    target = ROOT / "docs" / "images"
    chrome = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        shutil.copytree(ROOT / "site", Path(folder) / "paperatlas")
        browser = playwright.chromium.launch(executable_path=chrome, args=["--no-sandbox", "--disable-gpu"])
        with served(Path(folder)) as host:
            for name, picture in PICTURES.items():
                content = take(browser, f"{host}paperatlas/{picture.path}", picture)
                (target / f"{name}.webp").write_bytes(content)
                print(f"docs/images/{name}.webp: {len(content):,} bytes")
        browser.close()


def take(browser: Browser, address: str, picture: Picture) -> bytes:
    """The picture as WebP, which Playwright itself cannot write."""
    size = {"width": picture.width, "height": picture.height}
    page = browser.new_page(viewport=size, color_scheme=picture.scheme)  # type: ignore[arg-type]
    page.goto(address, wait_until="networkidle")
    session = page.context.new_cdp_session(page)
    answer = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    page.close()
    return base64.b64decode(answer["data"])


if __name__ == "__main__":
    main()
