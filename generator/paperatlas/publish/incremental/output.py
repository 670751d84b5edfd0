"""The output folder of one build after another: replaced as a whole, or changed where it has to be."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from paperatlas.publish.incremental.ledger import Ledger
from paperatlas.publish.incremental.manifest import FileState, Manifest, intact, scan
from paperatlas.publish.incremental.site_files import SiteFiles
from paperatlas.publish.staging import MARK, Staging


class Output:
    """What an earlier build left in a folder, and the folder beside it in which this one builds.

    A build that fails leaves the old site as it was. One that is broken off while the finished files
    are put into place leaves no manifest, so that the next one makes everything again.
    """

    def __init__(self, target: Path, ledger: Ledger) -> None:
        """Prepares an empty folder beside the old one.

        Raises:
            StagingError: where `target` holds something else, which would be lost.
        """
        self._staging = Staging(target)
        self._ledger = ledger
        self.previous = ledger.load() if target.is_dir() else None
        self._found = scan(target) if self.previous else {}
        self.intact = intact(self.previous.files, self._found) if self.previous else frozenset()
        known = {path: self._found[path] for path in self.intact}
        self.files = SiteFiles(self._staging.folder, self._staging.target, known)
        """Where to write what may have come out the same."""

    @property
    def folder(self) -> Path:
        """Where this build writes."""
        return self._staging.folder

    @property
    def target(self) -> Path:
        """Where the finished site is to stand."""
        return self._staging.target

    def finish(self, manifest: Manifest, kept: Iterable[str]) -> None:
        """Puts what was built into place.

        Args:
            manifest: of the pages; the files are added here.
            kept: paths of files of the old site that stay.
        """
        stay = {path: self._found[path] for path in kept}
        made = scan(self.folder)
        self._ledger.forget()
        if stay:
            made |= self._merge(made, stay)
        else:
            self._staging.finish()
        manifest.files = {**stay, **made}
        self._ledger.keep(manifest)

    def discard(self) -> None:
        """Leaves the old site as it is."""
        self._staging.discard()

    def _merge(self, made: dict[str, FileState], stay: dict[str, FileState]) -> dict[str, FileState]:
        """Moves what was made among what stays; gives the state of files that turned out to be the same."""
        same: dict[str, FileState] = {}
        for path in self._found.keys() - stay.keys():
            old = self.target / path
            if path in made and path in self.intact and _is_same(old, self.folder / path):
                same[path] = self._found[path]
            else:
                old.unlink()
        _remove_empty_folders(self.target, self._found.keys() - stay.keys() - same.keys())
        for path in made.keys() - same.keys():
            new = self.target / path
            new.parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).replace(new)
        (self.target / MARK).touch()
        self._staging.discard()
        return same


def _is_same(old: Path, new: Path) -> bool:
    return old.stat().st_size == new.stat().st_size and old.read_bytes() == new.read_bytes()


def _remove_empty_folders(top: Path, gone: Iterable[str]) -> None:
    for folder in {parent for path in gone for parent in (top / path).parents}:
        if folder != top and folder.is_relative_to(top):
            _remove_if_empty(folder, top)


def _remove_if_empty(folder: Path, top: Path) -> None:
    while folder != top and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
