"""Addresses that were published, and papers that are gone from them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from paperatlas.model.record import Origin

FOLDERS = ("papers", "topics", "tags")
"""Where pages stand whose addresses are promised."""
PAGE = re.compile(rf"({'|'.join(FOLDERS)})/([a-z0-9][a-z0-9.-]*)/")
"""The address of such a page within the site; its groups are the folder, and the page's own part."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A paper that is no longer part of the collection, and whose address says why."""

    id: str
    """The identifier that the page had."""
    reason: str
    """Why it is gone, as text for readers."""
    origin: Origin
    title: str | None = None
    """Its title, where that may still be shown."""
    date: str | None = None
    """When it was removed: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    instead: str | None = None
    """Identifier of the paper to read instead."""


@dataclass(frozen=True, slots=True)
class Published:
    """The committed list of the addresses that were published."""

    file: str = ""
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """For each address the one-based line where it stands."""

    def of(self, folder: str) -> dict[str, int]:
        """The lines of the pages in a folder, by each page's own part of the address."""
        start = f"{folder}/"
        return {name[len(start) : -1]: line for name, line in self.lines.items() if name.startswith(start)}


def page_address(identifier: str, folder: str = "papers") -> str:
    """The address of a page within the site, of a paper where no folder is named."""
    return f"{folder}/{identifier}/"
