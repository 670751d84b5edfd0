"""Addresses of papers that were published, and papers that are gone from them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from paperatlas.model.record import Origin

PAGE = re.compile(r"papers/([a-z0-9][a-z0-9.-]*)/")
"""The address of a paper's page within the site; its group is the paper's identifier."""


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
    """For each paper's identifier the one-based line of its address."""


def page_address(identifier: str) -> str:
    """The address of a paper's page within the site."""
    return f"papers/{identifier}/"
