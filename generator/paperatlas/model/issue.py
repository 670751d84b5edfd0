"""Problems as data: what was found where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad an issue is."""

    ERROR = "error"
    """Something was left out."""
    WARNING = "warning"
    """Something doubtful was kept."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding in the data, with its remedy."""

    severity: Severity
    file: str
    line: int
    """One-based; 0 where the finding is about the file as a whole."""
    finding: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.severity}: {self.finding}: {self.remedy}"

    def sort_key(self) -> tuple[str, int, str, str]:
        """By file, then line, then severity and finding."""
        return (self.file, self.line, self.severity, self.finding)


def error(file: str, line: int, finding: str, remedy: str) -> Issue:
    """An issue that cost the reader a record or a file."""
    return Issue(Severity.ERROR, file, line, finding, remedy)


def warning(file: str, line: int, finding: str, remedy: str) -> Issue:
    """An issue that cost nothing but deserves a look."""
    return Issue(Severity.WARNING, file, line, finding, remedy)
