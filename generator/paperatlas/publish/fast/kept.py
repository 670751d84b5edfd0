"""Lines that are the same on many pages, and what makes them differ: where their links lead."""

from __future__ import annotations

from typing import NamedTuple

_MOST_KEPT = 50_000


class Lead(NamedTuple):
    """Where a link leads."""

    address: str
    top: str | None
    """The top folder into which it leads; `None` where it leads out of the site."""
    below: str | None
    """The folder or page below the page's own top folder to which it leads; `None` where it leads out of that folder.

    A page in that very place writes the address in another way than all others of its depth.
    """


class Kept:
    """Lines of lists that were converted, for pages of one depth below one top folder: many stand on many pages."""

    def __init__(self, top: str, everywhere: dict[str, tuple[str, frozenset[str]]]) -> None:
        """Nothing yet.

        Args:
            top: the top folder of the pages.
            everywhere: lines that are the same on all pages of the depth, but for those below the top
                folders into which they lead.
        """
        self._top = top
        self._everywhere = everywhere
        self._here: dict[str, tuple[str, frozenset[str]]] = {}

    def get(self, line: str, place: str) -> str | None:
        """A converted line for a page at a place below the top folder, if there is one that fits it."""
        found = self._everywhere.get(line)
        if found and self._top not in found[1]:
            return found[0]
        here = self._here.get(line)
        return here[0] if here and place not in here[1] else None

    def keep(self, line: str, converted: str, tops: frozenset[str], below: frozenset[str]) -> None:
        """Keeps a converted line; all are given up when they become too many.

        Args:
            line: as it was.
            converted: as HTML.
            tops: the top folders into which it leads.
            below: the places below the pages' own top folder to which it leads.
        """
        if len(self._everywhere) + len(self._here) >= _MOST_KEPT:
            self._everywhere.clear()
            self._here.clear()
        if below:
            self._here[line] = converted, below
        else:
            self._everywhere[line] = converted, tops
