"""Output folders that are either whole or untouched.

What is built goes into a folder beside the old one and takes its place only when all is done.
"""

from __future__ import annotations

import shutil
from pathlib import Path


class StagingError(Exception):
    """An output folder that must not be replaced; the message says why and what to do."""


class Staging:
    """A folder being built beside the one that it is to replace."""

    def __init__(self, target: Path, marks: tuple[str, ...]) -> None:
        """Prepares an empty folder.

        Args:
            target: the folder to replace; it need not exist.
            marks: names of which an earlier output of ours has one.

        Raises:
            StagingError: where `target` holds something else, which would be lost.
        """
        self.target = target.absolute()
        refuse_foreign(self.target, marks)
        self.folder = self.target.with_name(f".{self.target.name}.partial")
        self._old = self.target.with_name(f".{self.target.name}.old")
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self.discard()
        self.folder.mkdir()

    def finish(self) -> None:
        """Puts the new folder into the place of the old one; hidden files of the old one are kept."""
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


def refuse_foreign(target: Path, marks: tuple[str, ...]) -> None:
    """Raises where `target` holds something that we did not build.

    Raises:
        StagingError: with the reason and the remedy.
    """
    if target.is_symlink():
        raise StagingError(f"{target}: error: a symbolic link: name the folder itself")
    if not target.exists():
        return
    if not target.is_dir():
        raise StagingError(f"{target}: error: a file stands in the way: name another folder")
    shown = [entry.name for entry in target.iterdir() if not entry.name.startswith(".")]
    if shown and not any(mark in shown for mark in marks) and not (target / marks[0]).exists():
        raise StagingError(
            f"{target}: error: holds files that were not built from papers: name another or an empty folder"
        )
