"""Files of the data folder, written whole or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def read_exactly(path: Path) -> str:
    """The text of a UTF-8 file with its own ends of lines and byte order mark.

    Raises:
        OSError: where it cannot be read.
        UnicodeDecodeError: where it is not UTF-8.
    """
    return path.read_bytes().decode("utf-8")


def write_whole(path: Path, text: str, is_new: bool = False) -> None:
    """Writes a file beside its place and then puts it there, with the permissions of the one it replaces.

    Args:
        path: the file; its folder is made where there is none.
        text: its text, with the ends of lines that it is to have.
        is_new: whether another file of the name is in the way.

    Raises:
        OSError: where it cannot be written; then nothing has changed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # A hidden name, which readers of the folder pass over.
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with partial.open("xb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        if is_new and (path.exists() or path.is_symlink()):
            raise FileExistsError(17, "a file of this name is there already", str(path))
        if not is_new:
            shutil.copymode(path, partial)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
