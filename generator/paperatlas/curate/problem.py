"""What keeps a suggestion from becoming a record."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding in what somebody wrote into a form, with its remedy."""

    label: str
    """The question's label; empty where it is about the whole."""
    finding: str
    """May hold what was written, as plain text."""
    remedy: str


class ProposalError(ValueError):
    """A suggestion that cannot become a record."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.finding for problem in problems))
        self.problems = problems
