"""Files and folders of papers: the only place of this stage that touches the disk."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator
from pathlib import Path

from paperatlas.model.issue import Issue, error, warning
from paperatlas.read.formats import FORMATS, Format, detect
from paperatlas.read.limits import within_limits
from paperatlas.read.source import Reading, Source

MAX_BYTES = 512 * 1024 * 1024
"""Largest file that is read."""

VOCABULARY_NAMES = frozenset({"topics.yml", "topics.yaml"})
"""Files at the top of the data folder that hold the vocabulary, not papers."""

_DOCUMENTATION = re.compile(r"(?:README|LICEN[CS]E|CHANGELOG|NOTICE)(?:\.\w+)?", re.IGNORECASE)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


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
        is_vocabulary = path.parent == folder and path.name in VOCABULARY_NAMES
        if not is_vocabulary:
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
    text = read_text(path, name)
    if isinstance(text, Issue):
        return Reading((), () if may_be_other else (text,))
    found = format_ or detect(text)
    if found is None:
        remedy = f"readable are: {', '.join(known.label for known in FORMATS)}"
        return Reading((), () if may_be_other else (error(name, 0, "the format is not recognised", remedy),))
    reading = _within_limits(found.read(Source(name, text)))
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
    try:
        if path.is_symlink():
            return error(name, 0, "a symbolic link", "put the file itself here")
        if path.stat().st_size > MAX_BYTES:
            return error(name, 0, f"larger than {MAX_BYTES // 1024**2} MB", "split it")
        content = path.read_bytes()
    except OSError as problem:
        return error(name, 0, f"cannot be read ({problem.strerror})", "check the name and the file's permissions")
    return decode(content, name)


def decode(content: bytes, name: str) -> str | Issue:
    """`content` as text (UTF-8, or what its byte order mark says), or why it is none."""
    encoding = next((encoding for mark, encoding in _BOMS if content.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\0" in content[:65536]:
        return error(name, 0, "a binary file", "remove it, or save it as text")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as problem:
        line = content[: problem.start].count(b"\n") + 1
        finding = f"not {encoding.upper().removesuffix('-SIG')} text (byte {content[problem.start]:#04x})"
        return error(name, line, finding, "save the file as UTF-8")
    if not text.strip():
        return warning(name, 0, "an empty file", "remove it, or put papers into it")
    return text.replace("\r\n", "\n").replace("\r", "\n")


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
