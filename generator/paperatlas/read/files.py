"""Files and folders of papers: the only place of this stage that touches the disk."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from paperatlas.model.issue import Issue, error
from paperatlas.read.content import MAX_BYTES, decode_content, read_content
from paperatlas.read.formats import Format
from paperatlas.read.source import Reading

VOCABULARY_NAMES = ("topics.yml", "topics.yaml")
"""Files at the top of the data folder that hold the vocabulary; the first that exists is read."""

WISHES_NAMES = ("merge.yml", "merge.yaml")
"""Files there that say which records are one paper and which are not; the first that exists is read."""

PEOPLE_NAMES = ("people.yml", "people.yaml")
"""Files there that say which names are one author's and which are not; the first that exists is read."""

REMOVED_NAMES = ("removed.yml", "removed.yaml")
"""Files there that name the papers that are gone, and why; the first that exists is read."""

PUBLISHED_NAMES = ("addresses.txt",)
"""The file there that lists the addresses that were published."""

_BESIDE_PAPERS = frozenset({*VOCABULARY_NAMES, *WISHES_NAMES, *PEOPLE_NAMES, *REMOVED_NAMES, *PUBLISHED_NAMES})

_SMALL = 16_384
"""Bytes of a file that is kept with what was read from it: one record, or a few."""
_DOCUMENTATION = re.compile(r"(?:README|LICEN[CS]E|CHANGELOG|NOTICE)(?:\.\w+)?", re.IGNORECASE)


class _File(NamedTuple):
    """A file of the data folder."""

    path: Path
    name: str
    """For messages and origins."""
    is_documentation: bool
    """Whether it need not be a list of papers."""


def read_folder(folder: Path, root: Path) -> Reading:
    """Everything below `folder`, in the order of the paths.

    Hidden files and folders are passed over. A symbolic link, which may lead anywhere, is refused.
    A README or a licence need not be a list of papers.

    Args:
        folder: where the papers are.
        root: what the names in messages and origins are relative to.
    """
    if not folder.is_dir():
        finding, remedy = "there is no such folder", "create it and put a list of papers into it, or name another"
        return Reading((), (error(_name(folder, root), 0, finding, remedy),))
    return _joined([_read(file) for file in _files(folder, root)])


def read_file(path: Path, root: Path, format_: Format | None = None, may_be_other: bool = False) -> Reading:
    """The records of one file.

    Args:
        path: the file.
        root: what its name in messages and origins is relative to.
        format_: its format; found by its content where it is not given.
        may_be_other: whether it is no issue that the file holds no papers.
    """
    return _read(_File(path, _name(path, root), may_be_other), format_)


def read_text(path: Path, name: str) -> str | Issue:
    """The text of a file with line feeds at the ends of lines, or why it cannot be read."""
    content = _content(path, name)
    decoded = content if isinstance(content, Issue) else decode_content(name, content)
    return decoded if isinstance(decoded, Issue) else decoded.text


def _read(file: _File, format_: Format | None = None) -> Reading:
    content = _content(file.path, file.name)
    if isinstance(content, Issue):
        return Reading((), () if file.is_documentation else (content,))
    read = _read_small if len(content) <= _SMALL else read_content
    return read(file.name, content, format_, file.is_documentation)


_read_small = lru_cache(maxsize=5_000)(read_content)
"""What small files say, which is asked again and again while a site is served."""


def _content(path: Path, name: str) -> bytes | Issue:
    try:
        found = path.lstat()
        if stat.S_ISLNK(found.st_mode):
            return error(name, 0, "a symbolic link", "put the file itself here")
        if found.st_size > MAX_BYTES:
            return error(name, 0, f"larger than {MAX_BYTES // 1024**2} MB", "split it")
        return path.read_bytes()
    except OSError as problem:
        return error(name, 0, f"cannot be read ({problem.strerror})", "check the name and the file's permissions")


def _files(folder: Path, root: Path) -> Iterator[_File]:
    """The files that may hold papers, in the order of their paths."""
    for directory, folders, files in os.walk(folder, followlinks=False):
        here = Path(directory)
        linked = [name for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in linked)
        named = _name(here, root)
        before = "" if named == "." else f"{named}/"
        is_top = here == folder
        for name in sorted([*files, *linked]):
            if not name.startswith(".") and not (is_top and name in _BESIDE_PAPERS):
                is_documentation = _DOCUMENTATION.fullmatch(name) is not None
                yield _File(here / name, before + _readable(name), is_documentation)


def _name(path: Path, root: Path) -> str:
    try:
        name = path.absolute().relative_to(root.absolute()).as_posix()
    except ValueError:
        name = path.as_posix()
    return _readable(name)


def _readable(name: str) -> str:
    """The name as text: a file system may hold names that are none."""
    return name if name.isascii() else name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _joined(readings: list[Reading]) -> Reading:
    records = tuple(record for reading in readings for record in reading.records)
    issues = tuple(issue for reading in readings for issue in reading.issues)
    return Reading(records, issues)
