r"""An arXiv `.abs` file: the record that arXiv itself keeps of one paper.

Format: `pages/arxiv_blocks.py` and `pages/arxiv_entry.py`; a listing holds several of them.
"""

from __future__ import annotations

import re

from paperatlas.read.pages import arxiv_listing
from paperatlas.read.pages.arxiv_blocks import looks_like_entries
from paperatlas.read.source import Reading, Source

NAME = "arxiv-abs"
_START = re.compile(r"\s*(?:-{20,}[ \t]*\n+)?(?:\\\\[ \t]*\n)?(?:arXiv:|Paper:)", re.IGNORECASE)
_ENTRY = re.compile(r"^(?:arXiv|Paper):[ \t]?\S", re.MULTILINE | re.IGNORECASE)


def looks_like(text: str) -> bool:
    """Whether the text begins with an entry and holds no other."""
    if not _START.match(text.lstrip("\ufeff")) or not looks_like_entries(text):
        return False
    return len(_ENTRY.findall(text)) == 1


def read(source: Source) -> Reading:
    """The record of the file."""
    return arxiv_listing.read_as(source, NAME)
