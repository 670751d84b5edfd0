"""The same site at the root of a domain and in a folder of one."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from playwright.sync_api import Browser, expect

from tests.browser.conftest import served
from tests.browser.test_offline import CACHED

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SMALL = Path(__file__).parents[1] / "small" / "data"
THEME = {"name": "material", "font": False}
PAPER, TITLE = "papers/moss-former/", "MossFormer: Watering Moss with Attention"


class Host(NamedTuple):
    site: Path
    address: str


@pytest.fixture(scope="module", params=["", "sub/"], ids=["root", "folder"])
def host(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A site built for the address at which it is served."""
    project = tmp_path_factory.mktemp("project")
    shutil.copytree(SMALL, project / "data")
    (project / "docs").mkdir()
    (project / "docs" / "CNAME").write_text("papers.example.org\n", "utf-8")
    site = project / "host" / request.param
    # Every site has a port of its own: what a browser keeps is kept by host and port.
    with served(project / "host") as root:
        address = f"{root}{request.param}"
        config = {"site_name": "Garden", "site_url": address, "theme": THEME, "plugins": ["paperatlas"]}
        (project / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
        (project / "host").mkdir()
        command = [sys.executable, "-m", "paperatlas", "build", "--site-dir", str(site)]
        done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False, timeout=300)
        assert done.returncode == 0, done.stderr
        yield Host(site, address)


def test_search_list_and_copy_work_where_the_site_stands(browser: Browser, host: Host) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 844}, base_url=host.address)
    page = context.new_page()
    strange: list[str] = []
    page.on(
        "request",
        lambda request: request.url.startswith((host.address, "blob:", "data:")) or strange.append(request.url),
    )
    page.on("pageerror", lambda error: strange.append(str(error)))
    page.goto("search/?q=watering")
    result = page.locator(".pa-finder__results > li").first
    expect(result).to_contain_text(TITLE)
    result.get_by_role("link", name=TITLE).click()
    expect(page).to_have_url(f"{host.address}{PAPER}")
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto("saved/")
    kept = page.locator(".pa-kept > li")
    expect(kept).to_have_count(1)
    kept.get_by_role("link", name=TITLE).click()
    expect(page).to_have_url(f"{host.address}{PAPER}")
    page.get_by_text("RIS", exact=True).click()
    expect(page.locator(".pa-cite pre:visible")).to_contain_text("TY  - CONF")
    for _ in range(100):
        if any(name.endswith(f"/{PAPER}") for name in page.evaluate(CACHED)):
            break
        page.wait_for_timeout(100)
    context.set_offline(True)
    page.goto(PAPER)
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    context.close()
    assert strange == []


def test_missing_page_leads_back_into_the_site(browser: Browser, host: Host) -> None:
    page = browser.new_page()
    page.goto(f"{host.address}papers/moss-former/")
    home = page.locator("a.md-logo").first
    assert home.evaluate("(link) => link.href").removesuffix(".") == host.address
    page.close()
    missing = (host.site / "404.html").read_text("utf-8")
    folder = re.sub("^https?://[^/]+", "", host.address)
    assert f'href="{folder}' in missing or f"href={folder}" in missing
