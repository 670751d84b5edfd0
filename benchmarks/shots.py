"""Pictures of every kind of page of the built site, at three widths, light and dark.

    make shots

Needs `site/` and Chromium; writes `shots/PAGE-WIDTH-SCHEME.png`.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from serving import served

ROOT = Path(__file__).parents[1]
PAGES = {
    "home": "",
    "paper": "papers/wiki-r1/",
    "paper-untitled": "papers/codegym/",
    "paper-mathematics": "papers/from-r-to-q-star/",
    "topic": "topics/llm-reasoning/",
    "subtopic": "topics/efficient-reasoning/",
    "topics": "topics/",
    "tag": "tags/reinforcement-learning/",
    "tags": "tags/",
    "year": "years/2025/",
    "years": "years/",
    "organisations": "organisations/",
    "papers": "papers/",
    "code": "code/",
    "map": "map/",
    "statistics": "statistics/",
    "about": "about/",
    "missing": "404.html",
}
WIDTHS = (390, 820, 1440)
SCHEMES = ("light", "dark")


def main() -> None:
    """Takes the pictures."""
    target = ROOT / "shots"
    target.mkdir(exist_ok=True)
    chrome = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        shutil.copytree(ROOT / "site", Path(folder) / "paperatlas")
        browser = playwright.chromium.launch(executable_path=chrome, args=["--no-sandbox", "--disable-gpu"])
        with served(Path(folder)) as host:
            for scheme in SCHEMES:
                for width in WIDTHS:
                    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                    for name, path in PAGES.items():
                        page.goto(f"{host}paperatlas/{path}", wait_until="networkidle")
                        page.screenshot(path=target / f"{name}-{width}-{scheme}.png")
                    page.close()
        browser.close()
    print(f"{target.name}/: {len(PAGES) * len(WIDTHS) * len(SCHEMES)} pictures")


if __name__ == "__main__":
    main()
