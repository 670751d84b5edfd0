"""What commands say to the person at the terminal, and how they end."""

from __future__ import annotations

import sys
import time
from typing import NoReturn

import click

from paperatlas.model.issue import Issue, Severity


class Ordered(click.Group):
    """A group whose commands stand in the order in which people meet them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, as they were added."""
        return list(self.commands)


class Progress:
    """Says what is being done once the work has taken longer than a second."""

    def __init__(self) -> None:
        self._started = time.monotonic()

    def __call__(self, message: str) -> None:
        """Says it, now or never."""
        if time.monotonic() - self._started > 1 or sys.stderr.isatty():
            say(f"{message} …")


def finish(issues: tuple[Issue, ...] | list[Issue]) -> None:
    """Prints issues to standard error; exits with 1 where something was left out."""
    for issue in issues:
        say(str(issue))
    if any(issue.severity is Severity.ERROR for issue in issues):
        sys.exit(1)


def say(message: str) -> None:
    """Prints a line to standard error."""
    click.echo(message, err=True)


def fail(message: str) -> NoReturn:
    """Says why, and ends the command with 1."""
    say(message)
    sys.exit(1)
