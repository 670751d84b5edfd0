"""Compares the search with Pagefind, one lunr index and the theme's own: python -m benchmarks.search PAPERS.jsonl.

Each stands on the loopback interface behind gzip and is asked in Chromium. Bytes are those of a
first visit: scripts, index and what the first ten results show. The pages' own scripts are not in
it, but for ours.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import statistics
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.search.collection import KINDS, Question, questions, read
from benchmarks.search.peers import NotBuiltError, build, index_size, size_on_disk
from playwright.sync_api import Browser, Error, Page, sync_playwright

PEERS = ("ours", "pagefind", "lunr", "stock")
COLD = 50
_HEAVY = ("lunr", "stock")
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
    handler = partial(Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@dataclass
class Measured:
    """What one search did, question after question."""

    sent: list[int] = field(default_factory=list)
    """Bytes of first visits."""
    first: list[float] = field(default_factory=list)
    later: list[float] = field(default_factory=list)
    blocks: list[float] = field(default_factory=list)
    """The longest time for which the page did not answer in each first visit, ms; 0 below 50."""
    ranks: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))


def first_visit(browser: Browser, peer: str, root: str, question: Question, found: Measured) -> None:
    """Opens the page with an empty cache and asks one question."""
    with _opened(browser, root) as page:
        Handler.sent = 0
        began = time.perf_counter()
        page.evaluate("async (query) => { await start(); return ask(query); }", question.query)
        found.first.append(1000 * (time.perf_counter() - began))
        found.sent.append(Handler.sent + (_box_size() if peer == "ours" else 0))
        page.wait_for_timeout(30)
        found.blocks.append(max(page.evaluate("blocks"), default=0))


def later_question(page: Page, question: Question, found: Measured) -> None:
    """Asks a page that has the index already."""
    began = time.perf_counter()
    hits = page.evaluate("(query) => ask(query)", question.query)
    found.later.append(1000 * (time.perf_counter() - began))
    found.ranks[question.kind].append(1 / (hits.index(question.address) + 1) if question.address in hits else 0)


def ask_all(
    browser: Browser, folders: dict[str, Path], asked: list[Question], cold: int, few: int
) -> dict[str, Measured]:
    """Puts each question to all searches in turn, so that what else the machine does meets all of them alike."""
    found = {peer: Measured() for peer in folders}
    with ExitStack() as stack:
        roots = {peer: stack.enter_context(served(folder)) for peer, folder in folders.items()}
        for number, question in enumerate(asked[:cold]):
            for peer, root in roots.items():
                if number < few or peer not in _HEAVY:
                    _tried(peer, partial(first_visit, browser, peer, root, question, found[peer]))
        pages = {}
        for peer, root in roots.items():
            if found[peer].first:
                pages[peer] = stack.enter_context(_opened(browser, root))
                pages[peer].evaluate("start()")
        for question in asked:
            for peer, page in pages.items():
                later_question(page, question, found[peer])
    return found


def _tried(peer: str, visit: Callable[[], None]) -> None:
    """A search that the browser cannot bear is told of, and the others go on."""
    try:
        visit()
    except Error as problem:
        print(f"{peer}: {str(problem).splitlines()[0]}", file=sys.stderr)


def _box_size() -> int:
    """Bytes of the scripts and styles that are ours alone, beside the worker."""
    own = (path for path in THEME.glob("paperatlas-search*") if "worker" not in path.name)
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in own)


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
    parser.add_argument("--heavy", type=int, default=5, help="first visits of what sends its whole index (default 5)")
    parser.add_argument("--folder", type=Path, default=Path(".cache/bench-search"))
    parser.add_argument("--pagefind", type=Path, default=Path(".cache/bench-search/pagefind-tool/bin/python"))
    wanted = parser.parse_args()
    papers = read(wanted.papers)
    asked = questions(papers, wanted.questions)
    # Questions of every kind in turn.
    asked = [question for turn in range(wanted.questions) for question in asked[turn :: wanted.questions]]
    print(f"{len(papers):,} papers, {wanted.questions} questions of each kind, {wanted.cold} first visits\n")
    folders, built = {}, {}
    for peer in wanted.peers:
        folder = wanted.folder / peer
        try:
            built[peer] = build(peer, papers, folder, wanted.pagefind)
            folders[peer] = folder
        except NotBuiltError as problem:
            print(f"{peer}: {problem}", file=sys.stderr)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        found = ask_all(browser, folders, asked, wanted.cold, wanted.heavy)
    print(
        "| search | build, CPU s | memory, MB | index, kB | on disk, MB | first visit, kB | first, ms | later, ms |",
        end="",
    )
    print(" block, ms |" + "".join(f" {kind} |" for kind in KINDS))
    print("|" + " --- |" * (9 + len(KINDS)))
    for peer, folder in folders.items():
        print(_row(peer, folder, *built[peer], found[peer]))


def _row(peer: str, folder: Path, seconds: float, memory: float, found: Measured) -> str:
    cells = [peer, f"{seconds:.1f}", f"{memory:,.0f}", f"{index_size(peer, folder) / 1000:,.0f}"]
    cells.append(f"{size_on_disk(peer, folder) / 1e6:,.1f}")
    if found.first:
        cells += [f"{statistics.median(found.sent) / 1000:,.0f}"]
        cells += [f"{statistics.median(values):,.0f}" for values in (found.first, found.later, found.blocks)]
        cells += [f"{statistics.mean(found.ranks[kind]):.3f}" for kind in KINDS]
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    main()
