"""`people.yml`: what a person says of which names are one author's and which are not.

Under `same` stand names of one person, the first as it is to be shown: `[[Jane Doe, J. Doe]]`. Under
`different` stand people who share a name, each with one of the papers behind it:
`[[Jane Doe (arxiv-2403.00001), Jane Doe (orchard)]]`.
"""

from __future__ import annotations

from paperatlas.model.issue import Issue
from paperatlas.model.wishes import Wishes
from paperatlas.read.source import Source
from paperatlas.read.wishes import WishForm, read_wishes

_FORM = WishForm("people", "names", "Jane Doe, J. Doe")


def read_people_wishes(source: Source) -> tuple[Wishes, tuple[Issue, ...]]:
    """The wishes that a file holds, and what is wrong with it: see `read_wishes`."""
    return read_wishes(source, _FORM)
