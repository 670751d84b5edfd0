"""Hand-written pages, which always win over generated ones."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Container
from pathlib import Path


def pages_by_hand(docs: Path) -> dict[str, Path]:
    """The files of a folder of hand-written pages by their path in it.

    Hidden files, folders of overrides for the theme, and symbolic links are passed over.
    """
    found = {}
    for directory, folders, names in os.walk(docs, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "overrides")
        for name in sorted(names):
            path = Path(directory) / name
            if not name.startswith(".") and not path.is_symlink():
                found[path.relative_to(docs).as_posix()] = path
    return found


def in_the_way(path: str, by_hand: Container[str]) -> str | None:
    """The hand-written page that has the address of the generated page `path`, if there is one.

    `topics/x.md`, `topics/x/index.md` and `topics/x/README.md` have the same address.
    """
    folder, name = posixpath.split(path)
    if name == "index.md":
        others = [path, f"{folder}/README.md" if folder else "README.md", f"{folder}.md" if folder else path]
    else:
        stem = path.removesuffix(".md")
        others = [path, f"{stem}/index.md", f"{stem}/README.md"]
    return next((other for other in others if other in by_hand), None)
