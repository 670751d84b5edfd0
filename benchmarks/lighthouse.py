"""Lighthouse on the home page, a paper and a topic of the built site, as a phone on a slow network sees them.

    make lighthouse

Needs `site/`, npm and Chromium. Prints the median of three runs.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from serving import served

ROOT = Path(__file__).parents[1]
PAGES = ("", "papers/think-at-hard/", "topics/llm-reasoning/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 3
LIGHTHOUSE = ROOT / "node_modules" / ".bin" / "lighthouse"
FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --disable-background-networking --disable-sync"


def scores(address: str) -> dict[str, float]:
    """The four scores of a page, 0 to 100."""
    chrome = shutil.which("chromium") or shutil.which("google-chrome") or ""
    command = [
        str(LIGHTHOUSE), address, "--quiet", "--output=json",
        f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}",
    ]  # fmt: skip
    done = subprocess.run(command, env=os.environ | {"CHROME_PATH": chrome}, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)["categories"]
    return {name: 100 * found[name]["score"] for name in CATEGORIES}


def main() -> None:
    """Prints a table; exits with 1 where a score other than performance is below 100 or performance below 95."""
    is_met = True
    print("| page | performance | accessibility | best practices | SEO |\n| --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "site", Path(folder) / "paperatlas")
        with served(Path(folder)) as host:
            for page in PAGES:
                runs = [scores(f"{host}paperatlas/{page}") for _ in range(RUNS)]
                medians = {name: statistics.median(run[name] for run in runs) for name in CATEGORIES}
                print(f"| {page or 'home'} | " + " | ".join(f"{medians[name]:.0f}" for name in CATEGORIES) + " |")
                is_met &= all(medians[name] >= (95 if name == "performance" else 100) for name in CATEGORIES)
    sys.exit(0 if is_met else 1)


if __name__ == "__main__":
    main()
