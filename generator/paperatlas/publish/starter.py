"""A new site: the starter's files, laid into an empty folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

STARTER = Path(__file__).parent / "starter"
"""The starter's files. A name with `dot_` in front stands for a hidden one, which packing a wheel may lose."""

_SAMPLE = PurePosixPath("data")
_CONFIGURATION = "mkdocs.yml"
_FROM_ENVIRONMENT = ("site_url: !ENV", "repo_url: !ENV", "edit_uri: !ENV")
"""Lines of the configuration that wait in comments, since the built-in configuration is read as plain YAML."""


class StarterError(Exception):
    """A starter that cannot be made; the message says why and what to do."""


def make_starter(folder: Path, data: Path | None) -> None:
    """Lays a new site into a folder.

    Args:
        folder: where to; made with its parents where it does not exist, else it must be empty.
        data: a list of papers, or a folder of them, that takes the place of the sample data and
            its topics. Hidden files are passed over.

    Raises:
        StarterError: where the folder is used already, where `data` holds no lists or a symbolic
            link, or where the disk refuses. In the first two cases nothing is written.
    """
    _require_unused(folder)
    lists = None if data is None else _lists(data)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for source in _files(STARTER):
            target = _shown_name(source.relative_to(STARTER))
            if lists is None or not target.is_relative_to(_SAMPLE):
                _copy(source, folder / target)
        for name, source in (lists or {}).items():
            _copy(source, folder / _SAMPLE / name)
        _take_addresses_from_environment(folder / _CONFIGURATION)
    except OSError as problem:
        finding = f"cannot be written ({problem.strerror or problem})"
        raise StarterError(f"{folder}: error: {finding}: check the folder and its permissions") from None


def _require_unused(folder: Path) -> None:
    if folder.is_symlink() and not folder.exists():
        raise StarterError(f"{folder}: error: a symbolic link to nothing: name another folder")
    if folder.exists() and not folder.is_dir():
        raise StarterError(f"{folder}: error: a file, not a folder: name a new folder")
    try:
        used = folder.is_dir() and any(folder.iterdir())
    except OSError as problem:
        raise StarterError(f"{folder}: error: cannot be read ({problem.strerror}): name another folder") from None
    if used:
        raise StarterError(f"{folder}: error: the folder is not empty: name a new folder, or empty this one")


def _lists(data: Path) -> dict[PurePosixPath, Path]:
    """The files to copy, by their place below the data folder."""
    if not data.exists():
        raise StarterError(f"{data}: error: there is no such file or folder: name a list of papers")
    found = (
        {PurePosixPath(data.name): data}
        if data.is_file()
        else {PurePosixPath(path.relative_to(data)): path for path in _files(data)}
    )
    for path in found.values():
        if path.is_symlink():
            raise StarterError(f"{path}: error: a symbolic link: put the file itself here")
        if not path.is_file():
            raise StarterError(f"{path}: error: not a regular file: move it elsewhere")
    if not found:
        raise StarterError(f"{data}: error: holds no files: put a list of papers into it, or leave out --data")
    return found


def _files(folder: Path) -> Iterator[Path]:
    """Everything below a folder that is no folder and not hidden, in the order of the paths; no link is followed."""
    for directory, folders, names in os.walk(folder, followlinks=False):
        here = Path(directory)
        linked = [name for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")) and name not in linked)
        for name in sorted([*names, *linked]):
            if not name.startswith("."):
                yield here / name


def _shown_name(path: Path) -> PurePosixPath:
    """The name in the new site of a file of the starter."""
    return PurePosixPath(*(f".{part[4:]}" if part.startswith("dot_") else part for part in path.parts))


def _copy(source: Path, target: Path) -> None:
    """Copies what a file holds, not its permissions, which an installed package may restrict."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _take_addresses_from_environment(configuration: Path) -> None:
    text = configuration.read_text(encoding="utf-8")
    for line in _FROM_ENVIRONMENT:
        text = text.replace(f"# {line}", line)
    configuration.write_text(text, encoding="utf-8", newline="\n")
