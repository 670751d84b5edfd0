"""Where manifests are kept between builds."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from paperatlas.publish.incremental.manifest import Manifest, from_text, to_text

_IGNORE = "# Made by paperatlas; safe to lose.\n*\n"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by paperatlas: https://bford.info/cachedir/\n"
MOST_SITES = 8
"""Manifests kept in a folder, those of the sites built last."""


class Ledger:
    """The manifest of one site, in a file or, without a folder, only as long as the program runs.

    Whatever happens to the file, the worst that follows is that everything is made again.
    """

    def __init__(self, folder: Path | None, site: Path) -> None:
        """Finds the file of a site.

        Args:
            folder: of all manifests; it need not exist.
            site: the output folder.
        """
        self._folder = folder
        name = blake2b(str(site.absolute()).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
        self._name, self._inputs = f"site-{name}.json", f"inputs-{name}.json"
        self._held: Manifest | None = None

    def load(self) -> Manifest | None:
        """The manifest of the last finished build; `None` where there is none that can be read."""
        if self._folder is None:
            return self._held
        try:
            return from_text((self._folder / self._name).read_text("utf-8"))
        except (OSError, UnicodeDecodeError):
            return None

    def forget(self) -> None:
        """Gives the manifest up before the site is changed: a change that is broken off leaves none."""
        self._held = None
        for name in (self._name, self._inputs):
            if self._folder is not None:
                with contextlib.suppress(OSError):
                    (self._folder / name).unlink(missing_ok=True)

    def keep(self, manifest: Manifest) -> None:
        """Keeps the manifest of a finished site. A folder that cannot be written to is gone without."""
        if self._folder is None:
            self._held = manifest
            return
        self._write(self._name, to_text(manifest))

    def load_inputs(self) -> str | None:
        """What `keep_inputs` kept with the manifest; `None` where nothing can be read."""
        try:
            return (self._folder / self._inputs).read_text("utf-8") if self._folder else None
        except (OSError, UnicodeDecodeError):
            return None

    def keep_inputs(self, text: str) -> None:
        """Keeps what a finished site was built from."""
        if self._folder is not None:
            self._write(self._inputs, (text,))

    def _write(self, name: str, parts: Iterable[str]) -> None:
        assert self._folder is not None
        with contextlib.suppress(OSError):
            make_cache_folder(self._folder)
            partial = self._folder / f"{name}.{os.getpid()}"
            with partial.open("w", encoding="utf-8") as file:
                file.writelines(parts)
            partial.replace(self._folder / name)
            self._tidy(name)

    def _tidy(self, written: str) -> None:
        """Removes what is kept of sites that have not been built for long, and what broken writing left."""
        assert self._folder is not None
        found = sorted(self._folder.glob(f"{written.split('-')[0]}-*"), key=_age)
        for path in [path for path in found if path.suffix != ".json"] + found[MOST_SITES:]:
            if path.name != written:
                path.unlink(missing_ok=True)


def _age(path: Path) -> int:
    return -path.stat().st_mtime_ns


def make_cache_folder(folder: Path) -> None:
    """Makes a folder that version control and backups pass over."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in ((".gitignore", _IGNORE), ("CACHEDIR.TAG", _TAG)):
        if not (folder / name).exists():
            (folder / name).write_text(text, "utf-8")
