"""One run of the XML parser, from a place in a file to its end or to the next break."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from paperatlas.read.xml_values import Element, prefix_of

MAX_DEPTH = 100
"""Deepest nesting of elements."""

_LONGEST_ATTRIBUTES = 10_000
_FIRST_CHUNK, _LARGEST_CHUNK = 1 << 14, 1 << 20
_SPOKEN = {
    expat.errors.XML_ERROR_NO_ELEMENTS: "the file ends before its elements do",
    expat.errors.XML_ERROR_UNCLOSED_TOKEN: "a tag, a comment or a section has no end",
    expat.errors.XML_ERROR_TAG_MISMATCH: "not well-formed XML (an end tag does not match its start tag)",
}
"""What some of the parser's messages mean to people."""


class Failure(NamedTuple):
    """Why and where the parser stopped."""

    finding: str
    remedy: str
    line: int
    position: int
    """In bytes from the beginning of the file."""


class Open(NamedTuple):
    """An element around those that are wanted: as it was written, and as it is handed on."""

    name: str
    attributes: dict[str, str]
    element: Element

    def start_tag(self) -> str:
        """The tag that opens it, on one line."""
        return f"<{self.name}{''.join(f' {name}={quoteattr(value)}' for name, value in self.attributes.items())}>"


class _StoppedError(Exception):
    """Ends the run from within the parser."""


class Part:
    """One run of the parser.

    Args:
        data: the whole file in UTF-8.
        position: where to begin, in bytes.
        line: one-based number of the line there.
        open_: the elements that are open there.
        wanted: the names of the elements to give.
    """

    def __init__(self, data: bytes, position: int, line: int, open_: tuple[Open, ...], wanted: frozenset[str]) -> None:
        self.open = open_
        """The elements around the wanted ones in which the parser is."""
        self.failure: Failure | None = None
        """Why it stopped before the end of the file."""
        self.is_complete = False
        """Whether the outermost element has ended."""
        self._data, self._begin, self._wanted = data, position, wanted
        self._stack: list[Element] = []
        self._ready: list[Element] = []
        self._spaces: list[dict[str, str]] = [{"": "", "xml": "http://www.w3.org/XML/1998/namespace"}]
        self._parser = parser = expat.ParserCreate("utf-8")
        opening = "".join(element.start_tag() for element in open_).encode()
        parser.Parse(opening, False)
        for element in open_:
            self._spaces.append(self._declared(element.attributes))
        self._position, self._line = position - len(opening), line - 1
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters

    @property
    def unfinished(self) -> Element | None:
        """The wanted element in which the parser stopped."""
        return self._stack[0] if self._stack else None

    def elements(self) -> Iterator[Element]:
        """The wanted elements of this part, each as soon as it is read."""
        begin, size = self._begin, _FIRST_CHUNK
        while self.failure is None and begin <= len(self._data):
            self._feed(self._data[begin : begin + size], begin + size > len(self._data))
            yield from self._ready
            self._ready.clear()
            begin, size = begin + size, min(2 * size, _LARGEST_CHUNK)

    def _feed(self, chunk: bytes, is_last: bool) -> None:
        try:
            self._parser.Parse(chunk, is_last)
        except expat.ExpatError as problem:
            message = expat.ErrorString(problem.code) or ""
            finding = _SPOKEN.get(message, f"not well-formed XML ({message})")
            self._fail(finding, "mend the markup there", problem.lineno, self._parser.ErrorByteIndex)
        except _StoppedError:
            pass

    def _fail(self, finding: str, remedy: str, line: int, position: int) -> None:
        self.failure = Failure(finding, remedy, self._line + line, self._position + position)

    def _stop(self, finding: str, remedy: str) -> None:
        # The parser runs on to the end of the chunk, so the place is noted now.
        self._fail(finding, remedy, self._parser.CurrentLineNumber, self._parser.CurrentByteIndex)
        raise _StoppedError

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._spaces) > MAX_DEPTH:
            self._stop(f"nested deeper than {MAX_DEPTH} levels", "flatten it")
        spaces = self._declared(attributes)
        element = self._element(name, attributes, spaces)
        if self._stack:
            outer = self._stack[0]
            if (element.name, element.space) == (outer.name, outer.space):
                self._stop(f"<{element.name}> has no end", f"write </{element.name}> before the next one")
            self._stack[-1].contents.append(element)
            self._stack.append(element)
        elif element.name in self._wanted:
            element.above = tuple(outer.element for outer in self.open)
            self._stack.append(element)
        else:
            # What a part begins with has to be short, since there may be many parts.
            kept = attributes if sum(map(len, attributes.values())) < _LONGEST_ATTRIBUTES else {}
            self.open = (*self.open, Open(name, kept, element))
        self._spaces.append(spaces)

    def _end(self, _: str) -> None:
        self._spaces.pop()
        if not self._stack:
            self.open = self.open[:-1]
        else:
            element = self._stack.pop()
            if not self._stack:
                self._ready.append(element)
        self.is_complete = len(self._spaces) == 1

    def _characters(self, text: str) -> None:
        if self._stack:
            self._stack[-1].contents.append(text)

    def _declared(self, attributes: dict[str, str]) -> dict[str, str]:
        """The namespaces in force within an element that has these attributes, by prefix."""
        declared = {name[6:]: value for name, value in attributes.items() if name[:5] == "xmlns"}
        return {**self._spaces[-1], **declared} if declared else self._spaces[-1]

    def _element(self, name: str, attributes: dict[str, str], spaces: dict[str, str]) -> Element:
        written, _, local = name.rpartition(":")
        space = spaces.get(written, written)
        prefix = prefix_of(space)
        prefix = written if prefix is None else prefix
        own = {key.rpartition(":")[2]: value for key, value in attributes.items() if key[:5] != "xmlns"}
        line = self._line + self._parser.CurrentLineNumber
        return Element(f"{prefix}:{local}" if prefix else local, space, line, own)
