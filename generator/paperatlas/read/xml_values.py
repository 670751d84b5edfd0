"""XML as plain elements, each with the line it starts on: the values that readers of XML work with.

Extensible Markup Language 1.0 (Fifth Edition), Namespaces in XML 1.0. `xml_walk.py` makes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from paperatlas.text.clean import clean_line, clean_paragraphs
from paperatlas.text.markup import is_markup, markup_to_text

PREFIXES = {
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://www.openarchives.org/OAI/2.0/": "",
    "http://arxiv.org/OAI/arXiv/": "",
    "http://arxiv.org/OAI/arXivRaw/": "",
    "http://arxiv.org/OAI/arXivOld/": "",
    "http://www.openarchives.org/OAI/2.0/oai_dc/": "oai_dc",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/1999/xhtml": "",
    "http://www.w3.org/1998/Math/MathML": "mml",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/elements/1.0/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://arxiv.org/schemas/atom": "arxiv",
    "http://arxiv.org/schemas/atom/": "arxiv",
    "http://a9.com/-/spec/opensearch/1.1/": "opensearch",
    "http://search.yahoo.com/mrss/": "media",
}
"""Namespaces by the prefix under which readers ask for their names, whatever prefix a file uses."""

_PRISM = re.compile(r"https?://(?:www\.)?prismstandard\.org/namespaces/")


def prefix_of(space: str) -> str | None:
    """The prefix under which readers know the namespace with this address, if they know it."""
    return "prism" if _PRISM.match(space) else PREFIXES.get(space)


@dataclass(slots=True, eq=False)
class Element:
    """An element: its name, attributes and contents. Nobody changes it once it is read."""

    name: str
    """`entry`, `dc:creator`: with the prefix of `PREFIXES`, else with the file's own, if it has one."""
    space: str
    """The address of its namespace; empty without one."""
    line: int
    """One-based line of its start tag."""
    attributes: dict[str, str] = field(default_factory=dict)
    """By their names without prefix."""
    contents: list[Element | str] = field(default_factory=list)
    """Elements and the text between them, in order."""
    above: tuple[Element, ...] = ()
    """The elements that it stands in, outermost first, without their contents."""

    def get(self, attribute: str) -> str | None:
        """An attribute on one line; `None` where it is missing or empty."""
        return clean_line(self.attributes.get(attribute, "")) or None

    def children(self, *names: str) -> Iterator[Element]:
        """The child elements with one of these names, all without any name, in order."""
        for child in self.contents:
            if isinstance(child, Element) and (not names or child.name in names):
                yield child

    def child(self, *names: str) -> Element | None:
        """The first child element with one of these names."""
        return next(self.children(*names), None)

    def outer(self, name: str) -> Element | None:
        """The innermost element of this name that this one stands in."""
        return next((element for element in reversed(self.above) if element.name == name), None)

    def text(self) -> str:
        """All its text as it is written, without markup."""
        return "".join(part if isinstance(part, str) else part.text() for part in self.contents)

    def line_of_itself(self) -> str | None:
        """All its text on one line."""
        return clean_line(self.text()) or None

    def line_of(self, *names: str) -> str | None:
        """The text of the first child of this name that has any, on one line."""
        return next((line for child in self.children(*names) if (line := clean_line(child.text()))), None)

    def lines_of(self, *names: str) -> list[str]:
        """The texts of the children with one of these names, each on one line, without the empty ones."""
        return [line for child in self.children(*names) if (line := clean_line(child.text()))]

    def markup(self) -> str:
        """Its contents as HTML, for `text/markup.py`; of elements that are no markup there stays the text."""
        parts = []
        for part in self.contents:
            if isinstance(part, str):
                parts.append(escape(part, quote=False))
                continue
            name = part.name.rpartition(":")[2].lower()
            inner = part.markup()
            attributes = "".join(f' {key}="{escape(value)}"' for key, value in part.attributes.items())
            parts.append(f"<{name}{attributes}>{inner}</{name}>" if is_markup(name) else inner)
        return "".join(parts)

    def prose(self) -> str | None:
        """Its contents with markup turned to text, as paragraphs."""
        return clean_paragraphs(markup_to_text(self.markup())) or None
