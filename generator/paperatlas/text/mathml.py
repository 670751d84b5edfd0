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
    texts: list[str] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What stands in it outside its children."""
        return "".join(self.texts)


_MAX_DEPTH = 60
_SPECIAL = {"%": r"\%", "#": r"\#", "&": r"\&", "{": r"\{", "}": r"\}", "$": r"\$", "_": r"\_", "\\": r"\backslash "}
_FUNCTIONS = frozenset(
    "arccos arcsin arctan arg cos cosh cot csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr "
    "sec sin sinh sup tan tanh".split()
)
"""Functions for which TeX has a command of the same name."""
_ACCENTS = {"¯": "bar", "‾": "bar", "ˉ": "bar", "^": "hat", "ˆ": "hat", "~": "tilde", "˜": "tilde", "∼": "tilde"} | {
    "→": "vec", "⃗": "vec", "˙": "dot", ".": "dot", "¨": "ddot", "ˇ": "check", "˘": "breve"
}  # fmt: skip
_WITH_LIMITS = frozenset("∑ ∏ ∐ ∫ ⋃ ⋂ ⨁ ⨂ ⋁ ⋀".split())
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
    if node.tag == "mmultiscripts":
        return _multiscripts(node, parts)
    if node.tag == "mtable":
        return r"\begin{matrix}" + r" \\ ".join(parts) + r"\end{matrix}"
    if node.tag in ("mtr", "mlabeledtr"):
        return " & ".join(parts)
    if node.tag == "mfenced":
        inner = (node.attributes.get("separators") or ",")[:1].join(parts)
        return f"{node.attributes.get('open') or '('}{inner}{node.attributes.get('close') or ')'}"
    return "".join(parts) if parts else _escaped(node.text.strip())


def _token(node: Node) -> str:
    text = _TEXT_SPACE.sub(" ", node.text).strip()
    escaped = _escaped(text)
    if node.tag == "mtext":
        return rf"\text{{{escaped}}}" if text else " "
    if node.tag in ("mi", "mo") and text in _FUNCTIONS:
        return f"\\{text} "
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
    "mover": (2, lambda parts: _over(*parts[:2])),
    "munderover": (3, lambda parts: f"{_base(parts[0])}_{{{parts[1]}}}^{{{parts[2]}}}"),
    "mfrac": (2, lambda parts: rf"\frac{{{parts[0]}}}{{{parts[1]}}}"),
    "msqrt": (1, lambda parts: rf"\sqrt{{{''.join(parts)}}}"),
    "mroot": (2, lambda parts: rf"\sqrt[{parts[1]}]{{{parts[0]}}}"),
}
"""For each element with a form of its own: how many parts it needs, and the TeX of them."""


def _over(base: str, above: str) -> str:
    accent = _ACCENTS.get(above)
    if accent is None and base.strip(" {}") in _WITH_LIMITS:
        return f"{_base(base)}^{{{above}}}"
    return rf"\{accent}{{{base}}}" if accent else rf"\overset{{{above}}}{{{base}}}"


def _multiscripts(node: Node, parts: list[str]) -> str:
    """Indices behind a base in pairs, and before it where `mprescripts` says so."""
    names = [child.tag for child in node.children]
    middle = names.index("mprescripts") if "mprescripts" in names else len(names)
    base = _base(parts[0]) if parts else ""
    return f"{_pairs(parts[middle + 1 :], '{}')}{base}{_pairs(parts[1:middle], '')}"


def _pairs(parts: list[str], before: str) -> str:
    pairs = zip(parts[::2], parts[1::2], strict=False)
    joined = "".join((f"_{{{low}}}" if low else "") + (f"^{{{high}}}" if high else "") for low, high in pairs)
    return f"{before}{joined}" if joined else ""


def _base(part: str) -> str:
    bare = part.rstrip(" ")
    is_one = len(bare) == 1 or bare.startswith("\\mathrm{") or bare[1:] in _FUNCTIONS
    return bare if is_one else f"{{{part}}}"
