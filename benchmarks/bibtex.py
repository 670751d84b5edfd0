"""How many entries of real BibTeX files three readers find, and how quickly they read a big one.

For each sample: entries by a count of lines, papers and messages of paperatlas, entries of pybtex and bibtexparser
with what they say went wrong. Then seconds of the processor, as medians of three rounds in which the readers take
turns: paperatlas makes finished records, the libraries entries with their fields as they are written.

    python benchmarks/bibtex.py FOLDER_OF_SAMPLES [PAPERS.jsonl.xz]
"""

from __future__ import annotations

import logging
import re
import statistics
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import bibtexparser
import pybtex.database
import pybtex.errors

from paperatlas.cite.bibtex import bibtex as to_bibtex
from paperatlas.merge.papers import merge
from paperatlas.model.issue import Issue
from paperatlas.read.bibliographies.bibtex import addresses as bibtex_addresses
from paperatlas.read.bibliographies.bibtex import fields as bibtex_fields
from paperatlas.read.bibliographies.bibtex import names as bibtex_names
from paperatlas.read.bibliographies.bibtex import reader as bibtex
from paperatlas.read.files import read_file, read_text
from paperatlas.read.source import Source

ENTRY = re.compile(r"^\s*@\s*(?!comment\b|string\b|preamble\b)[\w.-]+\s*[{(]", re.MULTILINE | re.IGNORECASE)
ROUNDS = 3


def by_pybtex(text: str) -> str:
    try:
        with pybtex.errors.capture() as problems:
            found = pybtex.database.parse_string(text, "bibtex")
    except pybtex.errors.PybtexError as problem:
        return f"raises {type(problem).__name__}"
    return f"{len(found.entries)} ({len(problems)})"


def by_bibtexparser(text: str) -> str:
    found = bibtexparser.parse_string(text)
    return f"{len(found.entries)} ({len(found.failed_blocks)})"


def count_samples(folder: Path) -> None:
    print(f"{'file':<52}{'entries':>8}{'records':>9}{'issues':>8}{'pybtex':>12}{'bibtexparser':>14}")
    for path in sorted(folder.rglob("*.bib")):
        name = path.relative_to(folder).as_posix()
        text = read_text(path, name)
        if isinstance(text, Issue):
            print(f"{name[-50:]:<52}{text.finding}")
            continue
        entries = len(ENTRY.findall(text))
        reading = bibtex.read(Source(name, text))
        ours = f"{len(reading.records):>9}{len(reading.issues):>8}"
        print(f"{name[-50:]:<52}{entries:>8}{ours}{by_pybtex(text):>12}{by_bibtexparser(text):>14}")


def by_paperatlas(text: str) -> None:
    # What one round has learned must not help the next one.
    for remembered in (
        bibtex_names._read,
        bibtex_names._plain,
        bibtex_fields._published,
        bibtex_addresses._is_ordinary,
    ):
        remembered.cache_clear()
    bibtex.read(Source("big.bib", text))


READERS: dict[str, Callable[[str], object]] = {
    "paperatlas, records": by_paperatlas,
    "pybtex, entries": lambda text: pybtex.database.parse_string(text, "bibtex"),
    "bibtexparser, entries": bibtexparser.parse_string,
}


def time_big_file(papers: Path) -> None:
    text = to_bibtex(merge(read_file(papers, papers.parent).records)[0])
    seconds: dict[str, list[float]] = {name: [] for name in READERS}
    for _ in range(ROUNDS):
        for name, read in READERS.items():
            start = time.process_time()
            read(text)
            seconds[name].append(time.process_time() - start)
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    print(f"\n{len(ENTRY.findall(text)):,} entries, {len(text) / 1e6:.1f} million characters")
    for name, median in medians.items():
        print(f"{name:<24}{median:>8.2f} s")
    ours, *theirs = medians.values()
    print(f"paperatlas takes {ours / min(theirs):.2f} times as long as the quickest library")


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    count_samples(Path(sys.argv[1]))
    if len(sys.argv) > 2:
        time_big_file(Path(sys.argv[2]))
