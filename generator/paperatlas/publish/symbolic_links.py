"""Symbolic links among the hand-written pages, which are refused."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files


def refuse_links(files: Files) -> None:
    """Refuses a hand-written page that is a symbolic link, which may lead to any file of the machine.

    Raises:
        PluginError: with the page and the remedy.
    """
    for file in files:
        path = Path(file.abs_src_path) if file.abs_src_path and file.src_dir else None
        if path is not None and file.generated_by is None and _has_link(path, Path(str(file.src_dir))):
            raise PluginError(f"{file.src_uri}: error: a symbolic link: put the file itself here")


def _has_link(path: Path, root: Path) -> bool:
    while path != root and path != path.parent:
        if path.is_symlink():
            return True
        path = path.parent
    return False
