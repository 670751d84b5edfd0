"""Compares the search with Pagefind, one lunr index and the theme's own: python -m benchmarks.search PAPERS.jsonl.

Each stands on the loopback interface behind gzip and is asked in Chromium. Bytes are those of a
first visit: scripts, index and what the first ten results show. The pages' own scripts are not in
it, but for ours.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import statistics
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.search.collection import KINDS, Question, questions, read
from benchmarks.search.peers import build, index_size
from playwright.sync_api import Browser, Page, sync_playwright

PEERS = ("ours", "pagefind", "lunr", "stock")
COLD = 50
THEME = Path("generator/paperatlas/publish/theme/assets")
_LONG_TASKS = """
window.blocks = [];
new PerformanceObserver((list) => window.blocks.push(...list.getEntries().map((one) => one.duration)))
  .observe({ entryTypes: ["longtask"] });
"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files, gzipped, and the sum of their bytes."""

    sent = 0

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes(), 6)
        if path.suffix != ".html":
            Handler.sent += len(body)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    handler = functools.partial(Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def measure(browser: Browser, peer: str, folder: Path, asked: list[Question], cold: int) -> dict[str, Any]:
    """Bytes and times of first visits, times of later queries, and the reciprocal ranks by kind."""
    own = sum(
        len(gzip.compress(path.read_bytes(), 6))
        for path in THEME.glob("paperatlas-search*")
        if "worker" not in path.name
    )
    sent, first, warm, blocks = [], [], [], []
    ranks: dict[str, list[float]] = defaultdict(list)
    with served(folder) as root:
        for question in asked[:cold]:
            with _opened(browser, root) as page:
                Handler.sent = 0
                began = time.perf_counter()
                page.evaluate("async (query) => { await start(); return ask(query); }", question.query)
                first.append(1000 * (time.perf_counter() - began))
                sent.append(Handler.sent + (own if peer == "ours" else 0))
                page.wait_for_timeout(30)
                blocks.append(max(page.evaluate("blocks"), default=0))
        with _opened(browser, root) as page:
            page.evaluate("start()")
            for question in asked:
                began = time.perf_counter()
                found = page.evaluate("(query) => ask(query)", question.query)
                warm.append(1000 * (time.perf_counter() - began))
                ranks[question.kind].append(1 / (found.index(question.address) + 1) if question.address in found else 0)
            blocks.append(max(page.evaluate("blocks"), default=0))
    means = {kind: statistics.mean(found) for kind, found in ranks.items()}
    middle = statistics.median
    return {"sent": middle(sent), "first": middle(first), "warm": middle(warm), "block": max(blocks), **means}


@contextmanager
def _opened(browser: Browser, root: str) -> Iterator[Page]:
    context = browser.new_context()
    try:
        page = context.new_page()
        page.add_init_script(_LONG_TASKS)
        page.goto(root)
        page.wait_for_function("window.ask !== undefined")
        yield page
    finally:
        context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("papers", type=Path, help="JSON Lines of papers: title, authors, year, venue, abstract")
    parser.add_argument("--peers", nargs="+", default=PEERS, choices=PEERS)
    parser.add_argument("--questions", type=int, default=200, help="of each kind (default 200)")
    parser.add_argument("--cold", type=int, default=COLD, help="first visits (default 50)")
    parser.add_argument("--folder", type=Path, default=Path(".cache/bench-search"))
    parser.add_argument("--pagefind", type=Path, default=Path(".cache/bench-search/pagefind/bin/python"))
    wanted = parser.parse_args()
    papers = read(wanted.papers)
    asked = questions(papers, wanted.questions)
    # First visits take questions of every kind in turn.
    asked = [question for turn in range(wanted.questions) for question in asked[turn :: wanted.questions]]
    print(f"{len(papers):,} papers, {wanted.questions} questions of each kind, {wanted.cold} first visits\n")
    print("| search | build, CPU s | index, kB | first visit, kB | first, ms | later, ms | longest block, ms |", end="")
    print("".join(f" {kind} |" for kind in KINDS))
    print("|" + " --- |" * (7 + len(KINDS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for peer in wanted.peers:
            folder = wanted.folder / peer
            seconds = build(peer, papers, folder, wanted.pagefind)
            row = measure(browser, peer, folder, asked, wanted.cold)
            size = index_size(peer, folder)
            print(f"| {peer} | {seconds:.1f} | {size / 1000:,.0f} | {row['sent'] / 1000:,.0f} |", end="")
            print(f" {row['first']:,.0f} | {row['warm']:,.0f} | {row['block']:,.0f} |", end="")
            print("".join(f" {row[kind]:.3f} |" for kind in KINDS), flush=True)


if __name__ == "__main__":
    main()
