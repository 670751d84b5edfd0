"""Where each page stands in the Markdown tree; MkDocs turns `papers/x.md` into the address `papers/x/`."""

from __future__ import annotations

import posixpath

HOME = "index.md"
ABOUT = "about.md"
PAPERS = "papers"
TOPICS = "topics"
TAGS = "tags"
YEARS = "years"
CODE = "code"
UNDATED = "undated"
INDEXES = (TOPICS, TAGS, YEARS)
"""Folders whose index lists what stands in them."""


def paper(identifier: str) -> str:
    """The page of a paper."""
    return f"{PAPERS}/{identifier}.md"


def topic(slug: str) -> str:
    """The page of a topic."""
    return f"{TOPICS}/{slug}/index.md"


def tag(slug: str) -> str:
    """The page of a tag."""
    return f"{TAGS}/{slug}/index.md"


def year(name: str) -> str:
    """The page of a year, or of the papers without one."""
    return f"{YEARS}/{name}/index.md"


def index(folder: str) -> str:
    """The index page of a folder."""
    return f"{folder}/index.md"


def part(first: str, number: int) -> str:
    """Page `number` of a list whose first page is `first`."""
    return first if number == 1 else f"{posixpath.dirname(first)}/page/{number}.md"


def relative(target: str, page: str) -> str:
    """The link from `page` to `target`, both paths in the tree."""
    return posixpath.relpath(target, posixpath.dirname(page) or ".")
