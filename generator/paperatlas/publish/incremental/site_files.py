"""Files of a site as they are written: those that the site has already are left where they are."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from paperatlas.publish.incremental.manifest import FileState

_GZIP = zlib.MAX_WBITS | 16
"""What makes zlib write the header of gzip (<https://docs.python.org/3/library/zlib.html#zlib.compressobj>)."""


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
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            file = open(path, "wb")  # noqa: PTH123, SIM115
        with file:
            file.writelines(parts)


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
