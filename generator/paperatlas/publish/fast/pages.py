"""All pages of the collection written to the site, by as many processes as there are cores."""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from paperatlas.model.page import Page, Section
from paperatlas.publish.fast.theme import Theme, url_of

_CHUNK = 64
"""Items that a process takes at a time."""
_FEW = 256
"""Items up to which a second process is not worth its start."""

log = logging.getLogger("mkdocs.plugins.paperatlas")


class Written(NamedTuple):
    """What came of a part of the pages."""

    addresses: list[str]
    """Of the pages, relative to the site."""
    messages: list[tuple[int, str]]
    """Level and text of what was said on the way."""


@dataclass(frozen=True)
class Work:
    """What there is to write."""

    theme: Theme
    sections: Sequence[Section]
    left_out: Container[str]
    """Paths of pages that are not written, because others stand in their place."""
    site: Path


_work: Work | None = None
"""The work of this process and of those that it forks."""


def write_pages(work: Work, processes: int, tell: Callable[[int], None]) -> list[str]:
    """Writes every page of the sections.

    Args:
        work: what to write.
        processes: how many processes may share the work.
        tell: is told now and then how many pages are written.

    Returns:
        The addresses of the pages, in the order of the sections.
    """
    global _work
    _work = work
    try:
        addresses: list[str] = []
        for written in _results(list(_chunks(work.sections)), processes):
            for level, message in written.messages:
                log.log(level, message)
            addresses += written.addresses
            tell(len(addresses))
        return addresses
    finally:
        _work = None


def cores() -> int:
    """How many processes may run at once: `PAPERATLAS_JOBS`, or as many as there are cores."""
    wanted = os.environ.get("PAPERATLAS_JOBS", "")
    if wanted.isdigit() and int(wanted):
        return int(wanted)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _chunks(sections: Sequence[Section]) -> Iterator[tuple[int, int, int]]:
    for number, section in enumerate(sections):
        for start in range(0, len(section.items), _CHUNK):
            yield number, start, min(start + _CHUNK, len(section.items))


def _results(chunks: list[tuple[int, int, int]], processes: int) -> Iterator[Written]:
    items = sum(stop - start for _, start, stop in chunks)
    if processes < 2 or items <= _FEW or sys.platform != "linux":
        yield from map(_write_chunk, chunks)
        return
    # Forked processes share what was read; nothing has to be handed over but the numbers of the chunks.
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        yield from pool.imap(_write_chunk, chunks)


def _write_chunk(chunk: tuple[int, int, int]) -> Written:
    assert _work is not None
    number, start, stop = chunk
    section = _work.sections[number]
    addresses = []
    with _heard() as messages:
        for item in section.items[start:stop]:
            for page in section.make(item):
                if page.path not in _work.left_out:
                    addresses.append(_write(_work, page))
    return Written(addresses, messages)


def _write(work: Work, page: Page) -> str:
    url = url_of(page.path)
    path = work.site / url / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(work.theme.finished(page).encode("utf-8", errors="xmlcharrefreplace"))
    return url


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
