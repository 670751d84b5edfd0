"""What a page's script makes of a paper's BibTeX entry is what the exports say of the paper."""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from paperatlas.cite.csl_json import csl_item
from paperatlas.cite.parts import without_text
from paperatlas.cite.ris import ris
from paperatlas.model.paper import Paper
from paperatlas.pipeline import load_atlas
from paperatlas.settings import Settings
from tests.browser.conftest import ROOT, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ODD: dict[str, dict[str, Any]] = {
    "article": {
        "title": r"Costs of \$5, 10% & more: \{braces\}, a_b^c ~ #1 and $\{x_i\}$ for $O(n^2)$",
        "authors": [
            {"name": "Ludwig van Beethoven"},
            {"name": "Martin Luther King Jr.", "family": "King", "given": "Martin Luther", "suffix": "Jr."},
            {"name": "Smith and Sons"},
            {"name": "孙悟空"},
            {"name": "The {Odd} Team_1"},
        ],
        "more_authors": True,
        "venue": "Journal of $\\alpha$ & β",
        "kind": "journal",
        "volume": "12",
        "issue": "3-4",
        "pages": "101–119",
        "publisher": "Ämter & Co",
        "doi": "10.1000/A_b(c)<d>;e",
        "published": "2020-03-02",
        "comment": 'Nine pages; "two" figures & $x$',
        "note": "First version. See $y$",
        "page_count": 9,
        "pmid": "12345678",
    },
    "chapter": {
        "title": "Kernels",
        "kind": "chapter",
        "venue": "Learning machines",
        "editors": ["Ann Lee", "Bo Li"],
        "authors": ["O'Neil, Pat", "de la Cruz, María"],
        "year": 2001,
        "pages": "e12",
    },
    "untitled": {
        "abstract": "We name OddNet, which nobody titled.",
        "name": "OddNet",
        "pdf": "https://example.org/a;b.pdf",
    },
    "preprint": {"title": "Cells", "venue": "bioRxiv", "kind": "preprint", "published": "2024-05"},
    "on-arxiv": {"title": "Stars", "arxiv_id": "2405.00001", "organisation": "Odd & Sons", "year": 2024},
    "on-arxiv-by-name": {"title": "Planets", "arxiv_id": "2405.00002", "venue": "arXiv preprint"},
    "data": {"title": "A set", "kind": "dataset", "url": "https://example.org/?a=1;b=2"},
    "software": {"title": "A tool", "kind": "software", "arxiv_id": "2405.00003"},
    "web": {"title": "A page", "kind": "web"},
    "thesis": {"title": "A thesis", "kind": "thesis", "publisher": "University of $\\Omega$", "year": 1999},
    "report": {"title": "A report", "kind": "report", "publisher": "An institute"},
    "book": {"title": "A book", "kind": "book", "venue": "A series", "publisher": "A press", "isbn": "9780201896831"},
    "proceedings": {"title": "Proceedings of oddities", "kind": "proceedings", "editors": ["Ann Lee"]},
    "other": {"title": "Something", "venue": "Somewhere", "arxiv_id": "2405.00004"},
}
"""Papers with every sort of publication, and with every character that TeX gives a meaning."""
READ = """async (ids) => {
  const script = Object.assign(document.createElement("script"), { src: "../../assets/paperatlas-cite.js" });
  await new Promise((resolve, reject) => {
    Object.assign(script, { onload: resolve, onerror: reject });
    document.body.append(script);
  });
  const found = {};
  for (const id of ids) {
    const text = await (await fetch(`../${id}/`)).text();
    const block = new DOMParser().parseFromString(text, "text/html").querySelector(".pa-cite");
    found[id] = ["RIS", "CSL-JSON"].map((name) => window.paperatlasCite[name](block));
  }
  return found;
}"""


def made(browser: Browser, address: str, papers: Mapping[str, Paper]) -> dict[str, list[str]]:
    """For each paper what the script makes of its page: RIS and CSL-JSON."""
    page = browser.new_page()
    page.goto(f"{address}papers/{next(iter(papers))}/")
    found: dict[str, list[str]] = page.evaluate(READ, list(papers))
    page.close()
    return found


def assert_same(found: dict[str, list[str]], papers: Mapping[str, Paper]) -> None:
    assert found.keys() == papers.keys()
    for identifier, (as_ris, as_csl) in found.items():
        cited = without_text(papers[identifier])
        assert as_ris == ris((cited,))
        (item,) = json.loads(as_csl)
        assert list(item.items()) == list(csl_item(cited).items())


def test_shipped_papers_are_as_in_the_exports(browser: Browser, address: str) -> None:
    papers = load_atlas(Settings(root=ROOT, data=ROOT / "data")).paper_by_id()
    assert_same(made(browser, address, papers), papers)


def built(folder: Path) -> dict[str, Paper]:
    """Builds a site of `folder/data` in `folder/site`, and gives its papers."""
    config = {"site_name": "Odd", "theme": {"name": "material"}, "plugins": ["paperatlas"]}
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    command = [sys.executable, "-m", "paperatlas", "build"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return dict(load_atlas(Settings(root=folder, data=folder / "data")).paper_by_id())


def test_odd_papers_are_as_in_the_exports(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "data" / "papers").mkdir(parents=True)
    for name, record in ODD.items():
        (tmp_path / "data" / "papers" / f"{name}.yml").write_text(yaml.safe_dump(record, allow_unicode=True), "utf-8")
    papers = built(tmp_path)
    assert set(papers) == set(ODD)
    with served(tmp_path / "site") as address:
        assert_same(made(browser, address, papers), papers)


def test_real_papers_are_as_in_the_exports(browser: Browser, tmp_path: Path, shared: Path) -> None:
    (tmp_path / "data").mkdir()
    with lzma.open(shared / "scale" / "papers-10k.jsonl.xz", "rt", encoding="utf-8") as lines:
        records = [line for _, line in zip(range(200), lines, strict=False)]
    (tmp_path / "data" / "real.jsonl").write_text("".join(records), "utf-8")
    papers = built(tmp_path)
    assert len(papers) > 190
    with served(tmp_path / "site") as address:
        assert_same(made(browser, address, papers), papers)
