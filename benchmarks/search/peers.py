"""The same papers in our search and in three others, each a folder to serve; with the time that each takes."""

from __future__ import annotations

import gzip
import html
import json
import os
import resource
import shutil
import subprocess
import sys
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


PATIENCE = 600
"""Seconds of processor time in which a search must be built."""


class NotBuiltError(Exception):
    """A search that could not be built; the message says what happened."""


def build(peer: str, papers: Papers, folder: Path, pagefind: Path) -> tuple[float, float]:
    """Builds one search and gives the seconds of processor time and the greatest memory in MB; `folder` is made anew.

    Raises:
        NotBuiltError: where it fails or takes too long.
    """
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
    # A process of its own has its own greatest memory, and can be ended.
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
        try:
            makers[peer]()
        except BaseException as problem:
            print(f"{peer}: {problem!r}", file=sys.stderr)
            os._exit(1)
        os._exit(0)
    _, status, used = os.wait4(child, 0)
    if status:
        raise NotBuiltError(
            f"not built: {_ending(status)} after {used.ru_utime + used.ru_stime:,.0f} s of processor time"
        )
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1000


def _ending(status: int) -> str:
    return f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else f"exit {os.waitstatus_to_exitcode(status)}"


def size_on_disk(peer: str, folder: Path) -> int:
    """Bytes of all files that a host would keep of the search, as they lie there."""
    chosen = {"ours": "assets/search", "pagefind": "pagefind"}.get(peer)
    paths = (folder / chosen).rglob("*") if chosen else (path for path in folder.iterdir() if path.suffix != ".html")
    return sum(path.stat().st_size for path in paths if path.is_file())


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


__all__ = ["NotBuiltError", "build", "index_size", "size_on_disk"]
