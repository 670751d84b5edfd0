"""HTML and JATS in titles and abstracts, turned to plain text; mathematics becomes TeX between dollar signs.

JATS: Journal Article Tag Suite, ANSI/NISO Z39.96, as Crossref hands it on with the prefix `jats:`.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from paperatlas.text.mathml import Node, mathml_to_tex

_BLOCKS = frozenset(
    "p div br sec section title li ul ol list list-item disp-quote disp-formula blockquote h1 h2 h3 h4 h5 h6 tr "
    "abstract trans-abstract abstracttext".split()
)
_INLINE = frozenset(
    "i b u em strong sup sub sc scp tt a span font small big italic bold underline monospace sans-serif roman "
    "inline-formula alternatives tex-math named-content styled-content xref ext-link math "
    "fixed-case url inf ovl object-id mark code nocase bdi q cite abbr".split()
)
_MATH = frozenset(
    "mi mn mo mtext mspace mrow mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mstyle "
    "mfenced semantics annotation menclose mpadded mphantom mmultiscripts mprescripts none".split()
)
_DROPPED = frozenset({"script", "style", "annotation-xml"})
_EMPTY = frozenset({"img", "hr", "wbr", "graphic", "inline-graphic"})
_KNOWN = _BLOCKS | _INLINE | _MATH | _DROPPED | _EMPTY
_TAG = re.compile(r"</?(?:[a-z]+:)?([a-z][a-z0-9-]*)[^<>]*>", re.IGNORECASE)
_RUN_IN = "\ue010"
"""Stands between a heading and the paragraph that it opens."""
_HEADINGS_LEFT_OUT = frozenset({"abstract", "summary", "abstract.", "summary."})

_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def markup_to_text(source: str) -> str:
    """`source` without its markup: paragraphs parted by an empty line, entities resolved.

    Only tags that HTML, JATS and MathML know count as markup, so that `p < .05` and `x<y>z` stay.
    Raised and lowered digits become `²` and `₂`. Markup that was escaped twice is taken off twice.
    """
    for _ in range(2):
        if "<" not in source and "&" not in source:
            return source
        if "<" not in source:
            source = html.unescape(source)
            if not _has_tag(source):
                return source
        if not _has_tag(source):
            return html.unescape(source)
        parser = _Text()
        parser.feed(_TAG.sub(lambda tag: tag[0] if tag[1].lower() in _KNOWN else tag[0].replace("<", "&lt;"), source))
        parser.close()
        source = parser.text()
        if not _has_tag(source):
            return source
    return source


def _has_tag(source: str) -> bool:
    return any(tag[1].lower() in _KNOWN for tag in _TAG.finditer(source))


@dataclass(slots=True)
class _Open:
    """An element whose end has not come."""

    tag: str
    parts: list[str] = field(default_factory=list)


class _Text(HTMLParser):
    """Collects the text of an element tree while it is read; an element that never ends, ends with the text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open = [_Open("")]
        self._math: list[Node] = []

    def text(self) -> str:
        while len(self._open) > 1:
            self._close(self._open[-1].tag)
        text = re.sub(rf"{_RUN_IN}\s*", " ", "".join(self._open[0].parts))
        return re.sub(r"\n\s*\n\s*", "\n\n", text).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = _bare(tag)
        if self._math or tag == "math":
            node = Node(tag, dict(attrs))
            if self._math:
                self._math[-1].children.append(node)
            self._math.append(node)
        elif tag == "br":
            self._open[-1].parts.append("\n")
        elif tag not in _EMPTY:
            self._open.append(_Open(tag))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = _bare(tag)
        if self._math:
            self._math[-1].children.append(Node(tag, dict(attrs)))
        elif tag in _BLOCKS:
            self._open[-1].parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        tag = _bare(tag)
        if self._math:
            self._end_of_math(tag)
        elif any(entry.tag == tag for entry in self._open[1:]):
            while self._open[-1].tag != tag:
                self._close(self._open[-1].tag)
            self._close(tag)

    def handle_data(self, data: str) -> None:
        if self._math:
            self._math[-1].text += data
        else:
            self._open[-1].parts.append(data)

    def _end_of_math(self, tag: str) -> None:
        if not any(node.tag == tag for node in self._math):
            return
        while True:
            node = self._math.pop()
            if node.tag == tag:
                break
        if not self._math:
            tex = mathml_to_tex(node)
            self._open[-1].parts.append(f"${tex}$" if tex else "")

    def _close(self, tag: str) -> None:
        entry = self._open.pop()
        text = _written(tag, "".join(entry.parts))
        outer = self._open[-1]
        if tag == "tex-math":
            # The same formula may stand beside it in MathML or as a picture.
            outer.parts = [part for part in outer.parts if not part.startswith("$")]
        if tag == "alternatives" and text.count("$") > 2:
            text = text[: text.index("$", text.index("$") + 1) + 1]
        outer.parts.append(text)


def _written(tag: str, text: str) -> str:
    """What an element with this text looks like in running text."""
    if tag in _DROPPED:
        return ""
    if tag == "sup":
        return _shifted(text, _RAISED, "")
    if tag in ("sub", "inf"):
        return _shifted(text, _LOWERED, "_")
    if tag == "tex-math":
        return _formula(text)
    if tag == "title":
        heading = text.strip()
        return "" if heading.casefold() in _HEADINGS_LEFT_OUT else f"\n\n{heading.rstrip(':.')}:{_RUN_IN}"
    if tag in ("li", "list-item", "tr"):
        return f"\n{text}\n"
    return f"\n\n{text}\n\n" if tag in _BLOCKS else text


def _shifted(text: str, table: dict[int, int], mark: str) -> str:
    bare = text.strip()
    if bare and all(ord(character) in table for character in bare):
        return bare.translate(table)
    return f"{mark}{bare}" if mark and re.fullmatch(r"\w{1,8}", bare) else text


def _formula(tex: str) -> str:
    """A formula of JATS, which may come as a whole LaTeX document."""
    within = re.search(r"\\begin\{document\}(.*?)\\end\{document\}", tex, re.DOTALL)
    bare = (within[1] if within else tex).strip()
    bare = re.sub(r"^(?:\$\$?|\\\(|\\\[)|(?:\$\$?|\\\)|\\\])$", "", bare).strip()
    return f"${bare}$" if bare else ""


def _bare(tag: str) -> str:
    return tag.rsplit(":", 1)[-1].lower()
