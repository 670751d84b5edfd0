"""Files that are made from something else than pages; those made from the same things before are not made again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from paperatlas.publish.incremental.manifest import Derivation
from paperatlas.publish.incremental.pieces import Place, places_of, table_of
from paperatlas.publish.incremental.program import digest_of_bytes
from paperatlas.publish.incremental.site_files import SiteFiles, packed

PACKED = ".gz"
"""End of the name of a file that is packed."""


@dataclass(frozen=True)
class Whole:
    """A file that is made at once."""

    name: str
    """Its path in the site."""
    digest: bytes
    """Of all that it is made from."""
    make: Callable[[], str]

    def parts(self) -> Iterator[str]:
        """Its text."""
        yield self.make()


@dataclass(frozen=True)
class Pieced:
    """A file of pieces, one for each paper, which are made one by one."""

    name: str
    """Its path in the site."""
    head: str
    gap: str
    """What stands between two pieces."""
    tail: str
    digests: Sequence[bytes]
    """For each piece one of all that it is made from."""
    make: Callable[[int], str]
    """Makes the piece with a number."""

    @cached_property
    def digest(self) -> bytes:
        """Of all that the file is made from."""
        return digest_of_bytes((self.head.encode(), self.gap.encode(), self.tail.encode(), *self.digests))

    def parts(self) -> Iterator[str]:
        """Its text, piece by piece."""
        yield self.head
        for number in range(len(self.digests)):
            yield (self.gap if number else "") + self.make(number)
        yield self.tail


class Deriving:
    """Writes files, as far as an earlier build has not made the same ones."""

    def __init__(self, files: SiteFiles, program: str, previous: Derivation | None) -> None:
        """Nothing is written yet.

        Args:
            files: where to write.
            program: a digest of what makes the files.
            previous: what the earlier build kept.
        """
        self._files = files
        self._previous = previous if previous and previous.program == program else Derivation()
        self.made = Derivation(program)
        """What the files so far are made from."""
        self.same: list[str] = []
        """Paths of those that the site has already, and which are to stay."""

    def write(self, file: Whole | Pieced) -> None:
        """Writes a file or leaves it as it is."""
        name, digest = file.name, file.digest.hex()
        is_there = self._files.has(name)
        before = self._previous.tables.get(name) if is_there else None
        self.made.digests[name] = digest
        if is_there and self._previous.digests.get(name) == digest:
            self.same.append(name)
            if before is not None:
                self.made.tables[name] = before
        elif name.endswith(PACKED):
            self._files.write_parts(name, packed(part.encode() for part in file.parts()))
        elif isinstance(file, Whole):
            if self._files.write(name, file.make().encode()):
                self.same.append(name)
        else:
            self._write_pieces(file, places_of(before) if before else {})

    def _write_pieces(self, file: Pieced, places: dict[bytes, Place]) -> None:
        gap, lengths = file.gap.encode(), []

        def parts() -> Iterator[bytes]:
            yield file.head.encode()
            with self._files.opened(file.name) as old:
                for number, digest in enumerate(file.digests):
                    place = places.get(digest)
                    piece = old.cut(place) if place else None
                    if piece is None:
                        piece = file.make(number).encode()
                    lengths.append(len(piece))
                    yield gap + piece if number else piece
            yield file.tail.encode()

        self._files.write_parts(file.name, parts())
        self.made.tables[file.name] = table_of(len(file.head.encode()), len(gap), file.digests, lengths)
