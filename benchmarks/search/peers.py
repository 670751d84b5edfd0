"""The same papers in our search and in three others, each a folder to serve; with the time that each takes."""

from __future__ import annotations

import gzip
import html
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

from benchmarks.search.collection import address, documents, names, sought
from lunr.builder import Builder
from lunr.stemmer import stemmer
from lunr.stop_word_filter import stop_word_filter
from lunr.trimmer import trimmer

from paperatlas.publish.search import files
from paperatlas.publish.search.documents import FIELDS
from paperatlas.publish.search.index import Index
from paperatlas.publish.search.script import script

PAGES = Path(__file__).parent / "pages"
Papers = list[dict[str, Any]]


def build(peer: str, papers: Papers, folder: Path, pagefind: Path) -> float:
    """Builds one search and gives the seconds of processor time; `folder` is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(PAGES / f"{peer}.html", folder / "index.html")
    makers: dict[str, Callable[[], None]] = {
        "ours": lambda: _ours(papers, folder),
        "pagefind": lambda: _pagefind(papers, folder, pagefind),
        "lunr": lambda: _lunr(papers, folder),
        "stock": lambda: _stock(papers, folder),
    }
    if peer == "pagefind":
        _pages(papers, folder)
    before = _processor_time()
    makers[peer]()
    return _processor_time() - before


def index_size(peer: str, folder: Path) -> int:
    """Bytes of everything that finds documents, each file gzipped; what results show and filters are left out."""
    chosen = {
        "ours": [path for path in folder.glob("assets/search/*/*.js") if path.stem[0] in "tlw"],
        "pagefind": [
            *folder.glob("pagefind/index/*"),
            *folder.glob("pagefind/*.pf_meta"),
            *folder.glob("pagefind/filter/*"),
        ],
        "lunr": [folder / "lunr-index.json"],
        "stock": [folder / "search_index.json"],
    }[peer]
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in chosen)


def _ours(papers: Papers, folder: Path) -> None:
    files.write(Index(), documents(papers), names(papers), folder)
    (folder / files.SCRIPT).write_text(script(), encoding="utf-8")


def _lunr(papers: Papers, folder: Path) -> None:
    builder = Builder()
    builder.ref("id")
    for place, field in enumerate(FIELDS):
        builder.field(field.name, field.boost, lambda paper, place=place: paper["sought"][place])
    builder.pipeline.add(trimmer, stop_word_filter, stemmer)
    builder.search_pipeline.add(stemmer)
    for number, paper in enumerate(papers):
        builder.add({"id": f"p{number}", "sought": sought(paper)})
    said = builder.build().serialize()
    said["invertedIndex"].sort(key=lambda entry: entry[0].encode("utf-16-be"))
    (folder / "lunr-index.json").write_text(json.dumps(said, separators=(",", ":")), encoding="utf-8")
    source = resources("mkdocs") / "contrib" / "search" / "templates" / "search" / "lunr.js"
    (folder / "lunr.js").write_text(source.read_text("utf-8"), encoding="utf-8")


def _stock(papers: Papers, folder: Path) -> None:
    docs = [
        {
            "location": address(number),
            "title": html.escape(paper["title"]),
            "text": f"<p>{html.escape(_visible(paper))}</p>",
        }
        for number, paper in enumerate(papers)
    ]
    fields = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}}
    config = {"lang": ["en"], "separator": r"[\s\-]+", "pipeline": ["stopWordFilter"], "fields": fields}
    (folder / "search_index.json").write_text(json.dumps({"config": config, "docs": docs}), encoding="utf-8")
    workers = resources("material") / "templates" / "assets" / "javascripts" / "workers"
    (worker,) = [path for path in workers.iterdir() if path.name.endswith(".js")]
    (folder / "stock-worker.js").write_text(worker.read_text("utf-8"), encoding="utf-8")


def _pages(papers: Papers, folder: Path) -> None:
    for number, paper in enumerate(papers):
        page = folder / address(number)
        page.mkdir(parents=True)
        title = html.escape(paper["title"])
        body = f"<h1>{title}</h1><p>{html.escape(_visible(paper))}</p>"
        text = f'<!doctype html><html lang="en"><title>{title}</title><body data-pagefind-body>{body}</body></html>'
        (page / "index.html").write_text(text, encoding="utf-8")


def _pagefind(_: Papers, folder: Path, python: Path) -> None:
    subprocess.run([python, "-m", "pagefind", "--site", folder, "--quiet"], check=True)


def _visible(paper: dict[str, Any]) -> str:
    _, authors, described, text = sought(paper)
    return f"{authors.replace(chr(10), ', ')} {described.replace(chr(10), ' ')} {text}"


def _processor_time() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


__all__ = ["build", "index_size"]
