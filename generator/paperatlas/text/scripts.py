"""Raised and lowered characters without markup: `10⁻³`, `CO₂`, `x_max`."""

from __future__ import annotations

import re

_RAISED = str.maketrans("0123456789+-−–=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")
_EXPONENT = re.compile(r"[-+−–]?\d[\d.,/·]*|[-+−–]?[A-Za-zα-ω]")
_ORDINAL = frozenset("aeor")
_INDEX = re.compile(r"[\w.,+−-]{1,8}")


def raised(text: str, before: str = "") -> str:
    """`text` raised: as raised characters where Unicode has them, an exponent with `^`, and else as it is.

    Args:
        text: what is raised.
        before: the character before it. Some letters behind a digit make an ordinal number (`1a`), no exponent.
    """
    bare = text.strip()
    if bare and all(ord(character) in _RAISED for character in bare):
        return bare.translate(_RAISED)
    is_exponent = before.strip() and _EXPONENT.fullmatch(bare) and not (before.isdigit() and bare in _ORDINAL)
    return f"^{bare}" if is_exponent else text


def lowered(text: str) -> str:
    """`text` lowered: as lowered characters where Unicode has them, an index with `_`, and else as it is."""
    bare = text.strip()
    if bare and all(ord(character) in _LOWERED for character in bare):
        return bare.translate(_LOWERED)
    return f"_{bare}" if _INDEX.fullmatch(bare) else text
