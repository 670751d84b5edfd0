"""Plain values with the line each stands on, the common ground of YAML and JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Plain: TypeAlias = "str | list[Value] | dict[str, Value] | None"


@dataclass(frozen=True, slots=True)
class Value:
    """A string, a list, a mapping or nothing, with the one-based line on which it starts.

    Numbers are strings, as written: `2101.00010` stays what it is.
    """

    plain: Plain
    line: int

    def kind(self) -> str:
        """What it is, in a word for messages."""
        if self.plain is None:
            return "nothing"
        return {str: "text", list: "a list", dict: "a mapping"}[type(self.plain)]
