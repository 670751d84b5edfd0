"""Files and folders of papers: the only place of this stage that touches the disk."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from paperatlas.model.issue import Issue, error, warning
from paperatlas.read.encodings import Decoded, decode, unpack
from paperatlas.read.formats import FORMATS, Format, detect
from paperatlas.read.limits import within_limits
from paperatlas.read.source import Reading, Source

MAX_BYTES = 512 * 1024 * 1024
"""Largest file that is read."""

VOCABULARY_NAMES = ("topics.yml", "topics.yaml")
"""Files at the top of the data folder that hold the vocabulary; the first that exists is read."""

WISHES_NAMES = ("merge.yml", "merge.yaml")
"""Files there that say which records are one paper and which are not; the first that exists is read."""

PEOPLE_NAMES = ("people.yml", "people.yaml")
"""Files there that say which names are one author's and which are not; the first that exists is read."""

_BESIDE_PAPERS = frozenset({*VOCABULARY_NAMES, *WISHES_NAMES, *PEOPLE_NAMES})

_DOCUMENTATION = re.compile(r"(?:README|LICEN[CS]E|CHANGELOG|NOTICE)(?:\.\w+)?", re.IGNORECASE)


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
    readings = []
    for path in _walk(folder):
        is_beside = path.parent == folder and path.name in _BESIDE_PAPERS
        if not is_beside:
            is_documentation = _DOCUMENTATION.fullmatch(path.name) is not None
            readings.append(read_file(path, root, may_be_other=is_documentation))
    return _joined(readings)


def read_file(path: Path, root: Path, format_: Format | None = None, may_be_other: bool = False) -> Reading:
    """The records of one file.

    Args:
        path: the file.
        root: what its name in messages and origins is relative to.
        format_: its format; found by its content where it is not given.
        may_be_other: whether it is no issue that the file holds no papers.
    """
    name = _name(path, root)
    decoded = _decoded(path, name)
    if isinstance(decoded, Issue):
        return Reading((), () if may_be_other else (decoded,))
    text, doubts = decoded.text, decoded.issues
    found = format_ or detect(text)
    if found is None:
        remedy = f"readable are: {', '.join(known.label for known in FORMATS)}"
        return Reading((), () if may_be_other else (error(name, 0, "the format is not recognised", remedy),))
    reading = _within_limits(found.read(Source(name, text)))
    if doubts:
        reading = Reading(reading.records, (*doubts, *reading.issues))
    if not reading.records and not reading.issues and not may_be_other:
        finding = f"no paper in it (read as {found.label})"
        return Reading((), (warning(name, 0, finding, "remove it, or name the right format"),))
    return reading


def _within_limits(reading: Reading) -> Reading:
    checked = [within_limits(record) for record in reading.records]
    issues = tuple(issue for _, found in checked for issue in found)
    return Reading(tuple(record for record, _ in checked), (*reading.issues, *issues)) if issues else reading


def read_text(path: Path, name: str) -> str | Issue:
    """The text of a file with line feeds at the ends of lines, or why it cannot be read."""
    decoded = _decoded(path, name)
    return decoded if isinstance(decoded, Issue) else decoded.text


def _decoded(path: Path, name: str) -> Decoded | Issue:
    try:
        if path.is_symlink():
            return error(name, 0, "a symbolic link", "put the file itself here")
        if path.stat().st_size > MAX_BYTES:
            return error(name, 0, f"larger than {MAX_BYTES // 1024**2} MB", "split it")
        content = path.read_bytes()
    except OSError as problem:
        return error(name, 0, f"cannot be read ({problem.strerror})", "check the name and the file's permissions")
    unpacked = unpack(content, name, MAX_BYTES)
    return unpacked if isinstance(unpacked, Issue) else decode(unpacked, name)


def _walk(folder: Path) -> Iterator[Path]:
    for directory, folders, files in os.walk(folder, followlinks=False):
        here = Path(directory)
        linked = [name for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in linked)
        for name in sorted([*files, *linked]):
            if not name.startswith("."):
                yield here / name


def _name(path: Path, root: Path) -> str:
    try:
        name = path.absolute().relative_to(root.absolute()).as_posix()
    except ValueError:
        name = path.as_posix()
    # A file system may hold names that are no text.
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _joined(readings: list[Reading]) -> Reading:
    records = tuple(record for reading in readings for record in reading.records)
    issues = tuple(issue for reading in readings for issue in reading.issues)
    return Reading(records, issues)
