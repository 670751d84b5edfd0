"""`merge.yml`: what a person says of which records are one paper and which are not."""

from __future__ import annotations

from paperatlas.model.issue import Issue
from paperatlas.model.wishes import Wishes
from paperatlas.read.source import Source
from paperatlas.read.wishes import WishForm, read_wishes

_FORM = WishForm("merge", "records", "one-paper, data/2024.bib:118")


def read_merge_wishes(source: Source) -> tuple[Wishes, tuple[Issue, ...]]:
    """The wishes that a file holds, and what is wrong with it: see `read_wishes`."""
    return read_wishes(source, _FORM)
