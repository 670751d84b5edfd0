"""What the readers find in a folder of real files, beside an independent count and the field's own parsers.

    python benchmarks/formats.py SAMPLES

Prints the table of docs/formats.md: for each folder below SAMPLES and format the files, the entries by a
count of marks in the text, the records, errors and warnings, and what pybtex, bibtexparser and rispy find.
"""

from __future__ import annotations

import contextlib
import io
import logging
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import bibtexparser
import rispy
from pybtex.database import parse_string

from paperatlas.model.issue import Issue, Severity
from paperatlas.read.encodings import Decoded, decode, unpack
from paperatlas.read.files import read_file
from paperatlas.read.formats import detect

MARKS = {
    "bibtex": r"^\s*@(?!(?:string|comment|preamble)\b)\w+\s*[{(]",
    "ris": r"^TY\s{1,2}-",
    "wos": r"^PT ",
    "nbib": r"^PMID- ",
    "arxiv-atom": r"<(?:\w+:)?entry\b",
    "acl-xml": r"<paper\b(?![^>]*\bid=\"0+\")",
    "semantic-scholar": r"\"paperId\"\s*:",
    "arxiv-abs": r"^arXiv:|^Paper:",
    "arxiv-listing": r"^(?:arXiv:|Paper:)",
}
"""For formats that have one, a mark that each entry bears."""


def main() -> None:
    logging.disable(logging.CRITICAL)
    samples = Path(sys.argv[1])
    rows: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for path in sorted(samples.rglob("*")):
        if path.is_file() and path.suffix != ".zip" and path.name != "README.md":
            count(path, samples, rows)
    print("| folder | format | files | entries | records | errors | warnings | pybtex | bibtexparser | rispy |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for (folder, name), row in sorted(rows.items()):
        cells = [shown(row, key) for key in ("entries", *PARSERS_SHOWN)]
        print(
            f"| {folder} | {name} | {row['files']} | {cells[0]} | {row['records']} | {row['errors']} "
            f"| {row['warnings']} | {' | '.join(cells[1:])} |"
        )


PARSERS_SHOWN = ("pybtex", "bibtexparser", "rispy")


def shown(row: Counter[str], key: str) -> str:
    return str(row[key]) if key in row else ""


def count(path: Path, samples: Path, rows: dict[tuple[str, str], Counter[str]]) -> None:
    content = unpack(path.read_bytes(), path.name, 1 << 30)
    decoded = content if isinstance(content, Issue) else decode(content, path.name)
    text = decoded.text if isinstance(decoded, Decoded) else ""
    found = detect(text)
    name = found.name if found else "none"
    row = rows["/".join(path.relative_to(samples).parts[:2][: max(1, len(path.relative_to(samples).parts) - 1)]), name]
    reading = read_file(path, samples)
    row["files"] += 1
    row["records"] += len(reading.records)
    row["errors"] += sum(issue.severity is Severity.ERROR for issue in reading.issues)
    row["warnings"] += sum(issue.severity is Severity.WARNING for issue in reading.issues)
    if name in MARKS:
        row["entries"] += len(re.findall(MARKS[name], text, re.MULTILINE))
    for parser, parse in PARSERS.get(name, {}).items():
        with contextlib.suppress(Exception), contextlib.redirect_stderr(io.StringIO()):
            row[parser] += parse(text)


PARSERS: dict[str, dict[str, Callable[[str], int]]] = {
    "bibtex": {
        "pybtex": lambda text: len(parse_string(text, "bibtex").entries),
        "bibtexparser": lambda text: len(bibtexparser.parse_string(text).entries),
    },
    "ris": {"rispy": lambda text: len(rispy.loads(text))},
}
"""The field's own parsers; a file that stops one counts nothing for it."""


if __name__ == "__main__":
    main()
