"""What a build left behind: the site's files, and what each page was made of."""

from __future__ import annotations

import json
import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from paperatlas.model.page import Read

FORMAT = 2
"""Of the file; another one is not read."""
_TOGETHER = 1_000
"""Values that are written at once."""


class FileState(NamedTuple):
    """By what a file is known to be the one that was written."""

    size: int
    modified: int
    """When it was changed last, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Made:
    """Pages that were made together."""

    reads: array[int]
    """What they took from the collection, as places in the manifest's list."""
    digest: str
    """Of all that they took, as it was."""
    files: tuple[str, ...]
    """Their paths in the site."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """What files that are no pages were made from."""

    program: str = ""
    """By what they were made: another program may make other files from the same."""
    digests: dict[str, str] = field(default_factory=dict)
    """By path in the site, of all that a file was made from."""
    tables: dict[str, str] = field(default_factory=dict)
    """By path, of files that can be cut into their pieces again: see `pieces.py`."""


@dataclass(slots=True)
class Manifest:
    """What a site consists of."""

    key: str = ""
    """Of everything that all pages depend on: see `fingerprint.py`."""
    files: dict[str, FileState] = field(default_factory=dict)
    """By path in the site, with forward slashes."""
    reads: list[Read] = field(default_factory=list)
    """Everything that any page took."""
    items: dict[str, Made] = field(default_factory=dict)
    """Pages by the path of the first of those that were made together."""
    derived: Derivation = field(default_factory=Derivation)
    """What was made from something else than pages."""
    _places: dict[Read, int] = field(default_factory=dict)

    def places_of(self, reads: Iterable[Read]) -> array[int]:
        """The places of things taken, which are added where they are new."""
        found = array("I")
        for read in reads:
            place = self._places.setdefault(read, len(self.reads))
            if place == len(self.reads):
                self.reads.append(read)
            found.append(place)
        return found

    def take_over(self, previous: Manifest, items: Mapping[str, Made]) -> None:
        """Adds pages of an earlier build, and what they took."""
        used = sorted({place for made in items.values() for place in made.reads})
        moved = array("I", bytes(array("I").itemsize * len(previous.reads)))
        for old, new in zip(used, self.places_of(previous.reads[place] for place in used), strict=True):
            moved[old] = new
        for path, made in items.items():
            self.items[path] = Made(array("I", map(moved.__getitem__, made.reads)), made.digest, made.files)


def to_text(manifest: Manifest) -> Iterator[str]:
    """A manifest as JSON, in parts: that of a very large site is longer than all else that is left in memory then."""
    yield f'{{"format":{FORMAT},"key":{_json(manifest.key)},"files":{{'
    yield from _inside(manifest.files.items(), dict)
    yield '},"reads":['
    yield from _inside(manifest.reads, list)
    yield '],"items":{'
    rows = ((name, [" ".join(map(str, made.reads)), made.digest, *made.files]) for name, made in manifest.items.items())
    yield from _inside(rows, dict)
    yield f'}},"derived":[{_json(manifest.derived.program)},{{'
    yield from _inside(manifest.derived.digests.items(), dict)
    yield "},{"
    yield from _inside(manifest.derived.tables.items(), dict)
    yield "}]}"


def _inside(values: Iterable[object], kind: Callable[[Iterable[Any]], object]) -> Iterator[str]:
    """What stands between the brackets of an array or an object as JSON."""
    rest = iter(values)
    gap = ""
    while some := list(islice(rest, _TOGETHER)):
        yield gap + _json(kind(some))[1:-1]
        gap = ","


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def from_text(text: str) -> Manifest | None:
    """A manifest from JSON; `None` where it is none, or not of this format."""
    try:
        said: Any = json.loads(text)
        if said["format"] != FORMAT:
            return None
        reads: list[Read] = [(str(name), None if key is None else str(key)) for name, key in said["reads"]]
        items = {str(name): _made(row, len(reads)) for name, row in said["items"].items()}
        files = {str(name): FileState(int(size), int(time)) for name, (size, time) in said["files"].items()}
        program, digests, tables = said["derived"]
        derived = Derivation(str(program), _texts(digests), _texts(tables))
        places = {read: place for place, read in enumerate(reads)}
        return Manifest(str(said["key"]), files, reads, items, derived, places)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None


def _made(row: Sequence[str], reads: int) -> Made:
    places, digest, *files = row
    found = array("I", map(int, places.split()))
    if found and max(found) >= reads:
        raise ValueError("a place that is not in the list")
    return Made(found, str(digest), tuple(map(str, files)))


def _texts(said: Mapping[str, object]) -> dict[str, str]:
    return {str(name): str(text) for name, text in said.items()}


def scan(folder: Path) -> dict[str, FileState]:
    """The files below a folder by their paths; hidden ones at its top are not the site's.

    A symbolic link counts as a file that nobody wrote.
    """
    return dict(_scan(str(folder), "")) if folder.is_dir() else {}


def _scan(folder: str, before: str) -> Iterator[tuple[str, FileState]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not before and entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _scan(entry.path, f"{before}{entry.name}/")
            elif entry.is_symlink():
                yield f"{before}{entry.name}", FileState(-1, 0)
            else:
                found = entry.stat(follow_symlinks=False)
                yield f"{before}{entry.name}", FileState(found.st_size, found.st_mtime_ns)


def intact(files: Mapping[str, FileState], found: Mapping[str, FileState]) -> frozenset[str]:
    """Those files that are still as they were written."""
    return frozenset(path for path, state in files.items() if found.get(path) == state)
