"""XML read element by element, safely and past its breaks.

The parser is expat, which fetches nothing. A file that declares entities is refused as a whole, so
that none can grow (<https://docs.python.org/3/library/xml.html#xml-security>); a document type that
only names a DTD elsewhere, as PubMed's files do, is passed over unread. See `docs/decisions/0014-xml.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperatlas.model.issue import Issue, error, warning
from paperatlas.read.source import Source
from paperatlas.read.xml_mending import mend
from paperatlas.read.xml_part import Failure, Open, Part
from paperatlas.read.xml_values import Element
from paperatlas.text.clean import counted

MAX_BREAKS = 1_000
"""Most broken places of a file behind which reading goes on."""
MAX_DOCUMENTS = 50_000
"""Most documents in a file."""

_PROLOG = re.compile(r"\s*(<\?|<!--|<!DOCTYPE)", re.IGNORECASE)
_DECLARATION = re.compile(r"\ufeff?\s*(?:<\?xml\s[^<>]{0,500}>)?\s*")
_START_TAG = re.compile(r"\s*<([A-Za-z_][\w.:-]{0,100})(?=[\s/>])")
_ENDS = {"<?": "?>", "<!--": "-->"}
_SUBSET = re.compile(r"[\[>]")


def root_name(text: str) -> str | None:
    """The name of the outermost element without its prefix; `None` where `text` is no XML."""
    position = 1 if text.startswith("\ufeff") else 0
    while match := _PROLOG.match(text, position):
        closing = _ENDS.get(match[1], ">")
        end = text.find(closing, match.end()) if match[1] in _ENDS else _end_of_doctype(text, match.end())
        if end < 0:
            return None
        position = end + len(closing)
    start = _START_TAG.match(text, position)
    return start[1].rpartition(":")[2] if start else None


def _end_of_doctype(text: str, position: int) -> int:
    mark = _SUBSET.search(text, position)
    if mark is None:
        return -1
    if mark[0] == ">":
        return mark.start()
    subset = text.find("]", mark.end())
    return text.find(">", subset) if subset >= 0 else -1


def elements(
    source: Source, wanted: frozenset[str], containers: frozenset[str] = frozenset()
) -> Iterator[Element | Issue]:
    """The outermost elements of these names in order, and among them what is wrong with the file.

    Where the file is broken, the element there is left out and reading goes on with the next one.
    Several documents one behind the other are read as if they were one.

    Args:
        source: the file.
        wanted: names of elements, without prefix or with that of `PREFIXES`.
        containers: names of elements around the wanted ones, with which reading may go on as well.
    """
    mended = mend(source.text)
    entity = mended.text.find("<!ENTITY", max(mended.text.find("<!DOCTYPE"), 0))
    if entity >= 0 and "<!DOCTYPE" in mended.text:
        line = mended.text.count("\n", 0, entity) + 1
        yield error(source.file, line, "the document type declares entities", "remove <!DOCTYPE …> from the file")
        return
    if mended.times:
        finding = f'"&" or "<" as plain text ({counted(mended.times, "time")}), read as the sign itself'
        yield warning(source.file, source.line_at(mended.offset), finding, "write &amp; and &lt;")
    yield from _Walk(source, mended.text, wanted, containers).elements()


class _Walk:
    """The way through one file: part after part, from break to break."""

    def __init__(self, source: Source, text: str, wanted: frozenset[str], containers: frozenset[str]) -> None:
        # The declaration holds an encoding that no longer counts, and often a sloppy one.
        start = _DECLARATION.match(text).end()  # type: ignore[union-attr]
        self._source, self._data, self._wanted = source, text[start:].encode(), wanted
        names = "|".join(re.escape(name.rpartition(":")[2]) for name in sorted(wanted | containers))
        self._next_start = re.compile(rf"<(?:[\w.-]{{1,40}}:)?({names})(?=[\s/>])".encode())
        self._position, self._line, self._open = 0, 1 + text.count("\n", 0, start), tuple[Open, ...]()
        self._breaks = self._documents = 0

    def elements(self) -> Iterator[Element | Issue]:
        while True:
            part = Part(self._data, self._position, self._line, self._open, self._wanted)
            yield from part.elements()
            if part.failure is None:
                return
            at_next = self._next_document(part.failure) if part.is_complete else None
            if at_next is None:
                yield self._broken(part.failure, part.unfinished)
                at_next = self._next_element(part)
            if at_next is None:
                return
            if self._breaks > MAX_BREAKS or self._documents > MAX_DOCUMENTS:
                finding = "broken in too many places; the rest of the file is left out"
                yield error(self._source.file, self._line_within(part.failure), finding, "fetch the file again")
                return

    def _next_document(self, failure: Failure) -> int | None:
        """Goes to the document behind the one that has ended, if nothing but markup follows."""
        following = self._data.find(b"<", failure.position)
        if following < 0 or self._data[failure.position : following].strip():
            return None
        self._documents += 1
        return self._go(failure, following, ())

    def _next_element(self, part: Part) -> int | None:
        """Goes to the next element behind the break at which reading may start anew."""
        assert part.failure is not None
        following = self._next_start.search(self._data, max(part.failure.position, self._position + 1))
        if following is None:
            return None
        self._breaks += 1
        return self._go(part.failure, following.start(), _outside(part.open, following[1].decode()))

    def _go(self, failure: Failure, position: int, open_: tuple[Open, ...]) -> int:
        self._line = failure.line + self._data.count(b"\n", failure.position, position)
        self._position, self._open = position, open_
        return position

    def _broken(self, failure: Failure, unfinished: Element | None) -> Issue:
        cost = f"; the <{unfinished.name}> of line {unfinished.line} is left out" if unfinished else ""
        return error(self._source.file, self._line_within(failure), f"{failure.finding}{cost}", failure.remedy)

    def _line_within(self, failure: Failure) -> int:
        return min(failure.line, len(self._source.lines))


def _outside(open_: tuple[Open, ...], name: str) -> tuple[Open, ...]:
    """The open elements around the first that has this name."""
    for place, (_, _, element) in enumerate(open_):
        if element.name.rpartition(":")[2] == name:
            return open_[:place]
    return open_
