"""Where each page stands in the Markdown tree; MkDocs turns `papers/x.md` into the address `papers/x/`."""

from __future__ import annotations

import posixpath

HOME = "index.md"
ABOUT = "about.md"
SEARCH = "search.md"
SAVED = "saved.md"
MAP = "map.md"
STATISTICS = "statistics.md"
PAPERS = "papers"
TOPICS = "topics"
TAGS = "tags"
YEARS = "years"
ARCHIVE = "archive"
CODE = "code"
AUTHORS = "authors"
VENUES = "venues"
ORGANISATIONS = "organisations"
UNDATED = "undated"
INDEXES = (TOPICS, TAGS, YEARS)
"""Folders whose index lists what stands in them."""


def paper(identifier: str) -> str:
    """The page of a paper."""
    return f"{PAPERS}/{identifier}.md"


def topic(slug: str) -> str:
    """The page of a topic."""
    return f"{TOPICS}/{slug}/index.md"


def meeting(one: str, other: str) -> str:
    """The page of the papers that stand under two main topics."""
    return f"{TOPICS}/{one}/and/{other}/index.md"


def tag(slug: str) -> str:
    """The page of a tag."""
    return f"{TAGS}/{slug}/index.md"


def year(name: str) -> str:
    """The page of a year, or of the papers without one."""
    return f"{YEARS}/{name}/index.md"


def month(name: str) -> str:
    """The page of a month, `YYYY-MM`."""
    return f"{ARCHIVE}/{name}/index.md"


def person(slug: str) -> str:
    """The page of an author."""
    return f"{AUTHORS}/{slug}/index.md"


def venue(slug: str) -> str:
    """The page of a venue."""
    return f"{VENUES}/{slug}/index.md"


def organisation(slug: str) -> str:
    """The page of an organisation."""
    return f"{ORGANISATIONS}/{slug}/index.md"


def index(folder: str) -> str:
    """The index page of a folder."""
    return f"{folder}/index.md"


def part(first: str, number: int) -> str:
    """Page `number` of a list whose first page is `first`."""
    return first if number == 1 else f"{posixpath.dirname(first)}/page/{number}.md"


def final(target: str, page: str) -> str:
    """The address of `target` as seen from `page`, both paths in the tree, for HTML that no builder resolves."""
    here, there = _address(page), _address(target)
    return f"{posixpath.relpath(there, here)}/" if there != here else "./"


def _address(path: str) -> str:
    return posixpath.dirname(path) or "." if posixpath.basename(path) == "index.md" else path.removesuffix(".md")


def relative(target: str, page: str) -> str:
    """The link from `page` to `target`, both paths in the tree."""
    there, here = target.split("/"), page.split("/")
    shared = 0
    # The last part of either is a file, which lies in no folder of its name.
    for one, other in zip(there[:-1], here[:-1], strict=False):
        if one != other:
            break
        shared += 1
    return "../" * (len(here) - 1 - shared) + "/".join(there[shared:])


def root(page: str) -> str:
    """The way from `page` to the root of the tree, to be put before a path; empty at the root."""
    return "../" * page.count("/")
