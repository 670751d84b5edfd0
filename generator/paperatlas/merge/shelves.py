"""Shelves on which records are laid so that those of one work lie together.

They are named by what a distorted copy most likely keeps: the beginning and the end of the title, an author with a
telling word of it, and the smallest hashes of the abstract.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from paperatlas.merge.people import Person
from paperatlas.merge.titles import Title
from paperatlas.text.words import PAPER_WORDS, STOP_WORDS, WORD, fold

_ENDS = 24
"""Letters of a title's beginning and end that name a shelf."""
_WORDS = 3
"""Words of a title that name shelves, each together with an author."""
_SILENT = STOP_WORDS | PAPER_WORDS


def title_shelves(title: Title | None, authors: Sequence[Person]) -> tuple[int, ...]:
    """The shelves for a title and its authors, the same on every run, in ascending order."""
    if title is None or not title.key:
        return ()
    ends = (title.key, *title.cuts)
    names = {_number(f"{key[:_ENDS]}…") for key in ends} | {_number(f"…{key[-_ENDS:]}") for key in ends}
    families = {person.family for person in (*authors[:1], *authors[-1:])}
    if families:
        words = {word for word in map(fold, WORD.findall(title.plain)) if len(word) > 2 and word not in _SILENT}
        telling = sorted(f"{_number(word):010d} {word}" for word in words)[:_WORDS]
        names.update(_number(f"{family} {word}") for family in families for word in telling)
    return tuple(sorted(names))


def _number(name: str) -> int:
    """A number that stands for a shelf; two shelves with one number cost a comparison or two."""
    return zlib.crc32(name.encode("utf-8", "surrogatepass"))
