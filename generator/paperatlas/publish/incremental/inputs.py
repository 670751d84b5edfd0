"""Whether a site is up to date already, found without starting anything heavy."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

FORMAT = 1
_YOUNG = 3_000_000_000
"""A file that was changed so many nanoseconds before it was looked at may be changed again without looking so."""


class Input(NamedTuple):
    """A file that a build reads."""

    size: int
    modified: int
    """When it was changed last, in nanoseconds; 0 where that tells nothing."""
    digest: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a build depends on."""

    said: str
    """A digest of the programs, the configuration and the command."""
    files: Mapping[str, Input]

    def same_as(self, other: Inputs) -> bool:
        """Whether a build with the others would give the same site."""
        return self.said == other.said and _digests(self.files) == _digests(other.files)


def _digests(files: Mapping[str, Input]) -> dict[str, str]:
    return {path: file.digest for path, file in files.items()}


def gather(said: str, folders: Mapping[str, Path], before: Inputs | None) -> Inputs:
    """Looks at the files of some folders.

    Args:
        said: a digest of everything else.
        folders: folders and files by a name; those that do not exist have no files.
        before: what an earlier build saw: a file that looks as it did then is not read again.
    """
    known = before.files if before else {}
    now = time.time_ns()
    found = {}
    for name, folder in folders.items():
        for path, status in _walk(folder):
            key = f"{name}/{path.relative_to(folder).as_posix()}".encode("utf-8", "surrogateescape").decode(
                "utf-8", "replace"
            )
            old = known.get(key)
            if old and old.modified and (old.size, old.modified) == (status.st_size, status.st_mtime_ns):
                found[key] = old
            else:
                modified = status.st_mtime_ns if status.st_mtime_ns < now - _YOUNG else 0
                found[key] = Input(status.st_size, modified, _digest(path))
    return Inputs(said, found)


def _walk(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """The files below a folder; one that an editor has removed meanwhile is none of them."""
    if folder.is_file():
        yield folder, folder.stat()
        return
    for directory, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(directory) / name
            try:
                found = path.lstat()
            except FileNotFoundError:
                continue
            yield path, found


def _digest(path: Path) -> str:
    if path.is_symlink():
        return f"link to {path.readlink()}"
    try:
        with path.open("rb") as file:
            whole = blake2b(digest_size=16)
            while part := file.read(1 << 20):
                whole.update(part)
            return whole.hexdigest()
    except OSError as problem:
        return f"unreadable: {problem.strerror}"


def to_text(inputs: Inputs, messages: list[str]) -> str:
    """The inputs of a build, and what it said, as JSON."""
    said = {"format": FORMAT, "said": inputs.said, "messages": messages, "files": inputs.files}
    return json.dumps(said, separators=(",", ":"))


def from_text(text: str) -> tuple[Inputs, list[str]] | None:
    """The inputs of a build, and what it said; `None` where the text tells nothing."""
    try:
        said: Any = json.loads(text)
        if said["format"] != FORMAT:
            return None
        files = {
            str(path): Input(int(size), int(at), str(digest)) for path, (size, at, digest) in said["files"].items()
        }
        return Inputs(str(said["said"]), files), [str(message) for message in said["messages"]]
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
