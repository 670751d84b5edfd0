"""A record of a BibTeX entry in the making."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from paperatlas.model.record import Extra
from paperatlas.read.bibliographies.bibtex.addresses import Addresses
from paperatlas.read.bibliographies.bibtex.text import line_of

Report = Callable[[str, str, str, bool], None]
"""Told of a field, a finding, a remedy and whether something was left out."""


@dataclass(slots=True)
class Draft:
    """A record in the making: fields not used yet, and facts."""

    type: str
    kind: str
    fields: dict[str, str]
    """Under the names that aliases stand for."""
    report: Report
    facts: dict[str, Any] = field(default_factory=dict)
    addresses: Addresses = field(default_factory=Addresses)
    extra: list[Extra] = field(default_factory=list)

    def line(self, name: str) -> str | None:
        """A field as one line of text, which is then used."""
        source = self.fields.pop(name, None)
        return (line_of(source) or None) if source else None

    def first(self, *names: str) -> str | None:
        """The first of these fields that there is; the others stay."""
        fields = self.fields
        for name in names:
            if name in fields and (text := self.line(name)):
                return text
        return None

    def keep(self, name: str, text: str | None) -> None:
        """Keeps what has no place in the model."""
        if text:
            self.extra.append(Extra(name, text))
