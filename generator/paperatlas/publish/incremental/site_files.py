"""Files of a site as they are written: those that the site has already are left where they are."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO

from paperatlas.publish.incremental.manifest import FileState
from paperatlas.publish.incremental.pieces import Place

_GZIP = zlib.MAX_WBITS | 16
"""What makes zlib write the header of gzip (<https://docs.python.org/3/library/zlib.html#zlib.compressobj>)."""

_READ = 1 << 20
"""Bytes that are read at once of a file of which pieces are taken."""


class SiteFiles:
    """Where a build puts its files.

    To make a file takes several times as long as to look at one, and much of what a build makes came out
    the same before.
    """

    def __init__(self, folder: Path, site: Path, known: Mapping[str, FileState]) -> None:
        """Nothing is written yet.

        Args:
            folder: where the build writes.
            site: what an earlier build left; it need not exist.
            known: files of it, by their paths in it, that are still as they were written.
        """
        self.folder = folder
        self._folder, self._site, self._known = f"{folder}/", f"{site}/", known

    def has(self, name: str) -> bool:
        """Whether the site has a file at this path that is still as it was written."""
        return name in self._known

    @contextmanager
    def opened(self, name: str) -> Iterator[OldFile]:
        """The file that the site has at this path, to take pieces of it over."""
        try:
            file = open(self._site + name, "rb", buffering=_READ) if self.has(name) else None  # noqa: PTH123, SIM115
        except OSError:
            file = None
        with file or nullcontext():
            yield OldFile(file)

    def write(self, name: str, content: bytes) -> bool:
        """Writes a file by its path in the site; true where the site has the very same, which then is to stay."""
        known = self._known.get(name)
        if known is not None and known.size == len(content) and _read(self._site + name) == content:
            return True
        self.write_parts(name, (content,))
        return False

    def write_parts(self, name: str, parts: Iterable[bytes]) -> None:
        """Writes a file by its path in the site, whatever the site has, without holding all of it at once."""
        path = self._folder + name
        try:
            file = open(path, "wb")  # noqa: PTH123, SIM115 - without making a folder that is there, for every file
        except FileNotFoundError:
            os.makedirs(path.rpartition("/")[0], exist_ok=True)  # noqa: PTH103 - as often as there are papers
            file = open(path, "wb")  # noqa: PTH123, SIM115
        with file:
            file.writelines(parts)


class OldFile:
    """A file of the site as it was; nothing can be cut out of one that is not there."""

    def __init__(self, file: BinaryIO | None) -> None:
        self._file = file

    def cut(self, place: Place) -> bytes | None:
        """What stands at a place; `None` where the file does not reach so far."""
        if self._file is None:
            return None
        try:
            self._file.seek(place.start)
            found = self._file.read(place.length)
        except OSError:
            return None
        return found if len(found) == place.length else None


def packed(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Parts as a gzip file (RFC 1952), the same for the same parts whenever it is made."""
    # Its header names neither a time nor a file.
    writer = zlib.compressobj(wbits=_GZIP)
    yield from map(writer.compress, parts)
    yield writer.flush()


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read()
    except OSError:
        return None
