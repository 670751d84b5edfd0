r"""Powers and indexes as single characters, for text that shows no mathematics: `R^3L`, `O(n^2)`, `$\beta^3$-IRT`."""

from __future__ import annotations

import re

from paperatlas.text.math import segments
from paperatlas.text.tex import GREEK, PLAIN_COMMANDS, greek_letter

_POWER = re.compile(r"(?<=[A-Za-z0-9)\]])\^(\d{1,2})(?![\d^]|[./]\d|-[^A-Za-z])")
_INDEX = re.compile(r"(?<![A-Za-z0-9_\\^{])([A-Za-z])_(\d)(?![A-Za-z0-9_.])")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_GREEK = re.compile(rf"\\({'|'.join(GREEK)})(?![A-Za-z])\s?")
_STYLED = re.compile(
    r"\\(?:math(?:cal|bb|rm|bf|sf|it|frak|scr)|boldsymbol|bm|text(?:rm|bf|it)?|operatorname)\s?(?:\{([^{}\\]*)\}|([A-Za-z]))"
)
_FUNCTION = re.compile(r"\\(log|ln|exp|min|max|sup|inf|sin|cos|tan|lim|arg|Pr)(?![A-Za-z])")
_ROOT = re.compile(r"\\sqrt\s?(?:\{(\w+)\}|(\w))")
_DEGREE = re.compile(r"\^(?:\{\\circ\}|\\circ(?![A-Za-z]))")
_FORMULA_POWER = re.compile(r"\^(?:\{(\d{1,2})\}|(\d))")
_FORMULA_INDEX = re.compile(r"_(?:\{(\d{1,2})\}|(\d))")


def with_raised(text: str) -> str:
    """`text` with numbers behind a caret raised, and one behind a single letter and an underscore lowered.

    Only what can be nothing else is changed: `n^1.5`, `T^1/3` and `word_2` stay as they are.
    """
    if "^" not in text and "_" not in text:
        return text
    text = _POWER.sub(lambda power: power[1].translate(_RAISED), text)
    return _INDEX.sub(lambda index: index[1] + index[2].translate(_LOWERED), text)


def without_formulas(text: str) -> str:
    r"""`text` in the form of `math.py` as plain characters, for places that show no mathematics.

    Letters of any style, functions, roots of a word, powers and indexes become characters; of other formulas the TeX
    stays.
    """
    if "$" not in text:
        return with_raised(text)
    return "".join(_characters(run.text) if run.is_math else with_raised(run.text) for run in segments(text))


def _characters(formula: str) -> str:
    formula = _STYLED.sub(lambda styled: styled[1] or styled[2] or "", formula)
    formula = _FUNCTION.sub(r"\1", _DEGREE.sub("°", formula))
    formula = _ROOT.sub(lambda root: f"√{root[1] or root[2]}", formula)
    for command, character in PLAIN_COMMANDS:
        formula = command.sub(character, formula)
    formula = _GREEK.sub(lambda letter: greek_letter(letter[1]), formula)
    formula = _FORMULA_POWER.sub(lambda power: (power[1] or power[2]).translate(_RAISED), formula)
    return _FORMULA_INDEX.sub(lambda index: (index[1] or index[2]).translate(_LOWERED), formula)
