"""A site with people, venues and organisations, which the shipped collection hardly has.

python -m tests.browser.people_site FOLDER    writes data into FOLDER, which is new, and the site into FOLDER/site
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

WORDS = ("moss", "fern", "kettle", "lichen", "peat", "garden")


def record(number: int) -> dict[str, object]:
    first, second = WORDS[number % 6], WORDS[(number + 1) % 6]
    return {
        "id": f"paper-{number}",
        "title": f"Watering {first} and {second} by attention, part {number}",
        "authors": ["Ada Fern", "Bo Beispiel", f"{first.title()} Author"],
        "venue": f"ICML {2018 + number % 5}",
        "published": f"{2018 + number % 5}-05-{number + 1:02d}",
        "doi": f"10.1234/moss.{number}",
        "organisation": "Moss Lab",
        "references": [f"10.1234/moss.{other}" for other in range(number)],
        "abstract": f"We water {first} and {second} with attention and measure how the {first} grows in a dry summer.",
    }


def build(folder: Path) -> None:
    (folder / "data").mkdir()
    lines = "\n".join(json.dumps(record(number)) for number in range(14))
    (folder / "data" / "papers.jsonl").write_text(lines, encoding="utf-8")
    (folder / "data" / "removed.yml").write_text("gone: Taken down at the authors' request.\n", encoding="utf-8")
    command = [sys.executable, "-m", "paperatlas", "build", "--site-dir", str(folder / "site")]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr


if __name__ == "__main__":
    target = Path(sys.argv[1]).absolute()
    target.mkdir(parents=True)
    build(target)
