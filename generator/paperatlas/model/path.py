"""A way through the papers of a topic."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A paper on the way."""

    id: str
    """The paper."""
    because: str
    """Why it stands here, in words a reader understands."""
