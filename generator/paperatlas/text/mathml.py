r"""MathML as sources give it, turned to TeX for keeping: `<msup><mi>x</mi><mn>2</mn></msup>` is `x^{2}`.

Presentation MathML 3, <https://www.w3.org/TR/MathML3/chapter3.html>. Where the element carries its
own TeX (`annotation`, `alttext`), that is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Node:
    """An element of a formula."""

    tag: str
    """Its name without prefix."""
    attributes: dict[str, str | None] = field(default_factory=dict)
    text: str = ""
    children: list[Node] = field(default_factory=list)


_MAX_DEPTH = 60
_SPECIAL = {"%": r"\%", "#": r"\#", "&": r"\&", "{": r"\{", "}": r"\}", "$": r"\$", "_": r"\_", "\\": r"\backslash "}
_TEXT_SPACE = re.compile(r"\s+")


def mathml_to_tex(math: Node) -> str:
    """The formula as TeX without dollar signs; empty where nothing is in it."""
    own = _annotation(math, 0) or (math.attributes.get("alttext") or "")
    if "\\" in own or (own and not math.children):
        return _TEXT_SPACE.sub(" ", own).strip(" $")
    return _TEXT_SPACE.sub(" ", _tex(math, 0)).strip()


def _annotation(node: Node, depth: int) -> str:
    if node.tag == "annotation" and "tex" in (node.attributes.get("encoding") or "").lower():
        return node.text.strip()
    if depth > _MAX_DEPTH:
        return ""
    return next((found for child in node.children if (found := _annotation(child, depth + 1))), "")


def _tex(node: Node, depth: int) -> str:
    if depth > _MAX_DEPTH or node.tag in ("annotation", "annotation-xml", "mphantom"):
        return ""
    parts = [_tex(child, depth + 1) for child in node.children]
    form = _FORMS.get(node.tag)
    if form is not None and len(parts) >= form[0]:
        return form[1](parts)
    if node.tag in ("mi", "mn", "mo", "mtext", "ms"):
        return _token(node)
    if node.tag == "mspace":
        return " "
    if node.tag == "mfenced":
        inner = (node.attributes.get("separators") or ",")[:1].join(parts)
        return f"{node.attributes.get('open') or '('}{inner}{node.attributes.get('close') or ')'}"
    return "".join(parts) if parts else _escaped(node.text.strip())


def _token(node: Node) -> str:
    text = _TEXT_SPACE.sub(" ", node.text).strip()
    escaped = _escaped(text)
    if node.tag == "mtext":
        return rf"\text{{{escaped}}}" if text else " "
    if node.tag == "mi" and len(text) > 1:
        return rf"\mathrm{{{escaped}}}"
    return escaped


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in text)


_FORMS: dict[str, tuple[int, Callable[[list[str]], str]]] = {
    "msup": (2, lambda parts: f"{_base(parts[0])}^{{{parts[1]}}}"),
    "msub": (2, lambda parts: f"{_base(parts[0])}_{{{parts[1]}}}"),
    "msubsup": (3, lambda parts: f"{_base(parts[0])}_{{{parts[1]}}}^{{{parts[2]}}}"),
    "munder": (2, lambda parts: f"{_base(parts[0])}_{{{parts[1]}}}"),
    "mover": (2, lambda parts: rf"\overset{{{parts[1]}}}{{{parts[0]}}}"),
    "munderover": (3, lambda parts: f"{_base(parts[0])}_{{{parts[1]}}}^{{{parts[2]}}}"),
    "mfrac": (2, lambda parts: rf"\frac{{{parts[0]}}}{{{parts[1]}}}"),
    "msqrt": (1, lambda parts: rf"\sqrt{{{''.join(parts)}}}"),
    "mroot": (2, lambda parts: rf"\sqrt[{parts[1]}]{{{parts[0]}}}"),
}
"""For each element with a form of its own: how many parts it needs, and the TeX of them."""


def _base(part: str) -> str:
    return part if len(part) == 1 or part.startswith("\\mathrm{") else f"{{{part}}}"
