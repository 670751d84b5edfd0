"""All pages of the collection written to the site, by as many processes as there are cores."""

from __future__ import annotations

import gc
import logging
import os
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from paperatlas.forking import can_fork, shared_out
from paperatlas.model.page import Page, PageTree, Read
from paperatlas.publish.fast.theme import Theme, url_of
from paperatlas.publish.incremental.site_files import SiteFiles

_CHUNK = 64
"""Items that a process takes at a time, where there are many."""
_PARTS = 16
"""Parts for each process where there are few items, so that none waits long for another."""
_FEW = 128
"""Items up to which a second process is not worth its start."""
_MANY = 20_000
"""Items from which on processes are replaced by new ones now and then.

Python counts references in the values themselves, so that a forked process comes to hold a copy of every value that it
looks at; new ones begin with what all share. What the old ones kept for other pages is lost, so fewer items do without.
"""
_ROUND = 48
"""Parts after which they are replaced."""

log = logging.getLogger("mkdocs.plugins.paperatlas")


class Item(NamedTuple):
    """Pages that were made together."""

    path: str
    """Of the first page, in the Markdown tree."""
    reads: array[int]
    """What they took from the collection, as places in a list."""
    files: tuple[str, ...]
    """Paths of what was made, in the site."""
    same: tuple[str, ...]
    """Those of them that the site has already."""


class Written(NamedTuple):
    """What came of a part of the pages."""

    process: int
    """Which process wrote it."""
    reads: list[Read]
    """What its pages took and no page that the process wrote before; to hand all over each time takes long."""
    items: list[Item]
    """Places are those in the list of all that the process handed over."""
    messages: list[tuple[int, str]]
    """Level and text of what was said on the way."""


@dataclass(frozen=True)
class Work:
    """What there is to write."""

    theme: Theme
    tree: PageTree
    left_out: Container[str]
    """Paths of pages that are not written, because others stand in their place."""
    site: SiteFiles


_work: Work | None = None
"""The work of this process and of those that it forks."""
_known: dict[Read, int] = {}
"""What the pages took that this process wrote, with places in the order in which it was taken."""


def write_pages(
    work: Work,
    wanted: Sequence[tuple[int, int]],
    processes: int,
    tell: Callable[[int], None],
    places_of: Callable[[Iterable[Read]], array[int]],
) -> Iterator[Item]:
    """Writes pages, and gives what was written in the order of `wanted`.

    Args:
        work: what to write.
        wanted: the numbers of sections and of items in them.
        processes: how many processes may share the work.
        tell: is told now and then how many pages are written.
        places_of: finds places for what pages took, in the list that the places of the items mean.
    """
    global _work
    _work = work
    _known.clear()
    places: dict[tuple[int, int], array[int]] = defaultdict(lambda: array("I"))
    done = 0
    # What pages look things up in is made here, or each process would make it for itself.
    work.tree.noted(list)
    # What was read stays until the end: looking through it for cycles time and again is in vain.
    gc.freeze()
    try:
        for round_, written in _results(work, wanted, processes):
            for level, message in written.messages:
                log.log(level, message)
            found = places[round_, written.process]
            found.extend(places_of(written.reads))
            for item in written.items:
                yield item._replace(reads=array("I", map(found.__getitem__, item.reads)))
            done += sum(file.endswith(".html") for item in written.items for file in item.files)
            tell(done)
    finally:
        gc.unfreeze()
        _work = None
        _known.clear()


def batched(wanted: Sequence[tuple[int, int]], size: int) -> Iterator[Sequence[tuple[int, int]]]:
    """Parts of a sequence, all but the last of the same size."""
    for start in range(0, len(wanted), size):
        yield wanted[start : start + size]


def _results(work: Work, wanted: Sequence[tuple[int, int]], processes: int) -> Iterator[tuple[int, Written]]:
    """What is written, with the number of the round: the system may give the number of a process again."""
    if processes < 2 or len(wanted) <= _FEW or not can_fork:
        yield from ((0, _write_chunk(chunk)) for chunk in batched(wanted, _CHUNK))
        return
    # Forked processes share what was read; nothing has to be handed over but the numbers of the items.
    if len(wanted) <= _MANY:
        size = max(1, min(_CHUNK, len(wanted) // (_PARTS * processes)))
        yield from ((0, written) for written in shared_out(_write_chunk, batched(wanted, size), processes))
        return
    for number, (together, chunks) in enumerate(_rounds(work.tree, wanted, processes)):
        found = list(shared_out(_write_chunk, chunks, together))
        # Looked at when no process is left, since what this one looks at is copied too while it is shared.
        yield from ((number, written) for written in found)


def _rounds(
    tree: PageTree, wanted: Sequence[tuple[int, int]], processes: int
) -> Iterator[tuple[int, list[Sequence[tuple[int, int]]]]]:
    """How many processes write what: a single one all pages that look at much, since it comes to hold all of it."""
    border = bisect_left(wanted, True, key=lambda place: tree.sections[place[0]].looks_at_few)
    if border:
        yield 1, list(batched(wanted[:border], _CHUNK))
    for start in range(border, len(wanted), _ROUND * _CHUNK):
        yield processes, list(batched(wanted[start : min(start + _ROUND * _CHUNK, len(wanted))], _CHUNK))


def _write_chunk(chunk: Sequence[tuple[int, int]]) -> Written:
    assert _work is not None
    before = len(_known)
    with _heard() as messages:
        items = [_write_item(_work, *place) for place in chunk]
    return Written(os.getpid(), list(islice(_known, before, None)), items, messages)


def _write_item(work: Work, number: int, place: int) -> Item:
    section = work.tree.sections[number]
    item = section.items[place]
    texts: list[Page] = []

    def make() -> list[Page]:
        made = list(section.make(item))
        texts.extend(section.texts(item))
        return made

    pages, reads = work.tree.noted(make)
    files = {
        f"{url_of(page.path).removeprefix('./')}index.html": work.theme.finished(page).encode(
            "utf-8", "xmlcharrefreplace"
        )
        for page in pages
        if page.path not in work.left_out
    }
    path = section.path(item)
    if path not in work.left_out:
        files |= {text.path: text.text.encode() for text in texts}
    same = tuple(name for name, content in files.items() if work.site.write(name, content))
    places = array("I", [_known.setdefault(read, len(_known)) for read in reads])
    return Item(path, places, tuple(files), same)


class _heard(logging.Handler):  # noqa: N801 - used as a context
    """Keeps what MkDocs says in this process, so that the first process can say it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append((record.levelno, record.getMessage()))

    def __enter__(self) -> list[tuple[int, str]]:
        logger = logging.getLogger("mkdocs")
        self._others, logger.handlers = logger.handlers, [self]
        return self.said

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").handlers = self._others
