"""The list of the addresses that were published, made longer by those of today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from paperatlas.curate.files import write_whole
from paperatlas.model.standing import Published
from paperatlas.read.files import PUBLISHED_NAMES

_HEAD = """\
# Addresses that were published and stay: `paperatlas check` refuses a change after which one leads nowhere.
# Written by `paperatlas addresses --update`.
"""


@dataclass(frozen=True, slots=True)
class Promised:
    """The list as it is to be."""

    text: str
    new: int
    """Addresses that were not in it."""
    whole: int
    """Addresses in it."""

    def write(self, folder: Path) -> None:
        """Writes the list into the data folder.

        Raises:
            OSError: where it cannot be written; then nothing has changed.
        """
        path = folder / PUBLISHED_NAMES[0]
        if path.is_symlink():
            raise OSError(40, "a symbolic link", str(path))
        write_whole(path, self.text, is_new=not path.exists())


def promise(published: Published, addresses: Iterable[str]) -> Promised:
    """The list with the addresses of today, in alphabetical order; nothing that it holds is taken out."""
    whole = sorted({*published.lines, *addresses})
    text = _HEAD + "".join(f"{address}\n" for address in whole)
    return Promised(text, len(whole) - len(published.lines), len(whole))
