"""TeX formulas as MathML, typeset when the site is built: no script, nothing loaded."""

from __future__ import annotations

import html
import re
from functools import cache, lru_cache
from typing import Any

from markupsafe import Markup

_TAG = re.compile(r"<(/?)([a-z]+)((?: [a-z]+=\"[^\"<>&]*\")*)\s?(/?)>")
_ATTRIBUTE = re.compile(r" ([a-z]+)=\"([^\"]*)\"")
_MODEST = re.compile(r"[a-z-]{0,20}|-?\d{0,2}(?:\.\d{1,6})?(?:em|ex|px|pt|mu|%)?")
"""Words, and lengths too small to stretch a page."""
_ELEMENTS = frozenset(
    "math mrow mi mo mn ms mtext mspace msub msup msubsup munder mover munderover mfrac msqrt mroot mtable mtr mtd "
    "mstyle mpadded mphantom menclose mmultiscripts mprescripts".split()
)
_ATTRIBUTES = frozenset(
    "display stretchy lspace rspace accent accentunder displaystyle scriptlevel mathvariant form fence separator width "
    "height depth linethickness symmetric largeop movablelimits minsize maxsize columnalign rowalign".split()
)
_MACROS = {
    "widetilde": r"\tilde{#1}",
    "eps": r"\epsilon",
    "mbox": r"\text{#1}",
    "bm": r"\boldsymbol{#1}",
    "mathds": r"\mathbb{#1}",
}
MAX_FORMULA = 500
"""A longer formula is shown as its TeX."""


@lru_cache(maxsize=20_000)
def to_mathml(tex: str) -> Markup:
    """A formula as inline MathML that Markdown leaves alone, or its TeX as text where it cannot be converted.

    Only elements and attributes of a list come through, none of which can carry an address, a
    style or a script.
    """
    converted = _convert(tex) if len(tex) <= MAX_FORMULA else None
    if converted is None:
        return Markup('<span class="pa-tex">{}</span>').format(_references(tex))
    return Markup('<span class="pa-math">{}</span>').format(Markup(converted))  # noqa: S704


def _convert(tex: str) -> str | None:
    error, converter = _converter()
    try:
        made = str(converter.convert_with_local_state(re.sub(r"(?<!\\)%", r"\\%", tex), displaystyle=False))
    except error:
        return None
    parts: list[str] = []
    position = 0
    for tag in _TAG.finditer(made):
        if tag[2] not in _ELEMENTS or not all(map(_is_harmless, _ATTRIBUTE.findall(tag[3]))):
            return None
        parts.append(_references(html.unescape(made[position : tag.start()])))
        parts.append(f"<{tag[1]}{tag[2]}{tag[3]}></{tag[2]}>" if tag[4] else tag[0])
        position = tag.end()
    if "<" in made[position:]:
        return None
    return "".join(parts) if position == len(made) else None


def _is_harmless(attribute: tuple[str, str]) -> bool:
    name, value = attribute
    return name in _ATTRIBUTES and _MODEST.fullmatch(value) is not None


def _references(text: str) -> Markup:
    """`text` with every character but letters, digits and spaces as a numeric reference."""
    return Markup("".join(c if c.isalnum() or c == " " else f"&#{ord(c)};" for c in text))  # noqa: S704


@cache
def _converter() -> tuple[type[Exception], Any]:
    from math_core import LatexError, LatexToMathML

    return LatexError, LatexToMathML(macros=_MACROS)
