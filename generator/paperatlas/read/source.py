"""What a reader is given and what it gives back."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from paperatlas.model.issue import Issue
from paperatlas.model.record import Origin, Record


@dataclass(frozen=True)
class Source:
    """A text to read.

    Its lines end in line feeds only; `files.py` sees to that.
    """

    file: str
    """Name for messages and origins, relative to the project, with forward slashes."""
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends; line number n is element n - 1."""
        return self.text.split("\n")

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        for line in self.lines:
            starts.append(starts[-1] + len(line) + 1)
        return starts

    def line_at(self, offset: int) -> int:
        """One-based number of the line that holds the character at `offset`."""
        return bisect_right(self._line_starts, offset)


@dataclass(frozen=True, slots=True)
class Reading:
    """Records of a source in its order, and what was wrong with it."""

    records: tuple[Record, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(slots=True)
class ReadingBuilder:
    """Collects a reading while a reader goes through its source."""

    source: Source
    format: str
    records: list[Record] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def origin(self, line: int) -> Origin:
        """The origin of a record that starts at `line`."""
        return Origin(self.source.file, line, self.format)

    def build(self) -> Reading:
        """What was collected."""
        return Reading(tuple(self.records), tuple(self.issues))
