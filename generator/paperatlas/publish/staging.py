"""Output folders that are either whole or untouched.

What is built goes into a folder beside the old one and takes its place only when all is done.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

MARK = ".paperatlas"
"""A file that tells a folder of ours from others."""


class StagingError(Exception):
    """An output folder that must not be replaced; the message says why and what to do."""


class Staging:
    """A folder being built beside the one that it is to replace."""

    def __init__(self, target: Path) -> None:
        """Prepares an empty folder.

        Args:
            target: the folder to replace; it need not exist.

        Raises:
            StagingError: where `target` holds something else, which would be lost.
        """
        self.target = target.absolute()
        refuse_foreign(self.target)
        self.folder = self.target.with_name(f".{self.target.name}.partial")
        self._old = self.target.with_name(f".{self.target.name}.old")
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self.discard()
        self.folder.mkdir()

    def finish(self) -> None:
        """Puts the new folder into the place of the old one; hidden files of the old one are kept."""
        (self.folder / MARK).write_text("Made by paperatlas, which may replace this folder as a whole.\n", "utf-8")
        if self.target.exists():
            for hidden in self.target.iterdir():
                if hidden.name.startswith(".") and not (self.folder / hidden.name).exists():
                    shutil.move(str(hidden), str(self.folder / hidden.name))
            self.target.replace(self._old)
        self.folder.replace(self.target)
        shutil.rmtree(self._old, ignore_errors=True)

    def discard(self) -> None:
        """Leaves the old folder as it is and removes what was begun, by this run or one before it."""
        if self._old.exists() and not self.target.exists():
            self._old.replace(self.target)
        for leftover in (self.folder, self._old):
            shutil.rmtree(leftover, ignore_errors=True)


def refuse_foreign(target: Path) -> None:
    """Raises where `target` holds something that we did not make.

    Raises:
        StagingError: with the reason and the remedy.
    """
    if target.is_symlink():
        raise StagingError(f"{target}: error: a symbolic link: name the folder itself")
    if not target.exists():
        return
    if not target.is_dir():
        raise StagingError(f"{target}: error: a file stands in the way: name another folder")
    foreign = next((entry.name for entry in sorted(target.iterdir()) if not entry.name.startswith(".")), None)
    if foreign and not (target / MARK).exists():
        finding = f"holds files that were not built from papers, such as {foreign}"
        raise StagingError(f"{target}: error: {finding}: name another folder, or empty it")


def refuse_overlap(target: Path, around: Sequence[Path], data: Path) -> None:
    """Raises where replacing `target` would take a source with it, or where its files would be read as data.

    Args:
        target: the folder to replace.
        around: folders that must not lie in it, such as the project's own.
        data: the data folder, which must not lie in it nor around it.

    Raises:
        StagingError: with the reason and the remedy.
    """
    resolved = target.resolve()
    for source in (*around, data):
        if source.resolve().is_relative_to(resolved):
            raise StagingError(f"{target}: error: holds {source}, which would be lost: name another folder")
    if resolved.is_relative_to(data.resolve()):
        raise StagingError(f"{target}: error: lies in the data folder and would be read as data: name another folder")
