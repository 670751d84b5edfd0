r"""TeX that lost its backslashes on its way through a web page: `mathcal{O}(n^2)`, `2.5times`."""

from __future__ import annotations

import re
from collections.abc import Callable

from paperatlas.text.tex import GREEK

_FACTOR = re.compile(r"(?<=\d)times(?![a-z])")
_BETWEEN_CAPITALS = re.compile(r"(?<=[A-Z])otimes(?=[A-Z])")
_CALLIGRAPHIC = re.compile(r"(?<![\\\w$])(mathcal|mathbb|mathfrak)\s?(?:\{([A-Za-z])\}|([A-Z]))\s?(?=\()?")
_SCRIPTED = re.compile(r"(?<![\\\w$])([A-Za-zα-ωΑ-Ω]+)((?:[_^]\{[^{}$]{1,40}\})+)")
_GREEK_FORMULA = re.compile(rf"(?<![\\$])\$({'|'.join(GREEK)})\$")
_WORDS = re.compile(rf"(?<![\\A-Za-z])({'|'.join(GREEK)}|log|exp|min|max|sqrt|cdot|times|leq|geq|sp|poly)(?![a-z])")
_OPERATORS = {"sp": r"\mathrm{sp}", "poly": r"\mathrm{poly}"}
_SCRIPT_WORD = re.compile(r"(?<=\{)[a-z]{2,}(?=\})")


def restore_lost_tex(text: str) -> str:
    r"""`text` with the commonest losses mended; anything doubtful stays as it is.

    `2.5times` becomes `2.5×`; `mathcal{O}(n^{3/2})` becomes mathematics up to the closing
    bracket; `Phi^{max}` and `E_{τ,f}` become mathematics; `$alpha$` gets its backslash back.
    """
    text = _FACTOR.sub("×", text)
    text = _BETWEEN_CAPITALS.sub("⊗", text)
    text = _GREEK_FORMULA.sub(r"$\\\1$", text)
    text = _restore_calligraphic(text)
    return _outside_math(text, lambda part: _SCRIPTED.sub(_scripted_formula, part))


def _restore_calligraphic(text: str) -> str:
    parts: list[str] = []
    position = 0
    while match := _CALLIGRAPHIC.search(text, position):
        end = _closing_bracket(text, match.end())
        parts.append(text[position : match.start()])
        letter = match[2] or match[3]
        parts.append(f"$\\{match[1]}{{{letter}}}{_with_backslashes(text[match.end() : end])}$")
        if end == match.end() and match[0].endswith(" "):
            parts.append(" ")
        position = end
    parts.append(text[position:])
    return "".join(parts)


def _closing_bracket(text: str, start: int) -> int:
    """Index behind the bracket that closes the one at `start`, or `start` where none opens or closes."""
    if text[start : start + 1] != "(":
        return start
    depth = 0
    for index in range(start, min(len(text), start + 200)):
        depth += (text[index] == "(") - (text[index] == ")")
        if depth == 0:
            return index + 1
    return start


def _with_backslashes(formula: str) -> str:
    return _WORDS.sub(lambda match: _OPERATORS.get(match[1], "\\" + match[1] + " "), formula)


def _scripted_formula(match: re.Match[str]) -> str:
    base, scripts = match.groups()
    if base in GREEK:
        base = "\\" + base
    elif len(base) > 2:
        return match[0]
    upright = _SCRIPT_WORD.sub(lambda word: r"\mathrm{" + word[0] + "}", scripts)
    return f"${base}{upright}$"


def _outside_math(text: str, change: Callable[[str], str]) -> str:
    return "".join(part if part.startswith("$") else change(part) for part in re.split(r"(\$[^$]+\$)", text))
