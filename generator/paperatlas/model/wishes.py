"""What a person says of which records are one paper and which are not."""

from __future__ import annotations

from dataclasses import dataclass

from paperatlas.model.record import Origin


@dataclass(frozen=True, slots=True)
class Wish:
    """Some records that are one paper, or that are all different papers."""

    names: tuple[str, ...]
    """Two names or more: a page's identifier, an arXiv identifier, a DOI, an address, `file:line` or `file#key`."""
    are_same: bool
    origin: Origin


@dataclass(frozen=True, slots=True)
class Wishes:
    """All wishes of a collection, in their order."""

    wishes: tuple[Wish, ...] = ()
