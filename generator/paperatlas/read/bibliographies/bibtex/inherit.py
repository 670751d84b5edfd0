"""What BibLaTeX entries take over from others by `crossref` and `xdata`.

The rules are those of the biblatex manual, appendix B, with one exception: identifiers, addresses
and remarks of a whole volume are not those of a paper in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from paperatlas.read.bibliographies.bibtex.grammar import Fault
from paperatlas.read.bibliographies.bibtex.values import MOST_GROWTH, Entry

MAX_DEPTH = 50
"""Longest chain of entries that take over from one another."""

_NEVER = frozenset(
    "crossref xref xdata ids entryset entrysubtype execute label options presort related relatedoptions "
    "relatedstring relatedtype shorthand shorthandintro sortkey key keywords "
    "doi url eprint archiveprefix eprinttype primaryclass eprintclass arxivid pmid pmcid hal_id hal_version swhid "
    "file pdf abstract pages pagetotal numpages note annotation annote comment addendum biburl bibsource timestamp "
    "urldate shorttitle sorttitle indextitle indexsorttitle".split()
)
_DATES = frozenset({"date", "year", "month", "day"})
_PARTS = frozenset(
    "inproceedings conference incollection inbook bookinbook suppbook suppcollection inreference chapter".split()
)
_MULTIVOLUME = frozenset({"mvbook", "mvcollection", "mvproceedings", "mvreference"})
_JOURNAL_PARTS = frozenset({"article", "suppperiodical"})
_TITLES = ("title", "subtitle", "titleaddon")


@dataclass
class Family:
    """The entries of a file and what they take over from one another."""

    entries: Sequence[Entry]
    text: str
    """The text of the file."""
    faults: list[Fault] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._places: dict[str, int] = {}
        for place, entry in enumerate(self.entries):
            if entry.key:
                self._places.setdefault(entry.key.casefold(), place)
            if "ids" in entry.texts:
                for name in _listed(entry.texts["ids"]):
                    self._places.setdefault(name.casefold(), place)
        self._done: dict[int, dict[str, str]] = {}
        self._reported: set[tuple[int, str]] = set()
        self._budget = MOST_GROWTH * len(self.text) + 100_000

    def fields(self, place: int) -> dict[str, str]:
        """All fields of an entry, its own and those it takes over."""
        texts = self.entries[place].texts
        if "crossref" not in texts and "xdata" not in texts and "xref" not in texts:
            return texts
        self._check_xref(place)
        return self._inherited(place, ())

    def _inherited(self, place: int, children: tuple[int, ...]) -> dict[str, str]:
        if place in self._done:
            return self._done[place]
        entry = self.entries[place]
        texts = dict(entry.texts)
        for name, key in _parents(entry.texts):
            parent = self._places.get(key.casefold())
            if parent is None:
                self._report(place, name, f'"{key[:60]}", which is not in the file', "add it, or remove the field")
            elif parent == place or parent in children:
                self._report(place, name, f'"{key[:60]}", which goes round in a circle', "remove one of them")
            elif self._budget < 0:
                self._report(place, name, f"others that make the file {MOST_GROWTH} times as long", "shorten them")
            elif len(children) >= MAX_DEPTH:
                self._report(place, name, f"others over more than {MAX_DEPTH} steps", "shorten the chain")
            else:
                passed = self._inherited(parent, (*children, place))
                _take_over(texts, entry.type, passed, self.entries[parent].type, name == "xdata")
        self._done[place] = texts
        self._budget -= sum(len(text) for name, text in texts.items() if name not in entry.texts)
        return texts

    def _check_xref(self, place: int) -> None:
        # `xref` refers without taking anything over.
        for key in _listed(self.entries[place].texts.get("xref")):
            if key.casefold() not in self._places:
                self._report(place, "xref", f'"{key[:60]}", which is not in the file', "add it, or remove the field")

    def _report(self, place: int, name: str, finding: str, remedy: str) -> None:
        if (place, name) in self._reported:
            return
        self._reported.add((place, name))
        entry = self.entries[place]
        offset = entry.place_of(name, self.text)
        self.faults.append(Fault(offset, f'entry "{entry.key[:60]}" refers by "{name}" to {finding}', remedy))


def _parents(texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    for key in _listed(texts.get("xdata")):
        yield "xdata", key
    if "crossref" in texts:
        yield "crossref", texts["crossref"].strip()


def _listed(text: str | None) -> list[str]:
    return [key for part in text.split(",") if (key := part.strip())] if text else []


def _take_over(texts: dict[str, str], child: str, passed: dict[str, str], parent: str, is_data: bool) -> None:
    """Adds to `texts` what an entry of type `child` takes over from one of type `parent`."""
    if is_data:
        for name, text in passed.items():
            if name not in ("xdata", "ids"):
                texts.setdefault(name, text)
        return
    renamed = _renamed(child, parent)
    has_date = bool(_DATES & texts.keys())
    for name, text in passed.items():
        if name in _NEVER or (has_date and name in _DATES):
            continue
        if name in _TITLES and renamed is not None:
            # An older way is to repeat the title of the volume as its own `booktitle`.
            if renamed == "book" and name == "title" and "booktitle" in passed:
                continue
            name = f"{renamed}{name}"
        if name == "author" and renamed == "book" and parent in ("book", "mvbook"):
            texts.setdefault("bookauthor", text)
        if name == "journaltitle" and "journal" in texts:
            continue
        texts.setdefault(name, text)


def _renamed(child: str, parent: str) -> str | None:
    """What is put before a title on its way from the parent to the child; `None` for nothing."""
    if parent in _MULTIVOLUME and child not in _MULTIVOLUME:
        return "main"
    if child in _JOURNAL_PARTS and parent == "periodical":
        return "journal"
    if child in _PARTS:
        return "book"
    return None
