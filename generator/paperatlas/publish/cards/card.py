"""What a card says, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

FOLDER = "assets/cards"
WIDTH, HEIGHT = 1200, 630
"""The size that readers of Open Graph ask for: <https://ogp.me/#structured>."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says."""

    site: str
    kind: str
    """A small line above the title, such as the paper's topic."""
    title: str
    facts: str
    """A line below the title."""
    hue: int | None
    """Number of the topic's colour."""
